/// Something wrong in a file: what, where, and what happens now.
public struct Problem: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable { case warning, error }

  public var severity: Severity
  /// The file as the administrator named it or as found in the plan directory.
  public var file: String
  /// From 1; 0 where the whole file is meant.
  public var line: Int
  /// From 1, in characters; 0 where the whole file is meant.
  public var column: Int
  /// What is wrong, without a final full stop.
  public var what: Sentence
  /// What happens now, without a final full stop.
  public var consequence: Sentence
  public var plan: PlanID?
  public var obligation: String?

  public init(
    severity: Severity = .error, file: String, line: Int, column: Int, what: Sentence, consequence: Sentence,
    plan: PlanID? = nil, obligation: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.what = what
    self.consequence = consequence
    self.plan = plan
    self.obligation = obligation
  }
}

/// `plans.d/nes-rus.yaml:41:15: what; what happens now`.
extension Problem: CustomStringConvertible {
  public var description: String {
    description(in: .en)
  }

  /// The same in a reader's language.
  public func description(in language: Language) -> String {
    let warning =
      switch language {
      case .nb: "advarsel: "
      case .nn: "åtvaring: "
      case .en: "warning: "
      }
    return "\(place): \(severity == .warning ? warning : "")\(what[language]); \(consequence[language])"
  }

  /// `plans.d/nes-rus.yaml:41:15`, or the file alone.
  public var place: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

extension [Problem] {
  /// A line each, in their order: what happens now stands once a file where it is the same.
  public func lines(in language: Language) -> [String] {
    var said = SaidConsequences()
    return map { problem in
      let consequence = problem.consequence[language]
      return said.line(problem.description(in: language), file: problem.file, consequence: consequence)
    }
  }
}

/// What was already said to happen now, file by file, in one list of problems.
public struct SaidConsequences {
  private var said: Set<[String]> = []

  public init() {}

  /// Whether it is said of the file for the first time.
  public mutating func isNew(file: String, consequence: String) -> Bool {
    said.insert([file, consequence]).inserted
  }

  /// A problem's line, which ends with `; consequence`: without that where it stood before.
  public mutating func line(_ line: String, file: String, consequence: String) -> String {
    isNew(file: file, consequence: consequence) ? line : String(line.dropLast(consequence.count + 2))
  }
}

/// One sentence in every language that readers have, made where the facts are known.
public struct Sentence: Hashable, Sendable, ExpressibleByStringLiteral {
  public let nb: String
  public let nn: String
  public let en: String

  public init(nb: String, nn: String, en: String) {
    self.nb = nb
    self.nn = nn
    self.en = en
  }

  /// The same in every language: what a system says of itself.
  public init(_ text: String) { self.init(nb: text, nn: text, en: text) }
  public init(stringLiteral text: String) { self.init(text) }

  public subscript(language: Language) -> String {
    switch language {
    case .nb: nb
    case .nn: nn
    case .en: en
    }
  }
}
