/// A time read somewhere in a text.
final class Reading {
  /// Nil where only the year is missing.
  let meaning: Deadline.Meaning?
  let isVague: Bool
  /// The windows that were read; none for what has none, or comes back by words alone.
  let time: Time?
  /// "videreføres" behind it.
  var continues = false
  /// A clock time, a bracket behind it.
  var aside: [Range<Int>] = []
  var range: Range<Int>

  init(_ meaning: Deadline.Meaning?, _ range: Range<Int>, isVague: Bool = false, time: Time? = nil) {
    (self.meaning, self.range, self.isVague, self.time) = (meaning, range, isVague, time)
  }

  /// The same words as another time.
  func due(_ time: Time, _ windows: [Window]) -> Reading {
    let reading = Reading(.once(windows), range, isVague: isVague, time: time)
    (reading.continues, reading.aside) = (continues, aside)
    return reading
  }

  var lead: Lead.Sort { time?.lead.sort ?? .none }
  var isBareYears: Bool { time?.isBareYears ?? false }

  /// What it is alone: without a "til" that only words before it make clear.
  var alone: Range<Int> {
    guard let time, time.lead.sort == .until, time.relation == .during else { return range }
    return time.windows..<range.upperBound
  }

  /// Whether words may stand behind it: "årlig gjennomgang".
  var mayBeFollowed: Bool {
    switch meaning {
    case .recurring, .ongoing, .asNeeded: time == nil
    default: false
    }
  }
}

extension Reader {
  /// Reads the longest time that begins here; nil, and nothing read, where none does.
  mutating func reading() -> Reading? {
    let begin = at
    guard let sort = token?.sort, sort & Self.begins != 0 else { return nil }
    if sort == Token.otherWords, context.events.match(at..<end, in: text) == nil { return nil }
    let objections = objections.count
    var best = Forms.rest.read(&self).map { Reading($0, begin..<at) }
    for way in 0..<2 where best?.range.upperBound != end {
      at = begin
      isVague = false
      let reading = way == 0 ? recurring().map { Reading($0, begin..<at, isVague: isVague) } : dated()
      if let reading, reading.range.upperBound > best?.range.upperBound ?? begin { best = reading }
    }
    guard let best else { return back(to: begin) }
    at = best.range.upperBound
    if best.meaning != nil { forget(after: objections, until: at) }
    return readBehind(best) ? best : back(to: begin)
  }

  private static let begins =
    Forms.rest.begins | Forms.frequencies.begins | Forms.leads.begins | Forms.spans.begins | Word.atLeast.sort
    | Word.about.sort | Word.weekday(.monday).sort | Token.otherWords

  /// Windows, of this year or that or of every year.
  private mutating func dated() -> Reading? {
    let begin = at
    let isLeast = accept(.atLeast)
    guard let time = time() else { return nil }
    let objections = objections.count
    let meaning: Deadline.Meaning?
    if time.hasYear {
      meaning = isLeast ? nil : windows(of: time).map(Deadline.Meaning.once)
    } else {
      meaning = recurring(time)
      if meaning == nil {
        if self.objections.count > objections { return nil }
        at = time.range.upperBound
        // An event that nothing leads to is no time.
        return isLeast || time.isEvent ? nil : dated(time, from: begin)
      }
    }
    return meaning.map { Reading($0, begin..<at, isVague: time.isVague, time: time) }
  }

  /// A time that names no year, in that of the plan; one without a meaning where the plan has none.
  private mutating func dated(_ time: Time, from begin: Int) -> Reading? {
    let range = begin..<at
    switch year {
    case .every:
      let meaning = occasions(time).flatMap { recurrence(every: 1, $0, (nil, nil), from: begin) }
      return meaning.map { Reading($0, range, isVague: time.isVague, time: time) }
    case .year(let year):
      guard let placed = placed(time, in: year), let windows = windows(of: placed) else { return nil }
      return Reading(.once(windows), range, isVague: time.isVague, time: placed)
    case .none:
      return object(.noYear, from: at) ?? Reading(nil, range, isVague: time.isVague, time: time)
    }
  }

  /// A time that names no year, in the year that the plan gives.
  private mutating func placed(_ time: Time, in year: Int) -> Time? {
    if time.spans.contains(where: \.first.takesTwoYears) { return object(.noYear, from: at) }
    guard let spans = placed(time.spans, in: year, from: time.range.lowerBound) else { return nil }
    var time = time
    time.spans = spans
    return time
  }

  // MARK: Behind a time

