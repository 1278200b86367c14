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

  /// What it means when the other was done on `day`: a day alone; of "når ID er gjort" that day on, due then.
  public func window(whenDoneOn day: CivilDay) -> Window {
    Window(start: count == 0 ? day : nil, due: due(whenDoneOn: day))
  }

  private func due(whenDoneOn day: CivilDay) -> CivilDay {
    switch unit {
    case .day: day.shifted(byDays: count)
    case .week: day.shifted(byDays: count * 7)
    case .month: day.shifted(byMonths: count)
    case .year: day.shifted(byMonths: count * 12)
    }
  }
}
