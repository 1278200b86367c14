extension Control {
  /// Read the files again.
  public struct Reload: ControlMethod {
    public static let name = "Reload"
    public static let changes = true

    /// In which words problems are said; en if null.
    public var language: String?

    public init(language: String? = nil) {
      self.language = language
    }

    /// What is there that was not, and the reverse.
    public struct Changes: Codable, Hashable, Sendable {
      public var new: [String]
      public var gone: [String]
      /// There again.
      public var back: [String]

      public init(new: [String], gone: [String], back: [String]) {
        self.new = new
        self.gone = gone
        self.back = back
      }
    }

    /// A due day that changed with its text.
    public struct MovedDeadline: Codable, Hashable, Sendable {
      public var occurrence: String
      @OrNull public var previousDue: String?
      /// Null where it has no day any more.
      @OrNull public var due: String?

      public init(occurrence: String, previousDue: String? = nil, due: String? = nil) {
        self.occurrence = occurrence
        self.previousDue = previousDue
        self.due = due
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      /// Plans, by id.
      public var plans: Changes
      /// Obligations, as PLAN/ID.
      public var obligations: Changes
      /// Occurrences with another due day.
      public var moved: [MovedDeadline]
      public var problemsNew: [ProblemMessage]
      public var problemsSolved: [ProblemMessage]
      /// All that there are now.
      public var problems: [ProblemMessage]

      public init(
        plans: Changes, obligations: Changes, moved: [MovedDeadline], problemsNew: [ProblemMessage],
        problemsSolved: [ProblemMessage], problems: [ProblemMessage]
      ) {
        self.plans = plans
        self.obligations = obligations
        self.moved = moved
        self.problemsNew = problemsNew
        self.problemsSolved = problemsSolved
        self.problems = problems
      }
    }
  }
}
