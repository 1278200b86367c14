/// What a plan came to in a span of days (REPORT.md): plain values, worked out and sorted, for writers to lay out.
///
/// Ids are `PLAN/ID`, occurrences `PLAN/ID@DUE`. Days are civil and inclusive.
public struct Report: Hashable, Sendable {
  public var plan: PlanID
  public var title: String
  /// What the file calls it in short; nil where it gives no shorter name.
  public var short: String?
  public var municipality: String
  public var period: YearSpan?
  public var adopted: CivilDay?
  /// Where the adopted document is to be read.
  public var document: String?
  public var language: Language
  public var owner: RecipientID
  public var coordinator: RecipientID
  /// Whose report it is (`--responsible`); nil for the plan's.
  public var responsible: RecipientID?
  /// Everybody whom the report names.
  public var recipients: [RecipientID: ReportRecipient]

  public var span: ReportSpan
  /// The day up to which the ledger speaks.
  public var asOf: CivilDay
  /// The reference day: that from which the plan is seen.
  public var stateOn: CivilDay
  /// Whether the span has passed and is seen from the end of its last day.
  public var isClosed: Bool
  /// The day of the last status round opened in the span; nil where none was ("ikke spurt").
  public var round: CivilDay?
  /// The first sentence, in the plan's language, without a final full stop.
  public var sentence: String
  /// How far the whole plan has come, in the plan's language, without a final full stop.
  public var secondSentence: String
  public var headline: ReportHeadline
  public var soFar: ReportProgress
  /// How many outcomes that count were recorded after the span.
  public var recordedLater: Int
  public var numbers: ReportNumbers
  /// The span before; nil where the plan was not in the ledger at its end.
  public var lastYear: ReportNumbers?
  /// How many obligations have each colour.
  public var lights: ReportLights

  /// At most ten lines.
  public var attention: [ReportAttention]
  /// How many more there are of each reason.
  public var attentionLeft: [AttentionReason: Int]
  /// In the order of the file, those without a goal last.
  public var goals: [ReportGoal]
  /// By outermost goal.
  public var totalsByGoal: [GoalTotal]
  /// By first responsible.
  public var totalsByResponsible: [ResponsibleTotal]

  /// Ongoing and as needed.
  public var ongoing: [String]
  public var withoutDeadline: [String]
  /// Occurrences due in the span and not done when the next one fell due.
  public var missed: [String]
  /// Occurrences whose due day was changed in the span.
  public var moved: [String]
  public var withdrawn: [WithdrawnObligation]
  /// Occurrences due in the following year, by day.
  public var next: [NextOccurrence]
  /// What a plan that follows takes over.
  public var rollover: [String]

  /// The number of the plan file's version in force on the reference day, and since when it was; nil where it has none.
  public var version: PlanVersion?
  /// Ids of what the file has and nobody understands; without what was understood before and goes on.
  public var invalid: [String] = []

  public struct PlanVersion: Hashable, Sendable {
    public var number: Int
    public var since: CivilDay

    public init(number: Int, since: CivilDay) {
      self.number = number
      self.since = since
    }
  }

  /// The row of an obligation, by `PLAN/ID`.
  public func row(_ id: String) -> ReportRow? {
    for goal in goals { if let row = goal.obligations.first(where: { $0.id == id }) { return row } }
    return nil
  }

  /// The name for people, or the id.
  public func name(of recipient: RecipientID) -> String { recipients[recipient]?.name ?? recipient }
}

public struct ReportRecipient: Hashable, Sendable {
  public var name: String
  public var isExternal: Bool
}

/// What the sentence counts.
public struct ReportHeadline: Hashable, Sendable {
  /// Measures with an occurrence counted in the span, and those without a day done in it.
  public var measures: Int
  public var done: Int
  public var overdue: Int
  /// Nil where nobody was asked.
  public var responsiblesWithoutAnswer: Int?
}

/// How far the whole plan has come, in measures.
public struct ReportProgress: Hashable, Sendable {
  public var measures: Int
  public var finished: Int
  public var running: Int
  public var left: Int
}

