extension Control {
  /// No mail of this occurrence to anybody until then.
  public struct Snooze: ControlMethod {
    public static let name = "Snooze"
    public static let changes = true

    public var id: String
    public var until: String
    public var reason: String

    public init(id: String, until: String, reason: String) {
      self.id = id
      self.until = until
      self.reason = reason
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var occurrences: [OccurrenceMessage]

      public init(occurrences: [OccurrenceMessage]) {
        self.occurrences = occurrences
      }
    }
  }
}
