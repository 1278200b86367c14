/// The lexical classes of RFC 5322, 3.2.3.
enum Atom {
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// `atext`.
  static func contains(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  /// `dot-atom-text`.
  static func isDotAtom(_ text: Substring) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(contains) }
  }

  /// Labels of letters, digits and inner hyphens, at most 255 characters together (RFC 1123, 2.1).
  static func isDomain(_ text: Substring) -> Bool {
    text.utf8.count <= 255
      && text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && label.count <= 63 && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  /// Splits at the one `@`; nil where there is none or more than one.
  static func halves(_ text: String) -> (left: Substring, right: Substring)? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// `local@domain`, the local part at most 64 characters (RFC 5321, 4.5.3.1.1).
  static func isAddress(_ text: String) -> Bool {
    guard let (local, domain) = halves(text) else { return false }
    return isDotAtom(local) && local.utf8.count <= 64 && isDomain(domain)
  }
}
