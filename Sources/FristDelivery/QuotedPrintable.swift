/// Text as quoted-printable UTF-8 (RFC 2045, 6.7), safe also for what gateways and mbox files do to lines.
enum QuotedPrintable {
  /// Characters of a line, the soft break's `=` included.
  static let lineLength = 76

  /// Lines of at most 76 ASCII characters, each ended by LF. Nothing for empty text.
  ///
  /// A character is never split between lines. No line begins with "From " or a full stop.
  static func encoded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for line in lines(of: text) {
      var length = 0
      for (n, scalar) in line.enumerated() {
        let isLast = n == line.count - 1
        var piece = encoded(scalar, isLast: isLast)
        // The last one needs no room for a soft break after it.
        if length + piece.count > lineLength - (isLast ? 0 : 1) {
          result += [UInt8(ascii: "="), .newline]
          length = 0
        }
        if length == 0, isUnsafeAtStart(line[n...]) { piece = escaped(scalar) }
        result += piece
        length += piece.count
      }
      result.append(.newline)
    }
    return result
  }

  /// Without their ends; a last line need not have one.
  private static func lines(of text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = []
    var line: [Unicode.Scalar] = []
    var wasReturn = false
    var isOpen = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" && wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" {
        lines.append(line)
        line = []
        isOpen = false
      } else {
        line.append(scalar)
        isOpen = true
      }
    }
    return isOpen ? lines + [line] : lines
  }

  private static func encoded(_ scalar: Unicode.Scalar, isLast: Bool) -> [UInt8] {
    switch scalar.value {
    case 0x3D: escaped(scalar)
    case 0x21...0x7E: [UInt8(scalar.value)]
    case 0x20, 0x09: isLast ? escaped(scalar) : [UInt8(scalar.value)]
    default: escaped(scalar)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
    String(scalar).utf8.flatMap { Array("=\(hexadecimal($0))".utf8) }
  }

  /// A full stop ends a message in SMTP where it stands alone, and "From " begins one in an mbox file.
  private static func isUnsafeAtStart(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.first == "." || rest.starts(with: "From ".unicodeScalars)
  }

  /// Two upper-case digits.
  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }
}
