/// "Ett år etter ID": counted from the day another obligation of the same plan is done; zero for "når ID er gjort".
public struct Relative: Hashable, Sendable {
  public enum Unit: String, Hashable, Sendable { case day, week, month, year }

  /// 0 for "når ID er gjort".
  public let count: Int
  public let unit: Unit
  /// The obligation it waits for, as written.
  public let after: String

  public init(count: Int, unit: Unit, after: String) {
    self.count = count
    self.unit = unit
    self.after = after
  }

  /// The day it falls due when the other was done on `day`.
  public func due(whenDoneOn day: CivilDay) -> CivilDay {
    switch unit {
    case .day: day.shifted(byDays: count)
    case .week: day.shifted(byDays: count * 7)
    case .month: day.shifted(byMonths: count)
    case .year: day.shifted(byMonths: count * 12)
    }
  }
}
