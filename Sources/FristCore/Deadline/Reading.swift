/// A time read somewhere in a text.
struct Reading {
  /// Nil where only the year is missing.
  var meaning: Deadline.Meaning?
  var isVague = false
  /// "videreføres" behind it.
  var continues = false
  /// A clock time, a bracket behind it.
  var aside: [Range<Int>] = []
  /// The windows that were read; none for what has none, or comes back by words alone.
  var time: Time?
  var range: Range<Int>

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
    var best: Reading?
    func keep(_ reading: Reading?) {
      if let reading, reading.range.upperBound > best?.range.upperBound ?? begin { best = reading }
    }
    if let meaning = Forms.rest.read(&self) { keep(Reading(meaning: meaning, range: begin..<at)) }
    at = begin
    if best?.range.upperBound != end {
      isVague = false
      if let meaning = recurring() { keep(Reading(meaning: meaning, isVague: isVague, range: begin..<at)) }
      at = begin
    }
    if best?.range.upperBound != end { keep(dated()) }
    guard var reading = best else {
      at = begin
      return nil
    }
    at = reading.range.upperBound
    if reading.meaning != nil { forget(after: objections, until: at) }
    guard readBehind(&reading) else {
      at = begin
      return nil
    }
    return reading
  }

  private static let begins =
    Forms.rest.begins | Forms.frequencies.begins | Forms.leads.begins | Forms.spans.begins | Word.atLeast.sort
    | Word.about.sort | Word.weekday(.monday).sort | Token.otherWords

  /// Windows, of this year or that or of every year.
  private mutating func dated() -> Reading? {
    let begin = at
    let isLeast = accept(.atLeast)
    isVague = false
    guard let time = time() else { return nil }
    var reading = Reading(isVague: time.isVague, time: time, range: begin..<at)
    if time.hasYear {
      guard !isLeast, let windows = windows(of: time) else { return nil }
      reading.meaning = .once(windows)
      return reading
    }
    let objections = objections.count
    if let meaning = recurring(time) {
      reading.meaning = meaning
      reading.range = begin..<at
      return reading
    }
    if self.objections.count > objections { return nil }
    at = time.range.upperBound
    // An event that nothing leads to is no time.
    if isLeast || time.isEvent { return nil }
    switch year {
    case .every:
      guard let occasions = occasions(time) else { return nil }
      guard let meaning = recurrence(every: 1, occasions, (nil, nil), from: begin) else { return nil }
      reading.meaning = meaning
    case .year(let year):
      guard let placed = placed(time, in: year), let windows = windows(of: placed) else { return nil }
      (reading.time, reading.meaning) = (placed, .once(windows))
    case .none:
      let _: Int? = object(.noYear, from: at)
    }
    return reading
  }

  /// A time that names no year, in the year that the plan gives.
  private mutating func placed(_ time: Time, in year: Int) -> Time? {
    var time = time
    let begin = time.range.lowerBound
    if time.spans.contains(where: \.first.takesTwoYears) { return object(.noYear, from: at) }
    time.spans = time.spans.map { $0.placed(in: year) }
    for span in time.spans {
      guard isThere(span, from: begin) else { return nil }
    }
    return time
  }

  // MARK: Behind a time

  /// A clock time, a bracket, "videreføres".
  ///
  /// - Returns: false, with an objection, where a bracket says another time.
  private mutating func readBehind(_ reading: inout Reading) -> Bool {
    let clock = at
    if reading.time?.spans.last?.last.isDay ?? false, acceptClock() { reading.aside.append(clock..<at) }
    let open = at
    if isMark(.open), let close = (open..<end).first(where: { tokens[$0].isMark(.close) }) {
      guard agrees(open + 1, close, with: reading) else {
        at = close + 1
        return object(.bracket(written(open..<(close + 1))), from: open) ?? false
      }
      at = close + 1
      reading.aside.append(open..<at)
    }
    if case .once? = reading.meaning {
      if word == .continued || isMark(.comma) && token(1)?.word == .continued {
        at += isMark(.comma) ? 2 : 1
        reading.continues = true
      }
    }
    reading.range = reading.range.lowerBound..<at
    return true
  }

  /// "kl. 13:00", "– klokken 12.00", "00:00".
  private mutating func acceptClock() -> Bool {
    let begin = at
    if isMark(.comma) || isMark(.dash) { at += 1 }
    let isSaid = accept(.clock)
    if isSaid, isMark(.dot), token?.spaced == false { at += 1 }
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

  /// Whether a bracket has no time in it, or is the same one.
  private func agrees(_ begin: Int, _ end: Int, with reading: Reading) -> Bool {
    var inner = self
    (inner.at, inner.end, inner.objections) = (begin, end, [])
    if let time = inner.time(), inner.isAtEnd {
      guard let outer = reading.time, outer.spans.count == time.spans.count else { return false }
      return zip(outer.spans, time.spans).allSatisfy { outer, span in
        let year = outer.last.year ?? 2020
        let (a, b) = (outer.placed(in: year), span.placed(in: year))
        return a.first.days?.first == b.first.days?.first && a.last.days?.last == b.last.days?.last
      }
    }
    inner.at = begin
    return inner.found().isEmpty && inner.objections.isEmpty && !Words(self, begin..<end).isDoubtful
  }

  /// Every time from here on, one behind the other.
  mutating func found() -> [Reading] { found(after: reading()) }

  /// The same where the first, or that none begins here, is known.
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
