/// What an entry has no column for, as one text: parts with U+001F between them.
///
/// A missing part is `\-`, an empty one is empty, and no parts at all are NULL. In a part `\` is `\\`, U+001F is `\u` and
/// NUL is `\z`, so that every text comes back as it was.
struct Facts: Hashable {
  private(set) var parts: [String?]

  init(_ parts: [String?]) { self.parts = parts }

  private static let separator: UInt8 = 0x1F
  private static let escape = UInt8(ascii: "\\")

  /// Nil where there is nothing to say.
  var text: String? {
    if parts.isEmpty { return nil }
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(Self.separator) }
      guard let part else {
        bytes += [Self.escape, UInt8(ascii: "-")]
        continue
      }
      for byte in part.utf8 {
        switch byte {
        case Self.escape: bytes += [Self.escape, Self.escape]
        case Self.separator: bytes += [Self.escape, UInt8(ascii: "u")]
        case 0: bytes += [Self.escape, UInt8(ascii: "z")]
        default: bytes.append(byte)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Throws: `InvalidRow` where an escape is none.
  init(text: String?) throws(InvalidRow) {
    parts = []
    guard let text else { return }
    for part in text.utf8.split(separator: Self.separator, omittingEmptySubsequences: false) {
      parts.append(try Self.part(part))
    }
  }

  private static func part(_ escaped: Substring.UTF8View) throws(InvalidRow) -> String? {
    if !escaped.contains(escape) { return String(Substring(escaped)) }
    if escaped.elementsEqual("\\-".utf8) { return nil }
    var bytes: [UInt8] = []
    var rest = escaped.makeIterator()
    while let byte = rest.next() {
      guard byte == escape else {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case escape: bytes.append(escape)
      case UInt8(ascii: "u"): bytes.append(separator)
      case UInt8(ascii: "z"): bytes.append(0)
      default: throw InvalidRow(what: "the facts have an escape that is none")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
