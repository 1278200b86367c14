/// The form of ids (DESIGN.md 2): `[A-Za-z0-9][A-Za-z0-9._-]*`, of plans and recipients in lower case.
///
/// They become file names, so no more than 128 characters.
enum Identifier {
  static func isValid(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= 128 else { return false }
    return text.utf8.allSatisfy {
      isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }

  static func isValidLowerCase(_ text: some StringProtocol) -> Bool {
    isValid(text) && !text.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// An obligation's id, or `ID:MEMBER`.
  static func isValidReference(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return isValid(parts[0]) && (parts.count == 1 || isValidLowerCase(parts[1]))
  }

  /// What a name could have as its id: `frivilligsentralen-nes`; nil where nothing of it can stand there.
  static func likely(for name: String) -> String? {
    var id = ""
    for character in name.lowercased() {
      switch character {
      case "å": id += "aa"
      case "ø", "ö": id += "o"
      case "æ", "ä": id += "ae"
      case "é", "è": id += "e"
      case let plain where isValidLowerCase(String(plain)): id.append(plain)
      default: if !id.isEmpty, id.last != "-" { id += "-" }
      }
    }
    while id.last == "-" { id.removeLast() }
    return isValidLowerCase(id) ? id : nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
