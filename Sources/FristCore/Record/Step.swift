/// A step of a ladder, named by days from due (DESIGN.md 2), or one of the notices beside the ladders.
public enum Step: Hashable, Sendable {
  case opens
  case before(Int)
  case due
  case overdue(Int)
  case escalated(Int)
  /// The status round of an evaluation.
  case status
  /// "Does this still hold?", on 1 December.
  case review
  /// The yearly sign of life.
  case alive
  /// A relative deadline got its day.
  case dated
  /// How it ended with what a leader had heard of.
  case resolved
  /// Another plan stands in the place of this one.
  case replaced
  /// An error in a file.
  case problem
  /// A plan or obligation that is gone from the files.
  case withdrawn

  public enum Track: Hashable, Sendable {
    case reminding, escalating
  }

  public var track: Track {
    if case .escalated = self { .escalating } else { .reminding }
  }

  public var isOverdue: Bool {
    if case .overdue = self { true } else { false }
  }

  /// The order of steps that share a day: the later is the one that counts (DESIGN.md 5, rule 5).
  var rank: Int {
    switch self {
    case .opens: 0
    case .before: 1
    case .due: 2
    case .overdue: 3
    case .escalated: 4
    case .status: 5
    case .review: 6
    case .dated: 7
    case .alive: 8
    case .resolved: 9
    case .replaced: 10
    case .problem: 11
    case .withdrawn: 12
    }
  }

  /// The step's own day for a window, before it is moved to a working day; nil where days do not name it.
  public func day(for window: Window) -> CivilDay? {
    switch self {
    case .opens: window.start
    case .before(let days): window.due.shifted(byDays: -days)
    case .due: window.due
    case .overdue(let days), .escalated(let days): window.due.shifted(byDays: days)
    case .status, .review, .alive, .dated, .resolved, .replaced, .problem, .withdrawn: nil
    }
  }

  /// The working day on which it is told: before the due day towards the past, else towards the future (rule 3).
  public func tellingDay(for ownDay: CivilDay, in calendar: WorkCalendar) -> CivilDay {
    switch self {
    case .before, .due: calendar.onOrBefore(ownDay)
    default: calendar.onOrAfter(ownDay)
    }
  }
}

/// `opens`, `before-30`, `due`, `overdue-15`, `escalated-30`, …
extension Step: LosslessStringConvertible {
  public init?(_ text: String) {
    switch text {
    case "opens": self = .opens
    case "due": self = .due
    case "status": self = .status
    case "review": self = .review
    case "alive": self = .alive
    case "dated": self = .dated
    case "resolved": self = .resolved
    case "replaced": self = .replaced
    case "problem": self = .problem
    case "withdrawn": self = .withdrawn
    default:
      let parts = text.split(separator: "-")
      guard parts.count == 2, let days = Int(parts[1]) else { return nil }
      switch parts[0] {
      case "before": self = .before(days)
      case "overdue": self = .overdue(days)
      case "escalated": self = .escalated(days)
      default: return nil
      }
    }
  }

  public var description: String {
    switch self {
    case .opens: "opens"
    case .before(let days): "before-\(days)"
    case .due: "due"
    case .overdue(let days): "overdue-\(days)"
    case .escalated(let days): "escalated-\(days)"
    case .status: "status"
    case .review: "review"
    case .alive: "alive"
    case .dated: "dated"
    case .resolved: "resolved"
    case .replaced: "replaced"
    case .problem: "problem"
    case .withdrawn: "withdrawn"
    }
  }
}
