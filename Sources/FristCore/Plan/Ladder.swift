/// A leader that an overdue occurrence is escalated to, seen from the occurrence.
public enum Leader: String, Hashable, Sendable, CaseIterable {
  /// The superior of the first responsible.
  case superior
  /// The plan's owner.
  case owner
  /// The plan's coordinator.
  case coordinator
}

/// How a ladder repeats that something is overdue (`every:`).
public enum Repeat: Hashable, Sendable {
  case never
  /// Every so many days, 1 or more.
  case days(Int)
  /// On the first of each month that lies 14 days or more after the last listed step: all that is old in one mail.
  case month
}

/// When to tell about an occurrence: whole days from its due day (DESIGN.md 5, rule 2).
public struct Ladder: Hashable, Sendable {
  /// Days before due, each 1 or more; any order.
  public var before: [Int]
  /// Days after due, each 1 or more; any order.
  public var overdue: [Int]
  /// How it goes on after the last of `overdue`; nothing to count from, no repeats, where that is empty.
  public var every: Repeat
  /// Days after due, and who is told then.
  public var escalated: [Int: [Leader]]
  /// Steps whose name says more days overdue than this are not sent.
  public var until: Int

  public init(before: [Int], overdue: [Int], every: Repeat, escalated: [Int: [Leader]], until: Int) {
    self.before = before
    self.overdue = overdue
    self.every = every
    self.escalated = escalated
    self.until = until
  }

  /// The table of DESIGN.md 5, rule 2.
  public static func standard(for kind: ObligationKind) -> Ladder { standards[kind]! }

  private static let standards = Dictionary(
    uniqueKeysWithValues: ObligationKind.allCases.map { ($0, makeStandard(for: $0)) })

  private static func makeStandard(for kind: ObligationKind) -> Ladder {
    let before =
      switch kind {
      case .measure, .resolution: [30, 7]
      case .evaluation, .report: [60, 14]
      case .revision: [365, 180, 60]
      case .survey: [180, 60, 14]
      }
    return Ladder(
      before: before, overdue: [1], every: .month,
      escalated: [30: [.superior], 90: [.superior], 180: [.superior, .owner]], until: 365)
  }

  /// The days past due of all overdue steps, ascending, up to `until`.
  ///
  /// - Parameter due: What the firsts of months are counted from.
  public func overdueDays(from due: CivilDay) -> [Int] {
    var days = Set(overdue)
    if let last = overdue.max() {
      switch every {
      case .never: break
      case .days(let step): days.formUnion(stride(from: last, through: until, by: step))
      case .month:
        var first = due.shifted(byDays: last + 14).firstOfMonthOrLater
        while due.days(to: first) <= until {
          days.insert(due.days(to: first))
          first = first.shifted(byMonths: 1)
        }
      }
    }
    return days.filter { $0 <= until }.sorted()
  }

  /// The days and leaders of escalated steps in ascending order, up to `until`.
  public var escalations: [(days: Int, leaders: [Leader])] {
    escalated.filter { $0.key <= until }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// The keys that a `ladder:` writes; the others come from the ladder around it.
public struct LadderEdit: Hashable, Sendable {
  public var before: [Int]?
  public var overdue: [Int]?
  public var every: Repeat?
  public var escalated: [Int: [Leader]]?
  public var until: Int?

  public init(
    before: [Int]? = nil, overdue: [Int]? = nil, every: Repeat? = nil, escalated: [Int: [Leader]]? = nil,
    until: Int? = nil
  ) {
    self.before = before
    self.overdue = overdue
    self.every = every
    self.escalated = escalated
    self.until = until
  }

  public func applied(to ladder: Ladder) -> Ladder {
    Ladder(
      before: before ?? ladder.before, overdue: overdue ?? ladder.overdue, every: every ?? ladder.every,
      escalated: escalated ?? ladder.escalated, until: until ?? ladder.until)
  }
}
