/// What a report is made from: one plan as it stood on the reference day, and what of it was recorded up to `asOf`.
///
/// A source is made for one reference day and one `asOf` (REPORT.md 1); last year's numbers have a source of their own,
/// made for that span's reference day and the same `asOf`. It holds facts with their days and draws no conclusion: what
/// counts, is overdue or missed is the report's to say.
public struct ReportSource: Hashable, Sendable {
  /// The version in force on the reference day, frist's own revision and last good versions included; the first version
  /// where the plan came to be known only later. Its `obligations` are not looked at: those below are.
  public let plan: Plan
  /// The number of that version, as `fristctl plan PLAN --version N` has it, and the day from which it was in force.
  public let version: Int
  public let versionSince: CivilDay
  /// The day on which the ledger first knew the plan.
  public let firstSeen: CivilDay
  /// The plan's language, or the settings'.
  public let language: Language
  /// In force on the reference day, with whom it has lost.
  public let directory: Directory
  /// In the order of the file; those that were withdrawn before the reference day after them.
  public let obligations: [ReportedObligation]
  /// The days on which the plan's status rounds opened, up to `asOf`, ascending.
  public let rounds: [CivilDay]

  public init(
    plan: Plan, version: Int = 1, versionSince: CivilDay, firstSeen: CivilDay, language: Language,
    directory: Directory, obligations: [ReportedObligation], rounds: [CivilDay] = []
  ) {
    self.plan = plan
    self.version = version
    self.versionSince = versionSince
    self.firstSeen = firstSeen
    self.language = language
    self.directory = directory
    self.obligations = obligations
    self.rounds = rounds
  }
}

/// Who recorded something, as a report names it (REPORT.md 2, `by`).
public enum ReportedActor: Hashable, Sendable {
  case file, clock, mail
  /// A resolution that was done with what it covers.
  case covered
  /// The name of the user, or the number where the system knows no name.
  case user(String)

  public var code: String {
    switch self {
    case .file: "file"
    case .clock: "clock"
    case .mail: "mail"
    case .covered: "covered"
    case .user(let name): name
    }
  }
}

/// One obligation with what was recorded about it.
public struct ReportedObligation: Hashable, Sendable {
  /// As the version in force on the reference day has it; of what was withdrawn, as it last stood.
  public let obligation: Obligation
  /// The first day on which it was in the files, under whatever id.
  public var knownSince: CivilDay
  /// Since when it is out of the files, seen from the reference day; nil where it stands in them on that day.
  public var withdrawn: CivilDay?
  /// It stands in the file but cannot be read, and has no good version to stand in for it.
  public var isInvalid: Bool
  /// All of its occurrences that are known, of a series those up to the end of the year after the span, and one more for
  /// each of its texts; ascending by original day. Empty for one without days.
  public var occurrences: [ReportedOccurrence]
  /// What became of it as a whole, where it has no days.
  public var outcome: ReportedOutcome
  /// Days on which something was recorded about it by command, file or mail, whatever it was (done, reopen, cancel, snooze,
  /// move, confirm, evaluate), up to `asOf`; any order.
  public var recorded: [CivilDay]
  /// All evaluations up to `asOf`, in the order in which they were recorded.
  public var evaluations: [ReportedEvaluation]
  /// Notes given with an outcome or an answer, up to `asOf`, in the order in which they were recorded. The reasons of
  /// moves, snoozes and cancellations are not among them.
  public var remarks: [ReportedRemark]
  /// How often its notices were told, up to the reference day.
  public var told: ReportedTellings

  public init(
    _ obligation: Obligation, knownSince: CivilDay, withdrawn: CivilDay? = nil, isInvalid: Bool = false,
    occurrences: [ReportedOccurrence] = [], outcome: ReportedOutcome = ReportedOutcome(), recorded: [CivilDay] = [],
    evaluations: [ReportedEvaluation] = [], remarks: [ReportedRemark] = [], told: ReportedTellings = ReportedTellings()
  ) {
    self.obligation = obligation
    self.knownSince = knownSince
    self.withdrawn = withdrawn
    self.isInvalid = isInvalid
    self.occurrences = occurrences
    self.outcome = outcome
    self.recorded = recorded
    self.evaluations = evaluations
    self.remarks = remarks
    self.told = told
  }
}

/// What became of an occurrence, or of an obligation without days.
public struct ReportedOutcome: Hashable, Sendable {
  /// The last `done` recorded up to `asOf` that no `reopen` up to `asOf` took back, whatever day it names; of a corrected
  /// one the day it was corrected to.
  public var done: ReportedDone?
  /// As it stood at the end of the reference day.
  public var cancelled: ReportedCancellation?
  /// As it stood at the end of the reference day; nil once the day has passed.
  public var snoozed: ReportedSnooze?

