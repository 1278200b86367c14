extension Control {
  /// How far a year's work reached its aim, and to what effect.
  public struct Evaluate: ControlMethod {
    public static let name = "Evaluate"
    public static let changes = true

    public var id: String
    /// full, partial or none.
    public var attainment: String
    public var effect: String?
    /// The year in which the last status round opened if null.
    public var year: Int?

    public init(id: String, attainment: String, effect: String? = nil, year: Int? = nil) {
      self.id = id
      self.attainment = attainment
      self.effect = effect
      self.year = year
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var id: String
      public var year: Int
      public var attainment: String
      @OrNull public var effect: String?

      public init(id: String, year: Int, attainment: String, effect: String? = nil) {
        self.id = id
        self.year = year
        self.attainment = attainment
        self.effect = effect
      }
    }
  }
}
