extension Control {
  /// The report of a plan, or of all, for a year or since the last evaluation.
  public struct Report: ControlMethod {
    public static let name = "Report"
    public static let changes = false

    /// All plans if null.
    public var plan: String?
    public var year: Int?
    /// What the ledger had recorded by the end of this day.
    public var asOf: String?
    public var responsible: String?
    /// text, markdown, html, csv or json; text if null.
    public var format: String?
    /// A plan file for the period that follows, with whatever is not finished.
    public var rollover: Bool?

    public init(
      plan: String? = nil, year: Int? = nil, asOf: String? = nil, responsible: String? = nil, format: String? = nil,
      rollover: Bool? = nil
    ) {
      self.plan = plan
      self.year = year
      self.asOf = asOf
      self.responsible = responsible
      self.format = format
      self.rollover = rollover
    }

    public struct Reply: Codable, Hashable, Sendable {
      /// In the format that was asked for; csv with its byte order mark.
      public var document: String

      public init(document: String) {
        self.document = document
      }
    }
  }
}
