import FristCore

/// What `verify --json` prints: every problem of the files, and what is in the plans.
public struct VerifyReport: Codable, Hashable, Sendable {
  public struct Plan: Codable, Hashable, Sendable {
    public let id: String
    public let title: String
    /// Those that can be used, `each` counted for every member, the automatic revision included.
    public let obligations: Int
    /// How many of each kind: `measure`, `evaluation`, …
    public let byKind: [String: Int]
    /// How many of each kind of deadline: `once`, `recurring`, `ongoing`, `asNeeded`, `undated`, `relative`.
    public let byDeadline: [String: Int]
    /// Ids, or `line-41`, of those that are not understood.
    public let invalid: [String]
    public let summary: String

    public init(_ plan: FristCore.Plan) {
      let census = Census([plan])
      id = plan.id
      title = plan.title
      obligations = census.obligations
      byKind = Dictionary(uniqueKeysWithValues: census.byKind.map { ($0.key.rawValue, $0.value) })
      byDeadline = census.byDeadline
      invalid = plan.invalid.map(\.id)
      summary = census.summary
    }
  }

  public let errors: Int
  public let warnings: Int
  public let problems: [ProblemMessage]
  public let plans: [Plan]

  /// - Parameter language: The reader's.
  public init(problems: [FristCore.Problem], plans: [FristCore.Plan], in language: Language = .en) {
    errors = problems.count { $0.severity == .error }
    warnings = problems.count { $0.severity == .warning }
    self.problems = problems.map { ProblemMessage($0, in: language) }
    self.plans = plans.map(Plan.init)
  }
}
