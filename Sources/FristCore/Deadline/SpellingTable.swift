/// Words, and which of them an unknown word comes close to.
struct SpellingTable: Sendable {
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
  func nearest(to word: String) -> String? {
    let wanted = Self.letters(of: word)
    let mask = Self.mask(of: wanted)
    var best: (index: Int, distance: Int)?
    let last = begins.count - 2
    for length in min(last + 1, max(0, wanted.count - 2))..<min(last, wanted.count + 2) + 1 {
      let widest = min(wanted.count, length) >= 6 ? 2 : 1
      if abs(wanted.count - length) > widest { continue }
      for index in begins[length]..<begins[length + 1] {
        let other = masks[index]
        guard (mask & ~other).nonzeroBitCount <= widest, (other & ~mask).nonzeroBitCount <= widest else { continue }
        let limit = min(widest == 2 && wanted[0] == letters[index][0] ? 2 : 1, (best?.distance ?? 3) - 1)
        let distance = Self.distance(wanted, letters[index], limit: limit)
        if distance > 0, distance <= limit { best = (index, distance) }
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

  /// Optimal string alignment distance, or any number above the limit where it is above the limit.
  private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    var begin = 0
    while begin < a.count, begin < b.count, a[begin] == b[begin] { begin += 1 }
    var (aEnd, bEnd) = (a.count, b.count)
    while aEnd > begin, bEnd > begin, a[aEnd - 1] == b[bEnd - 1] { (aEnd, bEnd) = (aEnd - 1, bEnd - 1) }
    let (m, n) = (aEnd - begin, bEnd - begin)
    if m == 0 || n == 0 { return max(m, n) }
    // What one edit leaves: one letter against another, or two swapped.
    if m == 1, n == 1 { return 1 }
    if m == 2, n == 2, a[begin] == b[begin + 1], a[begin + 1] == b[begin] { return 1 }
    return limit < 2 ? 2 : wholeDistance(a[begin..<aEnd], b[begin..<bEnd])
  }

  private static func wholeDistance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    var older: [Int] = []
    var above = Array(0...b.count)
    for (i, x) in zip(a.indices, a) {
      var row = [above[0] + 1]
      for (j, y) in zip(b.indices, b) {
        let k = j - b.startIndex
        var least = min(above[k + 1] + 1, row[k] + 1, above[k] + (x == y ? 0 : 1))
        if i > a.startIndex, k > 0, x == b[j - 1], a[i - 1] == y { least = min(least, older[k - 1] + 1) }
        row.append(least)
      }
      (older, above) = (above, row)
    }
    return above[b.count]
  }
}
