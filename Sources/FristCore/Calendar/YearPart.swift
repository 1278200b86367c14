/// A part of any year that can be said without naming one: "andre kvartal", "1. mars", "første mandag i september".
///
/// Source: DEADLINES.md, Windows. How vague the plan was ("våren") is not kept here but beside it.
package enum YearPart: Hashable, Sendable {
  /// Whole months, both 1...12, the last not before the first: the year, a half, a quarter, a season, a month.
  case months(Int, Int)
  /// December of the year before to the end of February.
  case winter
  /// Days of one month, both 1...31; beyond the month's end they mean its last day.
  case days(month: Int, Int, Int)
  /// The nth weekday of a month, 1...5, counted from its end where `n` is negative.
  case weekday(n: Int, Weekday, month: Int)
  /// The first or last ISO week that has its Thursday in the month.
  case week(last: Bool, month: Int)
  /// ISO weeks, 1...53.
  case weeks(Int, Int)
  /// From the first day of one to the last day of another, in the next year where it runs over the year's end.
  indirect case joined(YearPart, YearPart, overYearEnd: Bool)

  static let year = YearPart.months(1, 12)
  static func quarter(_ n: Int) -> YearPart { .months(n * 3 - 2, n * 3) }

  /// First and last day in a year; nil where that year has no such part (week 53, a fifth Monday).
  func days(in year: Int) -> (first: CivilDay, last: CivilDay)? {
    switch self {
    case .months(let a, let b):
      return (.firstDay(ofMonth: a, year), .lastDay(ofMonth: b, year))
    case .winter:
      return (.firstDay(ofMonth: 12, year - 1), .lastDay(ofMonth: 2, year))
    case .days(let month, let a, let b):
      let first = CivilDay.firstDay(ofMonth: month, year)
      let length = CivilDay.days(inMonth: month, of: year)
      return (first.shifted(byDays: min(a, length) - 1), first.shifted(byDays: min(b, length) - 1))
    case .weekday(let n, let weekday, let month):
      let day = Self.nth(n, weekday, month, year)
      return day.month == month ? (day, day) : nil
    case .week(let last, let month):
      let thursday = Self.nth(last ? -1 : 1, .thursday, month, year)
      return (thursday.shifted(byDays: -3), thursday.shifted(byDays: 3))
    case .weeks(let a, let b):
      guard let first = ISOWeek(year: year, week: a), let last = ISOWeek(year: year, week: b) else { return nil }
      return (first.monday, last.sunday)
    case .joined(let a, let b, let isOver):
      guard let first = a.days(in: year), let last = b.days(in: isOver ? year + 1 : year) else { return nil }
      return (first.first, last.last)
    }
  }

  /// Whether every year has it.
  var isInEveryYear: Bool {
    switch self {
    case .months, .winter, .days, .week: true
    case .weekday(let n, _, _): n < 5
    case .weeks(_, let last): last < 53
    case .joined(.weeks, .weeks(_, let last), _): last < 53
    // Beside what moves from year to year a day may lie before it or behind.
    case .joined(let a, let b, _): a.isFixed && b.isFixed
    }
  }

  /// Whether it has the same days in every year, but for 29 February.
  private var isFixed: Bool {
    switch self {
    case .months, .winter, .days: true
    case .weekday, .week, .weeks, .joined: false
    }
  }

  private static func nth(_ n: Int, _ weekday: Weekday, _ month: Int, _ year: Int) -> CivilDay {
    if n > 0 {
      let first = CivilDay.firstDay(ofMonth: month, year)
      let wait = Int.floorModulo(weekday.rawValue - first.weekday.rawValue, 7)
      return first.shifted(byDays: wait + (n - 1) * 7)
    }
    let last = CivilDay.lastDay(ofMonth: month, year)
    let back = Int.floorModulo(last.weekday.rawValue - weekday.rawValue, 7)
    return last.shifted(byDays: -back + (n + 1) * 7)
  }
}
