/// What the ledger remembers, as far as a decision needs it.
public struct History: Hashable, Sendable {
  /// The latest civil moment passed; nil in a new ledger.
  public var lastMoment: CivilMoment?
  /// Obligations by their present ids, with the id under which each was first seen.
  public var roots: [ObligationRef: ObligationRef] = [:]
  /// By root.
  public var seen: [ObligationRef: Seen] = [:]
  /// Plans by the moment they were first seen.
  public var plansSeen: [PlanID: CivilMoment] = [:]
  /// How often an obligation went, by root.
  public var withdrawals: [ObligationRef: Int] = [:]
  /// Moves by occurrence, ascending by number.
  public var armings: [OccurrenceID: [Arming]] = [:]
  /// What was told and superseded, by occurrence.
  public var told: [OccurrenceID: [Told]] = [:]
  /// Problems and withdrawals told.
  public var bulletins: Set<NoticeKey> = []
  /// The day of each recipient's latest digest.
  public var lastDigest: [RecipientID: CivilDay] = [:]
  /// What is done now.
  public var completions: [OutcomeSubject: Completion] = [:]
  /// The day on which something done was last reopened.
  public var reopenings: [OutcomeSubject: CivilDay] = [:]
  /// When all mail was held, ascending; the last may still last.
  public var holds: [Hold] = []
  /// Notices whose delivery was withdrawn because the spool could not be written, with that day.
  public var spoolFailures: [NoticeKey: CivilDay] = [:]

  public init() {}

  /// The hold in force.
  public var hold: Hold? { holds.last.flatMap { $0.until == nil ? $0 : nil } }

  public func root(of ref: ObligationRef) -> ObligationRef { roots[ref] ?? ref }
}

/// When an obligation came, and how often it went.
public struct Seen: Hashable, Sendable {
  public let first: CivilMoment
  /// Nil while it is in the files.
  public var withdrawn: Withdrawal?
  /// The last edit of its ladder; nil for none.
  public var ladderEdited: LadderEdition?

  public init(first: CivilMoment, withdrawn: Withdrawal? = nil, ladderEdited: LadderEdition? = nil) {
    self.first = first
    self.withdrawn = withdrawn
    self.ladderEdited = ladderEdited
  }
}

/// That a ladder was edited: the steps that it did not have before.
public struct LadderEdition: Hashable, Sendable {
  public let at: CivilMoment
  public let added: Set<Step>

  public init(at: CivilMoment, added: Set<Step>) {
    self.at = at
    self.added = added
  }
}

/// An obligation that is gone from the files.
public struct Withdrawal: Hashable, Sendable {
  /// 1 for the first time it went.
  public let number: Int
  public let at: CivilMoment
  public let title: String
  /// Whether the whole plan went, and is told as one.
  public let withPlan: Bool
  /// Who looked after the plan.
  public let coordinator: RecipientID

  public init(number: Int, at: CivilMoment, title: String, withPlan: Bool, coordinator: RecipientID) {
    self.number = number
    self.at = at
    self.title = title
    self.withPlan = withPlan
    self.coordinator = coordinator
  }
}

/// A notice of an occurrence that the ledger has.
public struct Told: Hashable, Sendable {
  public let arming: Int
  public let step: Step
  public let role: RecipientID
  /// The day of the pass that recorded it.
  public let day: CivilDay
  /// False where a later step went out instead.
  public let wasSent: Bool

  public init(arming: Int, step: Step, role: RecipientID, day: CivilDay, wasSent: Bool) {
    self.arming = arming
    self.step = step
    self.role = role
    self.day = day
    self.wasSent = wasSent
  }
}
