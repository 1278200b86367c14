extension Control {
  /// Who did what when, over all plans. With more, in several replies.
  public struct Log: ControlMethod {
    public static let name = "Log"
    public static let changes = false
    public static let streams = true

    public var plan: String?
    public var from: String?
    public var to: String?
    /// A login name, uid N, file, clock or mail.
    public var by: String?

    public init(plan: String? = nil, from: String? = nil, to: String? = nil, by: String? = nil) {
      self.plan = plan
      self.from = from
      self.to = to
      self.by = by
    }

    public struct Reply: Codable, Hashable, Sendable {
      /// Oldest first.
      public var entries: [EntryMessage]

      public init(entries: [EntryMessage]) {
        self.entries = entries
      }
    }
  }
}
