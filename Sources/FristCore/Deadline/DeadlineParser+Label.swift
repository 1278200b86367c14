/// Words before the time (DEADLINES.md, Labels): "Avklaring innen 1. halvår 2019".
extension DeadlineParser {
  /// Reads the words up to the first word or number of the grammar, if there are any, and judges them.
  mutating func label() throws(DeadlineRefusal) -> String? {
    let words = tokens[..<timeBegins()]
    guard let first = words.first else { return nil }
    tokens = tokens[words.endIndex...]
    try judge(words)
    var syntax = LabelSyntax(words)
    guard let head = syntax.head() else { throw notALabel(syntax.unread ?? first) }
    guard let time = tokens.first else { throw notUnderstood(first) }
    guard let last = words.last(where: { $0.spelling != nil }), let ending = last.spelling else {
      throw notUnderstood(first)
    }
    // "Om nes mars 2019" may be "om des mars 2019": an ordinary word, but in the place of the other.
    if isWindow(time), LabelWords.verdict(on: ending) == .plain, ending != "nav",
      Vocabulary.leading.nearest(to: ending, edits: 1) != nil
    {
      throw notUnderstood(last)
    }
    // "Møte i kommunen vår 2014" may be in our municipality.
    if time.spelling == "vår", ["en", "et", "a", "ene", "ane"].contains(where: ending.hasSuffix) {
      throw .possessive(at: time.column)
    }
    let label = text.written(first.range.lowerBound..<last.range.upperBound)
    try judgeTime(after: head, label)
    return label
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

  /// Whether the time begins with a window itself, and not with "innen", "i" or "hvert" before it.
  private func isWindow(_ token: Token) -> Bool {
    switch token.word {
    case nil, .month, .spring, .summer, .autumn, .winter, .ordinal, .unit(.week), .quarterSign, .vague, .the: true
    default: false
    }
  }

  /// Refuses a time that can belong to the label instead: "kommuneplan 2030", "rapport 2. tertial 2019".
  private func judgeTime(after head: LabelVocabulary.Head, _ label: String) throws(DeadlineRefusal) {
    guard let time = tokens.first else { return }
    var year = word == .in || word == .about ? 1 : 0
    if word == .about, isMark(.dot, 1) { year = 2 }
    let isYear = isNumber(4...4, year) && !isISODate(year)
    if isYear, let token = token(year) {
      // "Evaluering i 2019" is an act in that year; "Rapport 2019" may be about it.
      let isClear = head == .beginning || head == .event || head == .start && year > 0 || head == .act && word == .in
      if !isClear { throw .yearOfLabel(text.written(token.range), label, at: token.column) }
    }
    if word == .from, head != .beginning, head != .start { throw .sinceWhen(text.written(time.range), at: time.column) }
    if head == .start, word.isMonth { throw .introduce(text.written(time.range), label, at: time.column) }
    let isLoose = head == .paper && !isIntroduced && !isDay || head == .about && !(isIntroduced && !isInside)
    // "Møte 3 juni 2019" may be the third meeting.
    if isLoose || isNumber(1...2) && word(1).isMonth {
      throw .introduce(text.written(time.range), label, at: time.column)
    }
    if context.events.match(tokens) != nil { throw notUnderstood(time) }
  }

  /// Whether a word like "innen" leads to the time, or it says how often.
  private var isIntroduced: Bool {
    switch word {
    case .by, .latest, .before, .in, .together, .at, .after, .when, .ongoing, .whole, .atLeast: true
    case .yearly, .halfYearly, .quarterly, .tertially, .monthly, .weekly, .each, .everyOther: true
    case .unit(.year): word(1) == .for
    default:
      switch word(1) {
      case .times: true
      case .unit, .units: word(2) == .after
      default: false
      }
    }
  }

  /// "I juni", not "i løpet av juni".
  private var isInside: Bool {
    word == .in && ![.course, .ahead, .connection, .whole, .planPeriod].contains(word(1))
  }

  /// "30. juni", "den 3. mars", "fredag 1. mars", "2019-06-30", "1.5.2019".
  private var isDay: Bool {
    let ahead = word == .the ? 1 : 0
    switch word(ahead) {
    case .weekday: return true
    case .ordinal: return word(ahead + 1).isMonth
    default:
      let isDayOfMonth = isNumber(1...2, ahead) && (word(ahead + 1).isMonth || word(ahead + 2).isMonth)
      return isDayOfMonth || isNumericDate(ahead) || isISODate(ahead)
    }
  }

  /// Refuses what cannot stand in a label, wherever it stands.
  private func judge(_ label: ArraySlice<Token>) throws(DeadlineRefusal) {
    for (index, token) in zip(label.indices, label) {
      let inside = index > label.startIndex && index + 1 < label.endIndex
      // A hyphen or slash belongs to a word: "helse- og omsorg", "og/eller".
      let isAttached = inside && !(token.spaced && label[index + 1].spaced)
      switch token.kind {
      case .word(let spelling):
        let isHyphened = index + 1 < label.endIndex && label[index + 1].isMark(.dash) && !label[index + 1].spaced
        try judge(spelling, token, isHyphened: isHyphened)
      case .mark(.comma) where index > label.startIndex: break
      case .mark(.colon) where index > label.startIndex: break
      case .mark(.dash) where isAttached: break
      case .mark(.slash) where isAttached: break
      case .mark, .number: throw notUnderstood(token)
      }
    }
  }

  private func judge(_ spelling: String, _ token: Token, isHyphened: Bool) throws(DeadlineRefusal) {
    var written: String { text.written(token.range) }
    switch LabelWords.verdict(on: spelling) {
    case _ where token.word != nil: return
    case .function: return
    case .open: throw .open(written, at: token.column)
    case .noEnd: throw .noEnd(written, at: token.column)
    case .over: throw .over(written, at: token.column)
    case .now: throw .noNow(written, at: token.column)
    case .time: throw notUnderstood(token)
    case .plain: break
    case nil:
      if LabelVocabulary.isKnown(spelling) { return }
      if LabelWords.looksMisspelt(spelling, in: context) || LabelWords.isGlued(spelling, in: context) {
        throw notUnderstood(token)
      }
    }
    let length = spelling.unicodeScalars.count
    let isAccented = spelling.unicodeScalars.contains { ("\u{300}"..."\u{36F}").contains($0) }
    if isAccented || length == 1 && !isHyphened || LabelVocabulary.isBarred(spelling) { throw notUnderstood(token) }
  }

  private func notALabel(_ token: Token) -> DeadlineRefusal {
    let refusal = notUnderstood(token)
    if refusal.suggestion != nil || token.spelling == nil { return refusal }
    return .notALabel(text.written(token.range), at: token.column)
  }
}
