/// One row of the grammar: a name, examples, and a pattern with what it means.
///
/// A pattern is written with the words themselves; a word stands for every word of its meaning in both written
/// languages ("uke" also for "veke"), `a|b` for one of several, `a?` for one that may be missing. Capitals are
/// sorts of token, whose values the meaning gets in order:
///
///     N  1., første, 6’te    n  one or two digits    nn  two digits    Y  four digits    C  en, to, … or digits
///     M  a month             D  a weekday            S   a season      U  halvår, kvartal, tertial, as 2, 4, 3
///     ~. a full stop after what is shortened
final class Form<Meaning>: Sendable {
  typealias Reading = @Sendable (Captures, inout Reader) -> Meaning?

  let name: String
  let examples: [String]
  let elements: [Element]
  let read: Reading

  /// - Precondition: every word of the pattern is in the vocabulary: a table that is not made at start-up is a mistake.
  convenience init(_ name: String, _ examples: String..., as pattern: String, _ read: @escaping Reading) {
    self.init(name, examples, as: pattern, read)
  }

  /// One that means the same wherever it stands.
  convenience init(_ name: String, _ examples: String..., as pattern: String, is meaning: Meaning)
  where Meaning: Sendable {
    self.init(name, examples, as: pattern) { _, _ in meaning }
  }

  init(_ name: String, _ examples: [String], as pattern: String, _ read: @escaping Reading) {
    self.name = name
    self.examples = examples
    self.read = read
    elements = pattern.split(separator: " ").map { Element($0) }
  }

  /// Which sorts of token it can begin with.
  var begins: UInt64 { Self.begins(elements[...]) }

  /// Which sorts of token can stand behind the first, where that is a word, or a number.
  var second: (afterWord: UInt64, afterNumber: UInt64) {
    guard let first = elements.first, !first.isOptional else { return (.max, .max) }
    let next = Self.begins(elements.dropFirst())
    let isNth = [first.first, first.second, first.third].contains { if case .nth? = $0 { true } else { false } }
    // "1." has its full stop next, "6te" its ending.
    return (next, next | (isNth ? Token.marks | Word.ordinalEnding.sort : 0))
  }

  private static func begins(_ elements: ArraySlice<Element>) -> UInt64 {
    var sorts: UInt64 = 0
    for element in elements {
      sorts |= element.begins
      if !element.isOptional { return sorts }
    }
    return .max
  }
}

/// What a pattern found, in order.
struct Captures {
  /// No pattern has more than six.
  private var values: InlineArray<6, Int> = .init(repeating: 0)
  private(set) var count = 0
  /// Whether the first number was written in digits.
  var isInDigits = false
  /// Whether a month was written "jul" without a full stop, so that it may be Christmas.
  var isJul = false
  /// Whether the last month was shortened.
  var isShort = false
  /// Where the pattern began.
  var begin = 0
  /// The last dash, slash or "til" in it.
  var joint: Int?

  subscript(_ index: Int) -> Int { values[index] }

  mutating func append(_ value: Int, of token: Token) {
    if count == 0 { isInDigits = token.isNumber }
    values[count] = value
    count += 1
  }
}

/// One place of a pattern.
struct Element: Sendable {
  enum Sort: Sendable {
    case word(Word)
    case mark(Token.Mark)
    case nth, digits, twoDigits, year, count, month, weekday, season, division, stop
  }

  /// One to three sorts of token, of which the first that fits is taken; held in line, for speed.
  let first: Sort
  let second, third: Sort?
  let isOptional: Bool
  /// The sorts of token that fit, as bits.
  let begins: UInt64

  init(_ text: Substring) {
    isOptional = text.hasSuffix("?")
    let sorts = text.dropLast(isOptional ? 1 : 0).split(separator: "|").map(Sort.init)
    precondition(sorts.count <= 3, "a form has more than three alternatives in \"\(text)\"")
    (first, second, third) = (sorts[0], sorts.dropFirst().first, sorts.dropFirst(2).first)
    begins = sorts.reduce(0) { $0 | $1.sorts }
  }
}

