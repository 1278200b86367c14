/// Windows with their years, joined and listed (DEADLINES.md, Windows).
extension Reader {
  /// One piece, or two joined by a dash, a slash or "til"; several where one form lists them.
  mutating func spans() -> [Span]? {
    let begin = at
    guard let spans = datedSpans() else { return nil }
    guard spans.count == 1, spans[0].isSingle, isMark(.dash) || isMark(.slash) || word == .to else { return spans }
    let joint = at
    at += 1
    // "fra 2013 til og med 2014"
    if tokens[joint].word == .to { _ = accept(.and, .with) }
    guard let next = datedSpans(), next.count == 1, next[0].isSingle else {
      at = joint
      return spans
    }
    return joined(spans[0], next[0], by: joint, from: begin).map { [$0] }
  }

  private mutating func joined(_ a: Span, _ b: Span, by joint: Int, from begin: Int) -> Span? {
    let isTo = tokens[joint].word == .to
    var span = Span(from: a.first, to: b.last)
    span.isVague = a.isVague || b.isVague
    span.joint = joint
    span.range = begin..<at
    // "Jun-jul" is July; "mai til jul" is until Christmas.
    span.isJul = a.isJul || b.isJul
    if let first = a.first.month, b.last.month != nil, first == 7 && !isTo || a.isShort { span.isJul = false }
    if a.first.isBareYear != b.last.isBareYear, !isTo || a.first.year == nil {
      return object(.partAndYear(written(since: begin)), from: begin, suggestion: asParts(a, b, joint, from: begin))
    }
    if a.first.year != nil, b.last.year == nil { return object(.noYear, from: at) }
    if tokens[joint].isMark(.slash), a.first.year == nil, !b.follows(a) {
      return object(.ambiguous(written(since: begin), .bothOrSpan), from: begin)
    }
    if a.first.year == nil { span.first.year = b.last.year }
    // "November-februar 2024": the year before may be said too.
    if a.first.year == nil, let year = b.last.year, let first = span.first.days?.first, let last = b.last.days?.first,
      first > last, year > 1900
    {
      let instead = text.replacing(begin..<joint, by: "\(written(begin..<joint)) \(year - 1)")
      return object(.backwards(written(since: begin)), from: begin, suggestion: instead)
    }
    return isThere(span, from: begin) ? span : nil
  }

  /// "1. halvår - 2013" without the dash, "2013 – juni 2014" from January.
  private func asParts(_ a: Span, _ b: Span, _ joint: Int, from begin: Int) -> String? {
    if a.first.year == nil { return text.replacing(begin..<at, by: "\(written(begin..<joint)) \(b.last.year ?? 0)") }
    guard a.first.isBareYear else { return nil }
    return text.replacing(begin..<joint, by: "januar \(written(begin..<joint))")
  }

  /// A piece and its year, which must have it.
  private mutating func datedSpans() -> [Span]? {
    let begin = at
    let hasWeekday = if case .weekday? = word { true } else { false }
    if hasWeekday { at += 1 }
    guard var spans = Forms.spans.read(&self) else { return back(to: begin) }
    if !spans.contains(where: \.hasYear), let named = followingYear(spans) {
      guard let year = inRange(named) else { return nil }
      for index in spans.indices { spans[index].place(in: year) }
    }
    if hasWeekday {
      guard spans.count == 1, spans[0].isExactDay else { return back(to: begin) }
      (spans[0].first.weekday, spans[0].last.weekday) = (begin, begin)
    }
    for index in spans.indices {
      spans[index].range = begin..<at
      guard isThere(spans[index], from: begin) else { return nil }
    }
    return spans
  }

  /// The year behind a piece: "våren 2014", "31. desember 19".
  private mutating func followingYear(_ spans: [Span]) -> Int? {
    if isNumber(4...4), !(isMark(.dash, 1) && isNumber(2...2, 2) && isMark(.dash, 3)), let year = number() {
      if spans.contains(where: \.first.takesTwoYears) { return nil }
      at += 1
      return year
    }
    guard isNumber(2...2), spans.count == 1, spans[0].isExactDay, let year = number() else { return nil }
    // A day of another month.
    if isMark(.dot, 1) || isMark(.slash, 1) { return nil }
    if case .month? = token(1)?.word { return nil }
    at += 1
    return Self.fullYear(year)
  }

