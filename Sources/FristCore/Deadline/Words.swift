/// Words beside a time, held against the closed lists (DEADLINES.md, Words around the time).
struct Words {
  private typealias Reason = DeadlineRefusal.Reason

  private let text: TokenizedText
  private let range: Range<Int>
  private var tokens: ArraySlice<Token> { text.tokens[range] }

  init(_ text: TokenizedText, _ range: Range<Int>) {
    (self.text, self.range) = (text, range)
  }

  private func reasons() -> [(token: Token, reason: ClosedWords.Reason)] {
    tokens.compactMap { token in token.closed.flatMap { isName(token) ? nil : (token, $0) } }
  }

  /// KOSTRA, BUA: capitals where the text has small letters too.
  private func isName(_ token: Token) -> Bool {
    let written = text.source[token.range]
    return written.count > 1 && !("a"..."z" ~= written[token.range.lowerBound])
      && written.allSatisfy(\.properties.isUppercase)
      && text.source.contains(where: \.properties.isLowercase)
  }

  private func refusal(_ token: Token, _ reason: (String) -> Reason) -> DeadlineRefusal {
    DeadlineRefusal(reason(text.written(token.range)), at: token.column)
  }

  /// Words, and none but such marks as words have.
  private func objectionToMarks() -> DeadlineRefusal? {
    guard let first = tokens.first ?? (range.lowerBound == 0 ? text.tokens.first : nil) else {
      return DeadlineRefusal(.endsTooEarly, at: text.column(range.lowerBound))
    }
    let isOdd = { (token: Token) in token.isMark(.other) && !Self.marks.contains(text.written(token.range)) }
    if let odd = tokens.first(where: isOdd) { return refusal(odd, Reason.notUnderstood) }
    let isWord = tokens.contains { token in
      token.isWord && token.range.count >= 2 && (token.word == .evaluation || !(token.word?.isSmall ?? false))
    }
    return isWord && !first.isMark(.close) && !first.isMark(.dash) ? nil : refusal(first, Reason.notUnderstood)
  }

  private static let marks: Set = ["«", "»", "\"", "'", "’", "”", "“", "„", "&", "%", "§", ";", "_", "+"]

