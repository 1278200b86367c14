/// What to write instead of a text that is refused: a text that reads, or nothing.
extension WordsAroundTime {
  /// The refusal with what to write instead: the colon in its place, the time alone, the misspelt word as it is spelt.
  func completed(_ refusal: DeadlineRefusal) -> DeadlineRefusal {
    var suggestion = refusal.suggestion.flatMap(reading)
    if suggestion == nil, case .notUnderstood = refusal.reason { suggestion = spelt(at: refusal.column) }
    // "Avklaring inen 2019": the year is led to, but for a slip of the pen.
    if case .ofWords(_, _, .bareYear) = refusal.reason, let before = found.last.map({ $0.range.lowerBound - 1 }),
      let spelt = spelt(at: reader.column(before))
    {
      let word = reader.written(before..<(before + 1))
      return DeadlineRefusal(.notUnderstood(word), at: reader.column(before), suggestion: spelt)
    }
    if suggestion == nil, refusal.reason.isAboutWords { suggestion = inOtherWords() ?? parted() }
    if suggestion == nil { suggestion = withMonthsInWords() }
    return DeadlineRefusal(refusal.reason, at: refusal.column, suggestion: suggestion)
  }

  /// Words and time with the colon that they need, or the time alone; nil where that would say something else.
  private func parted() -> String? {
    guard let first = found.first, let last = found.last else { return nil }
    let begin = last.range.lowerBound
    // "2024, deretter årlig", "våren 2024, evt. høsten 2024": one of them would be lost.
    if found.count > 1, last.time == nil || token(before: begin)?.closed == .hedges { return nil }
    if last.range.upperBound == end, begin > 0, last.meaning != nil, let words = label(0..<begin, with: last) {
      return reading(colon(reader.written(words), last))
    }
    if first.range.lowerBound == 0, first.meaning != nil, let words = label(first.range.upperBound..<end, with: first) {
      return reading("\(reader.written(first.range)): \(reader.written(words))")
    }
    guard let alone = found.last(where: { $0.range != 0..<end && $0.meaning != nil }) else { return nil }
    // "Skolestart 2025" is not 2025, nor "innen 1. mia 2025".
    let opens = reader.tokens[0].word?.opensTime ?? false
    let isChanged = (0..<end).contains { !alone.range.contains($0) && changesTime($0) } || isTied(alone.range)
    let isOne = found.allSatisfy { $0.range == alone.range || $0.isBareYears }
    if opens && alone.range.lowerBound > 0 || isChanged || !isOne { return nil }
    let hasWords = reader.tokens[0..<end].contains { $0.word == nil && $0.isWord }
    return hasWords || isOnlyMarked(alone.range) ? reading(reader.written(alone.alone)) : nil
  }

  /// Whether a word beside a time makes another of it: "månedlig utenom juli", "2 x årlig", "f.o.m. 2021", "T1 2025".
  private func changesTime(_ index: Int) -> Bool {
    let token = reader.tokens[index]
    if isLetter(index) { return true }
    if [.otherTime, .denies].contains(token.closed) { return true }
    return token.word.map { $0.isFrequency || [.from, .after, .towards, .times].contains($0) } ?? false
  }

  private func isLetter(_ index: Int) -> Bool {
    let token = reader.tokens[index]
    return token.isWord && token.range.count == 1 && token.word == nil
  }

  /// Whether a word beside it belongs to it: "starten av 2024", "fom. 2024", "årlig i økonomiplan".
  private func isTied(_ range: Range<Int>) -> Bool {
    let (last, next) = (token(before: range.lowerBound), reader.token(at: range.upperBound))
    return last?.closed == .leads || last?.word?.isUnfinished ?? false || next?.closed == .leads
      || next?.word.map { $0.isPreposition || $0 == .and } ?? false
  }

  /// The word before a token, less its full stop.
  private func token(before index: Int) -> Token? {
    reader.token(at: index - (reader.isMark(.dot, at: index - 1) ? 2 : 1))
  }

  /// Whether nothing but marks that say nothing stand beside it: bullets, quotes, brackets.
  private func isOnlyMarked(_ range: Range<Int>) -> Bool {
    reader.tokens[0..<end].enumerated().allSatisfy { index, token in
      if range.contains(index) { return true }
      guard case .mark(let mark) = token.kind, mark != .dash || index == 0 else { return false }
      return !["<", ">", "~", "≤", "≥", "±", "?"].contains(reader.written(index..<(index + 1)))
    }
  }

