/// Words, and which of them an unknown word comes close to.
final class SpellingTable: Sendable {
  /// Side by side, shortest words first.
  private let words: [String]
  private let letters: [[UInt8]]
  /// A bit for each letter that occurs: one edit brings at most one new letter into a word.
  private let masks: [UInt32]
  /// Where the words of each length begin, and at last where all end.
  private let begins: [Int]

  init(_ words: some Sequence<String>) {
    let sorted = words.map { ($0, Self.letters(of: $0)) }.sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    self.words = sorted.map(\.0)
    letters = sorted.map(\.1)
    masks = letters.map(Self.mask(of:))
    let longest = letters.last?.count ?? 0
    let counts = letters.map(\.count)
    begins = (0...longest + 1).map { length in counts.firstIndex { $0 >= length } ?? counts.count }
  }

  /// The nearest word that is one letter away, or two where both have six letters or more and begin alike.
  ///
  /// A letter too many, too few, another, or two swapped neighbours count as one.
  ///
  /// - Parameter most: 1 to look only for words that are one letter away.
  func nearest(to word: String, edits most: Int = 2) -> String? {
    let wanted = Self.letters(of: word)
    let mask = Self.mask(of: wanted)
    var best: (index: Int, distance: Int)?
    let last = begins.count - 2
    for length in min(last + 1, max(0, wanted.count - 2))..<min(last, wanted.count + 2) + 1 {
      let widest = min(wanted.count, length) >= 6 ? most : 1
      if abs(wanted.count - length) > widest { continue }
      for index in begins[length]..<begins[length + 1] {
        let other = masks[index]
        guard (mask & ~other).nonzeroBitCount <= widest, (other & ~mask).nonzeroBitCount <= widest else { continue }
        let limit = min(widest == 2 && wanted[0] == letters[index][0] ? 2 : 1, (best?.distance ?? 3) - 1)
        guard Self.isWithin(limit, letters[index], wanted), letters[index] != wanted else { continue }
        best = (index, limit > 1 && Self.isWithin(1, letters[index], wanted) ? 1 : limit)
      }
    }
    return best.map { words[$0.index] }
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

  /// Whether so many edits make one word out of the other, from these letters on.
  private static func isWithin(_ edits: Int, _ a: [UInt8], _ b: [UInt8], _ i: Int = 0, _ j: Int = 0) -> Bool {
    var (i, j) = (i, j)
    while i < a.count, j < b.count, a[i] == b[j] { (i, j) = (i + 1, j + 1) }
    if i == a.count || j == b.count { return a.count - i + b.count - j <= edits }
    if edits == 0 { return false }
    let isSwapped = i + 1 < a.count && j + 1 < b.count && a[i] == b[j + 1] && a[i + 1] == b[j]
    return isWithin(edits - 1, a, b, i + 1, j + 1) || isWithin(edits - 1, a, b, i + 1, j)
      || isWithin(edits - 1, a, b, i, j + 1) || isSwapped && isWithin(edits - 1, a, b, i + 2, j + 2)
  }
}
