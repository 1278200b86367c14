/// Which word was perhaps meant.
public enum Spelling {
  /// The closest of some words, or nil where none is close: at most a third of the letters may differ, or one.
  ///
  /// Ties go to the first in order.
  public static func closest(to word: String, among words: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    var closest: (word: String, distance: Int)?
    for candidate in words {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let longer = max(letters.count, other.count)
      let most = min(max(1, longer / 3), longer - 1, (closest?.distance ?? .max) - 1)
      guard abs(letters.count - other.count) <= most else { continue }
      let distance = distance(letters, other)
      if distance <= most { closest = (candidate, distance) }
    }
    return closest?.word
  }

  /// How many letters to insert, remove, replace or swap with the next (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
