/// Lines of an iCalendar object (RFC 5545, 3.1): folded at 75 octets, ended by CR LF.
struct ContentLines {
  private(set) var text = ""
  /// Octets of a line, without its end.
  private static let most = 75

  /// A property whose value needs no escaping.
  mutating func add(_ name: String, _ value: String) {
    var length = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let size = UTF8.width(scalar)
      // Between characters, never within one; the space that begins the next line counts.
      if length + size > Self.most {
        text += "\r\n "
        length = 1
      }
      text.unicodeScalars.append(scalar)
      length += size
    }
    text += "\r\n"
  }

  /// A property of type TEXT (3.3.11).
  mutating func add(_ name: String, text value: String) { add(name, Self.escaped(value)) }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(scalar)
      default:
        // Other controls have no place in a text.
        if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { result.append(scalar) }
      }
    }
    return String(result)
  }
}
