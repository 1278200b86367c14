extension Control {
  /// Take the clock and the ledger as they are: held mail goes, and a latest moment passed that lies ahead is set back.
  public struct Release: ControlMethod {
    public static let name = "Release"
    public static let changes = true

    public init() {}

    public struct Reply: Codable, Hashable, Sendable {
      /// False where nothing was held and the clock is not set back.
      public var released: Bool
      /// When fristd looks next; null where nothing is left to tell.
      @OrNull public var next: String?

      public init(released: Bool, next: String? = nil) {
        self.released = released
        self.next = next
      }
    }
  }
}
