/// A deadline text with the words around its time (DEADLINES.md, Words around the time).
///
/// Each way to read it is a row of that table, in the table's order; what no row reads is refused.
struct WordsAroundTime {
  var reader: Reader
  private let text: TokenizedText
  /// Whether it is only to be known that a text reads: without what to write instead.
  private let isTrial: Bool
  /// The word in -frist, -fristen that the text begins with, perhaps behind "den", "årlig".
  private let deadlineWord: (index: Int, isYearly: Bool)?
  /// Every time in the text.
  private(set) var found: [Reading] = []

  init(_ text: TokenizedText, in context: DeadlineContext, isTrial: Bool = false) {
    (self.text, self.isTrial) = (text, isTrial)
    reader = Reader(text, in: context)
    deadlineWord = Self.deadlineWord(reader)
  }

  var end: Int { reader.end }
  private var tokens: [Token] { reader.tokens }

  mutating func deadline() throws(DeadlineRefusal) -> Deadline {
    if end == 0 || end == 1 && tokens[0].isMark(.dash) { return Deadline(.undated) }
    if let word = deadlineWord, word.isYearly { reader.year = .every }
    let first = reader.reading()
    if let first, first.range.upperBound == end {
      guard first.meaning != nil else { throw reader.refusal() }
      return deadline(first)
    }
    found = reader.found(after: first)
    guard let last = found.last else { throw withoutTime() }
    if let objection = reader.objections.last, objection.reach == end || found.allSatisfy({ $0.meaning != nil }) {
      throw objection.refusal
    }
    if last.range.upperBound == end, last.range.lowerBound > 0 { return try wordsBefore(last, found.dropLast()) }
    if let first = found.first, first.range.lowerBound == 0, tokens[first.range.upperBound].isMark(.colon) {
      return try timeFirst(first, found.dropFirst())
    }
    if last.range.upperBound < end, let deadline = try fewWordsBehind(last, found.dropLast()) { return deadline }
    throw refusal(at: found)
  }

  private func deadline(
    _ reading: Reading, label: Range<Int>? = nil, confirm: Bool = false, suggestion: String? = nil
  ) -> Deadline {
    Deadline(
      reading.meaning ?? .undated, label: label.map(labelText), confirm: confirm,
      suggestion: isTrial ? nil : suggestion.flatMap { certain($0, reading) },
      approximate: reading.isVague, continues: reading.continues, aside: reading.aside.map(reader.written))
  }

  /// The words without what parts them from the time.
  private func labelText(_ range: Range<Int>) -> String {
    var range = range
    while let last = range.last, case .mark(let mark) = tokens[last].kind, [.comma, .colon, .dash].contains(mark) {
      range = range.dropLast()
    }
    return reader.written(range)
  }

  // MARK: Time behind the words

  private mutating func wordsBefore(
    _ reading: Reading, _ others: ArraySlice<Reading>
  ) throws(DeadlineRefusal) -> Deadline {
    let begin = reading.range.lowerBound
    guard reading.meaning != nil else { throw reader.refusal() }
    let parting = tokens[begin - 1]
    let reading = parting.isMark(.colon) || parting.isMark(.dash) ? try standingAlone(reading) : reading
    if parting.isMark(.colon) { return try afterColon(reading, others) }
    let isDash = parting.isMark(.dash) && parting.spaced && tokens[begin].spaced
    if isDash, !reading.isBareYears, others.isEmpty {
      let words = Words(text, 0..<(begin - 1))
      if let reason = words.objection(before: reading) ?? words.objectionToDash { throw reason }
      return deadline(reading, label: 0..<(begin - 1))
    }
    if let deadline = try afterDeadlineWord(reading, others) { return deadline }
    if begin == 1, others.isEmpty, let act = text.spelling(tokens[0]), ClosedWords.acts.contains(act),
      Self.mayFollowAct.contains(reading.lead)
    {
      return deadline(reading, label: 0..<1)
    }
    return try afterOtherWords(reading, others)
  }

  private static let mayFollowAct: Set<Lead.Sort> = [.none, .inside, .preamble, .by, .byEnd, .latest]

  /// "Til X" behind a mark is as if it stood alone: until a day, and refused with a longer time.
  private mutating func standingAlone(_ reading: Reading) throws(DeadlineRefusal) -> Reading {
    guard reading.lead == .until, let time = reading.time, case .once? = reading.meaning else { return reading }
    guard let alone = due(reading) else {
      throw refusal(DeadlineRefusal.Reason.untilOrThrough, time.range)
    }
    return alone
  }

  /// "Til DAY" as what is due on it; nil for more than a day.
  private mutating func due(_ reading: Reading) -> Reading? {
    guard var time = reading.time, time.spans.count == 1, time.spans[0].isSingle, time.spans[0].last.isDay else {
      return nil
    }
    (time.lead, time.relation) = (Lead(sort: .deadline), .by)
    guard let windows = reader.windows(of: time) else { return nil }
    return reading.due(time, windows)
  }

