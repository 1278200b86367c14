import FristCore

/// What the items of a digest are to their reader, the most pressing first: the order within a plan.
enum Section: Int, Comparable, CaseIterable {
  /// The reader's own, past due.
  case overdue
  /// Overdue with somebody whom the reader leads.
  case elsewhere
  case today
  case soon
  /// A long window that has just opened.
  case opening
  /// Nothing to do for the reader: participants, and what goes on after its window.
  case information
  case status
  case review
  case withdrawn
  case problem

  static func < (a: Section, b: Section) -> Bool { a.rawValue < b.rawValue }

  /// By the real distance from today, not by the name of the step.
  init(_ notice: Notice, on today: CivilDay) {
    switch (notice.step, notice.subject) {
    case (_, .problem): self = .problem
    case (_, .withdrawn): self = .withdrawn
    case (.status, _): self = .status
    case (.review, _): self = .review
    case (.escalated, _): self = .elsewhere
    case (let step, .occurrence(let occurrence, _)):
      let days = today.days(to: occurrence.due)
      if notice.standing == .participant || occurrence.continues && days < 0 {
        self = .information
      } else if days < 0 {
        self = .overdue
      } else if days == 0 {
        self = .today
      } else {
        self = step == .opens ? .opening : .soon
      }
    }
  }
}
