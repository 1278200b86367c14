/// A span of days that comes back every year, both ends inclusive, and may cross New Year (`12-24` to `01-01`).
public struct YearlySpan: Hashable, Sendable, CustomStringConvertible {
  /// A day of any year. 29 February stands for 28 February in other years.
  public struct Day: Hashable, Sendable {
    public let month: Int
    public let day: Int

    /// - Parameters: a month 1...12 and a day that the month has in a leap year; nil otherwise.
    public init?(month: Int, day: Int) {
      guard CivilDay(year: 2000, month: month, day: day) != nil else { return nil }
      self.month = month
      self.day = day
    }

    func resolved(in year: Int) -> CivilDay {
      CivilDay(year: year, month: month, day: day) ?? CivilDay.lastDay(ofMonth: month, year)
    }
  }

  public let from: Day
  public let to: Day

  public init(from: Day, to: Day) {
    self.from = from
    self.to = to
  }

  public func contains(_ day: CivilDay) -> Bool {
    let year = day.year
    let (start, end) = (from.resolved(in: year), to.resolved(in: year))
    return start <= end ? start <= day && day <= end : day >= start || day <= end
  }

  /// The most days it can cover in a year: its length in a leap year.
  public var dayCount: Int {
    let (start, end) = (from.resolved(in: 2000), to.resolved(in: 2000))
    return start <= end ? start.days(to: end) + 1 : 366 + start.days(to: end) + 1
  }

  public var description: String {
    "\(from.month.zeroPadded(2))-\(from.day.zeroPadded(2))..\(to.month.zeroPadded(2))-\(to.day.zeroPadded(2))"
  }
}

/// Which days mail may go out on: Monday to Friday, not a Norwegian public holiday, not a quiet day (DESIGN.md 5, rule 3).
public struct WorkCalendar: Hashable, Sendable {
  /// At most 60 days a year together, so that a working day is always near.
  public let quiet: [YearlySpan]

  public init(quiet: [YearlySpan]) {
    precondition(
      quiet.reduce(0) { $0 + $1.dayCount } <= Self.mostQuietDays,
      "quiet days beyond \(Self.mostQuietDays) are refused where they are read")
    self.quiet = quiet
  }

  public static let mostQuietDays = 60

  /// 24 December to 1 January.
  public static let standard = WorkCalendar(quiet: [
    YearlySpan(from: .init(month: 12, day: 24)!, to: .init(month: 1, day: 1)!)
  ])

  public func isWorking(_ day: CivilDay) -> Bool {
    day.weekday.rawValue <= 5 && !NorwegianHolidays.contains(day)
      && !quiet.contains { $0.contains(day) }
  }

  /// The day itself, or the nearest working day before it.
  public func onOrBefore(_ day: CivilDay) -> CivilDay {
    var day = day
    while !isWorking(day) { day = day.shifted(byDays: -1) }
    return day
  }

  /// The day itself, or the nearest working day after it.
  public func onOrAfter(_ day: CivilDay) -> CivilDay {
    var day = day
    while !isWorking(day) { day = day.shifted(byDays: 1) }
    return day
  }

  /// The first working day later than this one.
  public func after(_ day: CivilDay) -> CivilDay { onOrAfter(day.shifted(byDays: 1)) }
}