  /// `Skisse: innen 1. desember 2021`
  private func afterColon(_ reading: Reading, _ others: ArraySlice<Reading>) throws(DeadlineRefusal) -> Deadline {
    let label = 0..<(reading.range.lowerBound - 1)
    let words = Words(text, label)
    if let reason = words.objectionToColon(before: reading) { throw reason }
    // "Trinn 1: mars 2024, trinn 2: mai 2025"
    if let other = others.first(where: { reader.isMark(.colon, at: $0.range.lowerBound - 1) }) { throw twoTimes(other) }
    // "Mars 2019: juni 2020" has two times and no words.
    if let other = others.first, other.range == label { throw twoTimes(other) }
    return deadline(reading, label: label, confirm: !others.isEmpty || words.isDoubtful)
  }

  /// `Søknadsfrist er 15. mars 2023`, `Høringsfristen er satt til 2. november 2021`, `årlig søknadsfrist 15. oktober`
  private mutating func afterDeadlineWord(
    _ reading: Reading, _ others: ArraySlice<Reading>
  ) throws(DeadlineRefusal) -> Deadline? {
    guard let word = deadlineWord, word.index < reading.range.lowerBound else { return nil }
    let (at, begin) = (word.index, reading.range.lowerBound)
    var reading = reading
    let others = others.filter { $0.range.lowerBound > at }
    // "Frist til X" and "er satt til X": "til" belongs to the words.
    let isSet = tokens[begin - 1].word == .set && begin >= 2 && tokens[begin - 2].word == .is
    if isSet, reading.lead == .until {
      reader.at = begin + 1
      guard let later = reader.reading(), later.range.upperBound == end else { return nil }
      reading = later
    } else if reading.lead == .until, begin == at + 1 {
      guard let due = due(reading) else { return nil }
      reading = due
    }
    let isDirect = begin == at + 1 || begin == at + 2 && tokens[begin - 1].word == .is
    guard isDirect || isSet || tokens[begin - 1].word == .is else { return nil }
    guard Self.mayFollowAct.contains(reading.lead) || reading.lead == .deadline else { return nil }
    let label = 0..<(isSet ? begin - 2 : tokens[begin - 1].word == .is ? begin - 1 : begin)
    let words = Words(text, (at + 1)..<max(label.upperBound, at + 1))
    if let reason = label.upperBound <= at + 1 ? nil : words.objection(before: reading) { throw reason }
    if others.contains(where: { !$0.isBareYears }) { throw refusal(at: others + [reading]) }
    // A deadline is one day: of two joined days one may be another's.
    let isSpan = reading.time?.spans.contains { !$0.isSingle && $0.first.isDay } ?? false
    if word.isYearly, case .once? = reading.meaning { return nil }
    return deadline(reading, label: label, confirm: !others.isEmpty || isSpan)
  }

  private static func deadlineWord(_ reader: Reader) -> (index: Int, isYearly: Bool)? {
    guard let first = reader.token, first.sort & mayBeDeadlineWord != 0 else { return nil }
    func word(_ index: Int) -> String? { reader.token(at: index).flatMap(reader.text.spelling) }
    var at = first.word == .the ? 1 : 0
    // Of å; most words have another letter first.
    let isYearly = word(at).map { $0.utf8.first == 0xC3 && yearly.contains($0) } ?? false
    if isYearly { at += 1 }
    return word(at).map { $0.ends(in: "frist") || $0.ends(in: "fristen") } ?? false ? (at, isYearly) : nil
  }

  private static let mayBeDeadlineWord = Token.otherWords | Word.the.sort | Word.yearly.sort | Word.frist.sort

  private static let yearly = ["årlig", "årlige", "årleg", "årlege"]

  /// `Besøk på Sagatun i Hamar januar 2019`
  private func afterOtherWords(_ reading: Reading, _ others: ArraySlice<Reading>) throws(DeadlineRefusal) -> Deadline {
    let begin = reading.range.lowerBound
    let words = Words(text, 0..<begin)
    if let other = others.first { throw refusal(DeadlineRefusal.Reason.timeInWords, other.range) }
    if let reason = words.objection(before: reading) { throw reason }
    switch reading.lead {
    case .before where reading.time?.isEvent ?? false: break
    case .none where reading.isBareYears, .before, .from, .through:
      if let event = noEvent { throw event }
      let belonging = reading.lead == .none ? DeadlineRefusal.Belonging.bareYear : .lead
      throw refusal({ .ofWords($0, words: labelText(0..<begin), belonging) }, reading.range)
    default: break
    }
    let isPlain = !words.isDoubtful && words.objectionToColon(before: reading) == nil
    let suggestion = isPlain ? colon(labelText(0..<begin), reading) : nil
    return deadline(reading, label: 0..<begin, confirm: true, suggestion: suggestion)
  }

