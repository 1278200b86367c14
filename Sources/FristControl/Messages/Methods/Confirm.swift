extension Control {
  /// Yes to whatever is being asked: that an obligation still holds, that its text is read rightly, that a plan's file
  /// is gone for good.
  public struct Confirm: ControlMethod {
    public static let name = "Confirm"
    public static let changes = true

    /// PLAN/ID, or PLAN of a plan whose file is gone.
    public var id: String
    public var note: String?

    public init(id: String, note: String? = nil) {
      self.id = id
      self.note = note
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var id: String
      /// round, review, reading or planGone; empty where nothing was asked: it is recorded all the same.
      public var answered: [String]

      public init(id: String, answered: [String]) {
        self.id = id
        self.answered = answered
      }
    }
  }
}
