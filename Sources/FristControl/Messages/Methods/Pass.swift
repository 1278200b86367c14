extension Control {
  /// Look and send now, whatever the hour.
  public struct Pass: ControlMethod {
    public static let name = "Pass"
    public static let changes = true

    public init() {}

    /// A digest that a pass has put into a mailbox, or not.
    public struct Delivery: Codable, Hashable, Sendable {
      public var id: String
      public var recipient: String
      /// How many it tells; null where it was decided in an earlier run.
      @OrNull public var notices: Int?
      /// Of the mail; null likewise.
      @OrNull public var subject: String?
      /// delivered or waiting.
      public var state: String
      @OrNull public var error: String?

      public init(
        id: String, recipient: String, notices: Int? = nil, subject: String? = nil, state: String, error: String? = nil
      ) {
        self.id = id
        self.recipient = recipient
        self.notices = notices
        self.subject = subject
        self.state = state
        self.error = error
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var deliveries: [Delivery]
      public var delivered: Int
      /// Those that could not be put into a mailbox; they are tried again.
      public var waiting: Int
      /// In all that was decided now.
      public var notices: Int
      /// When fristd looks next; null where nothing is left to tell.
      @OrNull public var next: String?

      public init(deliveries: [Delivery], delivered: Int, waiting: Int, notices: Int, next: String? = nil) {
        self.deliveries = deliveries
        self.delivered = delivered
        self.waiting = waiting
        self.notices = notices
        self.next = next
      }
    }
  }
}