  /// "Andre halvåret 2026", "mai, 2025" as this grammar has them.
  private func inOtherWords() -> String? {
    for index in 0..<end {
      let token = reader.tokens[index]
      let word = token.closed == .otherTime ? reader.text.spelling(token) : nil
      if let instead = word.flatMap({ ClosedWords.instead[$0] }) {
        if let text = reading(reader.text.replacing(index..<(index + 1), by: instead)) { return text }
      } else if reader.isMark(.comma, at: index), index > 0, reader.token(at: index + 1)?.sort == Token.years {
        let text = reader.text.replacing((index - 1)..<(index + 1), by: reader.written((index - 1)..<index))
        if let deadline = Deadline(reading: text, in: reader.context), !deadline.confirm { return text }
      }
    }
    return nil
  }

  /// "30.06. og 31.12.2025", "12/5-2025" with the names of the months, so that a day is no longer a number like another.
  private func withMonthsInWords() -> String? {
    guard let first = reader.tokens.firstIndex(where: { $0.sort == Token.numbers }),
      reader.tokens.indices[first...].contains(where: { dayAndMonth($0) != nil })
    else { return nil }
    var text = ""
    var at = 0
    while at < reader.tokens.count {
      let token = reader.tokens[at]
      if token.spaced, at > 0 { text += " " }
      guard let date = dayAndMonth(at) else {
        text += reader.written(at..<(at + 1))
        at += 1
        continue
      }
      text += "\(date.day). \(Vocabulary.name(ofMonth: date.month))"
      at += 3
      let stop = reader.isMark(.dot, at: at), joint = reader.isMark(.dash, at: at)
      if stop || joint && reader.token(at: at + 1)?.isNumber ?? false && !reader.isMark(.slash, at: at + 2) { at += 1 }
      if joint { text += " " }
    }
    return reading(text)
  }

  /// "30.06", "1/3" with no year of its own behind it.
  private func dayAndMonth(_ index: Int) -> (day: Int, month: Int)? {
    let tokens = reader.tokens
    guard index + 2 < tokens.count, tokens[index].sort == Token.numbers, case .number(let day, _) = tokens[index].kind,
      tokens[index + 1].isMark(.dot) || tokens[index + 1].isMark(.slash), !tokens[index + 1].spaced,
      case .number(let month, 1...2) = tokens[index + 2].kind, (1...12).contains(month),
      (1...CivilDay.days(inMonth: month, of: 2000)).contains(day)
    else { return nil }
    let isWhole = index + 4 < tokens.count && tokens[index + 4].isNumber && !tokens[index + 4].spaced
    return isWhole && !tokens[index + 3].isMark(.dash) ? nil : (day, month)
  }

  /// A text that reads: a word may be an event beside one that is none, a year be meant for the words beside it.
  private func reading(_ text: String) -> String? { Deadline(reading: text, in: reader.context).map { _ in text } }

  /// The words without what parts them from the time; nil where no label can be made of them.
  private func label(_ range: Range<Int>, with reading: Reading) -> Range<Int>? {
    var range = range
    while let last = range.last, isParting(last) { range = range.dropLast() }
    while let first = range.first, isParting(first) { range = range.dropFirst() }
    let isLabel = range.contains { index in
      let token = reader.tokens[index]
      return [.evaluation, .frist, .ready].contains(token.word)
        || token.word == nil && token.isWord && token.closed == nil
    }
    guard isLabel, let first = range.first.map({ reader.tokens[$0] }), let last = range.last.map({ reader.tokens[$0] })
    else { return nil }
    // "Innen førstemai", "så snart som mulig, og": the words are of the time.
    if first.word?.opensTime ?? false || last.word?.isUnfinished ?? false || last.closed == .leads { return nil }
    // "Årlig i økonomiplan", "månedlig utenom juli", "to uker etter vedtak".
    let isBehind = range.lowerBound > reading.range.lowerBound
    let isLed = reading.time == nil && first.word?.isPreposition ?? false
    if isBehind, isLed || first.word == .and || first.closed == .leads { return nil }
    let words = reader.tokens[range].compactMap(\.word)
    if words.contains(where: { $0.isFrequency || $0.isUnit && $0 != .unit(.day) }) { return nil }
    if range.contains(where: { isBehind ? changesTime($0) : isLetter($0) }) { return nil }
    return Words(reader.text, range).objectionToColon(before: reading) == nil ? range : nil
  }

  private func isParting(_ index: Int) -> Bool {
    guard case .mark(let mark) = reader.tokens[index].kind else { return false }
    return mark != .open && mark != .close
  }

  /// The text with the word at a column as the vocabulary spells it.
  private func spelt(at column: Int) -> String? {
    let text = reader.text
    guard let index = text.tokens.firstIndex(where: { $0.column == column }), text.tokens[index].word == nil,
      let spelling = text.spelling(text.tokens[index])
    else { return nil }
    for table in [ClosedWords.slips, Vocabulary.spellings, reader.context.events.spellings] {
      guard let near = table.nearest(to: spelling) else { continue }
      if let spelt = reading(text.replacing(index..<(index + 1), by: near)) { return spelt }
    }
    return nil
  }
}
