/// What to write instead of a text that is refused: a text that reads, or nothing.
struct Suggestions {
  private let text: TokenizedText
  private let context: DeadlineContext

  init(_ text: TokenizedText, in context: DeadlineContext) {
    self.text = text
    self.context = context
  }

  /// The refusal with what to write instead, where something reads.
  func completed(_ refusal: DeadlineRefusal) -> DeadlineRefusal {
    if let suggestion = refusal.suggestion, Deadline(reading: suggestion, in: context) != nil { return refusal }
    for candidate in candidates(refusal) where Deadline(reading: candidate, in: context) != nil {
      return DeadlineRefusal(refusal.reason, at: refusal.column, suggestion: candidate)
    }
    return DeadlineRefusal(refusal.reason, at: refusal.column)
  }

  /// The colon in its place, the time alone, the misspelt word as it is spelt; the best first.
  private func candidates(_ refusal: DeadlineRefusal) -> [String] {
    var reader = Reader(text, in: context)
    let found = reader.found().filter { $0.meaning != nil }
    var candidates: [String] = []
    if let spelt = spelt(at: refusal.column) { candidates.append(spelt) }
    guard refusal.reason.isAboutWords, let last = found.last else { return candidates }
    let (begin, end) = (last.range.lowerBound, last.range.upperBound)
    if end == reader.end, begin > 0 {
      let words = trimmed(reader, 0..<begin)
      if !words.isEmpty { candidates.append("\(words): \(reader.written(last.range))") }
    }
    if let first = found.first, first.range.lowerBound == 0, first.range.upperBound < reader.end {
      let words = trimmed(reader, first.range.upperBound..<reader.end)
      if !words.isEmpty { candidates.append("\(reader.written(first.range)): \(words)") }
    }
    // The whole text alone was refused.
    if begin > 0 || end < reader.end { candidates.append(reader.written(last.range)) }
    return candidates
  }

  /// The words without what parts them from the time.
  private func trimmed(_ reader: Reader, _ range: Range<Int>) -> String {
    func parts(_ index: Int?) -> Bool {
      index.map { reader.tokens[$0].spelling == nil && !reader.tokens[$0].isMark(.open) && !reader.tokens[$0].isMark(.close) }
        ?? false
    }
    var range = range
    while let last = range.last, parts(last), !reader.isNumber(1...400, last - reader.at) { range = range.dropLast() }
    while let first = range.first, parts(first), !reader.isNumber(1...400, first - reader.at) { range = range.dropFirst() }
    return reader.written(range)
  }

  /// The text with the word at a column as the vocabulary spells it.
  private func spelt(at column: Int) -> String? {
    guard let index = text.tokens.firstIndex(where: { $0.column == column }), text.tokens[index].word == nil,
      let spelling = text.tokens[index].spelling,
      let near = Vocabulary.spellings.nearest(to: spelling) ?? context.events.spellings.nearest(to: spelling)
    else { return nil }
    return text.replacing(index..<(index + 1), by: near)
  }
}
