/// One word, number or mark of a deadline text.
struct Token: Sendable {
  enum Kind: Sendable {
    /// Its spelling, in lower case, å composed and accents off e ("én" → "en"), is the text's so many-th.
    case word(Int)
    /// A run of ASCII digits; the value is 0 where there are more than nine.
    case number(Int, digits: Int)
    case mark(Mark)
  }

  enum Mark: Sendable { case dot, comma, colon, dash, slash, open, close, other }

  let kind: Kind
  /// What the word means in this grammar; nil for every other word, and for numbers and marks.
  let word: Word?
  /// Why it is looked at where it stands beside a time; nil for nearly every word.
  let closed: ClosedWords.Reason?
  /// One bit for what it is, so that a form is only tried where it can begin.
  let sort: UInt64
  /// Offsets into the text's Unicode scalars.
  let range: Range<Int>
  /// Whether white space stands before it.
  let spaced: Bool

  static let marks: UInt64 = 1 << 59
  /// Of one or two digits, of four, of any other number of digits.
  static let numbers: UInt64 = 1 << 60
  static let years: UInt64 = 1 << 61
  static let longNumbers: UInt64 = 1 << 62
  static let otherWords: UInt64 = 1 << 63

  /// 1 for the text's first Unicode scalar.
  var column: Int { range.lowerBound + 1 }

  func isMark(_ mark: Mark) -> Bool { if case .mark(mark) = kind { true } else { false } }

  var isNumber: Bool { if case .number = kind { true } else { false } }
  var isWord: Bool { if case .word = kind { true } else { false } }
}

/// A deadline text cut into words, numbers and marks (DEADLINES.md, Reading).
///
/// Where letters and digits meet a new token begins, so that a missing space does not matter.
final class TokenizedText: Sendable {
  /// In Unicode scalars; what is longer is not a deadline.
  static let longest = 400

  let source: [Unicode.Scalar]
  let tokens: [Token]
  private let spellings: [String]
  private let text: String

  init(_ text: String) throws(DeadlineRefusal) {
    var source: [Unicode.Scalar] = []
    source.reserveCapacity(min(text.utf8.count, Self.longest))
    for scalar in text.unicodeScalars {
      guard source.count < Self.longest else {
        throw DeadlineRefusal(.tooLong(limit: Self.longest), at: Self.longest + 1)
      }
      source.append(scalar)
    }
    self.source = source
    var tokens: [Token] = []
    var spellings: [String] = []
    tokens.reserveCapacity(source.count / 3 + 2)
    spellings.reserveCapacity(source.count / 6 + 2)
    var room: [UInt8] = []
    var at = 0
    var spaced = true
    while at < source.count {
      let begin = at
      let kind: Token.Kind
      var meaning = Vocabulary.Meaning()
      let sort = Self.sort(of: source[at])
      switch sort {
      // The invisible comes with what is copied from a page.
      case .space, .invisible:
        at += 1
        spaced = spaced || sort == .space
        continue
      case .digit:
        while at < source.count, Self.sort(of: source[at]) == .digit { at += 1 }
        kind = .number(Self.value(source[begin..<at]), digits: at - begin)
        meaning.sort = at - begin <= 2 ? Token.numbers : at - begin == 4 ? Token.years : Token.longNumbers
      case .letter:
        while at < source.count, Self.sort(of: source[at]).isInWord { at += 1 }
        let spelling = Self.folded(source[begin..<at], in: &room)
        kind = .word(spellings.count)
        meaning = Vocabulary.meaning(of: spelling)
        spellings.append(spelling)
      case .accent, .mark:
        kind = .mark(Self.mark(source[at]))
        meaning.sort = Token.marks
        at += 1
      }
      tokens.append(
        Token(
          kind: kind, word: meaning.word, closed: meaning.closed, sort: meaning.sort, range: begin..<at, spaced: spaced)
      )
      spaced = false
    }
    self.tokens = tokens
    self.spellings = spellings
    self.text = text
  }

  /// A word in lower case, å composed, accents off e; nil for numbers and marks.
  func spelling(_ token: Token) -> String? {
    if case .word(let index) = token.kind { spellings[index] } else { nil }
  }

  /// The column of a token, or behind the last one.
  func column(_ index: Int) -> Int {
    index < tokens.count ? tokens[index].column : (tokens.last?.range.upperBound ?? 0) + 1
  }

  /// The text from one offset to another, as written.
  func written(_ range: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let first = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    return String(text[first..<scalars.index(first, offsetBy: range.count)])
  }

  private enum Sort {
    case space, invisible, digit, letter, accent, mark

    var isInWord: Bool { self == .letter || self == .accent || self == .invisible }
  }

  private static func sort(of scalar: Unicode.Scalar) -> Sort {
    switch scalar {
    case "a"..."z", "A"..."Z": .letter
    case "0"..."9": .digit
    case " ", "\t", "\n", "\r", "\u{A0}": .space
    case "\u{0}"..."\u{7F}", "\u{D7}", "\u{F7}": .mark
    case "\u{C0}"..."\u{24F}": .letter
    case "\u{300}"..."\u{36F}": .accent
    // Zero-width spaces and joiners, the soft hyphen, a byte order mark.
    case "\u{AD}", "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}": .invisible
    default: scalar.properties.isWhitespace ? .space : scalar.properties.isAlphabetic ? .letter : .mark
    }
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Token.Mark {
    switch scalar {
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .dash
    case ".": .dot
    case ",": .comma
    case ":": .colon
    case "/": .slash
    case "(": .open
    case ")": .close
    default: .other
    }
  }

  private static func value(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    digits.count > 9 ? 0 : digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
  }

  /// In lower case, å composed, accents off e, in UTF-8.
  ///
  /// - Parameter word: where it is put together; one for all words, for speed.
  private static func folded(_ letters: ArraySlice<Unicode.Scalar>, in word: inout [UInt8]) -> String {
    word.removeAll(keepingCapacity: true)
    for letter in letters {
      switch letter {
      case "a"..."z": word.append(UInt8(letter.value))
      case "A"..."Z": word.append(UInt8(letter.value) + 32)
      case "å", "ø", "æ", "Å", "Ø", "Æ":
        // U+00C5 to U+00F8: two bytes, lower case 32 above.
        word.append(0xC3)
        word.append(UInt8(letter.value & 0x3F) | 0xA0)
      case "é", "É", "è", "È", "ê", "Ê": word.append(UInt8(ascii: "e"))
      case "\u{30A}" where word.last == UInt8(ascii: "a"): word.replaceSubrange((word.count - 1)..., with: "å".utf8)
      case "\u{AD}", "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}": continue
      case "\u{300}"..."\u{302}" where word.last == UInt8(ascii: "e"): continue
      default: word += letter.properties.lowercaseMapping.utf8
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
