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
  public var municipality: String
  /// Recurring deadlines live inside it.
  public var period: YearSpan?
  /// Before this day the plan is as if it were not there.
  public var adopted: CivilDay?
  /// For what the owner and the coordinator get; nil means the default of the settings.
  public var language: Language?
  public var owner: RecipientID
  public var coordinator: RecipientID
  /// The plan that this one rolls over.
  public var replaces: PlanID?
  /// Kept for reports, no more mail.
  public var isRetired: Bool
  /// In the order of the file; those of `each: true` stand once for every member.
  public var obligations: [Obligation]
  /// What the file has but cannot be understood; their last good versions may stand in `obligations`.
  public var invalid: [InvalidObligation]
  public var ladders: [ObligationKind: LadderEdit]

  public init(
    id: PlanID, title: String, municipality: String, period: YearSpan? = nil, adopted: CivilDay? = nil,
    language: Language? = nil, owner: RecipientID, coordinator: RecipientID, replaces: PlanID? = nil,
    isRetired: Bool = false, obligations: [Obligation] = [], invalid: [InvalidObligation] = [],
    ladders: [ObligationKind: LadderEdit] = [:]
  ) {
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

  public init(id: String, kind: ObligationKind, problems: [Problem]) {
    self.id = id
    self.kind = kind
    self.problems = problems
  }
}
