/// Plain text: free text made safe, and lines broken between words.
enum TextLayout {
  /// Counted in Unicode scalars (RFC 5322's 78 less room for being quoted in an answer).
  static let width = 72

  /// Free text on one line: control characters and runs of white space become one space each, none at the ends; marks
  /// that turn the direction of writing, which could make a text show as another, are left out.
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars where !isDirectionMark(scalar) {
      if scalar == " " || breaksLine(scalar) {
        pending = true
      } else {
        if pending, !result.isEmpty { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same text with a space for each control character and line end; nearly always the text itself.
  static func onOneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    if !text.unicodeScalars.contains(where: { breaksLine($0) || isDirectionMark($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isDirectionMark(scalar) {
      result.append(breaksLine(scalar) ? " " : scalar)
    }
    return String(result)
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Unicode's Bidi_Control.
  private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// With a final full stop, unless it ends as a sentence already.
  static func sentence(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } ?? true ? text : text + "."
  }

  /// The beginning of a text, ended by an ellipsis where something was cut; whole words where that costs little.
  ///
  /// - Parameter width: Unicode scalars, 1 or more.
  static func cut(_ text: String, to width: Int) -> String {
    if text.unicodeScalars.count <= width { return text }
    var kept = String(text.unicodeScalars.prefix(Swift.max(0, width - 1)))
    // A letter under its accents is not cut in two.
    while !kept.isEmpty, !text.hasPrefix(kept) { kept.removeLast() }
    if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) <= 12,
      space != kept.startIndex
    {
      kept = String(kept[..<space])
    }
    func trim() {
      while let last = kept.last, " ,;:–-(".contains(last) { kept.removeLast() }
    }
    trim()
    // "… og…" promises what does not come.
    while let space = kept.lastIndex(of: " "), joining.contains(String(kept[kept.index(after: space)...])) {
      kept = String(kept[..<space])
      trim()
    }
    return kept + "…"
  }

  /// Words that lead to the next.
  private static let joining: Set<String> = [
    "og", "eller", "for", "i", "på", "til", "av", "om", "med", "mot", "and", "or", "of", "in", "on", "to", "the",
    "with",
  ]

  /// A paragraph broken between words into lines of at most `width` scalars; a longer word stands alone.
  ///
  /// A number stays with its word: no line ends in "28." or "12".
  static func wrapped(_ text: String, width: Int = width) -> [String] {
    var lines: [String] = []
    var (line, length) = ("", 0)
    for word in unbreakables(text.unicodeScalars.split(separator: " "), by: " ") {
      let size = word.unicodeScalars.count
      if length > 0, length + 1 + size > width {
        lines.append(line)
        (line, length) = ("", 0)
      }
      line += length > 0 ? " " + word : word
      length += length > 0 ? 1 + size : size
    }
    return length > 0 ? lines + [line] : lines
  }

  /// The same text with a no-break space where no line should end.
  static func bound(_ text: String) -> String {
    if !text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return text }
    // Spaces at the ends join runs of a line.
    return unbreakables(text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false), by: "\u{A0}")
      .joined(separator: " ")
  }

  /// Words, a number with the one it counts: "28. juni", "12 dager". Never more than two.
  private static func unbreakables(_ parts: [Substring.UnicodeScalarView], by space: String) -> [String] {
    var words: [String] = []
    var isAlone = false
    for word in parts.map({ String($0) }) {
      if isAlone, !word.isEmpty, let last = words.last, leads(last) {
        words[words.count - 1] += space + word
        isAlone = false
      } else {
        words.append(word)
        isAlone = true
      }
    }
    return words
  }

  /// `28.`, `12`, also behind an opening quotation mark or bracket.
  private static func leads(_ word: String) -> Bool {
    let number = word.drop { "«“(".contains($0) }
    let digits = number.last == "." ? number.dropLast() : number
    return (1...2).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