  // MARK: Words behind the time

  /// `Juni 2017: Kontrakt inngås`
  private func timeFirst(_ reading: Reading, _ others: ArraySlice<Reading>) throws(DeadlineRefusal) -> Deadline {
    guard reading.meaning != nil else { throw reader.refusal() }
    let label = (reading.range.upperBound + 1)..<end
    let words = Words(text, label)
    if let reason = words.objectionBehindTime() { throw reason }
    let isTime = { (other: Reading) in other.range == label || reader.isMark(.colon, at: other.range.upperBound) }
    if others.contains(where: isTime) { throw twoTimes(reading) }
    return deadline(reading, label: label, confirm: !others.isEmpty || words.isDoubtful || words.hasParticiple)
  }

  /// `årlig gjennomgang`, `blir løpende oppdatert`
  private func fewWordsBehind(
    _ reading: Reading, _ others: ArraySlice<Reading>
  ) throws(DeadlineRefusal) -> Deadline? {
    let behind = reading.range.upperBound..<end
    guard reading.mayBeFollowed, others.isEmpty, behind.count <= 2,
      behind.allSatisfy({ tokens[$0].isWord && (tokens[$0].word == nil || tokens[$0].word == .evaluation) })
    else { return nil }
    let before = 0..<reading.range.lowerBound
    for range in [before, behind] where !range.isEmpty {
      if let reason = Words(text, range).objection(before: nil) { throw reason }
    }
    let words = [before, behind].filter { !$0.isEmpty }.map(reader.written).joined(separator: " ")
    return deadline(
      reading, label: before.isEmpty ? behind : 0..<end, confirm: true, suggestion: colon(words, reading))
  }

  // MARK: Refusals

  /// What to write instead, where it is certain: words that may be read as something else than a label are tried.
  private func certain(_ text: String, _ reading: Reading) -> String? {
    let isPlain = tokens[0..<end].enumerated().allSatisfy { index, token in
      reading.range.contains(index) || !token.isNumber && token.word?.isSmall ?? true
    }
    // The full stop of "jul." would be the text's.
    if isPlain, !text.ends(in: ".") { return text.unicodeScalars.count <= TokenizedText.longest ? text : nil }
    let certain = Deadline(reading: text, in: reader.context)
    return certain?.confirm == false && certain?.meaning == reading.meaning ? text : nil
  }

  func colon(_ label: String, _ reading: Reading) -> String { "\(label): \(reader.written(reading.alone))" }

  /// "i forbindelse med møtet": nothing that the plan or frist.yaml names.
  private var noEvent: DeadlineRefusal? {
    var reader = reader
    reader.at = 0
    guard let lead = Forms.leads.read(&reader), lead.mustBeEvent, let token = reader.token, token.word == nil
    else { return nil }
    return refusal(DeadlineRefusal.Reason.notAnEvent, reader.at..<(reader.at + 1))
  }

  /// Of a text in which nothing says when.
  private func withoutTime() -> DeadlineRefusal {
    if let objection = reader.objections.last { return objection.refusal }
    for (index, token) in tokens[0..<end].enumerated() {
      let isThis = token.word == .in && [.year, .theYear].contains(reader.token(at: index + 1)?.word)
      let isCounted =
        text.spelling(token) == "om" && tokens[min(index + 2, end)..<end].contains { $0.word?.isUnit ?? false }
      if token.closed == .now || isThis || isCounted || token.word == .next {
        return refusal(DeadlineRefusal.Reason.noNow, index..<min(index + 2, end))
      }
    }
    return noEvent ?? reader.refusal()
  }

  private func twoTimes(_ reading: Reading) -> DeadlineRefusal {
    refusal(DeadlineRefusal.Reason.twoTimes, reading.range)
  }

  private func refusal(_ reason: (String) -> DeadlineRefusal.Reason, _ range: Range<Int>) -> DeadlineRefusal {
    DeadlineRefusal(reason(reader.written(range)), at: reader.column(range.lowerBound))
  }

  /// Of a text that no row reads.
  private func refusal(at found: [Reading]) -> DeadlineRefusal {
    // The missing year first: whatever else is wrong, that must be known.
    if found.contains(where: { $0.meaning == nil }), found.count == 1 { return reader.refusal() }
    if found.count > 1 { return twoTimes(found[found.count - 1]) }
    let behind = found.last?.range.upperBound ?? 0
    return behind < end ? refusal(DeadlineRefusal.Reason.notUnderstood, behind..<(behind + 1)) : reader.refusal()
  }
}
