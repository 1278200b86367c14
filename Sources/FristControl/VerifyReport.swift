import FristCore

/// What `verify --json` prints: every problem of the files, and what is in the plans.
public struct VerifyReport: Codable, Hashable, Sendable {
  public struct Problem: Codable, Hashable, Sendable {
    /// `error` or `warning`.
    public let severity: String
    public let file: String
    /// From 1; 0 where the whole file is meant.
    public let line: Int
    /// From 1, in characters; 0 where the whole file is meant.
    public let column: Int
    public let what: String
    /// What happens now.
    public let consequence: String
    public let plan: String?
    public let obligation: String?
    /// All of it in one line, as people read it.
    public let text: String

    public init(_ problem: FristCore.Problem) {
      severity = problem.severity.rawValue
      file = problem.file
      line = problem.line
      column = problem.column
      what = problem.what
      consequence = problem.consequence
      plan = problem.plan
      obligation = problem.obligation
      text = problem.description
    }
  }

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
  public let problems: [Problem]
  public let plans: [Plan]

  public init(problems: [FristCore.Problem], plans: [FristCore.Plan]) {
    errors = problems.count { $0.severity == .error }
    warnings = problems.count { $0.severity == .warning }
    self.problems = problems.map(Problem.init)
    self.plans = plans.map(Plan.init)
  }
}
