/// Text and addresses as HTML can hold them.
enum HTMLText {
  /// With what would be markup written out; safe in text and between double quotation marks.
  static func escaped(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }) {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether an address may be linked: on the web, to a mailbox, or within the same pages; never a script.
  static func isLinkable(_ address: String) -> Bool {
    let lower = address.lowercased()
    if ["http://", "https://", "mailto:", "#"].contains(where: lower.hasPrefix) { return true }
    // A scheme of its own ends in a colon before any slash.
    return !address.isEmpty && !lower.hasPrefix("//") && !lower.prefix(while: { $0 != "/" }).contains(":")
  }
}
