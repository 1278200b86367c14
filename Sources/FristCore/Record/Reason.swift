/// Why a step is told later than its day, from facts (DESIGN.md 5, rule 5).
public enum LateCause: Hashable, Sendable {
  /// The whole plan came to be known only then.
  case planKnownLater(since: CivilDay)
  /// The obligation or its present deadline came to be known only then.
  case knownLater(since: CivilDay)
  /// The spool could not be written on that day.
  case spoolFailure(on: CivilDay)
  /// All mail was held until then.
  case held(until: CivilDay)
  /// No mail of it until then, by an administrator's word.
  case snoozed(until: CivilDay)
  /// It was done or cancelled, and reopened then.
  case reopened(on: CivilDay)
  /// No pass since then.
  case notRunning(since: CivilDay)
  /// The responsible had to hear of it first, and heard only then.
  case firstContact(on: CivilDay)
  /// The daemon was running; the step came with a changed ladder, recipient or configuration.
  case changedLater
}

/// Why something is told, or why it is not (DESIGN.md 5, rule 15): a code with its facts.
public enum Reason: Hashable, Sendable {
  /// Its day has come.
  case stepDue
  /// Its day has come, on a working day beside its own day.
  case movedFrom(CivilDay)
  /// Its day has passed, by so many days.
  case late(days: Int, LateCause)
  /// First seen when no step was left: told once, to the responsible only.
  case seenAfterUntil
  /// A later step of the same track goes out instead.
  case supersededBy(Step)
  /// Something that has no ladder: told once.
  case notYetTold
  /// It rides along with other mail of the reader before its own day.
  case along
}

/// `due`, `moved 2019-06-29`, `late 3 notRunning 2019-06-27`: as the ledger has it.
extension Reason: LosslessStringConvertible {
  public init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    switch (parts.first, parts.count) {
    case ("due", 1): self = .stepDue
    case ("seenAfterUntil", 1): self = .seenAfterUntil
    case ("notYetTold", 1): self = .notYetTold
    case ("along", 1): self = .along
    case ("moved", 2):
      guard let day = CivilDay(parts[1]) else { return nil }
      self = .movedFrom(day)
    case ("superseded", 2):
      guard let step = Step(parts[1]) else { return nil }
      self = .supersededBy(step)
    case ("late", 3), ("late", 4):
      guard let days = Int(parts[1]), let cause = LateCause(parts[2], parts.count == 4 ? CivilDay(parts[3]) : nil)
      else { return nil }
      self = .late(days: days, cause)
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .stepDue: "due"
    case .movedFrom(let day): "moved \(day)"
    case .late(let days, let cause): "late \(days) \(cause.code)" + (cause.day.map { " \($0)" } ?? "")
    case .seenAfterUntil: "seenAfterUntil"
    case .supersededBy(let step): "superseded \(step)"
    case .notYetTold: "notYetTold"
    case .along: "along"
    }
  }
}

extension LateCause {
  fileprivate init?(_ code: String, _ day: CivilDay?) {
    switch (code, day) {
    case ("planKnownLater", let day?): self = .planKnownLater(since: day)
    case ("knownLater", let day?): self = .knownLater(since: day)
    case ("spoolFailure", let day?): self = .spoolFailure(on: day)
    case ("held", let day?): self = .held(until: day)
    case ("snoozed", let day?): self = .snoozed(until: day)
    case ("reopened", let day?): self = .reopened(on: day)
    case ("notRunning", let day?): self = .notRunning(since: day)
    case ("firstContact", let day?): self = .firstContact(on: day)
    case ("changedLater", nil): self = .changedLater
    default: return nil
    }
  }

  fileprivate var code: String {
    switch self {
    case .planKnownLater: "planKnownLater"
    case .knownLater: "knownLater"
    case .spoolFailure: "spoolFailure"
    case .held: "held"
    case .snoozed: "snoozed"
    case .reopened: "reopened"
    case .notRunning: "notRunning"
    case .firstContact: "firstContact"
    case .changedLater: "changedLater"
    }
  }

  /// The day that the cause names; nil where it names none.
  public var day: CivilDay? {
    switch self {
    case .planKnownLater(let day), .knownLater(let day), .spoolFailure(let day), .held(let day), .snoozed(let day),
      .reopened(let day), .notRunning(let day), .firstContact(let day):
      day
    case .changedLater: nil
    }
  }
}
