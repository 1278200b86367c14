/// What `Show` answers: one obligation with its history.
public struct ShowMessage: Codable, Hashable, Sendable {
  public struct Event: Codable, Hashable, Sendable {
    public var at: String
    public var what: String
    public var occurrence: String?
    public var text: String

    public init(at: String, what: String, occurrence: String?, text: String) {
      self.at = at
      self.what = what
      self.occurrence = occurrence
      self.text = text
    }
  }

  public var id: String
  public var plan: String
  public var planTitle: String
  public var kind: String
  public var title: String
  public var goal: [String]
  public var responsible: [String]
  public var participants: [String]
  public var deadlines: [String]
  public var means: [String]
  public var note: String?
  public var problems: [ProblemMessage]
  public var occurrences: [OccurrenceMessage]
  public var history: [Event]

  public init(
    id: String, plan: String, planTitle: String, kind: String, title: String, goal: [String], responsible: [String],
    participants: [String], deadlines: [String], means: [String], note: String?, problems: [ProblemMessage],
    occurrences: [OccurrenceMessage], history: [Event]
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
    self.means = means
    self.note = note
    self.problems = problems
    self.occurrences = occurrences
    self.history = history
  }
}
