/// Text as quoted-printable UTF-8 (RFC 2045, 6.7), safe also for what gateways and mbox files do to lines.
enum QuotedPrintable {
  /// Characters of a line, the soft break's `=` included.
  static let lineLength = 76

  /// Lines of at most 76 ASCII characters, each ended by LF. Nothing for empty text.
  ///
  /// A scalar is never split between lines. No line begins with "From " or a full stop. Takes time in proportion to the
  /// text's length.
  static func encoded(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      var writer = LineWriter()
      writer.result.reserveCapacity(bytes.count + bytes.count / 8)
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != .newline, bytes[end] != .carriageReturn { end += 1 }
        writer.write(bytes, start..<end)
        let isPair = end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .newline
        start = end + (isPair ? 2 : 1)
      }
      return writer.result
    }
  }

  /// Two upper-case digits.
  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }
}

private struct LineWriter {
  var result: [UInt8] = []
  /// Characters of the line that is being written.
  private var length = 0
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// One line of the text, without its end.
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    length = 0
    var position = line.lowerBound
    while position < line.upperBound {
      let next = min(position + Self.width(ofScalar: bytes[position]), line.upperBound)
      let isLast = next == line.upperBound
      let isPlain = next == position + 1 && Self.isPlain(bytes[position], isLast: isLast)
      // The last one needs no room for a soft break after it.
      let room = QuotedPrintable.lineLength - (isLast ? 0 : 1)
      if length + (isPlain ? 1 : 3 * (next - position)) > room {
        result += [UInt8(ascii: "="), .newline]
        length = 0
      }
      if isPlain, length > 0 || !Self.isUnsafeAtStart(bytes, position..<line.upperBound) {
        result.append(bytes[position])
        length += 1
      } else {
        for byte in bytes[position..<next] { escape(byte) }
      }
      position = next
    }
    result.append(.newline)
  }

  private mutating func escape(_ byte: UInt8) {
    result.append(UInt8(ascii: "="))
    result.append(Self.digits[Int(byte >> 4)])
    result.append(Self.digits[Int(byte & 15)])
    length += 3
  }

  /// Bytes of the scalar that begins with a byte.
  private static func width(ofScalar first: UInt8) -> Int {
    switch first {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "="): false
    case 0x21...0x7E: true
    // At the end of a line gateways take them away.
    case 0x20, 0x09: !isLast
    default: false
    }
  }

  /// A full stop ends a message in SMTP where it stands alone, and "From " begins one in an mbox file.
  private static func isUnsafeAtStart(_ bytes: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
    bytes[rest.lowerBound] == UInt8(ascii: ".") || bytes[rest].starts(with: "From ".utf8)
  }
}

extension UInt8 {
  static let carriageReturn = UInt8(ascii: "\r")
}
