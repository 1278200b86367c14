import FristCore

/// How far the record was that last wrote to a spool: what the spool has seen, kept in it.
///
/// A ledger that is behind it was restored from a backup, and knows nothing of mail that went since.
public struct SpoolMark: Hashable, Sendable {
  /// Which ledger: 32 hexadecimal digits.
  public var ledger: String
  /// How much that had recorded.
  public var position: Int

  public init(ledger: String, position: Int) {
    self.ledger = ledger
    self.position = position
  }
}

/// One line of 52 bytes, so that a new one takes an old one's place in one write: `LEDGER POSITION`, both padded with
/// zeros.
extension SpoolMark {
  private static let (nameLength, digits) = (32, 18)

  /// Nil for anything else than a whole line, half a line from a process that was killed for one.
  init?(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != .newline }
    let parts = line.split(separator: UInt8(ascii: " "))
    guard bytes.count > line.count, parts.count == 2, parts[0].count == Self.nameLength,
      parts[1].count == Self.digits, let position = Int(String(decoding: parts[1], as: UTF8.self)), position >= 0
    else { return nil }
    self.init(ledger: String(decoding: parts[0], as: UTF8.self), position: position)
  }

  /// - Precondition: A ledger's name of 32 characters, a position of 0..<10^18.
  var bytes: [UInt8] {
    precondition(ledger.utf8.count == Self.nameLength, "a ledger's name has \(Self.nameLength) digits")
    return Array("\(ledger) \(position.zeroPadded(Self.digits))\n".utf8)
  }
}
