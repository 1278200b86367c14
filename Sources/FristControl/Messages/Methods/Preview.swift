extension Control {
  /// What will be sent, without sending. With more, a reply a digest.
  public struct Preview: ControlMethod {
    public static let name = "Preview"
    public static let changes = false
    public static let streams = true

    /// Today if null.
    public var from: String?
    /// A year after from if null.
    public var to: String?
    public var recipient: String?

    public init(from: String? = nil, to: String? = nil, recipient: String? = nil) {
      self.from = from
      self.to = to
      self.recipient = recipient
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var digests: [DigestMessage]

      public init(digests: [DigestMessage]) {
        self.digests = digests
      }
    }
  }
}
