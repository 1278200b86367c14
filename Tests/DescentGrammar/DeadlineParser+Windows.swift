import FristCore

/// Windows that lie in named years (DEADLINES.md, Windows).
extension DeadlineParser {
  /// Where a window lies.
  enum Place {
    /// A part of one year.
    case dated(YearPart, year: Int)
    /// A part of every year: no year was named.
    case yearly(YearPart)
    /// Any other days: joined windows, a school year, the plan's period.
    case days(CivilDay, CivilDay)
    /// Years that are listed: "2017, 2018 og 2019".
    case years([Int])
  }

  /// A window, or two of them joined by a dash, a slash or "til", or a list of years.
  mutating func place() throws(DeadlineRefusal) -> Place {
    let begin = tokens
    let isYear = isBareYear
    let first = try simplePlace()
    if isYear, isNumber(4...4, 1), isMark(.comma) || word == .and {
      joint = token()
      return try years(after: first, from: begin)
    }
    // "5. mai – 20. juni 2021": the year of the second is that of the first.
    if case .yearly(let part) = first {
      guard isMark(.dash) || word == .to else { return first }
      joint = token()
      skip()
      guard case .dated(let last, let year) = try simplePlace() else { throw stuck() }
      return try joined(
        dated(part, year, from: begin), .dated(last, year: year), isBackwards: false, from: begin)
    }
    guard isJoint else { return first }
    joint = token()
    // "Høsten 2019 – 2020": one autumn or two?
    let isWord = word == .to
    if !isYear, !isWord, isNumber(4...4, 1), !isISODate(1) { throw notUnderstood(tokens[tokens.startIndex]) }
    skip()
    if isWord { accept(.and, .with) }
    if isYear, !isWord, isNumber(2...2), case .dated(_, let year) = first, !startsDayOrDate {
      let number = number() ?? 0
      let last = Self.fullYear(number)
      skip()
      if last < year, (1...12).contains(number) {
        throw DeadlineRefusal(.yearMonth(written(from: begin), month: number, year: year), at: begin.first?.column ?? 1)
      }
      return try joined(first, .dated(.year, year: last), isBackwards: last < year, from: begin)
    }
    let second = try simplePlace()
    return try joined(first, second, isBackwards: false, from: begin)
  }

  private func joined(
    _ first: Place, _ second: Place, isBackwards: Bool, from begin: ArraySlice<Token>
  ) throws(DeadlineRefusal) -> Place {
    guard let a = days(of: first), let b = days(of: second) else { throw DeadlineRefusal(.noYear, at: column) }
    guard !isBackwards, a.first <= b.first, a.last <= b.last else {
      throw DeadlineRefusal(.backwards(written(from: begin)), at: begin.first?.column ?? 1)
    }
    return .days(a.first, b.last)
  }

  func days(of place: Place) -> (first: CivilDay, last: CivilDay)? {
    switch place {
    case .dated(let part, let year): part.days(in: year)
    case .days(let first, let last): (first, last)
    case .yearly, .years: nil
    }
  }

  /// "2017, 2018 og 2019"
  private mutating func years(after first: Place, from begin: ArraySlice<Token>) throws(DeadlineRefusal) -> Place {
    guard case .dated(_, let year) = first else { return first }
    var years = [year]
    var isLast = false
    while !isLast, isNumber(4...4, 1), isMark(.comma) || word == .and {
      isLast = word == .and
      skip()
      let column = column
      let next = try self.year()
      if years.contains(next) { throw DeadlineRefusal(.namedTwice(next), at: column) }
      guard next > years[years.count - 1] else {
        throw DeadlineRefusal(.backwards(written(from: begin)), at: begin.first?.column ?? 1)
      }
      years.append(next)
    }
    return .years(years)
  }

  /// One window, nothing joined.
  mutating func simplePlace() throws(DeadlineRefusal) -> Place {
    let begin = tokens
    switch word {
    case .planPeriod:
      skip()
      guard let period = context.period else {
        throw DeadlineRefusal(.noPeriod(written(from: begin)), at: begin.first?.column ?? 1)
      }
      return .days(period.start, period.end)
    case .schoolYear:
      skip()
      let year = try twoYears()
      return .days(.firstDay(ofMonth: 8, year - 1), .lastDay(ofMonth: 7, year))
    case .weekday(let weekday):
      skip()
      return try day(on: weekday, from: begin)
    case .vague(let third, let form) where !(form == .latin && word(1).isMonth):
      skip()
      switch form {
      case .adverb: accept(.in)
      case .noun: try expect(.of)
      case .latin: break
      }
      guard isBareYear else { throw stuck() }
      approximate = true
      return .dated(.quarter(third == 3 ? 4 : third), year: try year())
    default:
      if word == .the, isNumericDate(1) { skip() }
      if isNumber(4...4) { return isISODate(0) ? try isoDate() : .dated(.year, year: try year()) }
      if isNumericDate() { return try numericDate() }
      return try datedPart()
    }
  }

  /// A part of the year, and its year where one follows.
  private mutating func datedPart() throws(DeadlineRefusal) -> Place {
    let begin = tokens
    let part = try yearPart()
    if part == .winter, isNumber(4...4), isMark(.slash, 1) || isMark(.dash, 1), isNumber(4...4, 2) || isNumber(2...2, 2)
    {
      return .dated(part, year: try twoYears())
    }
    if isNumber(4...4) {
      let year = try year()
      return try dated(part, year, from: begin)
    }
    // "31. desember 19"
    if case .days(_, let a, let b) = part, a == b, isNumber(2...2), begin.first?.word != .last {
      let year = Self.fullYear(number() ?? 0)
      skip()
      return try dated(part, year, from: begin)
    }
    return .yearly(part)
  }

  /// Puts a part into a year, which must have it.
  func dated(_ part: YearPart, _ year: Int, from begin: ArraySlice<Token>) throws(DeadlineRefusal) -> Place {
    let column = begin.first?.column ?? 1
    switch part {
    case .days(let month, let day, let last) where day == last && begin.first?.word != .last:
      guard day <= CivilDay.days(inMonth: month, of: year) else { throw notADate(from: begin) }
    case .weeks(_, let last):
      guard last <= ISOWeek.count(in: year) else { throw DeadlineRefusal(.noSuchWeek(last, in: year), at: column) }
    default:
      guard part.days(in: year) != nil else { throw notADate(from: begin) }
    }
    return .dated(part, year: year)
  }
}

extension Optional where Wrapped == Word {
  var isMonth: Bool {
    if case .month = self { true } else { false }
  }
}
