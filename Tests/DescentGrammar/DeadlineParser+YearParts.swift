import FristCore

/// Parts of the year, without the year (DEADLINES.md, Windows).
extension DeadlineParser {
  mutating func yearPart() throws(DeadlineRefusal) -> YearPart {
    switch word {
    case .month: return try months()
    case .spring: return season(3)
    case .summer: return season(6)
    case .autumn: return season(9)
    case .winter:
      skip()
      approximate = true
      return .winter
    case .quarterSign:
      guard isNumber(1...1, 1), let n = number(1), (1...4).contains(n) else {
        skip()
        throw stuck()
      }
      skip(2)
      return .quarter(n)
    case .unit(.week): return try weeks()
    case .last:
      skip()
      return try lastOfMonth()
    case .ordinal(let n):
      let begin = tokens
      skip()
      return try nth(n, from: begin, mayNameWeekday: true)
    case .the:
      let begin = tokens
      skip()
      if case .ordinal(let n)? = word {
        skip()
        return try dayOfMonth(n, from: begin)
      }
      return try numbered(mayNameWeekday: false)
    case .vague(let third, .latin):
      skip()
      return try self.third(third)
    default: return try numbered(mayNameWeekday: true)
    }
  }

  /// "1. halvår", "3. mars", "3 mars", "1. mandag i mai": a number of one or two digits.
  private mutating func numbered(mayNameWeekday: Bool) throws(DeadlineRefusal) -> YearPart {
    guard isNumber(1...2), let n = number() else { throw stuck() }
    let begin = tokens
    skip()
    if isMark(.dot), token()?.spaced == false {
      skip()
      return try nth(n, from: begin, mayNameWeekday: mayNameWeekday)
    }
    return try dayOfMonth(n, from: begin)
  }

  /// What follows an ordinal.
  private mutating func nth(
    _ n: Int, from begin: ArraySlice<Token>, mayNameWeekday: Bool
  ) throws(DeadlineRefusal) -> YearPart {
    let unit = token()
    let count: Int
    switch word {
    case .half where mayNameWeekday: count = 2
    case .quarter where mayNameWeekday: count = 4
    case .tertial where mayNameWeekday: count = 3
    case .weekday(let weekday) where mayNameWeekday:
      guard (1...5).contains(n) else { throw notADate(from: begin) }
      skip()
      try expect(.in)
      return .weekday(n: n, weekday, month: try month())
    case .unit(.week) where n == 1 && mayNameWeekday && word(1) == .in:
      skip(2)
      approximate = true
      return .week(last: false, month: try month())
    default: return try dayOfMonth(n, from: begin)
    }
    skip()
    // "2. kv. 2014"
    if unit?.spelling == "kv", token()?.spaced == false { accept(.dot) }
    guard (1...count).contains(n) else { throw notADate(from: begin) }
    let length = 12 / count
    return .months((n - 1) * length + 1, n * length)
  }

  /// The month after a day; that the year has this day is looked at when the year is known.
  private mutating func dayOfMonth(_ day: Int, from begin: ArraySlice<Token>) throws(DeadlineRefusal) -> YearPart {
    guard case .month = word else { throw stuck() }
    let jul = bareJul
    let month = try month()
    // "1. jul" is a day in July; "første jul" may be Christmas Day.
    if case .number? = begin.first?.kind { bareJul = jul }
    // 2000 was a leap year.
    guard (1...CivilDay.days(inMonth: month, of: 2000)).contains(day) else { throw notADate(from: begin) }
    return .days(month: month, day, day)
  }

  /// "mandag | uke | dag i MONTH" after "siste".
  private mutating func lastOfMonth() throws(DeadlineRefusal) -> YearPart {
    let what = word
    switch what {
    case .weekday, .unit(.week), .unit(.day): skip()
    default: throw stuck()
    }
    try expect(.in)
    let month = try month()
    switch what {
    case .weekday(let weekday): return .weekday(n: -1, weekday, month: month)
    case .unit(.week):
      approximate = true
      return .week(last: true, month: month)
    default: return .days(month: month, 31, 31)
    }
  }

  /// "primo | medio | ultimo MONTH": ten days each.
  private mutating func third(_ third: Int) throws(DeadlineRefusal) -> YearPart {
    let month = try month()
    approximate = true
    return .days(month: month, third * 10 - 9, third == 3 ? 31 : third * 10)
  }

  private mutating func season(_ firstMonth: Int) -> YearPart {
    skip()
    approximate = true
    return .months(firstMonth, firstMonth + 2)
  }

  /// A month, or several joined: "mars-april".
  private mutating func months() throws(DeadlineRefusal) -> YearPart {
    let begin = tokens
    let first = try month()
    if isMark(.slash), case .month(let next, _)? = word(1), next != first + 1 {
      skip(2)
      throw DeadlineRefusal(.ambiguous(written(from: begin), .bothMonthsOrSpan), at: begin.first?.column ?? 1)
    }
    guard isJoint, case .month = word(1) else { return .months(first, first) }
    joint = token()
    let isShort = if case .month(let n, short: true)? = begin.first?.word { n != 5 } else { false }
    skip()
    let last = try month()
    // "Jun-jul" is July; "mai til jul" is until Christmas.
    if isShort || first == 7 || last != 7 { bareJul = nil }
    guard first <= last else { throw DeadlineRefusal(.backwards(written(from: begin)), at: begin.first?.column ?? 1) }
    return .months(first, last)
  }

  /// One month, with its full stop where it is shortened.
  private mutating func month() throws(DeadlineRefusal) -> Int {
    guard let token = token(), case .month(let month, let short) = token.word else { throw stuck() }
    let index = tokens.startIndex
    skip()
    let stop = short && self.token()?.spaced == false && accept(.dot)
    // "Jul 2019" is a month beside the others; "innen jul 2019" and "jul hvert år" may be Christmas.
    let isAlone = index == text.tokens.startIndex && isNumber(4...4)
    if token.spelling == "jul", !stop, !isAlone { bareJul = index }
    return month
  }

  /// "uke 42", "uke 40-41".
  private mutating func weeks() throws(DeadlineRefusal) -> YearPart {
    let begin = tokens
    skip()
    let first = try week()
    guard isJoint, isNumber(1...2, 1) else { return .weeks(first, first) }
    joint = token()
    skip()
    let last = try week()
    guard first <= last else { throw DeadlineRefusal(.backwards(written(from: begin)), at: begin.first?.column ?? 1) }
    return .weeks(first, last)
  }

  private mutating func week() throws(DeadlineRefusal) -> Int {
    guard isNumber(1...2), let week = number(), (1...53).contains(week) else { throw stuck() }
    skip()
    return week
  }

  func notADate(from begin: ArraySlice<Token>) -> DeadlineRefusal {
    DeadlineRefusal(.notADate(written(from: begin)), at: begin.first?.column ?? 1)
  }
}
