/// One time an obligation falls due, or an obligation without days: a row of `List`.
public struct OccurrenceMessage: Codable, Hashable, Sendable {
  public var id: String
  public var occurrence: String?
  public var plan: String
  public var kind: String
  public var title: String
  public var responsible: [String]
  public var deadline: String
  public var label: String?
  public var start: String?
  public var due: String?
  public var state: String
  public var daysLeft: Int?
  public var originalDue: String?

  public init(
    id: String, occurrence: String?, plan: String, kind: String, title: String, responsible: [String],
    deadline: String, label: String?, start: String?, due: String?, state: String, daysLeft: Int?,
    originalDue: String?
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
  }

  /// Every field is written, null where it has no value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(occurrence, forKey: .occurrence)
    try container.encode(plan, forKey: .plan)
    try container.encode(kind, forKey: .kind)
    try container.encode(title, forKey: .title)
    try container.encode(responsible, forKey: .responsible)
    try container.encode(deadline, forKey: .deadline)
    try container.encode(label, forKey: .label)
    try container.encode(start, forKey: .start)
    try container.encode(due, forKey: .due)
    try container.encode(state, forKey: .state)
    try container.encode(daysLeft, forKey: .daysLeft)
    try container.encode(originalDue, forKey: .originalDue)
  }
}
