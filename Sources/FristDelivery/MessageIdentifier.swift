/// The identifiers of messages (RFC 5322, 3.6.4), made so that a header line can hold them.
public enum MessageIdentifier {
  /// Of a line that begins with a space and has the angle brackets.
  private static let most = MailHeaders.lineLength - 3
  /// Hexadecimal digits of what stands for the cut end.
  private static let digestLength = 16

  /// `left@right`, the left half a dot-atom of at most so many characters as the line has room for.
  ///
  /// - Parameters:
  ///   - left: what tells it from all others. Where it is too long or no dot-atom, its beginning stands with a digest of
  ///     the whole, so that the same always gives the same, and another another.
  ///   - domain: the right half as it is; one of more than some fifty characters makes a long line all the same.
  public static func make(_ left: String, at domain: String) -> String {
    let room = most - 1 - domain.utf8.count
    if left.utf8.count <= room, Atom.isDotAtom(left[...]) { return "\(left)@\(domain)" }
    let kept = left.utf8.prefix(max(0, room - digestLength - 1)).map { byte in
      Atom.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") ? Character(UnicodeScalar(byte)) : "-"
    }
    return "\(String(kept)).\(digest(left))@\(domain)".trimmingDot
  }

  /// FNV-1a of 64 bits: as good as certain that no two of an installation's ids meet.
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: digestLength - digits.count) + digits
  }
}

extension String {
  /// Without a full stop in front, where nothing of the left half had room.
  fileprivate var trimmingDot: String { first == "." ? String(dropFirst()) : self }
}
