import FristDelivery
import Glibc

/// A message as it stands in an mbox file, in the form called mboxrd (RFC 4155, mbox(5)).
///
/// A line `From ADDRESS DATE` (of ctime(3), in UTC), the message with a `>` more before each line that is `From ` after any
/// number of `>`, and an empty line. No Content-Length: Dovecot believes one, mutt and others write their own, and one that
/// has become wrong joins two messages. The quoting is for what may come: frist's own text parts are quoted-printable, and
/// no line of theirs begins so (``QuotedPrintable``); readers that do not take the `>` away, as mutt and Dovecot, show what was
/// written.
struct MboxMessage {
  let bytes: [UInt8]
  /// How many of the bytes tell this message from others: `From ADDRESS `.
  private let leastBytes: Int

  /// - Parameters:
  ///   - message: With LF as the end of lines.
  ///   - sender: The envelope's.
  ///   - now: The second of the epoch at which it was first tried: so a second try has the same bytes.
  init(_ message: ArraySlice<UInt8>, from sender: String, at now: Int) {
    var bytes = Array("From \(sender) \(Self.date(now))\n".utf8)
    leastBytes = "From \(sender) ".utf8.count
    bytes.reserveCapacity(bytes.count + message.count + 64)
    var rest = message
    while !rest.isEmpty {
      let end = rest.firstIndex(of: Self.newline) ?? rest.endIndex
      let line = rest[..<end]
      if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: Self.from) { bytes.append(UInt8(ascii: ">")) }
      bytes += line
      bytes.append(Self.newline)
      rest = rest[end...].dropFirst()
    }
    bytes.append(Self.newline)
    self.bytes = bytes
  }

  /// What must stand before it in a file that ends so: one empty line between two messages.
  static func separator(after end: [UInt8]) -> [UInt8] {
    if end.isEmpty { return [] }
    let isLineEnded = end.last == newline
    let isSeparated = isLineEnded && (end.count == 1 || end.dropLast().last == newline)
    return isSeparated ? [] : isLineEnded ? [newline] : [newline, newline]
  }

  /// How many bytes of this message a file ends in: all of them where an earlier try was ended when it had written, some
  /// where it was ended while it wrote; nil where it has none.
  ///
  /// - Parameters:
  ///   - tail: The last bytes of the file, one more than the message has.
  ///   - isWhole: Whether that is the whole file.
  func count(atEndOf tail: [UInt8], isWhole: Bool) -> Int? {
    for start in tail.indices where tail.count - start >= leastBytes {
      guard start > 0 ? tail[start - 1] == Self.newline : isWhole else { continue }
      if bytes.starts(with: tail[start...]) { return tail.count - start }
    }
    return nil
  }

  private static func date(_ now: Int) -> String {
    var (seconds, fields) = (time_t(now), tm())
    gmtime_r(&seconds, &fields)
    // 26 bytes by its contract; a year has four digits until 9999.
    var text = [CChar](repeating: 0, count: 64)
    asctime_r(&fields, &text)
    return String(decoding: text.prefix { $0 != 0 && $0 != CChar(newline) }.map { UInt8($0) }, as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let from = Array("From ".utf8)
}
