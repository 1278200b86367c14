extension Control {
  /// They are done, also early: all or none.
  public struct Complete: ControlMethod {
    public static let name = "Complete"
    public static let changes = true

    public var items: [Completion]
    /// Look, and record nothing.
    public var dryRun: Bool?

    public init(items: [Completion], dryRun: Bool? = nil) {
      self.items = items
      self.dryRun = dryRun
    }

    /// What is done.
    public struct Completion: Codable, Hashable, Sendable {
      public var id: String
      /// The day it was done; today if null.
      public var on: String?
      /// What to remember of it.
      public var note: String?

      public init(id: String, on: String? = nil, note: String? = nil) {
        self.id = id
        self.on = on
        self.note = note
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      /// As they are then; of an id that each made members of, one each.
      public var occurrences: [OccurrenceMessage]

      public init(occurrences: [OccurrenceMessage]) {
        self.occurrences = occurrences
      }
    }
  }
}
