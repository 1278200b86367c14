import FristCore

/// Something wrong in a file.
public struct ProblemMessage: Codable, Hashable, Sendable {
  /// "error" or "warning".
  public var severity: String
  /// As the administrator named it, or as it was found.
  public var file: String
  /// From 1; 0 where the whole file is meant.
  public var line: Int
  /// From 1, in characters; 0 where the whole file is meant.
  public var column: Int
  /// What is wrong, in the language that was asked for.
  public var what: String
  /// What happens now.
  public var consequence: String
  @OrNull public var plan: String?
  @OrNull public var obligation: String?
  /// All of it in one line, as people read it.
  public var text: String

  public init(
    severity: String, file: String, line: Int, column: Int, what: String, consequence: String, plan: String? = nil,
    obligation: String? = nil, text: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.what = what
    self.consequence = consequence
    self.plan = plan
    self.obligation = obligation
    self.text = text
  }
}

extension ProblemMessage {
  /// - Parameter language: The reader's.
  public init(_ problem: Problem, in language: Language = .en) {
    self.init(
      severity: problem.severity.rawValue, file: problem.file, line: problem.line, column: problem.column,
      what: problem.what[language], consequence: problem.consequence[language], plan: problem.plan,
      obligation: problem.obligation, text: problem.description(in: language))
  }
}

extension [ProblemMessage] {
  /// A line each, as people read them under each other: what happens now stands once a file where it is the same.
  public var lines: [String] {
    var said = SaidConsequences()
    return map { said.line($0.text, file: $0.file, consequence: $0.consequence) }
  }
}
