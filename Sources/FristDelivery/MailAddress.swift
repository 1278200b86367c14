/// A mailbox: an address and the name it is shown under.
public struct MailAddress: Hashable, Sendable {
  /// `local@domain` in ASCII.
  public var address: String
  /// Any text without control characters.
  public var name: String?

  public init(_ address: String, name: String? = nil) {
    self.address = address
    self.name = name
  }
}