  /// What names no year in that one, where it has such days.
  mutating func placed(_ spans: [Span], in year: Int, from begin: Int) -> [Span]? {
    let placed = spans.map { $0.placed(in: year) }
    guard placed.allSatisfy({ isThere($0, from: begin) }) else { return nil }
    // "Oktober og mars": is the first in the year before?
    return ascend(placed) ? placed : backwards(begin)
  }

  /// Whether the years have such days, and the two ends of a span lie in their order.
  ///
  /// What no year was named for is looked at when one is known.
  mutating func isThere(_ span: Span, from begin: Int) -> Bool {
    guard isThere(span.first, from: begin) else { return false }
    if span.isSingle { return true }
    guard isThere(span.last, from: begin) else { return false }
    guard let first = span.first.days, let last = span.last.days else { return true }
    if first.first <= last.first, first.last <= last.last { return true }
    return backwards(begin) ?? false
  }

  private mutating func isThere(_ piece: Piece, from begin: Int) -> Bool {
    guard let year = piece.year else { return true }
    // "fredag 1. mars 2019": the weekday must be the right one.
    if let index = piece.weekday, case .weekday(let named)? = tokens[index].word,
      let weekday = piece.days?.first.weekday, weekday != named
    {
      return object(.wrongWeekday(written(index..<(index + 1)), is: weekday), from: index) ?? false
    }
    switch piece.part {
    case .days(let month, _, let day) where piece.isExact && day > CivilDay.days(inMonth: month, of: year): break
    case .weeks(_, let week) where week > ISOWeek.count(in: year):
      return object(.noSuchWeek(week, in: year), from: begin) ?? false
    case .weekday: if piece.days != nil { return true }
    case .months, .winter, .days, .week, .weeks, .joined: return true
    }
    return noDate(begin) ?? false
  }

  // MARK: Lists

  /// Whether windows fall due one after the other.
  private func ascend(_ spans: [Span]) -> Bool {
    let days = spans.compactMap(\.last.days?.last)
    return zip(days, days.dropFirst()).allSatisfy(<)
  }

  /// Spans with commas between them and "og" before the last, each with the year of what follows where it has none.
  mutating func list() -> [Span]? {
    let begin = at
    guard var spans = spans() else { return nil }
    var isLast = false
    while !isLast, isMark(.comma) || word == .and {
      let comma = at
      isLast = word == .and
      at += 1
      // "2017, 2018-2019", "våren, 2019": bare years stand only beside bare years.
      let isYears = spans[0].isBareYears
      guard let next = self.spans(), next.allSatisfy({ $0.isBareYears == isYears && ($0.isSingle || !isYears) }) else {
        at = comma
        break
      }
      if isYears, let year = next[0].first.year, spans.contains(where: { $0.first.year == year }) {
        return object(.namedTwice(year), from: comma + 1)
      }
      spans += next
    }
    guard spans.count > 1 else { return spans }
    guard !spans[0].isBareYears || spans.allSatisfy(\.isSingle) else { return nil }
    for index in spans.indices.dropLast().reversed() where !spans[index].hasYear {
      guard let year = spans[index + 1].first.year else { continue }
      spans[index].place(in: year)
      guard isThere(spans[index], from: begin) else { return nil }
    }
    if let year = spans.first?.hasYear, spans.contains(where: { $0.hasYear != year }) {
      return object(.noYear, from: at)
    }
    return !spans[0].hasYear || ascend(spans) ? spans : backwards(begin)
  }
}

extension Span {
  /// Months, seasons and weeks that follow each other: "mars/april", "våren/sommeren".
  fileprivate func follows(_ other: Span) -> Bool {
    if let a = other.first.month, let b = last.month { return b == a + 1 }
    if let a = other.first.season, let b = last.season { return b == a + 3 }
    return false
  }
}

extension TokenizedText {
  /// The text with other words in the place of some tokens.
  func replacing(_ range: Range<Int>, by words: String) -> String {
    guard let first = range.first, let last = range.last else { return written(0..<source.count) }
    return written(0..<tokens[first].range.lowerBound) + words + written(tokens[last].range.upperBound..<source.count)
  }
}
