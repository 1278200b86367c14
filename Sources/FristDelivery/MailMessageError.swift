/// Why a message cannot be written: always permanent, the data must change.
public enum MailMessageError: Error, Hashable, Sendable {
  /// CR, LF, NUL or another control character in a header's value.
  case control(header: String)
  case notASCII(header: String)
  /// Not of the form `local@domain` in ASCII (RFC 5322, 3.4.1, without quoted local parts and address literals).
  case badAddress(header: String, String)
  /// A Message-ID or List-Id that has not the form of one.
  case badIdentifier(header: String, String)
  /// A header line beyond the 998 characters of RFC 5322, 2.1.1.
  case tooLong(header: String)
  case badFileName(String)
}

extension MailMessageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .control(let header): "header \(header): a control character in its value; the message is not written"
    case .notASCII(let header): "header \(header): a character outside ASCII; the message is not written"
    case .badAddress(let header, let address):
      "header \(header): \(String(reflecting: address)) is not a mail address; the message is not written"
    case .badIdentifier(let header, let identifier):
      "header \(header): \(String(reflecting: identifier)) is not an identifier; the message is not written"
    case .tooLong(let header): "header \(header): a line beyond 998 characters; the message is not written"
    case .badFileName(let name):
      "attachment: \(String(reflecting: name)) is not a plain ASCII file name; the message is not written"
    }
  }
}
