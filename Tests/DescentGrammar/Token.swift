import FristCore

/// One word, number or mark of a deadline text.
struct Token: Sendable {
  enum Kind: Sendable {
    /// In lower case, å composed, accents off e ("én" → "en").
    case word(String)
    /// A run of ASCII digits; the value is 0 where there are more than nine.
    case number(Int, digits: Int)
    case mark(Mark)
  }

  enum Mark: Sendable { case dot, comma, colon, dash, slash, other }

  let kind: Kind
  /// What the word means in this grammar; nil for every other word, and for numbers and marks.
  let word: Word?
  /// Offsets into the text's Unicode scalars.
  let range: Range<Int>
  /// Whether white space stands before it.
  let spaced: Bool

  /// 1 for the text's first Unicode scalar.
  var column: Int { range.lowerBound + 1 }

  func isMark(_ mark: Mark) -> Bool {
    if case .mark(mark) = kind { true } else { false }
  }

  var spelling: String? {
    if case .word(let spelling) = kind { spelling } else { nil }
  }
}

/// A deadline text cut into words, numbers and marks (DEADLINES.md, Reading).
///
/// Where letters and digits meet a new token begins, so that a missing space does not matter.
struct TokenizedText: Sendable {
  /// In Unicode scalars; what is longer is not a deadline.
  static let longest = 400

  let source: [Unicode.Scalar]
  let tokens: [Token]
  private let text: String

  init(_ text: String) throws(DeadlineRefusal) {
    source = Array(text.unicodeScalars.prefix(Self.longest + 1))
    guard source.count <= Self.longest else {
      throw DeadlineRefusal(.tooLong(limit: Self.longest), at: Self.longest + 1)
    }
    var tokens: [Token] = []
    tokens.reserveCapacity(source.count / 4 + 1)
    var at = 0
    var spaced = true
    while at < source.count {
      let begin = at
      let kind: Token.Kind
      switch Self.sort(of: source[at]) {
      case .space:
        at += 1
        spaced = true
        continue
      case .digit:
        while at < source.count, Self.sort(of: source[at]) == .digit { at += 1 }
        kind = .number(Self.value(source[begin..<at]), digits: at - begin)
      case .letter:
        while at < source.count, Self.isInWord(source[at]) { at += 1 }
        kind = .word(Self.folded(source[begin..<at]))
      case .dash: (kind, at) = (.mark(.dash), at + 1)
      case .dot: (kind, at) = (.mark(.dot), at + 1)
      case .comma: (kind, at) = (.mark(.comma), at + 1)
      case .colon: (kind, at) = (.mark(.colon), at + 1)
      case .slash: (kind, at) = (.mark(.slash), at + 1)
      case .accent, .other: (kind, at) = (.mark(.other), at + 1)
      }
      var word: Word?
      if case .word(let spelling) = kind { word = Vocabulary.words[spelling] }
      tokens.append(Token(kind: kind, word: word, range: begin..<at, spaced: spaced))
      spaced = false
    }
    self.tokens = tokens
    self.text = text
  }

  /// The text from one offset to another, as written.
  func written(_ range: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let first = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    return String(text[first..<scalars.index(first, offsetBy: range.count)])
  }

  private enum Sort { case space, digit, letter, accent, dash, dot, comma, colon, slash, other }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    let sort = sort(of: scalar)
    return sort == .letter || sort == .accent
  }

  private static func sort(of scalar: Unicode.Scalar) -> Sort {
    switch scalar {
    case "a"..."z", "A"..."Z": .letter
    case "0"..."9": .digit
    case " ", "\t", "\n", "\r", "\u{A0}": .space
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .dash
    case ".": .dot
    case ",": .comma
    case ":": .colon
    case "/": .slash
    case "\u{0}"..."\u{7F}", "\u{D7}", "\u{F7}": .other
    case "\u{C0}"..."\u{24F}": .letter
    case "\u{300}"..."\u{36F}": .accent
    default: scalar.properties.isWhitespace ? .space : scalar.properties.isAlphabetic ? .letter : .other
    }
  }

  private static func value(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    digits.count > 9 ? 0 : digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
  }

  /// In lower case, å composed, accents off e, in UTF-8.
  private static func folded(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var word: [UInt8] = []
    word.reserveCapacity(2 * letters.count)
    for letter in letters {
      switch letter {
      case "a"..."z": word.append(UInt8(letter.value))
      case "A"..."Z": word.append(UInt8(letter.value) + 32)
      case "å", "ø", "æ", "Å", "Ø", "Æ":
        // U+00C5 to U+00F8: two bytes, lower case 32 above.
        word += [0xC3, UInt8(letter.value & 0x3F) | 0xA0]
      case "é", "É", "è", "È", "ê", "Ê": word.append(UInt8(ascii: "e"))
      case "\u{30A}" where word.last == UInt8(ascii: "a"): word.replaceSubrange((word.count - 1)..., with: "å".utf8)
      case "\u{300}"..."\u{302}" where word.last == UInt8(ascii: "e"): continue
      default: word += letter.properties.lowercaseMapping.utf8
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
