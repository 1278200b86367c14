/// Words beside a time, held against the closed lists (DEADLINES.md, Words around the time).
struct Words {
  private let reader: Reader
  private let range: Range<Int>

  init(_ reader: Reader, _ range: Range<Int>) {
    self.reader = reader
    self.range = range
  }

  var isEmpty: Bool { range.isEmpty }
  private var tokens: ArraySlice<Token> { reader.tokens[range] }

  private func reasons() -> [(token: Token, reason: ClosedWords.Reason)] {
    tokens.compactMap { token in token.closed.flatMap { isName(token) ? nil : (token, $0) } }
  }

  /// KOSTRA, BUA: capitals where the text has small letters too.
  private func isName(_ token: Token) -> Bool {
    let written = reader.text.source[token.range]
    guard written.count > 1, written.allSatisfy(\.properties.isUppercase) else { return false }
    return reader.text.source.contains(where: \.properties.isLowercase)
  }

  private func refusal(_ token: Token, _ reason: (String) -> DeadlineRefusal.Reason) -> DeadlineRefusal {
    DeadlineRefusal(reason(reader.text.written(token.range)), at: token.column)
  }

  /// Words, and none but such marks as words have.
  private func objectionToMarks() -> DeadlineRefusal? {
    for index in range {
      let token = reader.tokens[index]
      guard token.isMark(.other) else { continue }
      let mark = reader.text.written(token.range)
      guard ["«", "»", "\"", "'", "’", "”", "“", "„", "&", "%", "§", ";", "_", "+"].contains(mark) else {
        return refusal(token, DeadlineRefusal.Reason.notUnderstood)
      }
    }
    let isWord = tokens.contains { token in
      token.isWord && token.range.count >= 2 && (token.word == .evaluation || !(token.word?.isSmall ?? false))
    }
    guard isWord, let first = tokens.first else {
      guard let first = reader.token(at: range.lowerBound) else {
        return DeadlineRefusal(.endsTooEarly, at: reader.column(range.lowerBound))
      }
      return refusal(first, DeadlineRefusal.Reason.notUnderstood)
    }
    return first.isMark(.close) || first.isMark(.dash) ? refusal(first, DeadlineRefusal.Reason.notUnderstood) : nil
  }

  /// Why the words cannot stand before a time without a colon.
  ///
  /// - Parameter mayNameYears: behind "-frist … er".
  func objection(before reading: Reading?, mayNameYears: Bool = false) -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    let last = tokens.last
    let mayBeReached = mayBeReached(before: reading)
    for (token, reason) in reasons() {
      let isLast = token.range == last?.range
      switch reason {
      case .denies, .hedges:
        return refusal(token, token.word == .earliest ? DeadlineRefusal.Reason.noEnd : DeadlineRefusal.Reason.open)
      case .past: return refusal(token, DeadlineRefusal.Reason.over)
      case .participle where !mayBeReached: return refusal(token, DeadlineRefusal.Reason.over)
      case .now: return refusal(token, DeadlineRefusal.Reason.noNow)
      case .otherTime: return refusal(token, DeadlineRefusal.Reason.timeInWords)
      case .leads where isLast && reading != nil: return refusal(token, DeadlineRefusal.Reason.notUnderstood)
      case .leads, .participle, .toBe: continue
      }
    }
    for token in tokens where !isName(token) {
      guard let word = token.word else { continue }
      if word.isTime { return refusal(token, DeadlineRefusal.Reason.timeInWords) }
      guard token.range == last?.range else { continue }
      if word == .next { return refusal(token, DeadlineRefusal.Reason.noNow) }
      if word.isUnfinished { return refusal(token, DeadlineRefusal.Reason.notUnderstood) }
    }
    if let done = doneWord, !mayBeReached { return refusal(done, DeadlineRefusal.Reason.over) }
    guard let sole = soleWord, let last, ClosedWords.slips.nearest(to: sole, edits: 1) != nil else { return nil }
    return refusal(last, DeadlineRefusal.Reason.notUnderstood)
  }

  /// "Mras – april 2019": one end of a span, but for a slip of the pen.
  var objectionToDash: DeadlineRefusal? {
    tokens.last { $0.isWord }.flatMap { token in
      guard token.word == nil, let word = reader.text.spelling(token),
        Vocabulary.times.nearest(to: word, edits: 1) != nil
      else { return nil }
      return refusal(token, DeadlineRefusal.Reason.notUnderstood)
    }
  }

  /// What says that it is over stands before a colon.
  func objectionToColon(before reading: Reading) -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    if let slip = slipOfFrequency { return refusal(slip, DeadlineRefusal.Reason.notUnderstood) }
    let mayBeReached = mayBeReached(before: reading)
    for (token, reason) in reasons() where reason == .past || reason == .participle && !mayBeReached {
      return refusal(token, DeadlineRefusal.Reason.over)
    }
    if let done = doneWord, !mayBeReached { return refusal(done, DeadlineRefusal.Reason.over) }
    return nil
  }

  /// "Hvrt 3. år: 2017", "hvert 3. r: 2017": how often, but for a slip of the pen.
  private var slipOfFrequency: Token? {
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      let isCounted = next.isNumber || next.word.map { if case .ordinal = $0 { true } else { false } } ?? false
      guard isCounted, token.isWord else { continue }
      if [.each, .eachOfNeuter].contains(token.word) { return tokens.last }
      guard tokens.contains(where: { $0.word == .year }) else { continue }
      let isNear = ClosedWords.frequencySlips.nearest(to: reader.text.spelling(token) ?? "", edits: 1) != nil
      if token.word == nil, isNear { return token }
    }
    return nil
  }

  /// What says that it is over stands behind a time and a colon.
  func objectionBehindTime() -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    for (token, reason) in reasons() where reason == .past { return refusal(token, DeadlineRefusal.Reason.over) }
    return soleWord == nil ? nil : doneWord.map { refusal($0, DeadlineRefusal.Reason.over) }
  }

  /// Whether a word denies the time or leaves it open, or a participle says what is to be reached.
  var isDoubtful: Bool {
    reasons().contains { [.denies, .hedges, .now, .participle].contains($0.reason) }
  }

  var hasParticiple: Bool { tokens.contains(where: isParticiple) }

  private func isParticiple(_ token: Token) -> Bool {
    token.closed == .participle || reader.text.spelling(token).map(ClosedWords.endsAsParticiple) ?? false
  }

  private var soleWord: String? {
    let words = tokens.compactMap(reader.text.spelling)
    return words.count == 1 ? words[0] : nil
  }

  /// A participle that says what was done: "behandlet" alone, "behandlet i formannskapet".
  private var doneWord: Token? {
    guard let first = tokens.firstIndex(where: \.isWord), isParticiple(tokens[first]),
      soleWord != nil || reader.token(at: first + 1)?.word?.isPreposition ?? false
    else { return nil }
    return tokens[first]
  }

  /// "skal være gjennomført", "vedtatt innen": what is to be reached.
  private func mayBeReached(before reading: Reading?) -> Bool {
    if tokens.contains(where: { $0.closed == .toBe }) { return true }
    switch reading?.lead {
    case .by?, .byEnd?, .latest?: return true
    case .inside?: return reading.map { reader.token(at: $0.range.lowerBound + 1)?.word == .course } ?? false
    default: return false
    }
  }
}
