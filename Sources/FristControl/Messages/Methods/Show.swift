extension Control {
  /// One obligation with its history; of an id that each made members of, all of them.
  public struct Show: ControlMethod {
    public static let name = "Show"
    public static let changes = false

    public var id: String
    /// In which words problems are said; en if null.
    public var language: String?

    public init(id: String, language: String? = nil) {
      self.id = id
      self.language = language
    }

    /// A deadline text and how it is read.
    public struct Text: Codable, Hashable, Sendable {
      /// The plan's own words; empty where the plan has none.
      public var text: String
      /// A planner's reading of them, where the file gives one.
      @OrNull public var means: String?
      /// The due days of its occurrences as the text now names them, at most ten.
      public var days: [String]
      /// Whether it is read as it is until a planner confirms it.
      public var confirm: Bool

      public init(text: String, means: String? = nil, days: [String], confirm: Bool) {
        self.text = text
        self.means = means
        self.days = days
        self.confirm = confirm
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var id: String
      public var plan: String
      public var planTitle: String
      public var kind: String
      public var title: String
      /// Outermost first.
      public var goal: [String]
      public var responsible: [String]
      public var participants: [String]
      /// In the order of the file.
      public var deadlines: [Text]
      @OrNull public var note: String?
      /// Whether frist made it itself: the revision of a plan whose period ends without one.
      public var automatic: Bool
      /// The day on which it was decided.
      @OrNull public var decided: String?
      /// By whom it was decided.
      @OrNull public var body: String?
      /// In which case.
      @OrNull public var `case`: String?
      /// The day since which it is gone from the files.
      @OrNull public var withdrawn: String?
      /// Why it is invalid, where it is.
      public var problems: [ProblemMessage]
      public var occurrences: [OccurrenceMessage]
      /// Oldest first.
      public var history: [EntryMessage]

      public init(
        id: String, plan: String, planTitle: String, kind: String, title: String, goal: [String],
        responsible: [String], participants: [String], deadlines: [Text], note: String? = nil, automatic: Bool,
        decided: String? = nil, body: String? = nil, `case`: String? = nil, withdrawn: String? = nil,
        problems: [ProblemMessage], occurrences: [OccurrenceMessage], history: [EntryMessage]
      ) {
        self.id = id
        self.plan = plan
        self.planTitle = planTitle
        self.kind = kind
        self.title = title
        self.goal = goal
        self.responsible = responsible
        self.participants = participants
        self.deadlines = deadlines
        self.note = note
        self.automatic = automatic
        self.decided = decided
        self.body = body
        self.case = `case`
        self.withdrawn = withdrawn
        self.problems = problems
        self.occurrences = occurrences
        self.history = history
      }
    }
  }
}
