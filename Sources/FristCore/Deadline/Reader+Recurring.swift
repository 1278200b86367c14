/// What comes back (DEADLINES.md, Recurring).
extension Reader {
  /// A frequency, perhaps with when in the year and from which year to which.
  mutating func recurring() -> Deadline.Meaning? {
    let begin = at
    _ = accept(.atLeast)
    guard let frequency = Forms.frequencies.read(&self) else { return back(to: begin) }
    switch frequency {
    case .months(let length): return recurrence(.months(length), bounds(every: 1), from: begin)
    case .weeks: return recurrence(.weeks, bounds(every: 1), from: begin)
    case .span(let span):
      isVague = isVague || span.isVague
      return recurrence(every: 1, [Occasion(span.part)], bounds(every: 1), from: begin)
    case .years(let every):
      let behind = at
      if let (occasion, year) = firstTime() { return recurrence(every: every, [occasion], (year, nil), from: begin) }
      if at == behind, every > 1, let year = namedYears(every: every) {
        return recurrence(every: every, [Occasion(.year)], (year, nil), from: begin)
      }
      // What one of them had an objection to.
      guard at == behind else { return nil }
      let occasions = partOfEveryYear()
      if occasions?.isEmpty ?? false { return nil }
      return recurrence(every: every, occasions ?? [Occasion(.year)], bounds(every: every), from: begin)
    }
  }

  /// "… hvert år", "… hvert tredje år", "… årlig" behind a part of the year, or an event that needs no such words.
  mutating func recurring(_ time: Time) -> Deadline.Meaning? {
    let suffix = at
    var every = time.isYearly ? 1 : nil
    if let frequency = Forms.frequencies.read(&self) {
      if case .years(let years) = frequency { every = years } else { at = suffix }
    }
    guard let every, let occasions = occasions(time) else { return nil }
    let isAmbiguous = time.isOfOtherYear && startsBounds
    let years = bounds(every: every)
    if isAmbiguous, years.first != nil {
      return object(.ambiguous(written(time.range.lowerBound..<at), .yearOfEventOrOfItsSubject), from: suffix)
    }
    return recurrence(every: every, occasions, years, from: time.range.lowerBound)
  }

  /// As occasions of every year, in the order of their due days.
  mutating func occasions(_ time: Time) -> [Occasion]? {
    let begin = time.range.lowerBound
    // "1. oktober og 1. mars hvert år"
    let occasions = time.spans.map { Occasion($0.part, time.relation) }.sorted { a, b in
      guard let a = a.window(in: 2020)?.due, let b = b.window(in: 2020)?.due else { return false }
      return a < b
    }
    guard occasions.allSatisfy(\.part.isInEveryYear), !time.spans.contains(where: \.hasWeekday) else {
      return object(.notEveryYear(written(time.range)), from: begin)
    }
    if time.relation == .from { return object(.notUnderstood(written(begin..<(begin + 1))), from: begin) }
    // Weekdays and leap years come back after 28 years.
    let ascends =
      occasions.count == 1
      || (2000...2028).allSatisfy { year in
        let days = (occasions + [occasions[0]]).enumerated().compactMap { index, occasion in
          occasion.window(in: index == occasions.count ? year + 1 : year)?.due
        }
        return zip(days, days.dropFirst()).allSatisfy(<)
      }
    guard ascends else { return object(.backwards(written(time.range)), from: begin) }
    isVague = isVague || time.isVague
    return occasions
  }

  /// A window in a named year, from which on it comes back.
  private mutating func firstTime() -> (Occasion, year: Int)? {
    let begin = at
    guard Forms.firstTimes.read(&self) != nil, let spans = spans(), spans.count == 1, spans[0].isSingle,
      let year = spans[0].first.year, !spans[0].isJul, !spans[0].hasWeekday
    else { return back(to: begin) }
    guard spans[0].part.isInEveryYear else { return object(.notEveryYear(written(spans[0].range)), from: begin) }
    isVague = isVague || spans[0].isVague
    return (Occasion(spans[0].part), year)
  }

