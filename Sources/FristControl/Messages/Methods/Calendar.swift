extension Control {
  /// Due days as iCalendar: of a plan, of a recipient, or all.
  public struct Calendar: ControlMethod {
    public static let name = "Calendar"
    public static let changes = false

    public var plan: String?
    public var recipient: String?

    public init(plan: String? = nil, recipient: String? = nil) {
      self.plan = plan
      self.recipient = recipient
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var calendar: String

      public init(calendar: String) {
        self.calendar = calendar
      }
    }
  }
}
