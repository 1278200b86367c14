extension Fields {
  /// A mail address: a dot-atom, `@` and a host name, ASCII only (a conservative part of RFC 5322's addr-spec).
  func mailAddress(_ key: String, _ findings: inout Findings) -> String? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    if AddressSyntax.isValid(text) { return text }
    findings.error(.notAddress(key, text.shown), at: node.start)
    return nil
  }

  /// The address of a page: http or https with a host, nothing in it that could end a link.
  func page(_ key: String, _ findings: inout Findings) -> String? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    let rest = ["https://", "http://"].lazy.compactMap { text.hasPrefix($0) ? text.dropFirst($0.count) : nil }.first
    let good =
      rest.map { rest in
        guard let first = rest.unicodeScalars.first, text.utf8.count <= 2000 else { return false }
        return (first.properties.isAlphabetic || ("0"..."9").contains(first) || first == "[")
          && !rest.unicodeScalars.contains {
            $0.isControl || $0.isInvisible || $0.properties.isWhitespace || "<>\"\\^`{|}".unicodeScalars.contains($0)
          }
      } ?? false
    if good { return text }
    findings.error(.notPage(key, text.shown), at: node.start)
    return nil
  }

  /// The name of a local account, as useradd(8) has it: it becomes a file name below /var/mail.
  func account(_ key: String, _ findings: inout Findings) -> String? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    let bytes = Array(text.utf8)
    let valid =
      bytes.count <= 32 && text != "." && text != ".."
      && bytes.enumerated().allSatisfy { index, byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): index > 0
        default: false
        }
      }
    if valid, !bytes.isEmpty { return text }
    findings.error(.notAccount(key, text.shown), at: node.start)
    return nil
  }
}

enum AddressSyntax {
  /// Whether nobody on another machine can answer to it.
  static func isLocal(_ text: String) -> Bool {
    let host = text.split(separator: "@").last.map { $0.lowercased() } ?? ""
    return host == "localhost" || host.hasPrefix("localhost.") || host.hasSuffix(".localhost")
      || host.hasSuffix(".localdomain")
  }

  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count) else { return false }
    // A leading "-" could be taken for an option by a mail program.
    let local = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts[0].first != "-", local.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAtom) }) else { return false }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// RFC 5322, atext.
  private static func isAtom(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
