/// What an obligation is (DESIGN.md 2).
public enum ObligationKind: String, Hashable, Sendable, CaseIterable {
  case measure, evaluation, survey, revision, report, resolution
}

/// Anything in a plan with a deadline.
public struct Obligation: Hashable, Sendable {
  /// As in the plan; `ID:MEMBER` for those that `each` makes.
  public var id: String
  public var kind: ObligationKind
  /// Outermost first; may be empty.
  public var goal: [String]
  public var title: String
  /// Groups expanded to their members in order; the first is the main one; empty where the plan names nobody.
  public var responsible: [RecipientID]
  /// Told once; groups expanded.
  public var participants: [RecipientID]
  /// In the order of the file; never empty (a missing text is one undated deadline).
  public var deadlines: [DeadlineEntry]
  public var note: String?
  /// The year of times that name none, where it is not the plan's.
  public var year: ImpliedYear?
  /// What the file says became of it: `done:`, `confirmed:`, `cancelled:`, `evaluated:`.
  public var said: [FileStatement]
  /// When, by whom and in which case it was decided, for reports.
  public var decision: FormalDecision
  /// Made by frist itself, not by a file: the revision of a plan whose period ends without one (DESIGN.md 4).
  public var isAutomatic: Bool
  /// Who gets what the responsible hands in (reports only).
  public var to: [RecipientID]
  /// Measures that say the same: a resolution that is done with them and not told about (resolutions only).
  public var covers: [String]
  /// The id it had before it was renamed.
  public var formerly: String?
  public var ladder: LadderEdit
  /// Line of the plan file, from 1; 0 for one that no file declares.
  public var line: Int

  public init(
    id: String, kind: ObligationKind, goal: [String] = [], title: String, responsible: [RecipientID] = [],
    participants: [RecipientID] = [], deadlines: [DeadlineEntry], note: String? = nil, to: [RecipientID] = [],
    covers: [String] = [], formerly: String? = nil, ladder: LadderEdit = LadderEdit(), line: Int = 0,
    year: ImpliedYear? = nil, said: [FileStatement] = [], decision: FormalDecision = FormalDecision(),
    isAutomatic: Bool = false
  ) {
    self.year = year
    self.said = said
    self.decision = decision
    self.isAutomatic = isAutomatic
    self.id = id
    self.kind = kind
    self.goal = goal
    self.title = title
    self.responsible = responsible
    self.participants = participants
    self.deadlines = deadlines
    self.note = note
    self.to = to
    self.covers = covers
    self.formerly = formerly
    self.ladder = ladder
    self.line = line
  }
}

/// One deadline text of an obligation and what it means.
public struct DeadlineEntry: Hashable, Sendable {
  /// The plan's own words, as written.
  public let text: String
  /// A planner's reading of them, where the plan file gives one.
  public let means: String?
  public let deadline: Deadline

  public init(text: String, means: String? = nil, deadline: Deadline) {
    self.text = text
    self.means = means
    self.deadline = deadline
  }
}

/// Who decided something and when, as a file says it (`decided:`, `body:`, `case:`).
public struct FormalDecision: Hashable, Sendable {
  public var day: CivilDay?
  public var body: String?
  public var caseNumber: String?

  public init(day: CivilDay? = nil, body: String? = nil, caseNumber: String? = nil) {
    self.day = day
    self.body = body
    self.caseNumber = caseNumber
  }
}
