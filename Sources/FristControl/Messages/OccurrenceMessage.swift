/// One time an obligation falls due, or an obligation without days: a row of `list` (DESIGN.md 9).
public struct OccurrenceMessage: Codable, Hashable, Sendable {
  /// PLAN/ID.
  public var id: String
  /// PLAN/ID@DUE, with the original due day.
  @OrNull public var occurrence: String?
  public var plan: String
  /// measure, evaluation, survey, revision, report or resolution.
  public var kind: String
  public var title: String
  /// Recipients; empty where the plan names nobody.
  public var responsible: [String]
  /// The plan's own words.
  public var deadline: String
  /// Words before the time expression, where the deadline has such.
  @OrNull public var label: String?
  @OrNull public var start: String?
  /// The present due day.
  @OrNull public var due: String?
  /// waiting, upcoming, open, due, overdue, done, missed, cancelled, snoozed, ongoing, asNeeded, undated, invalid or
  /// withdrawn.
  public var state: String
  /// From today to due, negative when it is past.
  @OrNull public var daysLeft: Int?
  @OrNull public var originalDue: String?
  /// Whether the text is read as it is until a planner confirms it.
  public var confirm: Bool
  /// No mail of it goes before this day; null where it is not snoozed.
  @OrNull public var snoozedUntil: String?

  public init(
    id: String, occurrence: String? = nil, plan: String, kind: String, title: String, responsible: [String],
    deadline: String, label: String? = nil, start: String? = nil, due: String? = nil, state: String,
    daysLeft: Int? = nil, originalDue: String? = nil, confirm: Bool, snoozedUntil: String? = nil
  ) {
    self.id = id
    self.occurrence = occurrence
    self.plan = plan
    self.kind = kind
    self.title = title
    self.responsible = responsible
    self.deadline = deadline
    self.label = label
    self.start = start
    self.due = due
    self.state = state
    self.daysLeft = daysLeft
    self.originalDue = originalDue
    self.confirm = confirm
    self.snoozedUntil = snoozedUntil
  }
}
