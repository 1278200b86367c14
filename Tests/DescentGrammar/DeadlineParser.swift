import FristCore

/// Reads one deadline text: recursive descent over its tokens, with a look ahead of a few of them and no way back.
///
/// Each rule is named after the row of DEADLINES.md that it reads; its files follow that page's sections.
struct DeadlineParser {
  let text: TokenizedText
  let context: DeadlineContext
  /// The tokens still to be read; a final full stop is not among them.
  var tokens: ArraySlice<Token>
  /// Whether anything read so far was vague.
  var approximate = false
  /// What joined two windows, two months or two weeks into one, or listed years.
  var joint: Token?
  /// Whether a span after the label may be two days: after "frist", where "i løpet av" does not lead to it.
  var mayBeTwoDays = false
  /// Whether an event was read that is about another year than it takes place in.
  var isEventOfOtherYear = false
  /// The index of a month written "jul" that may be Christmas: in "1. jul 2019" and "jul. 2019" it is July.
  var bareJul: Int?

  init(_ text: TokenizedText, in context: DeadlineContext) {
    self.text = text
    self.context = context
    tokens = text.tokens[...]
  }

  mutating func deadline() throws(DeadlineRefusal) -> Deadline {
    if tokens.isEmpty || (tokens.count == 1 && isMark(.dash)) { return Deadline(.undated) }
    dropFinalStop()
    let label = try label()
    let meaning = try meaning()
    let isOnce = if case .once = meaning { true } else { false }
    // A date that two things may be meant with: "frist 1.3.2019/1.9.2019".
    if mayBeTwoDays, let joint, joint.isMark(.dash) || joint.isMark(.slash) { throw notUnderstood(joint) }
    let continues = isOnce && label?.sense != .deadline && continued()
    if let token = tokens.first { throw notUnderstood(token) }
    if let jul = bareJul {
      throw DeadlineRefusal(.ambiguous("jul", .julyOrChristmas), at: text.tokens[jul].column)
    }
    return Deadline(meaning, label: label?.text, approximate: approximate, continues: continues)
  }

  /// The window of an event: a part of every year, and nothing else.
  mutating func eventWindow() throws(DeadlineRefusal) -> (part: YearPart, approximate: Bool) {
    dropFinalStop()
    let begin = tokens
    let part = try yearPart()
    if let token = tokens.first { throw notUnderstood(token) }
    guard part.isInEveryYear, bareJul == nil else {
      throw DeadlineRefusal(.notAnEventWindow(written(from: begin)), at: 1)
    }
    return (part, approximate)
  }

  private mutating func dropFinalStop() {
    if tokens.count > 1, let last = tokens.last, last.isMark(.dot) { tokens = tokens.dropLast() }
  }

  private mutating func meaning() throws(DeadlineRefusal) -> Deadline.Meaning {
    if let meaning = try withoutWindow() { return meaning }
    return try recurringOrOnce()
  }

  /// ["," ] "videreføres" after a window.
  private mutating func continued() -> Bool {
    if word == .continued || (isMark(.comma) && word(1) == .continued) {
      accept(.comma)
      return accept(.continued)
    }
    return false
  }
}

// MARK: - Looking at tokens

extension DeadlineParser {
  /// The meaning of the next word, or of one further on; nil where it is no word of the grammar.
  var word: Word? { tokens.first?.word }
  func word(_ ahead: Int) -> Word? { token(ahead)?.word }

  func token(_ ahead: Int = 0) -> Token? {
    tokens.count > ahead ? tokens[tokens.startIndex + ahead] : nil
  }

  func isMark(_ mark: Token.Mark, _ ahead: Int = 0) -> Bool { token(ahead)?.isMark(mark) ?? false }

  func isNumber(_ digits: ClosedRange<Int>, _ ahead: Int = 0) -> Bool {
    if case .number(_, let count)? = token(ahead)?.kind { digits.contains(count) } else { false }
  }

  func number(_ ahead: Int = 0) -> Int? {
    if case .number(let value, _)? = token(ahead)?.kind { value } else { nil }
  }

  /// A dash, a slash or "til" between two windows.
  var isJoint: Bool { isMark(.dash) || isMark(.slash) || word == .to }

  mutating func skip(_ count: Int = 1) { tokens = tokens.dropFirst(count) }

  @discardableResult
  mutating func accept(_ mark: Token.Mark) -> Bool {
    guard isMark(mark) else { return false }
    skip()
    return true
  }

  @discardableResult
  mutating func accept(_ meaning: Word) -> Bool {
    guard word == meaning else { return false }
    skip()
    return true
  }

  @discardableResult
  mutating func accept(_ first: Word, _ second: Word) -> Bool {
    guard word == first, word(1) == second else { return false }
    skip(2)
    return true
  }

  mutating func expect(_ meaning: Word) throws(DeadlineRefusal) {
    guard accept(meaning) else { throw stuck() }
  }

  /// The next token, or the end of the text, is not what must stand here.
  func stuck() -> DeadlineRefusal {
    token().map(notUnderstood) ?? DeadlineRefusal(.endsTooEarly, at: column)
  }

  func notUnderstood(_ token: Token) -> DeadlineRefusal {
    let written = text.written(token.range)
    guard let spelling = token.spelling else { return DeadlineRefusal(.notUnderstood(written), at: token.column) }
    if LabelWords.verdict(on: spelling) == .now || token.word == .next {
      return DeadlineRefusal(.noNow(written), at: token.column)
    }
    let near = token.word == nil ? LabelWords.suggestion(for: spelling, in: context) : nil
    return DeadlineRefusal(.notUnderstood(written), at: token.column, suggestion: near)
  }

  /// The column of the next token, or after the last one.
  var column: Int { tokens.first?.column ?? (text.tokens.last?.range.upperBound ?? 0) + 1 }

  /// What was read since `begin`, as written.
  func written(from begin: ArraySlice<Token>) -> String {
    let read = text.tokens[begin.startIndex..<tokens.startIndex]
    guard let first = read.first, let last = read.last else { return "" }
    return text.written(first.range.lowerBound..<last.range.upperBound)
  }
}
