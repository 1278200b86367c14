/// Beginnings, parts or endings of words, each with what it stands for.
///
/// They are found by their first letter, or the last one of an ending, so that a look-up does not try them all.
struct AffixTable<Value: Sendable>: Sendable {
  enum Place: Sendable { case begin, anywhere, end }

  private let place: Place
  /// By the first UTF-8 byte, or the last one of endings; the longest first.
  private let affixes: [[(letters: [UInt8], value: Value)]]

  init(_ place: Place, _ values: some Sequence<(String, Value)>) {
    var affixes = Array(repeating: [(letters: [UInt8], value: Value)](), count: 256)
    for (affix, value) in values {
      let letters = Array(affix.utf8)
      guard let key = place == .end ? letters.last : letters.first else { continue }
      affixes[Int(key)].append((letters, value))
    }
    self.place = place
    self.affixes = affixes.map { $0.sorted { $0.letters.count > $1.letters.count } }
  }

  /// What the longest affix that the word has stands for; of several inside it, that of the first.
  subscript(word: String) -> Value? {
    var word = word
    return word.withUTF8 { letters in
      switch place {
      case .begin: return find(letters[...], key: letters.first) { $0.starts(with: $1) }
      case .end: return find(letters[...], key: letters.last) { $0.suffix($1.count).elementsEqual($1) }
      case .anywhere:
        for begin in letters.indices {
          if let value = find(letters[begin...], key: letters[begin], by: { $0.starts(with: $1) }) { return value }
        }
        return nil
      }
    }
  }

  private func find(
    _ letters: Slice<UnsafeBufferPointer<UInt8>>, key: UInt8?,
    by matches: (Slice<UnsafeBufferPointer<UInt8>>, [UInt8]) -> Bool
  ) -> Value? {
    guard let key else { return nil }
    return affixes[Int(key)].first { $0.letters.count <= letters.count && matches(letters, $0.letters) }?.value
  }
}

extension AffixTable where Value == Void {
  init(_ place: Place, _ affixes: some Sequence<String>) { self.init(place, affixes.map { ($0, ()) }) }

  func matches(_ word: String) -> Bool { self[word] != nil }
}