/// The six numbers, and what they are made of. `doneInTime`, `doneLate`, `overdue` and `notYetDue` add up to
/// `occurrences`; `overdue` takes in `missed`.
public struct ReportNumbers: Hashable, Sendable {
  public var occurrences = 0
  public var doneInTime = 0
  public var doneLate = 0
  public var overdue = 0
  public var missed = 0
  public var notYetDue = 0
  public var moved = 0
  /// Nil where no round was opened in the span.
  public var noAnswer: Int?
  public var withoutDeadline = 0

  public init() {}
}

public struct ReportLights: Hashable, Sendable {
  public var green = 0
  public var yellow = 0
  public var red = 0
  public var grey = 0

  public init() {}
}

/// A traffic light: from facts, never from self-praise.
public struct ReportLight: Hashable, Sendable {
  public enum Colour: String, Hashable, Sendable { case red, yellow, grey, green }

  /// In the order of the table: of one occurrence the first that fits.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case overdue, missed, done, doneLate, dueSoon, moved, snoozed, nobody, noAnswer, noDeadline
    case onTrack, ongoing, asNeeded, waiting, withdrawn, cancelled
  }

  public var reason: Reason
  /// In the plan's language: `forfalt`, `ikke svart på runden 1. april`.
  public var word: String

  /// Nil for what is withdrawn or cancelled.
  public var colour: Colour? { reason.colour }
  /// One character that says it without a colour.
  public var sign: String { reason.sign }
}

public enum AttentionReason: String, Hashable, Sendable, CaseIterable {
  case overdue, moved, nobody, noAnswer
}

/// A line of what needs attention.
public enum ReportAttention: Hashable, Sendable {
  case obligation(AttentionObligation)
  /// Somebody who has not answered, with the ids of what they were asked about.
  case silent(recipient: RecipientID, obligations: [String])
}

public struct AttentionObligation: Hashable, Sendable {
  public var id: String
  /// What is overdue longest, or moved; nil where no occurrence is meant.
  public var occurrence: String?
  public var title: String
  public var responsible: [RecipientID]
  /// The one under which it stands first.
  public var reasons: [AttentionReason]
  public var due: CivilDay?
  /// Nil where it is not overdue.
  public var daysOverdue: Int?
  /// How often its due day was changed.
  public var moves: Int
  /// The latest note; nil: "ingen forklaring gitt".
  public var explanation: String?
}

public struct ReportGoal: Hashable, Sendable {
  /// Outermost first; empty for what has none.
  public var goal: [String]
  public var obligations: [ReportRow]
}

/// An obligation.
public struct ReportRow: Hashable, Sendable {
  public var id: String
  public var kind: ObligationKind
  public var title: String
  public var goal: [String]
  public var responsible: [RecipientID]
  /// Made by frist itself.
  public var isAutomatic: Bool
  /// The plan's words, a text each; never empty.
  public var deadlines: [String]
  public var state: ObligationState
  public var light: ReportLight
  /// Nil where it was not asked about.
  public var answered: Bool?
  /// Since when it is out of the plan.
  public var withdrawn: CivilDay?
  /// From the plan file.
  public var note: String?
  /// The last of the report's year.
  public var evaluation: RowEvaluation?
  /// Notes given with an outcome or an answer, oldest first.
  public var remarks: [RowRemark]
  public var told: RowTellings
  public var decided: CivilDay?
  public var body: String?
  public var caseNumber: String?
  /// Never empty: what has no dates has one without.
  public var occurrences: [ReportOccurrence]
}

public struct RowEvaluation: Hashable, Sendable {
  public var year: Int
  public var attainment: Attainment
  public var effect: String?
  /// The day of recording.
  public var on: CivilDay
  /// `file`, `clock`, `mail`, `covered` or the user's name.
  public var by: String
}

public struct RowRemark: Hashable, Sendable {
  public var on: CivilDay
  public var by: String
  public var text: String
}

