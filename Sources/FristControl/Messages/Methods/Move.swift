extension Control {
  /// Another deadline for this occurrence, in words that mean one window.
  public struct Move: ControlMethod {
    public static let name = "Move"
    public static let changes = true

    public var id: String
    /// As in a plan: 1. halvår 2020.
    public var deadline: String
    public var reason: String
    /// Look, and record nothing.
    public var dryRun: Bool?

    public init(id: String, deadline: String, reason: String, dryRun: Bool? = nil) {
      self.id = id
      self.deadline = deadline
      self.reason = reason
      self.dryRun = dryRun
    }

    /// What was moved, and from where.
    public struct Moved: Codable, Hashable, Sendable {
      public var occurrence: OccurrenceMessage
      @OrNull public var previousStart: String?
      /// Null where it had no day.
      @OrNull public var previousDue: String?

      public init(occurrence: OccurrenceMessage, previousStart: String? = nil, previousDue: String? = nil) {
        self.occurrence = occurrence
        self.previousStart = previousStart
        self.previousDue = previousDue
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var moved: [Moved]

      public init(moved: [Moved]) {
        self.moved = moved
      }
    }
  }
}
