/// The forms of a context's events with all their endings, found by their first word.
final class EventTable: Sendable {
  private struct Form {
    /// A word, or nil for a hyphen.
    let words: [String?]
    let event: Event
  }

  private let forms: [String: [Form]]
  /// The last words of the forms, for what is misspelt: "budsjett", "budsjettet".
  let spellings: SpellingTable
  /// A bit for each first letter, so that most words need not be looked up.
  private let beginnings: UInt64

  init(_ events: [Event]) {
    var forms: [String: [Form]] = [:]
    var heads: Set<String> = []
    for event in events {
      for form in [event.name] + event.forms {
        guard let text = try? TokenizedText(form), let first = text.tokens.first.flatMap(text.spelling) else {
          preconditionFailure("an event has a form that its initializer refuses")
        }
        let words = text.tokens.map(text.spelling)
        for inflected in Self.inflections(of: first) {
          var known = forms[inflected] ?? []
          known.removeAll { $0.words == words }
          known.append(Form(words: words, event: event))
          // The longest first: "strategi- og økonomiplan" before "strategi".
          forms[inflected] = known.sorted { $0.words.count > $1.words.count }
        }
        if let last = words.last ?? nil { heads.formUnion(Self.inflections(of: last)) }
      }
    }
    self.forms = forms
    beginnings = forms.keys.reduce(0) { $0 | ($1.unicodeScalars.first.map(Self.bit) ?? 0) }
    spellings = SpellingTable(heads)
  }

  /// The event called here, and how many tokens its form takes.
  ///
  /// - Parameter range: of the text's tokens, not empty.
  func match(_ range: Range<Int>, in text: TokenizedText) -> (event: Event, length: Int)? {
    let token = text.tokens[range.lowerBound]
    guard token.isWord, mayBegin(text.source[token.range.lowerBound]), let first = text.spelling(token),
      let candidates = forms[first]
    else { return nil }
    let tokens = text.tokens[range]
    for form in candidates where form.words.count <= tokens.count {
      let fits = zip(form.words, tokens).dropFirst().allSatisfy { word, token in
        guard let word else { return token.isMark(.dash) }
        return text.spelling(token).map { $0 == word || Self.inflections(of: word).contains($0) } ?? false
      }
      if fits { return (form.event, form.words.count) }
    }
    return nil
  }

  private func mayBegin(_ letter: Unicode.Scalar) -> Bool {
    !letter.isASCII || beginnings & Self.bit(letter) != 0
  }

  /// The same for capitals and small letters, and for å where it is written as a and a ring.
  private static func bit(_ letter: Unicode.Scalar) -> UInt64 {
    letter == "å" ? bit("a") : 1 << UInt64(letter.value & 0x1F)
  }

  /// A noun with the endings of the definite and the plural, bokmål and nynorsk; small words have none.
  private static func inflections(of word: String) -> [String] {
    guard word.unicodeScalars.count > 3 else { return [word] }
    let endings =
      word.hasSuffix("e")
      ? ["", "n", "t", "r", "ne"] : ["", "en", "a", "et", "ene", "er", "ar", "ane"]
    return endings.map { word + $0 }
  }
}
