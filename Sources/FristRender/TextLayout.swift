/// Plain text for mail: one line of free text made safe, and lines broken between words.
enum TextLayout {
  /// Counted in Unicode scalars (RFC 5322's 78 less room for being quoted in an answer).
  static let width = 72

  /// Free text on one line: control characters and runs of white space become one space each, none at the ends.
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: pending = true
      case _ where scalar == " ": pending = true
      default:
        if pending, !result.isEmpty { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// With a final full stop, unless it ends as a sentence already.
  static func sentence(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } ?? true ? text : text + "."
  }

  /// A paragraph broken between words into lines of at most `width` scalars; a longer word stands alone.
  ///
  /// A day of the month stays with its month: no line ends in "28.".
  static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var (line, length) = ("", 0)
    for word in unbreakables(text) {
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

  private static func unbreakables(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.unicodeScalars.split(separator: " ").map(String.init) {
      if let last = words.last, isOrdinal(last) {
        words[words.count - 1] += " " + word
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// `28.`, also behind an opening quotation mark or bracket.
  private static func isOrdinal(_ word: String) -> Bool {
    let number = word.drop { "«“(".contains($0) }
    return number.last == "." && number.count > 1 && number.dropLast().allSatisfy { $0.isASCII && $0.isNumber }
  }
}
