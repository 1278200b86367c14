/// Reads along the tokens of one text; a form that does not fit leaves it where it was.
struct Reader {
  let text: TokenizedText
  let context: DeadlineContext
  let tokens: [Token]
  /// The year of a time that names none.
  var year: DeadlineContext.Year
  /// The next token; `end` is behind the last one. A final full stop is not among them.
  var at = 0
  var end: Int
  /// The furthest token that any form reached.
  private(set) var furthest = 0
  /// Whether anything in a recurrence read so far was vague.
  var isVague = false
  /// Why a text that a form fits is refused all the same, and up to which token the form reaches: each further than
  /// the one before it.
  var objections: [(refusal: DeadlineRefusal, reach: Int)] = []

  init(_ text: TokenizedText, in context: DeadlineContext) {
    self.text = text
    self.context = context
    tokens = text.tokens
    year = context.impliedYear
    end = tokens.count
    if end > 1, tokens[end - 1].isMark(.dot) { end -= 1 }
  }

  var isAtEnd: Bool { at >= end }
  var token: Token? { at < end ? tokens[at] : nil }
  func token(_ ahead: Int) -> Token? { (0..<end).contains(at + ahead) ? tokens[at + ahead] : nil }
  func token(at index: Int) -> Token? { (0..<end).contains(index) ? tokens[index] : nil }
  var word: Word? { token?.word }
  func isMark(_ mark: Token.Mark, _ ahead: Int = 0) -> Bool { token(ahead)?.isMark(mark) ?? false }
  func isMark(_ mark: Token.Mark, at index: Int) -> Bool { token(at: index)?.isMark(mark) ?? false }

  func isNumber(_ digits: ClosedRange<Int>, _ ahead: Int = 0) -> Bool {
    if case .number(_, let count)? = token(ahead)?.kind { digits.contains(count) } else { false }
  }

  func number(_ ahead: Int = 0) -> Int? {
    if case .number(let value, _)? = token(ahead)?.kind { value } else { nil }
  }

  /// A year of four digits, from 1900 to 2200.
  var namedYear: Int? {
    if case .number(let year, 4)? = token?.kind, Span.years.contains(year) { year } else { nil }
  }

  /// Passes over the full stop of what is shortened.
  mutating func acceptStop() {
    if isMark(.dot), token?.spaced == false { at += 1 }
  }

  /// Goes back.
  ///
  /// - Returns: nil, for what reads nothing.
  mutating func back<T>(to begin: Int) -> T? {
    at = begin
    return nil
  }

  /// All of some words, or none.
  mutating func accept(_ meaning: Word, _ next: Word? = nil) -> Bool {
    guard word == meaning, next == nil || token(1)?.word == next else { return false }
    at += next == nil ? 1 : 2
    return true
  }

  mutating func accept(_ mark: Token.Mark) -> Bool {
    guard isMark(mark) else { return false }
    at += 1
    return true
  }

  /// What stands there, as written.
  func written(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, last < tokens.count else { return "" }
    return text.written(tokens[first].range.lowerBound..<tokens[last].range.upperBound)
  }

  /// What was read since a token, as written.
  func written(since begin: Int) -> String { written(begin..<at) }

  /// The column of a token, or behind the last one.
  func column(_ index: Int) -> Int { text.column(index) }

  /// Records an objection to what was read since `begin`.
  ///
  /// - Returns: nil, for a form to return.
  mutating func object<T>(_ reason: DeadlineRefusal.Reason, from begin: Int, suggestion: String? = nil) -> T? {
    if at > objections.last?.reach ?? 0 {
      objections.append((DeadlineRefusal(reason, at: column(begin), suggestion: suggestion), at))
    }
    return nil
  }

  /// Takes back objections to words that were read another way: all but the first so many that reach no further.
  mutating func forget(after count: Int, until end: Int) {
    while objections.count > count, let last = objections.last, last.reach <= end { objections.removeLast() }
  }
}

// MARK: - Patterns

extension Reader {
  /// What a pattern, some of the elements, captures; nil where it does not fit, wherever that leaves `at`.
  mutating func match(_ elements: [Element], _ begin: Int, _ end: Int) -> Captures? {
    var captures = Captures()
    captures.begin = at
    for index in begin..<end {
      let element = elements[index]
      if !matches(element, &captures), !element.isOptional {
        furthest = max(furthest, at)
        return nil
      }
    }
    furthest = max(furthest, at)
    return captures
  }

  private mutating func matches(_ element: Element, _ captures: inout Captures) -> Bool {
    guard let token, token.sort & element.begins != 0 else { return false }
    if matches(element.first, token, &captures) { return true }
    if let second = element.second, matches(second, token, &captures) { return true }
    if let third = element.third, matches(third, token, &captures) { return true }
    return false
  }

  private mutating func matches(_ sort: Element.Sort, _ token: Token, _ captures: inout Captures) -> Bool {
    switch sort {
    case .word(let meaning):
      guard token.word == meaning else { return false }
      if meaning == .to { captures.joint = at }
    case .mark(let mark):
      guard token.isMark(mark) else { return false }
      if mark == .dash || mark == .slash { captures.joint = at }
    case .stop:
      guard token.isMark(.dot), !token.spaced, tokens[at - 1].range.count <= 4 else { return false }
    case .nth: return matchesNth(token, &captures)
    case .month: return matchesMonth(token, &captures)
    case .digits, .twoDigits, .year, .count, .weekday, .season, .division:
      guard let value = sort.value(of: token) else { return false }
      captures.append(value, of: token)
    }
    at += 1
    return true
  }

  /// "1.", "første", "6’te"
  private mutating func matchesNth(_ token: Token, _ captures: inout Captures) -> Bool {
    if case .ordinal(let value)? = token.word {
      captures.append(value, of: token)
      at += 1
      return true
    }
    guard case .number(let value, 1...2) = token.kind else { return false }
    let isMarked = self.token(1).map { !$0.spaced && ($0.isMark(.other) || $0.isMark(.dash)) } ?? false
    let ending = isMarked ? 2 : 1
    if let next = self.token(ending), !next.spaced, next.word == .ordinalEnding {
      at += ending + 1
    } else if let next = self.token(1), next.isMark(.dot), !next.spaced {
      at += 2
    } else {
      return false
    }
    captures.append(value, of: token)
    return true
  }

  private mutating func matchesMonth(_ token: Token, _ captures: inout Captures) -> Bool {
    guard case .month(let month, let isShort)? = token.word else { return false }
    at += 1
    captures.append(month, of: token)
    captures.isShort = isShort
    let isStopped = (isShort || month == 5) && isMark(.dot) && self.token?.spaced == false
    if isStopped { at += 1 }
    if isShort, month == 7, !isStopped { captures.isJul = true }
    return true
  }
}
