extension String {
  /// This text with `(address)` for each mail address in it, and for each value that a sentence says should have been one:
  /// the journal is read by others than the record (DESIGN.md 7).
  var withoutAddresses: String {
    var text = self
    if text.utf8.contains(UInt8(ascii: "@")) { text = text.withoutWords(where: \.isLikeAddress) }
    // Looking for words takes long, and there is always a value in quotation marks after them.
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
    for lead in Self.leads where text.contains(lead) { text = text.withoutValue(after: lead) }
    return text
  }

  /// What stands before a value that is no address.
  private static let leads = ["mail address such as"]

  /// Words as they stand between white space, quotation marks and brackets; what stands between two spaces is looked at
  /// only where it can be an address.
  private func withoutWords(where isLikeAddress: (Substring) -> Bool) -> String {
    var result = ""
    for (index, part) in utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).enumerated() {
      if index > 0 { result += " " }
      result +=
        part.contains(UInt8(ascii: "@"))
        ? String(Substring(part)).withoutParts(where: isLikeAddress) : String(Substring(part))
    }
    return result
  }

  private func withoutParts(where isLikeAddress: (Substring) -> Bool) -> String {
    var result = ""
    var word = self[startIndex..<startIndex]
    func flush() { result += isLikeAddress(word) ? "(address)" : word }
    for index in indices {
      let character = self[index]
      if character.isWhitespace || "\"'«»“”„<>()[]{},;".contains(character) {
        flush()
        result.append(character)
        word = self[self.index(after: index)..<self.index(after: index)]
      } else {
        word = self[word.startIndex...index]
      }
    }
    flush()
    return result
  }

  /// The last quoted value after some words goes.
  private func withoutValue(after lead: String) -> String {
    guard let start = ranges(of: lead).first?.upperBound, let end = self[start...].lastIndex(of: "\"") else {
      return self
    }
    let before = self[start..<end]
    guard let begin = before.lastIndex(of: "\"") else { return self }
    return self[...begin] + "(address)" + self[end...]
  }
}

extension Substring {
  /// Holds an `@`, and is no occurrence: `nes-rus/3.6@2019-06-30`.
  fileprivate var isLikeAddress: Bool {
    guard let at = firstIndex(of: "@") else { return false }
    let isOccurrence = self[..<at].contains("/") && (self[at...].dropFirst().first?.isNumber ?? false)
    return !isOccurrence && count > 1
  }
}
