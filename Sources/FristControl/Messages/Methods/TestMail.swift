extension Control {
  /// One test message to a recipient, by the way its mail goes.
  public struct TestMail: ControlMethod {
    public static let name = "TestMail"
    public static let changes = true

    public var recipient: String

    public init(recipient: String) {
      self.recipient = recipient
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var delivery: String
      /// Who reads it: the recipient, or a deputy.
      public var reader: String
      /// maildir, mbox or sendmail.
      public var way: String
      /// The mailbox, the local account or the address.
      public var destination: String
      /// Where sendmail sends what cannot be delivered; null where nothing can bounce.
      @OrNull public var bounces: String?
      /// delivered, outgoing (frist-post hands it over) or waiting (the spool cannot be written).
      public var state: String
      @OrNull public var error: String?

      public init(
        delivery: String, reader: String, way: String, destination: String, bounces: String? = nil, state: String,
        error: String? = nil
      ) {
        self.delivery = delivery
        self.reader = reader
        self.way = way
        self.destination = destination
        self.bounces = bounces
        self.state = state
        self.error = error
      }
    }
  }
}
