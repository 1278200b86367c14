/// A week of ISO 8601: Monday to Sunday, belonging to the year (and here also the month) that has its Thursday.
public struct ISOWeek: Hashable, Sendable {
  /// The ISO week-numbering year.
  public let year: Int
  /// 1...52, or 53 in a year that has it.
  public let week: Int

  /// The week, or nil where the year has no such week.
  public init?(year: Int, week: Int) {
    guard week >= 1, week <= Self.count(in: year) else { return nil }
    self.year = year
    self.week = week
  }

  /// The week that a day lies in.
  public init(containing day: CivilDay) {
    let thursday = day.shifted(byDays: 4 - day.weekday.rawValue)
    year = thursday.year
    week = CivilDay.firstDay(ofYear: year).days(to: thursday) / 7 + 1
  }

  public var monday: CivilDay {
    // 4 January always lies in week 1.
    let fourth = CivilDay.firstDay(ofYear: year).shifted(byDays: 3)
    return fourth.shifted(byDays: 1 - fourth.weekday.rawValue + (week - 1) * 7)
  }

  public var sunday: CivilDay { monday.shifted(byDays: 6) }

  /// 52 or 53: the week of 28 December is always a year's last.
  public static func count(in year: Int) -> Int {
    ISOWeek(containing: CivilDay.lastDay(ofYear: year).shifted(byDays: -3)).week
  }
}
