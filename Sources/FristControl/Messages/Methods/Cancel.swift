extension Control {
  /// It will not be done: this occurrence, not a series.
  public struct Cancel: ControlMethod {
    public static let name = "Cancel"
    public static let changes = true

    public var id: String
    public var reason: String

    public init(id: String, reason: String) {
      self.id = id
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
