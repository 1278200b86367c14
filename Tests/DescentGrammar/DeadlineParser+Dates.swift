import FristCore

/// Years, and days in figures (DEADLINES.md, Reading and Windows).
extension DeadlineParser {
  /// 1900...2200, in four digits.
  mutating func year() throws(DeadlineRefusal) -> Int {
    guard isNumber(4...4), let token = token(), let year = number() else {
      throw tokens.isEmpty ? DeadlineRefusal(.noYear, at: column) : stuck()
    }
    guard (1900...2200).contains(year) else {
      throw DeadlineRefusal(.yearOutOfRange(text.written(token.range)), at: token.column)
    }
    skip()
    return year
  }

  /// 00–68 lie in the 2000s, 69–99 in the 1900s.
  static func fullYear(_ twoDigits: Int) -> Int { twoDigits + (twoDigits <= 68 ? 2000 : 1900) }

  /// "2019/2020", "2019-20": a year and the next.
  ///
  /// - Returns: the second.
  mutating func twoYears() throws(DeadlineRefusal) -> Int {
    let begin = tokens
    let first = try year()
    guard isMark(.slash) || isMark(.dash) else { throw stuck() }
    skip()
    guard isNumber(4...4) || isNumber(2...2), let number = self.number() else { throw stuck() }
    let second = isNumber(2...2) ? Self.fullYear(number) : number
    skip()
    guard second == first + 1, second <= 2200 else { throw notADate(from: begin) }
    return second
  }

  /// A year by itself, not the beginning of an ISO date.
  var isBareYear: Bool { isNumber(4...4) && !isISODate(0) }

  /// 2019-12-31, from so many tokens ahead.
  func isISODate(_ ahead: Int) -> Bool {
    isNumber(4...4, ahead) && isMark(.dash, ahead + 1) && isNumber(2...2, ahead + 2) && isMark(.dash, ahead + 3)
      && isNumber(2...2, ahead + 4)
  }

  mutating func isoDate() throws(DeadlineRefusal) -> Place {
    let begin = tokens
    let (year, month, day) = (number() ?? 0, number(2) ?? 0, number(4) ?? 0)
    skip(5)
    return try self.day(day, month, year, from: begin)
  }

  /// 31.12.2019, 3/3/2015 and 3-3-2015 begin so.
  func isNumericDate(_ ahead: Int = 0) -> Bool {
    guard isNumber(1...2, ahead), isNumber(1...2, ahead + 2) else { return false }
    return isMark(.dot, ahead + 1) || isMark(.slash, ahead + 1)
      || (isMark(.dash, ahead + 1) && isMark(.dash, ahead + 3))
  }

  /// Whether what follows is a date or a day of a month, so that a number of two digits is no year.
  var startsDayOrDate: Bool { isNumericDate() || isMark(.dot, 1) || word(1).isMonth }

  mutating func numericDate() throws(DeadlineRefusal) -> Place {
    let begin = tokens
    let (day, month) = (number() ?? 0, number(2) ?? 0)
    let marks: [Token.Mark] = [.dot, .slash, .dash]
    let mark = marks.first { isMark($0, 1) } ?? .dot
    skip(3)
    guard accept(mark) else { throw tokens.isEmpty ? DeadlineRefusal(.noYear, at: column) : stuck() }
    guard isNumber(4...4) || isNumber(2...2), var year = number() else { throw stuck() }
    if isNumber(2...2) {
      // "19-05-01" may have its year in front.
      if mark == .dash, case .number(_, digits: 2)? = begin.first?.kind {
        skip()
        let written = written(from: begin)
        throw DeadlineRefusal(.ambiguous(written, .dayFirstOrYearFirst), at: begin.first?.column ?? 1)
      }
      year = Self.fullYear(year)
    }
    skip()
    return try self.day(day, month, year, from: begin)
  }

  private func day(
    _ day: Int, _ month: Int, _ year: Int, from begin: ArraySlice<Token>
  ) throws(DeadlineRefusal) -> Place {
    guard (1900...2200).contains(year) else {
      throw DeadlineRefusal(.yearOutOfRange("\(year)"), at: begin.first?.column ?? 1)
    }
    guard CivilDay(year: year, month: month, day: day) != nil else { throw notADate(from: begin) }
    return .dated(.days(month: month, day, day), year: year)
  }

  /// "fredag 1. mars 2019": the weekday must be the right one.
  mutating func day(on weekday: Weekday, from begin: ArraySlice<Token>) throws(DeadlineRefusal) -> Place {
    let date = tokens
    let place = try simplePlace()
    switch place {
    case .dated(.days(let month, let day, let last), let year) where day == last && date.first?.word != .last:
      let actual = CivilDay.firstDay(ofMonth: month, year).shifted(byDays: day - 1).weekday
      guard actual == weekday else {
        throw DeadlineRefusal(
          .wrongWeekday(begin.first.map { text.written($0.range) } ?? "", is: actual), at: begin.first?.column ?? 1)
      }
      return place
    case .yearly(.days): throw DeadlineRefusal(.noYear, at: column)
    default: throw date.first.map(notUnderstood) ?? DeadlineRefusal(.endsTooEarly, at: column)
    }
  }
}

extension Weekday {
  /// In English.
  var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
  }
}
