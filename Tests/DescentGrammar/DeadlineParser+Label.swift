import FristCore

/// Words before the time (DEADLINES.md, Labels): "Avklaring innen 1. halvår 2019".
extension DeadlineParser {
  /// Reads the words up to the first word or number of the grammar, if there are any, and judges them.
  mutating func label() throws(DeadlineRefusal) -> (text: String, sense: LabelSense)? {
    let words = tokens[..<timeBegins()]
    guard let first = words.first else { return nil }
    tokens = tokens[words.endIndex...]
    if needsToday(words) { throw DeadlineRefusal(.noNow(text.written(first.range)), at: first.column) }
    let judged = try judge(words)
    guard let time = tokens.first, let last = words.last(where: { $0.spelling != nil }), let ending = last.spelling
    else { throw notUnderstood(first) }
    // "Om nes mars 2019" may be "om des mars 2019": an ordinary word, but in the place of the other.
    let isName = words.dropLast().last.map { ["av", "hos", "med"].contains($0.spelling) } ?? false
    if isWindow(time), LabelWords.verdict(on: ending) == .plain, ending != "nav", !isName,
      Vocabulary.leading.nearest(to: ending, edits: 1) != nil
    {
      throw notUnderstood(last)
    }
    // "Møte i kommunen vår 2014" may be in our municipality.
    if time.spelling == "vår", ["en", "et", "a", "ene", "ane"].contains(where: ending.hasSuffix) {
      throw DeadlineRefusal(.possessive, at: time.column)
    }
    let end = words.last(where: { $0.spelling != nil || isClosing($0) }) ?? last
    let label = text.written(first.range.lowerBound..<end.range.upperBound)
    let sense = LabelSense(judged, beforeColon: words.last?.isMark(.colon) ?? false)
    try judgeTime(after: sense, label)
    mayBeTwoDays = sense == .deadline && (!isIntroduced || isInside)
    return (label, sense)
  }

  /// "Om to uker", "til våren", "i morgen".
  private func needsToday(_ words: ArraySlice<Token>) -> Bool {
    guard words.count <= 2 else { return false }
    let spellings = words.compactMap(\.spelling)
    switch (spellings.first, spellings.count) {
    case ("om", 1):
      if case .unit? = word(1) { return true }
      if case .units? = word(1) { return true }
      return false
    case ("til", 1): return word == .next || tokens.count == 1 && [.spring, .summer, .autumn, .winter].contains(word)
    case ("i", 2): return LabelWords.verdict(on: spellings[1]) == .now
    default: return false
    }
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

  /// "Gang- og sykkelvei", "i gang".
  private func isPartOfWord(_ index: Int) -> Bool {
    index + 1 < tokens.endIndex && tokens[index + 1].isMark(.dash) && !tokens[index + 1].spaced
      || index > tokens.startIndex && tokens[index - 1].word == .in
  }

  private func beginsTime(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .number: return true
    case .mark: return false
    case .word where token.word == .times && isPartOfWord(index): return false
    case .word(let spelling):
      if let word = token.word { return !word.isSmall }
      return context.events.heads.contains(spelling) || context.events.match(tokens[index...]) != nil
    }
  }

  /// Refuses what cannot stand in a label, and a word that nothing leads to.
  ///
  /// - Returns: its words, from the last comma or colon inside it on; of "BrukerPlan-kartlegging" the last.
  private func judge(_ label: ArraySlice<Token>) throws(DeadlineRefusal) -> [LabelWord] {
    var words: [LabelWord] = []
    var isKnown = false
    var place = Standing.alone
    for index in label.indices {
      let token = label[index]
      let before = index > label.startIndex ? label[index - 1] : nil
      let after = index + 1 < label.endIndex ? label[index + 1] : nil
      guard let spelling = token.spelling else {
        guard mayStand(token, between: before, and: after) else { throw notUnderstood(token) }
        if after != nil, token.isMark(.comma) || token.isMark(.colon) { words = [] }
        place = isOpening(token) ? .name : token.isMark(.slash) && place == .afterObject ? .object : .alone
        continue
      }
      if before == nil, LabelWords.cannotBegin(spelling) { throw notUnderstood(token) }
      let isHyphened = after.map { $0.isMark(.dash) && !$0.spaced } ?? false
      let part = try part(spelling, of: token, after: before?.spelling, isHyphened: isHyphened)
      guard !isHyphened else { continue }
      let isEnd = after?.spelling == nil && !tokens.isEmpty
      if isEnd, part == .joining || part == .noun && LabelWords.looksAdverbial(spelling) {
        throw DeadlineRefusal(.cannotEnd(text.written(token.range)), at: token.column)
      }
      let word = LabelWord(spelling)
      words.append(word)
      place = try standing(after: word, part, at: place, token, between: before, and: after)
      if part == .noun, word.noun != nil || word.verb != nil { isKnown = true }
    }
    guard isKnown, label.count(where: isOpening) == label.count(where: isClosing) else {
      throw label.first.map { DeadlineRefusal(.notKnown(text.written($0.range)), at: $0.column) }
        ?? DeadlineRefusal(.endsTooEarly, at: 1)
    }
    return words
  }

