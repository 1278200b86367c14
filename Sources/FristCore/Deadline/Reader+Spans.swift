/// Windows with their years, joined and listed (DEADLINES.md, Windows).
extension Reader {
  /// One piece, or two joined by a dash, a slash or "til"; several where one form lists them.
  mutating func spans() -> [Span]? {
    let begin = at
    guard var spans = datedSpans() else { return nil }
    guard spans.count == 1, spans[0].isSingle, isMark(.dash) || isMark(.slash) || word == .to else { return spans }
    let joint = at
    at += 1
    // "fra 2013 til og med 2014"
    if tokens[joint].word == .to, word == .and, token(1)?.word == .with { at += 2 }
    guard let next = datedSpans(), next.count == 1, next[0].isSingle else {
      at = joint
      return spans
    }
    guard let span = joined(spans[0], next[0], by: joint, from: begin) else { return nil }
    spans[0] = span
    return spans
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
      return object(.partAndYear(written(begin..<at)), from: begin, suggestion: asParts(a, b, joint, from: begin))
    }
    if a.first.year != nil, b.last.year == nil { return object(.noYear, from: at) }
    if tokens[joint].isMark(.slash), a.first.year == nil, !b.follows(a) {
      return object(.ambiguous(written(begin..<at), .bothOrSpan), from: begin)
    }
    if a.first.year == nil { span.first.year = b.last.year }
    if let instead = overYearEnd(a, b, joint, from: begin) {
      return object(.backwards(written(begin..<at)), from: begin, suggestion: instead)
    }
    return isThere(span, from: begin) ? span : nil
  }

  /// "november-februar 2024" with the year before it said too.
  private func overYearEnd(_ a: Span, _ b: Span, _ joint: Int, from begin: Int) -> String? {
    guard a.first.year == nil, let year = b.last.year, let first = a.first.part.days(in: year)?.first,
      let last = b.last.days, first > last.first, year > 1900
    else { return nil }
    return text.replacing(begin..<joint, by: "\(written(begin..<joint)) \(year - 1)")
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
    guard var spans = Forms.spans.read(&self) else {
      at = begin
      return nil
    }
    if !spans.contains(where: \.hasYear), let year = followingYear(spans) {
      guard (1900...2200).contains(year) else {
        return object(.yearOutOfRange(written((at - 1)..<at)), from: at - 1)
      }
      spans = spans.map { $0.placed(in: year) }
    }
    if hasWeekday {
      guard spans.count == 1, spans[0].isSingle, spans[0].first.isExact, spans[0].first.isDay else {
        at = begin
        return nil
      }
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
    let mayBeDay = isMark(.dot, 1) || isMark(.slash, 1) || isMonth(1)
    guard spans.count == 1, spans[0].isSingle, spans[0].first.isExact, spans[0].first.isDay, isNumber(2...2), !mayBeDay,
      let year = number()
    else { return nil }
    at += 1
    return Self.fullYear(year)
  }

  private func isMonth(_ ahead: Int) -> Bool { if case .month? = token(ahead)?.word { true } else { false } }

  /// Whether the years have such days, and the two ends of a span lie in their order; what no year was named for is looked at when one is known.
  mutating func isThere(_ span: Span, from begin: Int) -> Bool {
    guard isThere(span.first, from: begin) else { return false }
    if span.isSingle { return true }
    guard isThere(span.last, from: begin) else { return false }
    guard let first = span.first.days, let last = span.last.days else { return true }
    if first.first <= last.first, first.last <= last.last { return true }
    return object(.backwards(written(begin..<at)), from: begin) ?? false
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
    case .months, .winter: return true
    case .days(let month, _, let day) where piece.isExact && day > CivilDay.days(inMonth: month, of: year): break
    case .weeks(_, let week) where week > ISOWeek.count(in: year):
      return object(.noSuchWeek(week, in: year), from: begin) ?? false
    default: if piece.days != nil { return true }
    }
    return object(.notADate(written(begin..<at)), from: begin) ?? false
  }

  // MARK: Lists

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
      spans[index] = spans[index].placed(in: year)
      guard isThere(spans[index], from: begin) else { return nil }
    }
    if let year = spans.first?.hasYear, spans.contains(where: { $0.hasYear != year }) {
      return object(.noYear, from: at)
    }
    let days = spans.map { $0.placed(in: $0.last.year ?? 2020) }.compactMap { $0.last.days?.last }
    guard zip(days, days.dropFirst()).allSatisfy(<) else {
      return object(.backwards(written(begin..<at)), from: begin)
    }
    return spans
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
