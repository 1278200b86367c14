/// What a report is made from: a book and what was recorded later.
///
/// A material is of one reference day; last year's numbers have one of their own, with the same `asOf`.
public struct ReportMaterial: Sendable {
  /// Folded through the reference day (a plan that came to be known later: through that day), with the files in force then.
  public let book: Book
  /// The version in force on that day; without obligations where its file is gone.
  public let plan: Plan
  /// All that was recorded of the plan up to `asOf`, in order.
  public let entries: [Entry]
  /// The version of the plan in force before a moment; nil where there was none.
  public let earlier: @Sendable (CivilMoment) -> Plan?
  /// Who did something, as `by` says it.
  public let name: @Sendable (Actor) -> String
  public let version: Report.PlanVersion?

  public init(
    book: Book, plan: Plan, entries: [Entry], version: Report.PlanVersion? = nil,
    name: @escaping @Sendable (Actor) -> String, earlier: @escaping @Sendable (CivilMoment) -> Plan?
  ) {
    self.book = book
    self.plan = plan
    self.entries = entries
    self.version = version
    self.name = name
    self.earlier = earlier
  }
}

/// What the record says became of an occurrence, or of an obligation as a whole, seen from a reference day.
struct RecordedOutcome {
  struct Done {
    let on: CivilDay
    let recorded: CivilDay
    let by: String
  }

  struct Cancelled {
    /// The day of recording.
    let on: CivilDay
  }

  struct Snoozed {
    let recorded: CivilDay
    let until: CivilDay
    let reason: String
  }

  /// The last that was said, taken back by nothing; it may name a day after the reference day.
  var said: Done?
  /// Recorded by the reference day.
  var cancelled: Cancelled?
  var snoozed: Snoozed?

  /// It counts for the day that it names.
  func done(by day: CivilDay) -> Done? { said.flatMap { $0.on <= day ? $0 : nil } }
}

/// What was recorded about one obligation, as far as a report of a reference day counts it (REPORT.md 1): a `done` for the
/// day that it names, all else for the day of recording.
struct ObligationRecord {
  var outcomes: [OccurrenceID?: RecordedOutcome] = [:]
  /// Days of recording, by command, file or mail.
  var recorded: [CivilDay] = []
  var evaluations: [RowEvaluation] = []
  private var notes: [(subject: OccurrenceID??, remark: RowRemark)] = []

  var remarks: [RowRemark] { notes.map(\.remark) }

  func outcome(_ id: OccurrenceID?) -> RecordedOutcome { outcomes[id] ?? outcomes[nil] ?? RecordedOutcome() }

  mutating func note(_ entry: Entry, stateOn: CivilDay, name: (Actor) -> String) {
    let day = entry.at.day
    let counts = day <= stateOn
    switch entry.event {
    case .done(let subject, let on, let note):
      outcomes[subject.occurrence, default: RecordedOutcome()].said = RecordedOutcome.Done(
        on: on, recorded: day, by: name(entry.by))
      guard on <= stateOn else { return }
      outcomes[subject.occurrence]?.cancelled = nil
      recorded.append(day)
      if let note {
        notes.append((.some(subject.occurrence), RowRemark(on: day, by: name(entry.by), text: note)))
      }
    case .reopened(let subject):
      outcomes[subject.occurrence]?.said = nil
      notes.removeAll { $0.subject == .some(subject.occurrence) }
      guard counts else { return }
      outcomes[subject.occurrence]?.cancelled = nil
      recorded.append(day)
    case .cancelled(let subject, _, _):
      guard counts else { return }
      outcomes[subject.occurrence, default: RecordedOutcome()].cancelled = RecordedOutcome.Cancelled(on: day)
      outcomes[subject.occurrence]?.said = nil
      recorded.append(day)
    case .snoozed(let subject, let until, let reason):
      guard counts else { return }
      outcomes[subject.occurrence, default: RecordedOutcome()].snoozed = RecordedOutcome.Snoozed(
        recorded: day, until: until, reason: reason)
      recorded.append(day)
    case .confirmed(_, _, _, let note):
      guard counts else { return }
      recorded.append(day)
      if let note { notes.append((nil, RowRemark(on: day, by: name(entry.by), text: note))) }
    case .evaluated(_, let year, let attainment, let effect):
      guard counts else { return }
      recorded.append(day)
      evaluations.append(RowEvaluation(year: year, attainment: attainment, effect: effect, on: day, by: name(entry.by)))
    case .armed(_, let arming) where arming.cause == .dated:
      // What it waits for was done: nobody has said anything of this one.
      break
    case .armed, .disarmed:
      if counts, entry.by != .clock { recorded.append(day) }
    default: break
    }
  }
}

extension Entry.Event {
  /// The obligation that something said or moved is about.
  var reportedRoot: Root? {
    switch self {
    case .done(let subject, _, _), .reopened(let subject), .cancelled(let subject, _, _), .snoozed(let subject, _, _):
      subject.root
    case .confirmed(let root, _, _, _), .evaluated(let root, _, _, _): root
    case .armed(let id, _), .disarmed(let id): id.root
    default: nil
    }
  }
}
