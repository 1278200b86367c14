/// A text's lines: turns offsets into the line and column that an editor shows.
///
/// Lines end with LF, CR LF or CR, as editors count them (libyaml's own line numbers also count U+0085, U+2028 and
/// U+2029). Offsets and columns are in Unicode scalars, as libyaml's marks and the deadline grammar count.
struct SourceLines {
  let bytes: [UInt8]
  /// For every line the offset of its first character, in scalars and in bytes; ascending.
  private let starts: [(scalar: Int, byte: Int)]
  /// The byte of every 512th character: a file may be one long line.
  private let anchors: [Int]
  private static let stride = 512

  struct Place: Hashable, Comparable {
    /// From 1; 0 for the whole file.
    let line: Int
    /// From 1; 0 for the whole file.
    let column: Int

    static let wholeFile = Place(line: 0, column: 0)

    static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// - Parameter bytes: UTF-8 without a byte order mark; invalid bytes are counted as a character each.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [(scalar: 0, byte: 0)]
    var anchors: [Int] = []
    var scalar = 0
    for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if scalar % Self.stride == 0 { anchors.append(index) }
      scalar += 1
      let ends =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"))
      if ends { starts.append((scalar, index + 1)) }
    }
    self.starts = starts
    self.anchors = anchors
  }

  func place(ofScalar offset: Int) -> Place {
    let line = line(where: { $0.scalar <= offset })
    return Place(line: line + 1, column: offset - starts[line].scalar + 1)
  }

  func place(ofByte offset: Int) -> Place {
    let line = line(where: { $0.byte <= offset })
    let before = bytes[starts[line].byte..<min(offset, bytes.count)]
    return Place(line: line + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The text between two offsets in scalars.
  func text(_ range: Range<Int>) -> Substring.UnicodeScalarView {
    let (from, to) = (byte(ofScalar: range.lowerBound), byte(ofScalar: range.upperBound))
    return Substring(decoding: bytes[from..<to], as: UTF8.self).unicodeScalars
  }

  /// From 1, as `place` has it.
  var count: Int { starts.count }

  /// The offset in scalars of a line's first character.
  ///
  /// - Parameter line: 1...`count`.
  func start(ofLine line: Int) -> Int { starts[line - 1].scalar }

  /// What stands in a line, without its break.
  ///
  /// - Parameter line: 1...`count`.
  func text(ofLine line: Int) -> [Unicode.Scalar] {
    let end = line < starts.count ? starts[line].byte : bytes.count
    var scalars = Array(String(decoding: bytes[starts[line - 1].byte..<end], as: UTF8.self).unicodeScalars)
    while scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
    return scalars
  }

  /// Where a comment begins that only spaces part from a place, in Unicode scalars from the beginning.
  func comment(behind offset: Int) -> Int? {
    let start = byte(ofScalar: offset)
    var index = start
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index > start && index < bytes.count && bytes[index] == UInt8(ascii: "#") ? offset + index - start : nil
  }

  /// What stands in a line from an offset in scalars on, without its break.
  func restOfLine(from offset: Int) -> [Unicode.Scalar] {
    let place = place(ofScalar: offset)
    return Array(text(ofLine: place.line).dropFirst(place.column - 1))
  }

  private func byte(ofScalar offset: Int) -> Int {
    guard !anchors.isEmpty else { return 0 }
    let anchor = min(offset / Self.stride, anchors.count - 1)
    var (scalar, byte) = (anchor * Self.stride, anchors[anchor])
    while scalar < offset, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    return byte
  }

  /// The last line whose start satisfies a condition that holds for a first part of the lines.
  private func line(where holds: ((scalar: Int, byte: Int)) -> Bool) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(starts[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
