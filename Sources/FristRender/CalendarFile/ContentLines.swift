/// Lines of an iCalendar object (RFC 5545, 3.1): folded at 75 octets, ended by CR LF.
struct ContentLines {
  private var bytes: [UInt8] = []
  /// Octets of a line, without its end.
  private static let most = 75

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A property whose value needs no escaping.
  mutating func add(_ name: String, _ value: String) {
    fold(Array(name.utf8) + [UInt8(ascii: ":")] + Array(value.utf8))
  }

  /// A property of type TEXT (3.3.11).
  mutating func add(_ name: String, text value: String) {
    var line = Array(name.utf8)
    line.append(UInt8(ascii: ":"))
    for byte in TextLayout.withoutControls(value).utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): line += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      default: line.append(byte)
      }
    }
    fold(line)
  }

  /// Between characters, never within one; the space that begins the next line counts.
  private mutating func fold(_ line: [UInt8]) {
    var start = 0
    var room = Self.most
    while line.count - start > room {
      var end = start + room
      // Bytes 10xxxxxx continue a character.
      while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end]
      bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: " ")]
      (start, room) = (end, Self.most - 1)
    }
    bytes += line[start...]
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }
}
