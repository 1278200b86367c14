/// All that the record has of one obligation.
public struct Dossier: Hashable, Sendable {
  public internal(set) var first: CivilMoment
  /// Nil while it is in the files.
  public internal(set) var withdrawn: Withdrawal?
  /// How often it went.
  public internal(set) var withdrawals = 0
  public internal(set) var ladderEdited: LadderEdition?
  public internal(set) var handover: Handover?
  /// The windows that occurrences got after their first, ascending by number.
  public internal(set) var armings: [OccurrenceID: [Arming]] = [:]
  /// Occurrences with a day that no text names: by a move, or a relative that was dated.
  public internal(set) var given: Set<OccurrenceID> = []
  /// Occurrences that had passed when the series was changed.
  public internal(set) var kept: [OccurrenceID: Window] = [:]
  /// By label, from which day on the series counts by the present text.
  public internal(set) var seriesFrom: [String: CivilDay] = [:]
  public internal(set) var told: [OccurrenceID: [Told]] = [:]
  /// To whom an escalation of the present arming went.
  public internal(set) var escalated: [OccurrenceID: Escalations] = [:]
  /// By occurrence; of an obligation without days under nil.
  public internal(set) var outcomes: [OccurrenceID?: Outcome] = [:]
  public internal(set) var confirmations: [Confirmation] = []
  /// The latest of each year.
  public internal(set) var evaluations: [Int: Evaluation] = [:]
  /// What its file said of outcomes, as it was taken.
  public internal(set) var taken: [String: String] = [:]

  init(first: CivilMoment) { self.first = first }

  /// The clock had gone ahead: what was told later is not told, and what was seen later was seen by now.
  mutating func setBack(to moment: CivilMoment) {
    first = min(first, moment)
    for id in told.keys { told[id]?.removeAll { $0.day > moment.day } }
    if let at = withdrawn?.at { withdrawn?.at = min(at, moment) }
    if let on = ladderEdited?.on { ladderEdited?.on = min(on, moment.day) }
    if let on = handover?.on { handover?.on = min(on, moment.day) }
    for (id, moves) in armings {
      for index in moves.indices { armings[id]?[index].at = min(moves[index].at, moment) }
    }
    for (id, outcome) in outcomes {
      if let at = outcome.cancelled?.at { outcomes[id]?.cancelled?.at = min(at, moment) }
    }
  }
}

/// An obligation that is gone from the files.
public struct Withdrawal: Hashable, Sendable {
  /// 1 for the first time it went.
  public let number: Int
  public internal(set) var at: CivilMoment
  public let title: String
  /// Whether it goes without a word of its own: the whole plan went, which is told as one, or is over or not adopted yet,
  /// or it was finished.
  public let withPlan: Bool
  /// Who looked after the plan.
  public let coordinator: RecipientID
}

/// That a ladder was edited: the steps that it did not have before.
public struct LadderEdition: Hashable, Sendable {
  public internal(set) var on: CivilDay
  public let added: Set<Step>
}

/// That others became responsible.
public struct Handover: Hashable, Sendable {
  public internal(set) var on: CivilDay
  public let from: [RecipientID]
}

/// A notice that the record has.
public struct Told: Hashable, Sendable {
  public let arming: Int
  public let step: Step
  public let role: RecipientID
  /// The day of the pass that recorded it.
  public let day: CivilDay
  /// False where a later step went out instead.
  public let wasSent: Bool
}

/// The leaders who were sent an escalation of one arming.
public struct Escalations: Hashable, Sendable {
  public var arming: Int
  public var roles: Set<RecipientID>
}

/// That something is done: the day, and who said so when.
public struct Completion: Hashable, Sendable {
  public let on: CivilDay
  public let at: CivilMoment
  public let by: Actor
  public let note: String?
}

public struct Cancellation: Hashable, Sendable {
  public let on: CivilDay
  public internal(set) var at: CivilMoment
  public let by: Actor
  public let reason: String?
}

public struct Snooze: Hashable, Sendable {
  public let until: CivilDay
  public let at: CivilMoment
  public let by: Actor
  public let reason: String
}

/// What became of an occurrence, or of an obligation without days.
public struct Outcome: Hashable, Sendable {
  public var done: Completion?
  public var cancelled: Cancellation?
  /// The latest; it may have ended.
  public var snooze: Snooze?
  /// The day on which it was last reopened.
  public var reopened: CivilDay?

  public var isFinished: Bool { done != nil || cancelled != nil }
}

/// That an obligation still holds, or that its text is read rightly.
public struct Confirmation: Hashable, Sendable {
  public let on: CivilDay
  public let at: CivilMoment
  public let by: Actor
  /// The text that was to be confirmed; nil where there was none.
  public let text: String?
  public let note: String?
}

/// How far a year's work reached its aim, and to what effect.
public struct Evaluation: Hashable, Sendable {
  public let year: Int
  public let attainment: Attainment
  public let effect: String?
  public let at: CivilMoment
  public let by: Actor
}
