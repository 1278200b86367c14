/// A part of a year as a text names it, with its year where it names one.
struct Piece: Hashable, Sendable {
  var part: YearPart
  var year: Int?
  /// "2019", no part of it.
  var isBareYear = false
  /// A day that must exist in its year; the last day of a month always does.
  var isExact = false
  /// It lies in two years, and one of them does not say which: "skoleåret", "årsskiftet".
  var takesTwoYears = false
  var isSeason = false
  /// Where a weekday is named that the day must be.
  var weekday: Int?

  var isDay: Bool { if case .days(_, let a, let b) = part { a == b } else { false } }

  /// The only month that it is, 1...12.
  var month: Int? { if case .months(let a, let b) = part, a == b { a } else { nil } }

  /// Of a season its first month; winter is 0, before spring.
  var season: Int? {
    switch part {
    case .winter: 0
    case .months(let a, _) where isSeason: a
    default: nil
    }
  }

  /// First and last day; nil without a year, or where that year has no such part.
  var days: (first: CivilDay, last: CivilDay)? { year.flatMap(part.days(in:)) }
}

/// Days from the beginning of one piece to the end of another, or those of one alone.
struct Span: Hashable, Sendable {
  var first: Piece
  var last: Piece
  /// One piece alone.
  let isSingle: Bool
  var isVague = false
  /// "jul" may be Christmas.
  var isJul = false
  /// The last month in it is shortened.
  var isShort = false
  /// Whether a day of it must be the weekday that is named beside it.
  var hasWeekday: Bool { first.weekday != nil || last.weekday != nil }
  /// The index of what joins the two, or of what joins two in one word ("40-41").
  var joint: Int?
  /// Where it stands.
  var range: Range<Int> = 0..<0

  init(_ part: YearPart, year: Int? = nil, vague: Bool = false) {
    self.init(Piece(part: part, year: year), vague: vague)
  }

  init(year: Int) { self.init(Piece(part: .year, year: year, isBareYear: true)) }

  init(from first: Piece, to last: Piece) {
    (self.first, self.last) = (first, last)
    isSingle = first == last
  }

  private init(_ piece: Piece, vague: Bool = false) {
    (first, last, isSingle, isVague) = (piece, piece, true, vague)
  }

  /// Days of a month that must all exist.
  static func days(_ first: Int, _ last: Int, _ month: Int, year: Int? = nil) -> Span {
    Span(Piece(part: .days(month: month, first, last), year: year, isExact: true))
  }

  /// By its first month; the year of a winter is that of its end.
  static func season(_ month: Int, year: Int? = nil) -> Span {
    let part = month == 12 ? YearPart.winter : .months(month, month + 2)
    return Span(Piece(part: part, year: year, isSeason: true), vague: true)
  }

  /// 31 December, and no year where it is not said which.
  static func turnOfYear(_ year: Int?) -> Span {
    Span(Piece(part: .days(month: 12, 31, 31), year: year, takesTwoYears: year == nil), vague: true)
  }

  /// 1 August to 31 July.
  static func schoolYear(until year: Int?) -> Span {
    Span(
      from: Piece(part: .months(8, 8), year: year.map { $0 - 1 }, takesTwoYears: year == nil),
      to: Piece(part: .months(7, 7), year: year, takesTwoYears: year == nil))
  }

  /// The years that there are.
  static var years: ClosedRange<Int> { 1900...2200 }

  var hasYear: Bool { last.year != nil }
  /// One day that must exist, alone.
  var isExactDay: Bool { isSingle && first.isExact && first.isDay }
  var isBareYears: Bool { first.isBareYear && last.isBareYear }

  /// Both ends in one year where they name none.
  mutating func place(in year: Int) {
    if first.year == nil { first.year = year }
    if last.year == nil { last.year = year }
  }

  func placed(in year: Int) -> Span {
    var span = self
    span.place(in: year)
    return span
  }

  /// As a part of every year; what would run backwards goes over the year's end.
  var part: YearPart {
    if isSingle { return first.part }
    if let a = first.month, let b = last.month, a <= b { return .months(a, b) }
    guard let a = first.part.days(in: 2000), let b = last.part.days(in: 2000) else { return first.part }
    return .joined(first.part, last.part, overYearEnd: a.first > b.first)
  }
}
