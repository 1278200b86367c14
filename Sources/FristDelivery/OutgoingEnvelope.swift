/// What stands before a message in the Maildir `SPOOL/outgoing/`: all that frist-post needs to hand it on, decided when
/// the digest was (DESIGN.md 7).
///
///     Frist-Envelope: 1
///     Recipient: nes-helse
///     Bounces: it-drift@nes.example
///     Sendmail-To: hf@nes.example
///     Length: 2345
///
/// and an empty line, then the message. These lines, in this order, each ended by LF, or nothing is handed on: a file
/// that is half there, was edited, or came from elsewhere is never taken for a message to somebody. `Mbox-User:` stands
/// in the place of `Sendmail-To:` where the message goes to the mailbox of a local account.
public struct OutgoingEnvelope: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    /// To this address, by `/usr/sbin/sendmail`.
    case sendmail(to: String)
    /// Into the mailbox of this local account.
    case mbox(user: String)
  }

  /// The id of the role, unit or group that reads it: for the journal, where no address stands.
  public var recipient: String
  /// The address that hears when the mail cannot be delivered: the envelope's sender.
  public var bounces: String
  public var way: Way

  public init(recipient: String, bounces: String, way: Way) {
    self.recipient = recipient
    self.bounces = bounces
    self.way = way
  }

  /// The content of the file: the envelope, then the message.
  ///
  /// - Parameter message: As ``MailMessage/encoded()`` has it, with LF as the end of lines.
  /// - Throws: What `parse` would not take back.
  public func encoded(_ message: [UInt8]) throws(OutgoingEnvelopeError) -> [UInt8] {
    try check()
    let (field, value) =
      switch way {
      case .sendmail(let address): (Field.sendmail, address)
      case .mbox(let user): (Field.mbox, user)
      }
    let lines = [
      (Field.envelope, Self.version), (Field.recipient, recipient), (Field.bounces, bounces), (field, value),
      (Field.length, "\(message.count)"),
    ]
    return Array(lines.map { "\($0): \($1)\n" }.joined().utf8) + [.newline] + message
  }

  /// Takes the content of a file apart.
  ///
  /// - Returns: The envelope, and the message as a slice of `file`.
  public static func parse(
    _ file: [UInt8]
  ) throws(OutgoingEnvelopeError) -> (envelope: OutgoingEnvelope, message: ArraySlice<UInt8>) {
    var rest = file[...]
    guard let version = take(Field.envelope, from: &rest) else { throw .notAnEnvelope }
    guard version == Self.version else { throw .unknownVersion(version) }
    guard let recipient = take(Field.recipient, from: &rest) else { throw .badLine(Field.recipient) }
    guard let bounces = take(Field.bounces, from: &rest) else { throw .badLine(Field.bounces) }
    let way: Way
    if let address = take(Field.sendmail, from: &rest) {
      way = .sendmail(to: address)
    } else if let user = take(Field.mbox, from: &rest) {
      way = .mbox(user: user)
    } else {
      throw .badLine(Field.sendmail)
    }
    guard let length = take(Field.length, from: &rest), let bytes = Int(length), "\(bytes)" == length,
      rest.first == .newline
    else { throw .badLine(Field.length) }
    let message = rest.dropFirst()
    guard message.count == bytes else { throw .wrongLength(said: bytes, found: message.count) }
    let envelope = OutgoingEnvelope(recipient: recipient, bounces: bounces, way: way)
    try envelope.check()
    return (envelope, message)
  }

  private func check() throws(OutgoingEnvelopeError) {
    guard Self.isName(recipient) else { throw .badValue(Field.recipient, recipient) }
    guard Self.isAddress(bounces) else { throw .badValue(Field.bounces, bounces) }
    switch way {
    case .sendmail(let address):
      guard Self.isAddress(address) else { throw .badValue(Field.sendmail, address) }
    case .mbox(let user):
      guard Self.isName(user), user.utf8.count <= 256 else { throw .badValue(Field.mbox, user) }
    }
  }

  /// `[A-Za-z0-9_][A-Za-z0-9._-]*`: ids of recipients, and names of accounts that can be a component of a path.
  private static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { Atom.isLetterOrDigit($0) || "._-".utf8.contains($0) }
      && (text.utf8.first.map { Atom.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") } ?? false)
  }

  /// One that begins with a hyphen could be taken for an option, here or by what the MTA starts.
  private static func isAddress(_ text: String) -> Bool { Atom.isAddress(text) && !text.hasPrefix("-") }

  /// The value of the line `field: value`, where `rest` begins with it.
  private static func take(_ field: String, from rest: inout ArraySlice<UInt8>) -> String? {
    let name = Array("\(field): ".utf8)
    guard rest.starts(with: name), let end = rest.prefix(Self.longestLine).firstIndex(of: .newline) else { return nil }
    let value = rest[(rest.startIndex + name.count)..<end]
    guard value.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    rest = rest[(end + 1)...]
    return String(decoding: value, as: UTF8.self)
  }

  /// The file's `Frist-Envelope:`. Another form of the lines would be another number.
  private static let version = "1"
  private static let longestLine = 1000

  private enum Field {
    static let envelope = "Frist-Envelope"
    static let recipient = "Recipient"
    static let bounces = "Bounces"
    static let sendmail = "Sendmail-To"
    static let mbox = "Mbox-User"
    static let length = "Length"
  }
}

/// Why a file is not handed on: always permanent, trying again changes nothing.
public enum OutgoingEnvelopeError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAnEnvelope
  /// Written by a later frist.
  case unknownVersion(String)
  /// The line is missing, or not of its form.
  case badLine(String)
  case badValue(String, String)
  case wrongLength(said: Int, found: Int)

  /// Without the value: an address of somebody may be in it.
  public var description: String {
    switch self {
    case .notAnEnvelope: "it does not begin with an envelope of frist"
    case .unknownVersion(let version): "its envelope is of version \(version), which this frist-post does not know"
    case .badLine(let field): "the envelope's line \(field): is missing or not of its form"
    case .badValue(let field, _): "the envelope's line \(field): has a value that is not of its form"
    case .wrongLength(let said, let found): "it is a message of \(said) bytes by its envelope, and has \(found)"
    }
  }
}
