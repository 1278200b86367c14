import FristCore

/// How a zone's clocks go year after year, as the variable TZ says it (POSIX, 8.3): `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyRule: Hashable, Sendable {
  /// Seconds east of UTC.
  private let standard: Int
  private let summer: Summer?

  private struct Summer: Hashable, Sendable {
    /// Seconds east of UTC.
    let offset: Int
    let begin: Change
    let end: Change
  }

  /// A day of the year and a time on it, by the clock that goes until then.
  private struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// `M3.5.0`: the last Sunday of March; 5 is the last.
      case weekday(month: Int, week: Int, weekday: Int)
      /// `J60`: 1 March, in every year.
      case dayWithoutLeap(Int)
      /// `59`: from 0, 29 February counted.
      case day(Int)
    }

    let day: Day
    /// Seconds after midnight, also negative or beyond the day.
    let seconds: Int

    /// In seconds since 1970 by that clock.
    func local(in year: Int) -> Int {
      let first = CivilDay.firstDay(ofYear: year).number
      let number =
        switch day {
        case .day(let count): first + count
        case .dayWithoutLeap(let count): first + count - 1 + (CivilDay.isLeap(year) && count >= 60 ? 1 : 0)
        case .weekday(let month, let week, let weekday):
          Self.number(month, week, weekday, in: year)
        }
      return number * 86_400 + seconds
    }

    private static func number(_ month: Int, _ week: Int, _ weekday: Int, in year: Int) -> Int {
      let first = CivilDay.firstDay(ofMonth: month, year)
      // Sunday is 0 there and 7 here.
      let until = (weekday - first.weekday.rawValue % 7 + 7) % 7
      let length = CivilDay.days(inMonth: month, of: year)
      var day = until + (week - 1) * 7
      while day >= length { day -= 7 }
      return first.number + day
    }
  }

  /// Seconds east of UTC at an instant.
  func offset(at seconds: Int) -> Int {
    guard let summer else { return standard }
    let year = CivilDay(number: (seconds + standard).floorDivided(by: 86_400)).year
    let begin = summer.begin.local(in: year) - standard
    let end = summer.end.local(in: year) - summer.offset
    // South of the equator summer is at both ends of the year.
    let isSummer = begin < end ? begin <= seconds && seconds < end : !(end <= seconds && seconds < begin)
    return isSummer ? summer.offset : standard
  }

  /// Nil for what is no such text.
  init?(_ text: Substring) {
    var rest = text
    // No zone is a day or more away from UTC.
    guard Self.takeName(&rest), let west = Self.takeTime(&rest), abs(west) < 86_400 else { return nil }
    standard = -west
    if rest.isEmpty {
      summer = nil
      return
    }
    guard Self.takeName(&rest) else { return nil }
    var offset = standard + 3600
    if rest.first != "," {
      guard let west = Self.takeTime(&rest) else { return nil }
      offset = -west
    }
    guard let begin = Self.takeChange(&rest), let end = Self.takeChange(&rest), rest.isEmpty, abs(offset) < 86_400
    else {
      return nil
    }
    summer = Summer(offset: offset, begin: begin, end: end)
  }

  /// `CET`, `<+03>`.
  private static func takeName(_ rest: inout Substring) -> Bool {
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  /// `-1`, `3:30`, `+02:00:00` in seconds, -167 to 167 hours.
  private static func takeTime(_ rest: inout Substring) -> Int? {
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard let hours = takeNumber(&rest, 0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where rest.first == ":" {
      rest = rest.dropFirst()
      guard let count = takeNumber(&rest, 0...59) else { return nil }
      seconds += count * unit
    }
    return isNegative ? -seconds : seconds
  }

  private static func takeNumber(_ rest: inout Substring, _ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), range.contains(number) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }

  /// `,M3.5.0/3`.
  private static func takeChange(_ rest: inout Substring) -> Change? {
    guard rest.first == "," else { return nil }
    rest = rest.dropFirst()
    let day: Change.Day
    switch rest.first {
    case "M":
      var fields: [Int] = []
      for range in [1...12, 1...5, 0...6] {
        guard rest.first == (fields.isEmpty ? "M" : ".") else { return nil }
        rest = rest.dropFirst()
        guard let number = takeNumber(&rest, range) else { return nil }
        fields.append(number)
      }
      day = .weekday(month: fields[0], week: fields[1], weekday: fields[2])
    case "J":
      rest = rest.dropFirst()
      guard let number = takeNumber(&rest, 1...365) else { return nil }
      day = .dayWithoutLeap(number)
    default:
      guard let number = takeNumber(&rest, 0...365) else { return nil }
      day = .day(number)
    }
    guard rest.first == "/" else { return Change(day: day, seconds: 2 * 3600) }
    rest = rest.dropFirst()
    guard let seconds = takeTime(&rest) else { return nil }
    return Change(day: day, seconds: seconds)
  }
}
