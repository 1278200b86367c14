extension Control {
  /// It is not done, or not cancelled, after all.
  public struct Reopen: ControlMethod {
    public static let name = "Reopen"
    public static let changes = true

    public var id: String

    public init(id: String) {
      self.id = id
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var occurrences: [OccurrenceMessage]

      public init(occurrences: [OccurrenceMessage]) {
        self.occurrences = occurrences
      }
    }
  }
}
