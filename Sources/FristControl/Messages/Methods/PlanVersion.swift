extension Control {
  /// An accepted version of a plan file, as the ledger has it.
  public struct PlanVersion: ControlMethod {
    public static let name = "PlanVersion"
    public static let changes = false

    public var plan: String
    /// From 1; the latest if null.
    public var version: Int?

    public init(plan: String, version: Int? = nil) {
      self.plan = plan
      self.version = version
    }

    /// When a version was accepted.
    public struct Version: Codable, Hashable, Sendable {
      public var version: Int
      public var at: String

      public init(version: Int, at: String) {
        self.version = version
        self.at = at
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var plan: String
      public var version: Int
      public var content: String
      /// All that there are.
      public var versions: [Version]

      public init(plan: String, version: Int, content: String, versions: [Version]) {
        self.plan = plan
        self.version = version
        self.content = content
        self.versions = versions
      }
    }
  }
}
