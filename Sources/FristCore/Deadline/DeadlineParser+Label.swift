/// Words before the time (DEADLINES.md, Labels): "Avklaring innen 1. halvår 2019".
extension DeadlineParser {
  /// Reads the words up to the first word or number of the grammar, if there are any, and judges them.
  mutating func label() throws(DeadlineRefusal) -> String? {
    let words = tokens[..<timeBegins()]
    guard let first = words.first else { return nil }
    tokens = tokens[words.endIndex...]
    let hasContent = try judge(words)
    guard let time = tokens.first, hasContent else { throw notUnderstood(first) }
    guard let last = words.last(where: { $0.spelling != nil }), let ending = last.spelling else {
      throw notUnderstood(first)
    }
    // A hyphen at the end leaves its word unfinished: "helse-, 2019".
    for token in words.reversed().prefix(while: { $0.spelling == nil })
    where token.isMark(.dash) || token.isMark(.slash) {
      throw notUnderstood(token)
    }
    // "Under rulleringen 2019" says when; so may whatever else begins or ends with such a word.
    for end in [first, last] where isFunctionWord(end) { throw notUnderstood(end) }
    if Self.counts(ending, time) { throw notUnderstood(time) }
    if Self.misleads(ending, before: time) { throw notUnderstood(last) }
    // "Kommunen vår 2014" may be our municipality.
    if time.spelling == "vår", ["en", "et", "a", "ene", "ane"].contains(where: ending.hasSuffix) {
      throw .possessive(at: time.column)
    }
    return text.written(first.range.lowerBound..<last.range.upperBound)
  }

  /// The index of the first token of the time: a word or number of the grammar, with the small words that lead to it.
  private func timeBegins() -> Int {
    guard var begin = tokens.indices.first(where: beginsTime) else { return tokens.endIndex }
    func small(_ back: Int) -> Word? {
      begin - back >= tokens.startIndex ? tokens[begin - back].word : nil
    }
    if small(1) == .the { begin -= 1 }
    if small(1) == .in {
      begin -= 1
    } else if small(1) == .with, small(2) == .and, small(3) == .to {
      begin -= 3
    }
    return begin
  }

  private func beginsTime(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .number: return true
    case .mark: return false
    case .word(let spelling):
      if let word = token.word { return !word.isSmall }
      return context.events.heads.contains(spelling) || context.events.match(tokens[index...]) != nil
    }
  }

  private func isFunctionWord(_ token: Token) -> Bool {
    if let word = token.word { return word != .evaluation }
    return token.spelling.map { LabelWords.verdict(on: $0) == .function } ?? false
  }

  /// Whether a label can be told from a time only by an "i" between them: "føre i januar 2021", "fase i 2019".
  static func needsIn(between label: String, and time: String) -> Bool {
    guard let ending = (try? TokenizedText(label))?.tokens.last(where: { $0.spelling != nil })?.spelling,
      let time = (try? TokenizedText(time))?.tokens.first
    else { return false }
    return counts(ending, time) || misleads(ending, before: time)
  }

  /// "Punkt 1. mars": the number may belong to the label.
  private static func counts(_ ending: String, _ time: Token) -> Bool {
    isNumberLike(time) && LabelWords.numbering.contains(ending)
  }

  /// "Lov 2019" may be "nov 2019": an ordinary word, but in the place of the other.
  private static func misleads(_ ending: String, before time: Token) -> Bool {
    isWindow(time) && LabelWords.verdict(on: ending) == .plain && ending != "nav"
      && Vocabulary.leading.nearest(to: ending, edits: 1) != nil
  }

  /// Whether the time begins with a window itself, and not with "innen", "i" or "hvert" before it.
  private static func isWindow(_ token: Token) -> Bool {
    switch token.word {
    case nil, .month, .spring, .summer, .autumn, .winter, .ordinal, .unit(.week), .quarterSign, .vague, .the: true
    default: false
    }
  }

  private static func isNumberLike(_ token: Token) -> Bool {
    switch (token.kind, token.word) {
    case (.number, _), (_, .ordinal), (_, .count): true
    default: false
    }
  }

  /// Refuses what cannot stand in a label.
  ///
  /// - Returns: Whether one of the words can carry a label.
  private func judge(_ label: ArraySlice<Token>) throws(DeadlineRefusal) -> Bool {
    var hasContent = false
    for (index, token) in zip(label.indices, label) {
      let inside = index > label.startIndex && index + 1 < label.endIndex
      // A hyphen or slash belongs to a word: "helse- og omsorg", "og/eller".
      let isAttached = inside && !(token.spaced && label[index + 1].spaced)
      switch token.kind {
      case .word(let spelling):
        let isHyphened = index + 1 < label.endIndex && label[index + 1].isMark(.dash) && !label[index + 1].spaced
        if try judge(spelling, token, isHyphened: isHyphened) { hasContent = true }
      case .mark(.comma) where index > label.startIndex: break
      case .mark(.colon) where index > label.startIndex: break
      case .mark(.dash) where isAttached: break
      case .mark(.slash) where isAttached: break
      case .mark, .number: throw notUnderstood(token)
      }
    }
    return hasContent
  }

  private func judge(_ spelling: String, _ token: Token, isHyphened: Bool) throws(DeadlineRefusal) -> Bool {
    var written: String { text.written(token.range) }
    switch LabelWords.verdict(on: spelling) {
    case _ where token.word == .evaluation: return true
    case _ where token.word != nil: return false
    case .function: return false
    case .open: throw .open(written, at: token.column)
    case .noEnd: throw .noEnd(written, at: token.column)
    case .over: throw .over(written, at: token.column)
    case .now: throw .noNow(written, at: token.column)
    case .time: throw notUnderstood(token)
    case .plain: break
    case nil:
      if LabelWords.looksMisspelt(spelling, in: context) || LabelWords.isGlued(spelling, in: context) {
        throw notUnderstood(token)
      }
    }
    let length = spelling.unicodeScalars.count
    let isAccented = spelling.unicodeScalars.contains { ("\u{300}"..."\u{36F}").contains($0) }
    if isAccented || length == 1 && !isHyphened { throw notUnderstood(token) }
    return length >= 3
  }
}
