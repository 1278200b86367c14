/// What to write instead of a text that is refused: a text that reads, or nothing.
extension WordsAroundTime {
  /// The refusal with what to write instead: the colon in its place, the time alone, the misspelt word as it is spelt.
  func completed(_ refusal: DeadlineRefusal) -> DeadlineRefusal {
    var suggestion = refusal.suggestion.flatMap { reads($0) ? $0 : nil }
    if suggestion == nil, case .notUnderstood = refusal.reason { suggestion = spelt(at: refusal.column) }
    // "Avklaring inen 2019": the year is led to, but for a slip of the pen.
    if case .ofWords(_, _, .bareYear) = refusal.reason, let before = found.last.map({ $0.range.lowerBound - 1 }),
      let spelt = spelt(at: reader.column(before))
    {
      let word = reader.written(before..<(before + 1))
      return DeadlineRefusal(.notUnderstood(word), at: reader.column(before), suggestion: spelt)
    }
    if suggestion == nil, refusal.reason.isAboutWords { suggestion = parted() }
    return DeadlineRefusal(refusal.reason, at: refusal.column, suggestion: suggestion)
  }

  /// Words and time with the colon that they need, or the time alone.
  private func parted() -> String? {
    guard let first = found.first, let last = found.last else { return nil }
    let begin = last.range.lowerBound
    if last.range.upperBound == end, begin > 0, isReadable(last), let words = label(0..<begin, with: last) {
      let text = colon(reader.written(words), last)
      return reads(text) ? text : nil
    }
    if first.range.lowerBound == 0, isReadable(first), let words = label(first.range.upperBound..<end, with: first) {
      let text = "\(reader.written(first.range)): \(reader.written(words))"
      return reads(text) ? text : nil
    }
    let hasWords = reader.tokens[0..<end].contains { $0.word == nil && $0.isWord }
    guard hasWords, let alone = found.last(where: { $0.range != 0..<end && isReadable($0) }) else { return nil }
    let text = reader.written(alone.alone)
    return reads(text) ? text : nil
  }

  /// Whether a text reads: a word may be an event beside one that is none, a year be meant for the words beside it.
  private func reads(_ text: String) -> Bool { Deadline(reading: text, in: reader.context) != nil }

  /// Whether it reads by itself.
  private func isReadable(_ reading: Reading) -> Bool { reading.meaning != nil }

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
    return !isLabel || Words(reader, range).objectionToColon(before: reading) != nil ? nil : range
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
      let spelt = text.replacing(index..<(index + 1), by: near)
      if reads(spelt) { return spelt }
    }
    return nil
  }
}
