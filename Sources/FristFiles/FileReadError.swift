import FristCore

/// frist.yaml, the directory or the plan directory cannot be used: nothing of the files is taken.
public struct FileReadError: Error, Hashable, Sendable {
  /// Never empty.
  public let problems: [Problem]

  public init(problems: [Problem]) { self.problems = problems }
}
