extension Control {
  /// Occurrences, by plan, in the order of the file, by due day. With more, in several replies.
  public struct List: ControlMethod {
    public static let name = "List"
    public static let changes = false
    public static let streams = true

    public var plan: String?
    /// Only those overdue.
    public var overdue: Bool?
    /// Only those not done that fall due within so many days, or are overdue.
    public var dueWithin: Int?
    public var state: String?
    /// Only this recipient's.
    public var responsible: String?
    public var kind: String?
    /// Only those due in this year.
    public var year: Int?

    public init(
      plan: String? = nil, overdue: Bool? = nil, dueWithin: Int? = nil, state: String? = nil,
      responsible: String? = nil, kind: String? = nil, year: Int? = nil
    ) {
      self.plan = plan
      self.overdue = overdue
      self.dueWithin = dueWithin
      self.state = state
      self.responsible = responsible
      self.kind = kind
      self.year = year
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var occurrences: [OccurrenceMessage]

      public init(occurrences: [OccurrenceMessage]) {
        self.occurrences = occurrences
      }
    }
  }
}
