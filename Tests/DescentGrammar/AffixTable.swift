import FristCore

/// Beginnings, parts or endings of words, each with what it stands for.
///
/// They are found by their first letter, or the last one of an ending, so that a look-up does not try them all.
struct AffixTable<Value: Sendable>: Sendable {
  enum Place: Sendable { case begin, anywhere, end }

  private let place: Place
  /// All affixes in UTF-8, one after the other; `bounds` says where each begins and the last one ends.
  private let letters: [UInt8]
  private let bounds: [Int]
  private let values: [Value]
  /// Which affixes have a byte as their key, the longest first: from `keys[byte]` to `keys[byte + 1]`.
  private let keys: [Int]

  init(_ place: Place, _ values: some Sequence<(String, Value)>) {
    func key(_ affix: String) -> UInt8 { (place == .end ? affix.utf8.last : affix.utf8.first) ?? 0 }
    let sorted = values.map { (affix: $0, value: $1, key: key($0)) }
      .sorted { ($0.key, $1.affix.utf8.count, $0.affix) < ($1.key, $0.affix.utf8.count, $1.affix) }
    self.place = place
    letters = sorted.flatMap { Array($0.affix.utf8) }
    bounds = sorted.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.affix.utf8.count) }
    self.values = sorted.map(\.value)
    keys = (0...256).map { byte in sorted.firstIndex { Int($0.key) >= byte } ?? sorted.count }
  }

  /// What the longest affix that the word has stands for; of several inside it, that of the first.
  subscript(word: String) -> Value? {
    var word = word
    return word.withUTF8 { word in
      switch place {
      case .begin: return find(word, from: 0)
      case .anywhere:
        for begin in word.indices {
          if let value = find(word, from: begin) { return value }
        }
        return nil
      case .end:
        guard let key = word.last else { return nil }
        for index in keys[Int(key)]..<keys[Int(key) + 1] {
          let length = bounds[index + 1] - bounds[index]
          if length <= word.count, isEqual(index, word, word.count - length) { return values[index] }
        }
        return nil
      }
    }
  }

  private func find(_ word: UnsafeBufferPointer<UInt8>, from begin: Int) -> Value? {
    guard begin < word.count else { return nil }
    let key = Int(word[begin])
    for index in keys[key]..<keys[key + 1] {
      if bounds[index + 1] - bounds[index] <= word.count - begin, isEqual(index, word, begin) { return values[index] }
    }
    return nil
  }

  private func isEqual(_ index: Int, _ word: UnsafeBufferPointer<UInt8>, _ begin: Int) -> Bool {
    for offset in bounds[index]..<bounds[index + 1] where letters[offset] != word[begin + offset - bounds[index]] {
      return false
    }
    return true
  }
}

extension AffixTable where Value == Void {
  init(_ place: Place, _ affixes: some Sequence<String>) { self.init(place, affixes.map { ($0, ()) }) }

  func matches(_ word: String) -> Bool { self[word] != nil }
}