extension Element.Sort {
  private static let names: [Substring: Self] = [
    "N": .nth, "n": .digits, "nn": .twoDigits, "Y": .year, "C": .count, "M": .month, "D": .weekday, "S": .season,
    "U": .division, "~.": .stop, ".": .mark(.dot), ",": .mark(.comma), ":": .mark(.colon), "-": .mark(.dash),
    "/": .mark(.slash),
  ]

  init(_ text: Substring) {
    guard let sort = Self.names[text] ?? Vocabulary.words[String(text)].map(Self.word) else {
      preconditionFailure("a form has the word \"\(text)\", which the vocabulary lacks")
    }
    self = sort
  }

  /// The sorts of token that it takes.
  var sorts: UInt64 {
    switch self {
    case .word(let word): word.sort
    case .nth: Token.numbers | Word.ordinal(1).sort
    case .digits, .twoDigits: Token.numbers
    case .year: Token.years
    case .count: Token.numbers | Token.longNumbers | Word.count(1).sort
    case .month: Word.month(1, short: false).sort
    case .weekday: Word.weekday(.monday).sort
    case .season: Word.season(3).sort
    case .division: Word.half.sort
    case .mark, .stop: Token.marks
    }
  }

  /// The value of a token that it takes and captures; nil of every other.
  func value(of token: Token) -> Int? {
    switch (self, token.kind, token.word) {
    case (.digits, .number(let value, 1...2), _), (.twoDigits, .number(let value, 2), _),
      (.year, .number(let value, 4), _), (.count, .number(let value, 1...3), _), (.count, _, .count(let value)?),
      (.season, _, .season(let value)?):
      value
    case (.weekday, _, .weekday(let weekday)?): weekday.rawValue
    case (.division, _, .half?): 2
    case (.division, _, .tertial?): 3
    case (.division, _, .quarter?): 4
    default: nil
    }
  }
}

/// Forms that stand in one place; of those that fit the longest is read.
final class FormTable<Meaning>: Sendable {
  /// A form's number, and where its pattern stands in `elements`.
  private struct Row {
    let form: Int
    let begin: Int
    let end: Int
    let second: (afterWord: UInt64, afterNumber: UInt64)
  }

  let forms: [Form<Meaning>]
  let begins: UInt64
  /// The patterns, one behind the other, and the rows that can begin with each sort of token: arrays of plain values,
  /// so that no form that does not fit is touched.
  private let elements: [Element]
  private let rows: [Row]
  private let bySort: [Range<Int>]

  init(_ forms: Form<Meaning>...) {
    self.forms = forms
    var (elements, all, rows, bySort): ([Element], [Row], [Row], [Range<Int>]) = ([], [], [], [])
    for (number, form) in forms.enumerated() {
      let begin = elements.count
      elements += form.elements
      all.append(Row(form: number, begin: begin, end: elements.count, second: form.second))
    }
    for bit in 0..<UInt64(64) {
      let fitting = all.filter { forms[$0.form].begins & (1 << bit) != 0 }
      bySort.append(rows.count..<(rows.count + fitting.count))
      rows += fitting
    }
    begins = forms.reduce(0) { $0 | $1.begins }
    (self.elements, self.rows, self.bySort) = (elements, rows, bySort)
  }

  /// Reads the longest form that fits here; nil, and nothing read, where none does.
  func read(_ reader: inout Reader) -> Meaning? {
    guard let sort = reader.token?.sort, sort & begins != 0 else { return nil }
    let begin = reader.at
    let next = reader.token(1)?.sort ?? 0
    let isNumber = reader.isNumber(1...Int.max)
    let objections = reader.objections.count
    var best: (meaning: Meaning, end: Int)?
    for index in bySort[sort.trailingZeroBitCount] {
      let row = rows[index]
      let second = isNumber ? row.second.afterNumber : row.second.afterWord
      if second != .max, second & next == 0 { continue }
      reader.at = begin
      guard let captures = reader.match(elements, row.begin, row.end), reader.at > best?.end ?? begin else { continue }
      if let meaning = forms[row.form].read(captures, &reader) { best = (meaning, reader.at) }
    }
    reader.at = best?.end ?? begin
    // What another form had against the same words does not count where this one reads them.
    if let best { reader.forget(after: objections, until: best.end) }
    return best?.meaning
  }
}
