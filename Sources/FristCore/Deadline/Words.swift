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
    tokens.compactMap { token in
      guard let spelling = token.spelling, !isName(token), let reason = ClosedWords.reason(for: spelling) else {
        return nil
      }
      return (token, reason)
    }
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
      token.spelling?.unicodeScalars.count ?? 0 >= 2 && (token.word == .evaluation || !(token.word?.isSmall ?? false))
    }
    guard isWord, let first = tokens.first else {
      return tokens.first.map { refusal($0, DeadlineRefusal.Reason.notUnderstood) }
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
      case .denies, .hedges: return refusal(token, DeadlineRefusal.Reason.open)
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
      if word == .next, token.range == last?.range { return refusal(token, DeadlineRefusal.Reason.noNow) }
      if word == .after || word == .before || word == .from, token.range == last?.range {
        return refusal(token, DeadlineRefusal.Reason.notUnderstood)
      }
    }
    if let sole = soleWord, ClosedWords.isParticiple(sole), !mayBeReached {
      return last.map { refusal($0, DeadlineRefusal.Reason.over) }
    }
    return nil
  }

  /// What says that it is over stands before a colon.
  func objectionToColon() -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    for (token, reason) in reasons() where reason == .past || reason == .participle && !mayBeReached(before: nil) {
      return refusal(token, DeadlineRefusal.Reason.over)
    }
    if let sole = soleWord, ClosedWords.isParticiple(sole) {
      return tokens.first.map { refusal($0, DeadlineRefusal.Reason.over) }
    }
    return nil
  }

  /// What says that it is over stands behind a time and a colon.
  func objectionBehindTime() -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    for (token, reason) in reasons() where reason == .past { return refusal(token, DeadlineRefusal.Reason.over) }
    if let sole = soleWord, ClosedWords.isParticiple(sole) {
      return tokens.first.map { refusal($0, DeadlineRefusal.Reason.over) }
    }
    return nil
  }

  /// Whether a word denies the time or leaves it open, or a participle says what is to be reached.
  var isDoubtful: Bool {
    reasons().contains { [.denies, .hedges, .now, .participle].contains($0.reason) }
      || tokens.contains { $0.word?.isTime ?? false }
  }

  var hasParticiple: Bool { tokens.contains { $0.spelling.map(ClosedWords.isParticiple) ?? false } }

  private var soleWord: String? {
    let words = tokens.compactMap(\.spelling)
    return words.count == 1 ? words[0] : nil
  }

  /// "skal være gjennomført", "vedtatt innen": what is to be reached.
  private func mayBeReached(before reading: Reading?) -> Bool {
    if tokens.contains(where: { $0.spelling.map { ClosedWords.reasons[$0] == .toBe } ?? false }) { return true }
    switch reading?.lead {
    case .by?, .byEnd?, .latest?: return true
    case .inside?: return reading.map { reader.token(at: $0.range.lowerBound + 1)?.word == .course } ?? false
    default: return false
    }
  }
}
