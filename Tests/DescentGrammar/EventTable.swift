import FristCore

/// The forms of a context's events with all their endings, found by their first word.
struct EventTable: Sendable {
  private struct Form {
    /// A word, or nil for a hyphen.
    let words: [String?]
    let event: Event
  }

  private var forms: [String: [Form]] = [:]
  /// The last words of the forms: "budsjett", "budsjettet" … A label may not contain them.
  private(set) var heads: Set<String> = []
  let spellings: SpellingTable

  init(_ events: [Event]) {
    for event in events {
      for form in [event.name] + event.forms {
        guard let text = try? TokenizedText(form), let first = text.tokens.first?.spelling else {
          preconditionFailure("an event has a form that its initializer refuses")
        }
        let words = text.tokens.map(\.spelling)
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
    spellings = SpellingTable(heads)
  }

  /// The event called here, and how many tokens its form takes.
  func match(_ tokens: ArraySlice<Token>) -> (event: Event, length: Int)? {
    guard let first = tokens.first?.spelling, let candidates = forms[first] else { return nil }
    for form in candidates where form.words.count <= tokens.count {
      let fits = zip(form.words, tokens).dropFirst().allSatisfy { word, token in
        guard let word else { return token.isMark(.dash) }
        return token.spelling.map { $0 == word || Self.inflections(of: word).contains($0) } ?? false
      }
      if fits { return (form.event, form.words.count) }
    }
    return nil
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
