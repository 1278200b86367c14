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
  public var what: String
  /// What happens now, without a final full stop.
  public var consequence: String
  public var plan: PlanID?
  public var obligation: String?

  public init(
    severity: Severity = .error, file: String, line: Int, column: Int, what: String, consequence: String,
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
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return "\(place): \(severity == .warning ? "warning: " : "")\(what); \(consequence)"
  }
}