  /// Why the words cannot stand before a time without a colon.
  func objection(before reading: Reading?) -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    let last = tokens.last
    let mayBeReached = mayBeReached(before: reading)
    for (token, reason) in reasons() {
      switch reason {
      case .denies, .hedges: return refusal(token, token.word == .earliest ? Reason.noEnd : Reason.open)
      case .past: return refusal(token, Reason.over)
      case .participle where !mayBeReached: return refusal(token, Reason.over)
      case .now: return refusal(token, Reason.noNow)
      case .otherTime: return refusal(token, Reason.timeInWords)
      case .leads where token.range == last?.range && reading != nil: return refusal(token, Reason.notUnderstood)
      case .leads, .participle, .toBe: continue
      }
    }
    for token in tokens where !isName(token) {
      guard let word = token.word else { continue }
      if word.isTime || word == .times && isCounted(token) { return refusal(token, Reason.timeInWords) }
      guard token.range == last?.range else { continue }
      if word == .next { return refusal(token, Reason.noNow) }
      if word.isUnfinished { return refusal(token, Reason.notUnderstood) }
    }
    if let done = doneWord, !mayBeReached { return refusal(done, Reason.over) }
    guard let last, let sole = soleWord.flatMap(text.spelling) else { return nil }
    return ClosedWords.slips.nearest(to: sole, edits: 1).map { _ in refusal(last, Reason.notUnderstood) }
  }

  /// "To ganger", "10 ganger"; not "gang- og sykkelvei".
  private func isCounted(_ times: Token) -> Bool {
    guard let before = tokens.last(where: { $0.column < times.column }) else { return false }
    if case .count? = before.word { return true }
    return before.isNumber
  }

  /// "Mras – april 2019": one end of a span, but for a slip of the pen.
  var objectionToDash: DeadlineRefusal? {
    guard let token = tokens.last(where: \.isWord), token.word == nil, let word = text.spelling(token)
    else { return nil }
    return Vocabulary.times.nearest(to: word, edits: 1).map { _ in refusal(token, Reason.notUnderstood) }
  }

  /// What says that it is over stands before a colon.
  func objectionToColon(before reading: Reading) -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    if let lead = openLead { return refusal(lead, lead.word == .after ? Reason.noEnd : Reason.notUnderstood) }
    if let slip = slipOfFrequency { return refusal(slip, Reason.notUnderstood) }
    let mayBeReached = mayBeReached(before: reading)
    let over = reasons().first { $0.reason == .past || $0.reason == .participle && !mayBeReached }
    return (over?.token ?? (mayBeReached ? nil : doneWord)).map { refusal($0, Reason.over) }
  }

  /// "Før: 2024", "Fra og med: 2024": a word that makes another time of the one behind the colon.
  private var openLead: Token? {
    guard let last = tokens.last(where: \.isWord) else { return nil }
    if [.before, .from, .after, .towards].contains(last.word) { return last }
    return last.word == .with ? tokens.suffix(3).first { $0.word == .from } : nil
  }

  /// "Hvrt 3. år: 2017", "hvert 3. r: 2017": how often, but for a slip of the pen.
  private var slipOfFrequency: Token? {
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      let isCounted = next.isNumber || next.word.map { if case .ordinal = $0 { true } else { false } } ?? false
      guard isCounted, token.isWord else { continue }
      if [.each, .eachOfNeuter].contains(token.word) { return tokens.last }
      guard tokens.contains(where: { $0.word == .year }) else { continue }
      let isNear = ClosedWords.frequencySlips.nearest(to: text.spelling(token) ?? "", edits: 1) != nil
      if token.word == nil, isNear { return token }
    }
    return nil
  }

  /// What says that it is over stands behind a time and a colon.
  func objectionBehindTime() -> DeadlineRefusal? {
    if let refusal = objectionToMarks() { return refusal }
    let over = reasons().first { $0.reason == .past }?.token
    return (over ?? (soleWord == nil ? nil : doneWord)).map { refusal($0, Reason.over) }
  }

  /// What in a bracket behind a time makes another of it, or none: what a footnote or a name would not say.
  func objection(inBracket other: DeadlineRefusal.Reason) -> DeadlineRefusal.Reason? {
    for (token, reason) in reasons() {
      let word = text.written(token.range)
      switch reason {
      case .denies, .hedges: return .open(word)
      case .participle: return .over(word)
      case .now: return .noNow(word)
      case .otherTime where !Self.partsOfDay.contains(word.lowercased()): return other
      case .otherTime, .past, .leads, .toBe: continue
      }
    }
    if tokens.contains(where: { !isName($0) && $0.word?.saysWhen ?? false }) { return other }
    // "(15.)", "(2 x)", "(?)"
    return tokens.contains { $0.isWord && $0.range.count > 1 && $0.word == nil } || isOnlyWords ? nil : other
  }

  /// They leave the day as it is.
  private static let partsOfDay: Set = ["natt", "kveld", "time", "timer", "minutter", "dagen"]

  /// Words, with no number and nothing to ask.
  private var isOnlyWords: Bool {
    !tokens.contains { $0.isNumber || $0.isMark(.other) } && tokens.contains { $0.isWord }
  }

  /// Whether a word denies the time or leaves it open, or a participle says what is to be reached.
  var isDoubtful: Bool {
    reasons().contains { [.denies, .hedges, .now, .participle].contains($0.reason) }
  }

  var hasParticiple: Bool { tokens.contains(where: isParticiple) }

  private func isParticiple(_ token: Token) -> Bool {
    token.closed == .participle || text.spelling(token).map(ClosedWords.endsAsParticiple) ?? false
  }

  private var soleWord: Token? {
    tokens.first(where: \.isWord).flatMap { $0.range == tokens.last(where: \.isWord)?.range ? $0 : nil }
  }

  /// A participle that says what was done: "behandlet" alone, "behandlet i formannskapet".
  private var doneWord: Token? {
    guard let first = tokens.firstIndex(where: \.isWord), isParticiple(tokens[first]),
      soleWord != nil || text.tokens.dropFirst(first + 1).first?.word?.isPreposition ?? false
    else { return nil }
    return tokens[first]
  }

  /// "skal være gjennomført", "vedtatt innen": what is to be reached.
  private func mayBeReached(before reading: Reading?) -> Bool {
    if tokens.contains(where: { $0.closed == .toBe }) { return true }
    switch reading?.lead {
    case .by?, .byEnd?, .latest?: return true
    case .inside?: return reading.flatMap { text.tokens.dropFirst($0.range.lowerBound + 1).first?.word } == .course
    default: return false
    }
  }
}
