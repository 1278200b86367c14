/// A leader that an overdue occurrence is escalated to, seen from the occurrence.
public enum Leader: String, Hashable, Sendable, CaseIterable {
  /// The superior of the first responsible.
  case superior
  /// The plan's owner.
  case owner
  /// The plan's coordinator.
  case coordinator
}

/// When to tell about an occurrence: whole days from its due day (DESIGN.md 5, rule 2).
public struct Ladder: Hashable, Sendable {
  /// Days before due, each 1 or more; any order.
  public var before: [Int]
  /// Days after due, each 1 or more; any order.
  public var overdue: [Int]
  /// From the last of `overdue` on, again every so many days; 0 for never.
  public var every: Int
  /// Days after due, and who is told then.
  public var escalated: [Int: [Leader]]
  /// Steps whose name says more days overdue than this are not sent.
  public var until: Int

  public init(before: [Int], overdue: [Int], every: Int, escalated: [Int: [Leader]], until: Int) {
    self.before = before
    self.overdue = overdue
    self.every = every
    self.escalated = escalated
    self.until = until
  }

  /// The table of DESIGN.md 5, rule 2.
  public static func standard(for kind: ObligationKind) -> Ladder {
    let before =
      switch kind {
      case .measure, .resolution: [30, 7]
      case .evaluation, .report: [60, 14]
      case .revision: [365, 180, 60]
      case .survey: [180, 60, 14]
      }
    return Ladder(
      before: before, overdue: [1, 15, 29], every: 30,
      escalated: [30: [.superior], 90: [.superior], 180: [.superior, .owner]], until: 365)
  }

  /// All steps it can have, but for `opens`.
  var steps: Set<Step> {
    Set(
      before.map { .before($0) } + [.due] + overdueDays.map { .overdue($0) } + escalations.map { .escalated($0.days) })
  }

  /// All days of overdue steps in ascending order, up to `until`.
  public var overdueDays: [Int] {
    var days = Set(overdue)
    if every > 0, let last = overdue.max() {
      days.formUnion(stride(from: last, through: until, by: every))
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
  public var every: Int?
  public var escalated: [Int: [Leader]]?
  public var until: Int?

  public init(
    before: [Int]? = nil, overdue: [Int]? = nil, every: Int? = nil, escalated: [Int: [Leader]]? = nil,
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