  /// The years named after "hvert 3. år", which must follow by that interval.
  ///
  /// - Returns: the first of them; nil, and nothing read, where none is named.
  private mutating func namedYears(every interval: Int) -> Int? {
    let begin = at
    if isMark(.colon) || isMark(.comma) { at += 1 }
    guard !isMark(.dash, 1), let first = namedYear else { return back(to: begin) }
    at += 1
    var next = first + interval
    while isNumber(4...4) || isNumber(4...4, 1) && (isMark(.comma) || word == .and) {
      if !isNumber(4...4) { at += 1 }
      at += 1
      guard let named = number(-1), named == next else {
        return object(.offInterval(number(-1) ?? 0, every: interval), from: at - 1)
      }
      next += interval
    }
    return first
  }

  /// "Årlig i oktober", "årlig innen 1. mars", "hvert år i forbindelse med EVENT".
  ///
  /// - Returns: empty where it has two readings.
  private mutating func partOfEveryYear() -> [Occasion]? {
    let begin = at
    let hasComma = accept(.comma)
    if !hasComma, startsBounds { return nil }
    // What an event needs no year for is yearly by itself, but here it must be led to.
    guard let time = time(), !time.spans.contains(where: \.hasYear), !time.isOfOtherYear || time.lead.sort != .none,
      let occasions = occasions(time)
    else { return back(to: begin) }
    if time.isOfOtherYear, startsBounds {
      at += 1
      return object(.ambiguous(written(time.range.lowerBound..<at), .yearOfEventOrOfItsSubject), from: at - 1) ?? []
    }
    return occasions
  }

  // MARK: From when, until when

  private var startsBounds: Bool {
    word == .from || isNumber(4...4) || word == .in && (token(1)?.word == .planPeriod || token(1)?.word == .whole)
  }

  /// "fra 2020", "fra 2019 til 2021", "2019-2021", "i planperioden"; nothing read where none of them stands here.
  private mutating func bounds(every interval: Int) -> (first: Int?, last: Int?) {
    let begin = at
    if accept(.in) {
      _ = accept(.whole)
      if accept(.planPeriod), context.period != nil { return (nil, nil) }
      let _: Int? = at > begin + 1 ? object(.noPeriod(written(since: begin + 1)), from: begin + 1) : nil
      at = begin
      return (nil, nil)
    }
    let isFrom = accept(.from)
    if isFrom { _ = accept(.and, .with) }
    guard let first = namedYear, isFrom || isMark(.dash, 1) && interval == 1 else {
      return back(to: begin) ?? (nil, nil)
    }
    at += 1
    if isFrom, word != .to { return (first, nil) }
    at += 1
    if isFrom { _ = accept(.and, .with) }
    guard isNumber(4...4) || !isFrom && isNumber(2...2), let number = number() else {
      return back(to: begin) ?? (nil, nil)
    }
    at += 1
    let last = Self.fullYear(number)
    return first <= last && last <= 2200 ? (first, last) : backwards(begin) ?? back(to: begin) ?? (nil, nil)
  }

  // MARK: Rules

  mutating func recurrence(
    every interval: Int, _ occasions: [Occasion], _ years: (first: Int?, last: Int?), from begin: Int
  ) -> Deadline.Meaning? {
    // "Før januar hvert år fra 2020": is the first in 2019?
    if years.first != nil, occasions[0].relation == .before, occasions[0].window(in: 2020)?.due.year != 2020 {
      return object(.ambiguous(written(0..<end), .thatYearOrTheYearBefore), from: begin)
    }
    guard interval > 1 else { return recurrence(.years(every: 1, from: 0, occasions), years, from: begin) }
    guard let from = years.first ?? context.period?.first else {
      return object(.noFirstYear(every: interval), from: begin)
    }
    return recurrence(.years(every: interval, from: from, occasions), years, from: begin)
  }

  private mutating func recurrence(
    _ cycle: Recurrence.Cycle, _ years: (first: Int?, last: Int?), from begin: Int
  ) -> Deadline.Meaning? {
    guard
      let recurrence = Recurrence(cycle, firstYear: years.first, lastYear: years.last, period: context.period)
    else { return object(.neverInPeriod(context.period), from: begin) }
    return .recurring(recurrence)
  }
}
