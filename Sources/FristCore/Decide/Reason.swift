/// Why a step is told later than its day, from facts (DESIGN.md 5, rule 5).
public enum LateCause: Hashable, Sendable {
  /// The plan, the obligation or its present deadline came to be known only then.
  case knownLater(since: CivilDay)
  /// The spool could not be written on that day.
  case spoolFailure(on: CivilDay)
  /// All mail was held until then.
  case held(until: CivilDay)
  /// It was done, and reopened then.
  case reopened(on: CivilDay)
  /// No pass since then.
  case notRunning(since: CivilDay)
  /// The daemon was running; the step came with a changed ladder, recipient or configuration.
  case changedLater
  /// The responsible had to hear of it first, and heard only then.
  case firstContact(on: CivilDay)
}

/// Why something is told, or why it is not (DESIGN.md 5, rule 15).
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
  /// An error in a file, or something withdrawn: told once.
  case notYetTold
}

/// `its day`, `late 3 days: not running since 2019-06-27`, …
extension Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .stepDue: "its day has come"
    case .movedFrom(let day): "moved from \(day), not a working day"
    case .late(let days, let cause): "late by \(days) \(days == 1 ? "day" : "days"): \(cause)"
    case .seenAfterUntil: "first seen when no step was left: told once"
    case .supersededBy(let step): "\(step) is told instead"
    case .notYetTold: "not told before"
    }
  }
}

extension LateCause: CustomStringConvertible {
  public var description: String {
    switch self {
    case .knownLater(let day): "known only since \(day)"
    case .spoolFailure(let day): "the spool could not be written on \(day)"
    case .held(let day): "all mail was held until \(day)"
    case .reopened(let day): "reopened on \(day)"
    case .notRunning(let day): "not running since \(day)"
    case .changedLater: "came with a later change of the configuration"
    case .firstContact(let day): "the responsible was told only on \(day)"
    }
  }
}
