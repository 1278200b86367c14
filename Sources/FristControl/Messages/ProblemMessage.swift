import FristCore

/// Something wrong in a file.
public struct ProblemMessage: Codable, Hashable, Sendable {
  /// `error` or `warning`.
  public let severity: String
  public let file: String
  /// From 1; 0 where the whole file is meant.
  public let line: Int
  /// From 1, in characters; 0 where the whole file is meant.
  public let column: Int
  public let what: String
  /// What happens now.
  public let consequence: String
  public let plan: String?
  public let obligation: String?
  /// All of it in one line, as people read it.
  public let text: String

  public init(_ problem: Problem) {
    severity = problem.severity.rawValue
    file = problem.file
    line = problem.line
    column = problem.column
    what = problem.what
    consequence = problem.consequence
    plan = problem.plan
    obligation = problem.obligation
    text = problem.description
  }
}
