import FristCore

/// What the items of a digest are to their reader, the most pressing first: the order within a plan and of a subject
/// (DESIGN.md 7).
enum Section: Int, Comparable, CaseIterable {
  /// An error in a file.
  case problem
  /// Somebody lost from the directory, or a deadline that will never get its day.
  case unsettled
  /// A whole plan whose file is gone.
  case gone
  /// Overdue with somebody whom the reader leads.
  case elsewhere
  /// The reader's own, past due.
  case overdue
  case today
  /// What waited for something else and now has a day.
  case dated
  case status
  /// The same for who owns the plan, and is not asked.
  case round
  /// A long window that has just opened.
  case opening
  case soon
  case review
  /// Nothing to do for the reader: participants, and what goes on after its window.
  case information
  /// An obligation that is gone from its plan's file.
  case withdrawn
  case resolved
  case replaced
  case alive

  static func < (a: Section, b: Section) -> Bool { a.rawValue < b.rawValue }

  /// By the real distance from today, not by the name of the step.
  init(_ notice: Notice, on today: CivilDay) {
    switch notice.matter {
    case .problem: self = .problem
    case .lost, .orphaned: self = .unsettled
    case .withdrawn(_, _, let obligation): self = obligation == nil ? .gone : .withdrawn
    case .status: self = notice.standing == .owner ? .round : .status
    case .review: self = .review
    case .resolved: self = .resolved
    case .replaced: self = .replaced
    case .alive: self = .alive
    case .dated: self = .dated
    case .deadline(let occurrence, _, _):
      let days = today.days(to: occurrence.due)
      if case .escalated = notice.step {
        self = .elsewhere
      } else if notice.standing == .participant || occurrence.continues && days < 0 {
        self = .information
      } else if days < 0 {
        self = .overdue
      } else if days == 0 {
        self = .today
      } else {
        self = notice.step == .opens ? .opening : .soon
      }
    }
  }

  /// Whether its items need its heading to be understood, also where there is no other.
  var needsHeading: Bool {
    switch self {
    case .information, .withdrawn, .resolved: true
    default: false
    }
  }

  var tone: Tone {
    switch self {
    case .problem, .unsettled, .gone, .elsewhere, .overdue: .red
    case .today, .dated, .soon: .yellow
    case .status, .round, .opening, .review: .plain
    case .resolved, .alive: .green
    case .information, .withdrawn, .replaced: .grey
    }
  }
}
