/// A plan's id: its file's name without `.yaml`.
public typealias PlanID = String
/// A role, unit or group in the directory, lower case.
public typealias RecipientID = String

/// The languages that leaders read (DESIGN.md 2).
public enum Language: String, Hashable, Sendable, CaseIterable {
  case nb, nn, en
}

/// One adopted document, as one version of its file says it.
public struct Plan: Hashable, Sendable {
  public var id: PlanID
  public var title: String
  /// What subjects and narrow tables call it; nil where the file gives no shorter name.
  public var short: String?
  /// Where the adopted document is to be read: an http or https address.
  public var document: String?
  public var municipality: String
  /// Recurring deadlines live inside it.
  public var period: YearSpan?
  /// The year of times that name none (DEADLINES.md, Reading).
  public var year: ImpliedYear?
  /// Before this day no step of an occurrence is mailed: of old plans read in late (DESIGN.md 4). Nil: the settings'.
  public var remindFrom: CivilDay?
  /// Before this day the plan is as if it were not there.
  public var adopted: CivilDay?
  /// For what the owner and the coordinator get; nil means the default of the settings.
  public var language: Language?
  public var owner: RecipientID
  public var coordinator: RecipientID
  /// The plan that this one rolls over.
  public var replaces: PlanID?
  /// The id it had before its file was renamed.
  public var formerly: PlanID?
  /// Kept for reports, no more mail.
  public var isRetired: Bool
  /// In the order of the file; those of `each: true` stand once for every member.
  public var obligations: [Obligation]
  /// What the file has but cannot be understood; their last good versions may stand in `obligations`.
  public var invalid: [InvalidObligation]
  public var ladders: [ObligationKind: LadderEdit]
  /// The settings' and the plan's own, for texts that come later (`move`).
  public var events: [Event]

  public init(
    id: PlanID, title: String, short: String? = nil, document: String? = nil, municipality: String,
    period: YearSpan? = nil, year: ImpliedYear? = nil, remindFrom: CivilDay? = nil, adopted: CivilDay? = nil,
    language: Language? = nil, owner: RecipientID, coordinator: RecipientID, replaces: PlanID? = nil,
    formerly: PlanID? = nil, isRetired: Bool = false, obligations: [Obligation] = [],
    invalid: [InvalidObligation] = [], ladders: [ObligationKind: LadderEdit] = [:],
    events: [Event] = Event.predefined
  ) {
    self.short = short
    self.document = document
    self.year = year
    self.remindFrom = remindFrom
    self.formerly = formerly
    self.events = events
    self.id = id
    self.title = title
    self.municipality = municipality
    self.period = period
    self.adopted = adopted
    self.language = language
    self.owner = owner
    self.coordinator = coordinator
    self.replaces = replaces
    self.isRetired = isRetired
    self.obligations = obligations
    self.invalid = invalid
    self.ladders = ladders
  }
}

/// Something in a plan file that carries an id (or only a line) but cannot be used as written.
public struct InvalidObligation: Hashable, Sendable {
  /// The obligation's id, or `line-41` where it has none of its own.
  public let id: String
  public let kind: ObligationKind
  /// The errors that made it so; never empty.
  public let problems: [Problem]
  /// What the file says of its outcome all the same.
  public let said: [FileStatement]

  public init(id: String, kind: ObligationKind, problems: [Problem], said: [FileStatement] = []) {
    self.said = said
    self.id = id
    self.kind = kind
    self.problems = problems
  }
}