  /// Where the next word stands; refuses a word that nothing leads to.
  private func standing(
    after word: LabelWord, _ part: Part, at place: Standing, _ token: Token, between before: Token?, and after: Token?
  ) throws(DeadlineRefusal) -> Standing {
    switch part {
    case .particle: return place
    case .joining:
      let isObject = LabelWords.isPreposition(word.spelling) || word.spelling == "og" && place == .afterObject
      return isObject ? .object : place
    case .noun: if place == .name { return place }
    }
    if let noun = word.noun {
      // "Veiledende frist", "åpen frist".
      if noun == .deadline, let before, let describing = before.spelling, !LabelWords.mayDescribeFrist(describing) {
        throw DeadlineRefusal(.notKnown(text.written(before.range)), at: before.column)
      }
      return place == .alone ? .alone : .afterObject
    }
    if word.verb != nil { return word.isPassive ? .alone : .object }
    if place == .object { return .afterObject }
    guard leads(word.spelling, to: after) else {
      throw DeadlineRefusal(.notKnown(text.written(token.range)), at: token.column)
    }
    return place
  }

  /// Where in a label a word stands.
  private enum Standing {
    case alone
    /// After a preposition or a verb: what stands here is a thing, not "avlyst" or "neppe".
    case object
    case afterObject
    /// In brackets or quotes.
    case name
  }

  /// Whether a word may stand for the sake of the next: "boligsosial handlingsplan", "skolane innfører".
  private func leads(_ spelling: String, to next: Token?) -> Bool {
    guard let next = next?.spelling else { return false }
    // A thing that nothing is known of: "nettbrett til elevene".
    if LabelWords.isPreposition(next) { return spelling.unicodeScalars.count >= 4 }
    if let noun = LabelVocabulary.noun(next) { return noun != .deadline && LabelVocabulary.isAdjective(spelling) }
    return spelling.unicodeScalars.count >= 3 && LabelVocabulary.verb(next) != nil
  }

  /// What a word is in a label.
  private enum Part {
    /// It has a meaning of its own.
    case noun
    /// "Opp" in "følges opp".
    case particle
    /// Something must follow it.
    case joining
  }

  private func part(
    _ spelling: String, of token: Token, after before: String?, isHyphened: Bool
  ) throws(DeadlineRefusal) -> Part {
    var written: String { text.written(token.range) }
    switch token.word {
    case nil: break
    case .evaluation: return .noun
    case .times where before == "i": return .noun
    case .the, .per, .is: throw notUnderstood(token)
    default: return .joining
    }
    if let before {
      if LabelWords.isParticle(spelling, after: before) { return .particle }
      if LabelWords.isIdiom(spelling, after: before) { throw DeadlineRefusal(.open(written), at: token.column) }
    }
    switch LabelWords.verdict(on: spelling, after: before) {
    case .joining, .describing: return .joining
    case .open: throw DeadlineRefusal(.open(written), at: token.column)
    case .noEnd: throw DeadlineRefusal(.noEnd(written), at: token.column)
    case .over: throw DeadlineRefusal(.over(written), at: token.column)
    case .now: throw DeadlineRefusal(.noNow(written), at: token.column)
    case .time: throw notUnderstood(token)
    case .plain: break
    case nil:
      // "Gjennomførast" is near to "gjennomført".
      if LabelVocabulary.isListed(spelling) { break }
      if LabelVocabulary.verb(spelling) != nil, spelling.unicodeScalars.count >= 6 { break }
      if LabelWords.looksMisspelt(spelling, in: context) || LabelWords.isGlued(spelling, in: context) {
        throw notUnderstood(token)
      }
    }
    let isAccented = spelling.unicodeScalars.contains { ("\u{300}"..."\u{36F}").contains($0) }
    if isAccented || spelling.unicodeScalars.count == 1 && !isHyphened { throw notUnderstood(token) }
    return .noun
  }

  /// A comma or colon after a word, a hyphen or slash that belongs to one ("helse- og omsorg"), a dash between two,
  /// "(SLT)" and "«Sterk»".
  private func mayStand(_ mark: Token, between before: Token?, and after: Token?) -> Bool {
    let isAfterWord = before.map { $0.spelling != nil || isClosing($0) } ?? false
    switch mark.kind {
    case .mark(.comma), .mark(.colon): return isAfterWord
    case .mark(.dash) where mark.spaced && (after?.spaced ?? true):
      // "Møte – 2019" may be until 2019.
      return isAfterWord && (after.map { $0.spelling != nil } ?? tokens.first.map { !isWindow($0) } ?? false)
    case .mark(.dash), .mark(.slash): return before?.spelling != nil && after != nil
    case .mark(.other) where isOpening(mark): return after?.spelling != nil && (before == nil || mark.spaced)
    case .mark(.other): return isClosing(mark) && before?.spelling != nil
    case .mark(.dot), .number, .word: return false
    }
  }

  private func isOpening(_ token: Token) -> Bool {
    token.isMark(.other) && ["(", "«"].contains(text.written(token.range))
  }

  private func isClosing(_ token: Token) -> Bool {
    token.isMark(.other) && [")", "»"].contains(text.written(token.range))
  }

  /// Whether the time begins with a window itself, and not with "innen", "i" or "hvert" before it.
  private func isWindow(_ token: Token) -> Bool {
    switch token.word {
    case nil, .month, .spring, .summer, .autumn, .winter, .ordinal, .unit(.week), .quarterSign, .vague, .the: true
    default: false
    }
  }
}
