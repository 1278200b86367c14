/// Words, and which of them an unknown word comes close to.
struct SpellingTable: Sendable {
  private struct Entry {
    let word: String
    let letters: [UInt8]
    /// A bit for each letter that occurs: one edit changes at most two of them.
    let mask: UInt32
  }

  private let entries: [Entry]

  init(_ words: [String]) {
    entries = words.map {
      let letters = Self.letters(of: $0)
      return Entry(word: $0, letters: letters, mask: Self.mask(of: letters))
    }
  }

  /// The nearest word that is one letter away, or two where both have six letters or more.
  ///
  /// A letter too many, too few, another, or two swapped neighbours count as one.
  func nearest(to word: String) -> String? {
    let letters = Self.letters(of: word)
    let mask = Self.mask(of: letters)
    var best: (word: String, distance: Int)?
    for entry in entries {
      let limit = min((best?.distance ?? 3) - 1, min(letters.count, entry.letters.count) >= 6 ? 2 : 1)
      guard limit > 0, abs(letters.count - entry.letters.count) <= limit,
        (mask ^ entry.mask).nonzeroBitCount <= 2 * limit
      else { continue }
      let distance = Self.distance(letters, entry.letters)
      if distance <= limit { best = (entry.word, distance) }
    }
    return best?.word
  }

  private static func letters(of word: String) -> [UInt8] {
    word.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z": UInt8(scalar.value - 97)
      case "æ": 26
      case "ø": 27
      case "å": 28
      default: 29 + UInt8(scalar.value % 3)
      }
    }
  }

  private static func mask(of letters: [UInt8]) -> UInt32 {
    letters.reduce(0) { $0 | 1 << UInt32($1) }
  }

  /// Optimal string alignment distance.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, older[j - 1] + 1) }
        row.append(least)
      }
      (older, above) = (above, row)
    }
    return above[b.count]
  }
}