  public init(
    done: ReportedDone? = nil, cancelled: ReportedCancellation? = nil, snoozed: ReportedSnooze? = nil
  ) {
    self.done = done
    self.cancelled = cancelled
    self.snoozed = snoozed
  }
}

public struct ReportedDone: Hashable, Sendable {
  /// The day that it names.
  public let on: CivilDay
  /// The day of recording.
  public let recorded: CivilDay
  public let by: ReportedActor

  public init(on: CivilDay, recorded: CivilDay, by: ReportedActor) {
    self.on = on
    self.recorded = recorded
    self.by = by
  }
}

public struct ReportedCancellation: Hashable, Sendable {
  /// The day of recording.
  public let on: CivilDay
  public let reason: String?
  public let by: ReportedActor

  public init(on: CivilDay, reason: String?, by: ReportedActor) {
    self.on = on
    self.reason = reason
    self.by = by
  }
}

public struct ReportedSnooze: Hashable, Sendable {
  /// The day of recording.
  public let on: CivilDay
  public let until: CivilDay
  public let reason: String?
  public let by: ReportedActor

  public init(on: CivilDay, until: CivilDay, reason: String?, by: ReportedActor) {
    self.on = on
    self.until = until
    self.reason = reason
    self.by = by
  }
}

/// One time an obligation falls due, with every window that it has had.
public struct ReportedOccurrence: Hashable, Sendable {
  /// `PLAN/ID@DUE`, the day being the original one, `#2` where two share a day.
  public let name: String
  public let label: String?
  /// Index of its text among the obligation's deadlines; nil where no text names it.
  public let entry: Int?
  public let isRecurring: Bool
  /// The plan was vague about its days.
  public let isApproximate: Bool
  /// After its window ongoing rather than overdue ("videreføres").
  public let continues: Bool
  /// The window that it had first.
  public let first: Window
  /// The day from which it was known: first seen, dated, or given its first day by `move`.
  public let knownSince: CivilDay
  /// The day from which no text names it any more; nil where one does, or where none ever did.
  public var gone: CivilDay?
  /// What it got after its first window, up to `asOf`, in the order in which it was recorded.
  public var moves: [ReportedMove]
  public var outcome: ReportedOutcome

  public init(
    name: String, label: String? = nil, entry: Int? = 0, isRecurring: Bool = false, isApproximate: Bool = false,
    continues: Bool = false, first: Window, knownSince: CivilDay, gone: CivilDay? = nil, moves: [ReportedMove] = [],
    outcome: ReportedOutcome = ReportedOutcome()
  ) {
    self.name = name
    self.label = label
    self.entry = entry
    self.isRecurring = isRecurring
    self.isApproximate = isApproximate
    self.continues = continues
    self.first = first
    self.knownSince = knownSince
    self.gone = gone
    self.moves = moves
    self.outcome = outcome
  }
}

/// A window that an occurrence got after its first.
public struct ReportedMove: Hashable, Sendable {
  /// The day of recording.
  public let on: CivilDay
  public let window: Window
  /// The words of the new deadline, where there are any.
  public let text: String?
  public let by: ReportedActor
  public let reason: String?
  /// `means:` was added to unchanged words, or changed beside them: the reading was corrected, nothing was moved.
  public let isCorrection: Bool

  public init(
    on: CivilDay, window: Window, text: String? = nil, by: ReportedActor, reason: String? = nil,
    isCorrection: Bool = false
  ) {
    self.on = on
    self.window = window
    self.text = text
    self.by = by
    self.reason = reason
    self.isCorrection = isCorrection
  }
}

/// How far a measure had reached its aim in a year, and what came of it.
public struct ReportedEvaluation: Hashable, Sendable {
  public let year: Int
  public let attainment: Attainment
  public let effect: String?
  /// The day of recording.
  public let on: CivilDay
  public let by: ReportedActor

  public init(year: Int, attainment: Attainment, effect: String?, on: CivilDay, by: ReportedActor) {
    self.year = year
    self.attainment = attainment
    self.effect = effect
    self.on = on
    self.by = by
  }
}

public struct ReportedRemark: Hashable, Sendable {
  /// The day of recording.
  public let on: CivilDay
  public let by: ReportedActor
  public let text: String

  public init(on: CivilDay, by: ReportedActor, text: String) {
    self.on = on
    self.by = by
    self.text = text
  }
}

/// How often something was told.
public struct ReportedTellings: Hashable, Sendable {
  /// Notices to anybody, superseded ones not.
  public var times: Int
  public var last: CivilDay?
  /// When a leader last heard of it as overdue.
  public var leader: CivilDay?

  public init(times: Int = 0, last: CivilDay? = nil, leader: CivilDay? = nil) {
    self.times = times
    self.last = last
    self.leader = leader
  }
}