  /// A clock time, a bracket, "videreføres".
  ///
  /// - Returns: false, with an objection, where a bracket says another time.
  private mutating func readBehind(_ reading: Reading) -> Bool {
    let clock = at
    if reading.time?.spans.last?.last.isDay ?? false, acceptClock() { reading.aside.append(clock..<at) }
    let open = at
    if isMark(.open), let close = (open..<end).first(where: { tokens[$0].isMark(.close) }) {
      if let reason = objection(toBracket: open..<(close + 1), behind: reading) {
        at = close + 1
        return object(reason, from: open) ?? false
      }
      at = close + 1
      reading.aside.append(open..<at)
    }
    let ahead = isMark(.comma) ? 1 : 0
    if case .once? = reading.meaning, token(ahead)?.word == .continued {
      at += ahead + 1
      reading.continues = true
    }
    reading.range = reading.range.lowerBound..<at
    return true
  }

  /// "kl. 13:00", "– klokken 12.00", "00:00".
  private mutating func acceptClock() -> Bool {
    let begin = at
    if isMark(.comma) || isMark(.dash) { at += 1 }
    let isSaid = accept(.clock)
    if isSaid { acceptStop() }
    guard isSaid || at == begin, let hour = number(), isNumber(1...2), hour <= 24 else {
      at = begin
      return false
    }
    let isMinute = isMark(.colon, 1) || isSaid && isMark(.dot, 1)
    guard isMinute && isNumber(2...2, 2) && (number(2) ?? 60) < 60 else {
      if isSaid { at += 1 } else { at = begin }
      return isSaid
    }
    at += 3
    return true
  }

  /// What a bracket makes of the time before it; nil where it has no time in it, the same one, or one that it lies in.
  private func objection(toBracket range: Range<Int>, behind reading: Reading) -> DeadlineRefusal.Reason? {
    let words = range.dropFirst().dropLast()
    let other = DeadlineRefusal.Reason.bracket(written(range))
    var inner = self
    (inner.at, inner.end, inner.objections) = (words.lowerBound, words.upperBound, [])
    if reading.time?.spans.last?.last.isDay ?? false, inner.acceptClock(), inner.isAtEnd { return nil }
    inner.at = words.lowerBound
    if let time = inner.time(), inner.isAtEnd { return agrees(time, with: reading) ? nil : other }
    if words.count == 1, case .weekday(let weekday)? = tokens[words.lowerBound].word {
      let day = reading.time?.spans.first { $0.isExactDay }?.first.days?.first
      return day?.weekday == weekday ? nil : other
    }
    inner.at = words.lowerBound
    if !inner.found(after: inner.reading()).isEmpty || !inner.objections.isEmpty { return other }
    return Words(text, words).objection(inBracket: other)
  }

  /// Whether each window of a reading lies in the one that a bracket says, or its due day does where it names no more.
  private func agrees(_ time: Time, with reading: Reading) -> Bool {
    guard let outer = reading.time, time.spans.count == 1 || time.spans.count == outer.spans.count else { return false }
    return outer.spans.enumerated().allSatisfy { index, span in
      let year = span.last.year ?? 2020
      let (a, b) = (span.placed(in: year), time.spans[min(index, time.spans.count - 1)].placed(in: year))
      guard let due = a.last.days?.last, let last = b.last.days?.last, let first = b.first.days?.first else {
        return false
      }
      let begin = outer.relation == .by ? due : a.first.days?.first ?? due
      return first <= begin && due <= last
    }
  }

  /// Every time from here on, one behind the other, where the first, or that none begins here, is known.
  mutating func found(after first: Reading?) -> [Reading] {
    var found: [Reading] = []
    if let first, !isInsideWord(first.range.upperBound) { found.append(first) }
    at = max(at, first?.range.upperBound ?? at + 1)
    while at < end {
      let begin = at
      if !isInsideWord(begin), let reading = reading(), !isInsideWord(at) {
        found.append(reading)
      } else {
        at = begin + 1
      }
    }
    return found
  }

  /// Whether a hyphen ties a word to what stands before it: "mai-markering".
  private func isInsideWord(_ index: Int) -> Bool {
    guard index > 0, index < end else { return false }
    let hyphen = tokens[index].isMark(.dash) ? index : index - 1
    guard hyphen > 0, hyphen + 1 < end, tokens[hyphen].isMark(.dash), !tokens[hyphen].spaced,
      !tokens[hyphen + 1].spaced
    else { return false }
    return tokens[hyphen].range.count == 1
      && (tokens[hyphen + 1].word == nil && tokens[hyphen + 1].isWord
        || tokens[hyphen - 1].word == nil && tokens[hyphen - 1].isWord)
  }
}
