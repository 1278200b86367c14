/// The public holidays of Norway.
///
/// Source: lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred § 2 (with Maundy Thursday and Good Friday) and
/// lov 26. april 1947 nr. 1 om 1 og 17 mai som høgtidsdagar; Easter after Meeus/Jones/Butcher.
public enum NorwegianHolidays {
  /// The holidays of a year in ascending order; a day once where two meet (1 May 2008 was Ascension Day too).
  ///
  /// - Parameter year: Gregorian, 1900...2200.
  public static func days(in year: Int) -> [CivilDay] {
    let easter = easterSunday(in: year)
    var days = Set(fromEaster.map { easter.shifted(byDays: $0) })
    for (month, day) in [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)] {
      days.insert(CivilDay(year: year, month: month, day: day)!)
    }
    return days.sorted()
  }

  public static func contains(_ day: CivilDay) -> Bool {
    let (year, month, dayOfMonth) = day.fields
    switch (month, dayOfMonth) {
    case (1, 1), (5, 1), (5, 17), (12, 25), (12, 26): return true
    case (3...6, _):
      let easter = easterSundays.indices.contains(year - 1900) ? easterSundays[year - 1900] : easterSunday(in: year)
      return fromEaster.contains(easter.days(to: day))
    default: return false
    }
  }

  /// Days from Easter Sunday.
  private static let fromEaster = [-3, -2, 0, 1, 39, 49, 50]
  /// Of 1900...2200: every step of every deadline is moved to a working day.
  private static let easterSundays = (1900...2200).map(easterSunday)

  /// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
  public static func easterSunday(in year: Int) -> CivilDay {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (b - (b + 8) / 25 + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return CivilDay(year: year, month: n / 31, day: n % 31 + 1)!
  }
}