/// How often something was told, up to the reference day.
public struct RowTellings: Hashable, Sendable {
  public var times: Int
  public var last: CivilDay?
  /// When a leader last heard of it as overdue.
  public var leader: CivilDay?
}

/// One time an obligation falls due; one without days has a single one without `name` and `due`.
public struct ReportOccurrence: Hashable, Sendable {
  /// `PLAN/ID@DUE`.
  public var name: String?
  public var label: String?
  /// Its words in force on the reference day, or those that it was moved to.
  public var deadline: String
  /// Its first words.
  public var originalDeadline: String
  public var start: CivilDay?
  public var originalDue: CivilDay?
  public var due: CivilDay?
  /// Changes of its window up to the reference day, corrections of the reading aside, oldest first.
  public var moves: [RowMove]
  public var state: ObligationState
  /// The day on which it was done.
  public var done: CivilDay?
  public var doneRecorded: CivilDay?
  public var doneBy: String?
  /// Days between its due day and the day done or, while it is open and overdue, the reference day; nil without a due
  /// day and where it is not late.
  public var daysLate: Int?
  /// The day on which the next one fell due.
  public var missed: CivilDay?
  public var snoozedUntil: CivilDay?
  /// Whether it is in `occurrences` of the numbers.
  public var isCounted: Bool
  public var light: ReportLight
}

public struct RowMove: Hashable, Sendable {
  /// The day of recording.
  public var on: CivilDay
  /// Nil where it had no day.
  public var from: CivilDay?
  /// Nil where its day was taken back.
  public var to: CivilDay?
  /// The words that it was moved to.
  public var deadline: String?
  public var by: String
  public var reason: String?
}

public struct GoalTotal: Hashable, Sendable {
  /// Nil for what has none.
  public var goal: String?
  public var obligations: Int
  public var numbers: ReportNumbers
  public var lights: ReportLights
}

public struct ResponsibleTotal: Hashable, Sendable {
  /// Nil for what has nobody.
  public var recipient: RecipientID?
  public var name: String
  public var isExternal: Bool
  public var obligations: Int
  public var numbers: ReportNumbers
  public var lights: ReportLights
}

public struct WithdrawnObligation: Hashable, Sendable {
  public var id: String
  public var title: String
  public var on: CivilDay
  /// How it stood when it was taken out.
  public var state: ObligationState
}

public struct NextOccurrence: Hashable, Sendable {
  public var occurrence: String
  public var due: CivilDay
}

/// All plans in force on a day of the span, one line a plan, most overdue first (`--all`).
public struct ReportOfAll: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public var plan: PlanID
    public var title: String
    public var short: String?
    public var municipality: String
    public var owner: RecipientID
    public var ownerName: String
    public var sentence: String
    public var headline: ReportHeadline
    public var numbers: ReportNumbers
    public var lastYear: ReportNumbers?
  }

  public var span: ReportSpan
  public var asOf: CivilDay
  public var stateOn: CivilDay
  public var isClosed: Bool
  public var language: Language
  public var plans: [Line]
  /// The plans' own reports, in the same order; what the table of occurrences is made of.
  public var reports: [Report]

  /// - Parameters:
  ///   - reports: Of the same span, in any order.
  ///   - language: The settings'.
  public init(_ reports: [Report], span: ReportSpan, asOf: CivilDay, language: Language) {
    self.span = span
    self.asOf = asOf
    stateOn = span.referenceDay(asOf: asOf)
    isClosed = span.to < asOf
    self.language = language
    self.reports = reports.sorted { (-$0.numbers.overdue, $0.plan) < (-$1.numbers.overdue, $1.plan) }
    plans = self.reports.map {
      Line(
        plan: $0.plan, title: $0.title, short: $0.short, municipality: $0.municipality, owner: $0.owner,
        ownerName: $0.name(of: $0.owner), sentence: $0.sentence, headline: $0.headline, numbers: $0.numbers,
        lastYear: $0.lastYear)
    }
  }
}
