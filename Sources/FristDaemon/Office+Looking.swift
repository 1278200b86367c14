import FristControl
import FristCore
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import FristRender

/// What administrators ask: one function a method of `org.fristd.Control`.
extension Office {
  /// `machine` has what only the daemon knows.
  func status(_ wanted: Control.Status, _ machine: MachineState, at now: CivilMoment) throws -> Control.Status.Reply {
    let language = try Parameter.language(wanted.language)
    let (counts, toConfirm) = tally.counts(of: book, on: now.day)
    let backlog = try ledger.backlog()
    let outgoing = OutgoingState(spool: spoolPath)
    func moment(_ seconds: Int?) -> String? { seconds.map { zone.moment(at: $0).description } }
    return Control.Status.Reply(
      version: FristVersion.text, zone: zone.name, now: now.description, today: now.day.description,
      lastPass: lastMoment?.description, nextWake: machine.nextWake?.description,
      nextDigests: machine.nextWake.flatMap(digests(at:)),
      clockSetBack: lastMoment.map { now < $0 } ?? false, plans: inventory.plans.count,
      obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count },
      counts: ObligationState.allCases.compactMap { state in
        counts[state].map { Control.Status.Count(state: state.rawValue, count: $0) }
      },
      toConfirm: toConfirm,
      spool: Control.Status.Spool(
        path: spoolPath, waiting: backlog.count, oldest: backlog.oldest?.description,
        error: machine.spoolError ?? outgoing.error.map { "\($0)" },
        nextTry: backlog.count > 0 ? machine.nextTry?.description : nil),
      outgoing: Control.Status.Outgoing(
        waiting: outgoing.waiting.count, oldest: moment(outgoing.waiting.oldest), failed: outgoing.failed.count),
      leavesMachine: leavesMachine,
      hold: hold.map {
        Control.Status.Hold(since: $0.since.description, cause: $0.cause.rawValue, why: $0.why)
      },
      problems: inventory.problems.map { ProblemMessage($0, in: language) }
        + book.goneWithoutWord.map { ProblemMessage(.planGone($0.plan, on: $0.gone), in: language) })
  }

  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`; `InvalidParameter`.
  func list(_ wanted: Control.List, at now: CivilMoment) throws -> [OccurrenceMessage] {
    try wanted.check(against: inventory)
    let today = now.day
    if let plan = wanted.plan { try checkPlan(plan) }
    let calendar = inventory.settings.workCalendar
    return book.register(on: today, plan: wanted.plan).filter { row in
      if wanted.overdue == true, row.state != .overdue { return false }
      if let state = wanted.state, row.state.rawValue != state { return false }
      if let kind = wanted.kind, row.kind.rawValue != kind { return false }
      if let responsible = wanted.responsible, !(row.obligation?.responsible.contains(responsible) ?? false) {
        return false
      }
      if let year = wanted.year, row.occurrence?.due.year != year { return false }
      if let days = wanted.dueWithin {
        guard let due = row.occurrence?.due, due <= today.shifted(byDays: days),
          [.upcoming, .open, .due, .overdue, .snoozed].contains(row.state)
        else { return false }
      }
      return true
    }.map { OccurrenceMessage($0, on: today, calendar) }
  }

  /// Also of what is withdrawn or invalid; an id that `each` made members of means all of them.
  ///
  /// - Throws: `NoSuchPlan`, `NoSuchObligation`.
  func show(_ wanted: Control.Show, at now: CivilMoment) throws -> Control.Show.Reply {
    let language = try Parameter.language(wanted.language)
    let id = String(wanted.id.prefix { $0 != "@" })
    let today = now.day
    let rows = book.rows(of: id, on: today)
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    let planID = parts.first ?? id
    let plan = book.plan(planID)
    let name = parts.count > 1 ? parts[1] : ""
    let known = rows.isEmpty ? book.rowsOutOfForce(of: id) : rows
    let roots =
      known.isEmpty ? [book.root(of: ObligationRef(plan: planID, obligation: name))] : Set(known.map(\.root)).sorted()
    let invalid = plan?.invalid.first { $0.id == name }
    guard !known.isEmpty || invalid != nil || roots.contains(where: { book.dossiers[$0] != nil }) else {
      throw lookupError(id, on: today)
    }
    let problems =
      (invalid?.problems ?? inventory.problems.filter { $0.plan == planID && $0.obligation == name })
      .map { ProblemMessage($0, in: language) }
    let obligation = rows.first?.obligation
    let dossier = roots.first.flatMap { book.dossiers[$0] }
    let calendar = inventory.settings.workCalendar
    return Control.Show.Reply(
      id: id, plan: planID, planTitle: plan?.title ?? "",
      kind: (obligation?.kind ?? invalid?.kind ?? .measure).rawValue,
      title: obligation?.title ?? dossier?.withdrawn?.title ?? "", goal: obligation?.goal ?? [],
      responsible: obligation?.responsible ?? [], participants: obligation?.participants ?? [],
      deadlines: (obligation?.deadlines ?? []).map { entry in
        Control.Show.Text(
          text: entry.text, means: entry.means,
          days: entry.deadline.occurrences(
            dueOnOrAfter: entry.deadline.recurs ? today : .firstDay(ofYear: 1900), atMost: 10
          )
          .map(\.due.description),
          confirm: roots.first.map { book.isToBeConfirmed(entry, $0) } ?? entry.deadline.confirm)
      },
      note: obligation?.note, automatic: obligation?.isAutomatic ?? false,
      decided: obligation?.decision.day?.description, body: obligation?.decision.body,
      case: obligation?.decision.caseNumber, withdrawn: rows.isEmpty ? dossier?.withdrawn?.at.day.description : nil,
      problems: problems, occurrences: rows.map { OccurrenceMessage($0, on: today, calendar) },
      history: try messages(roots.flatMap { try ledger.entries(of: $0) }))
  }

  /// - Throws: `NoSuchPlan`, `NoSuchObligation`, `NoSuchOccurrence`, `AmbiguousOccurrence`.
  func why(_ wanted: Control.Why, at now: CivilMoment) throws -> Control.Why.Reply {
    let today = now.day
    let rows = try found(wanted.id) { () throws(Objection) in
      try book.find(
        wanted.id, on: today,
        preferring: [[.open, .due, .overdue, .snoozed], [.upcoming], [.done, .cancelled, .missed]])
    }
    guard let row = rows.first else { throw ControlError.noSuchObligation(wanted.id, suggestion: nil) }
    let calendar = inventory.settings.workCalendar
    let message = OccurrenceMessage(row, on: today, calendar)
    let notes = book.notes(on: row, today)
    guard let occurrence = row.occurrence else {
      return Control.Why.Reply(
        occurrence: message, notes: (row.obligation == nil ? [] : ["noDays"]) + notes, rungs: [])
    }
    var reasons: [TopicForRole: Reason] = [:]
    for entry in try ledger.entries(of: occurrence.root) {
      switch entry.event {
      case .told(let topic, let role, _, let reason, _, _, _), .superseded(let topic, let role, _, let reason):
        reasons[TopicForRole(topic, role)] = reason
      default: break
      }
    }
    let next = decider.next(after: lastMoment ?? now)?.day
    return Control.Why.Reply(
      occurrence: message, notes: notes,
      rungs: Control.Why.Rung.rungs(
        of: book.prospects(of: occurrence, on: today), reason: { reasons[TopicForRole($0.topic, $0.role)] },
        nextPass: hold == nil ? next : nil))
  }

  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`.
  func calendar(_ wanted: Control.Calendar, at now: CivilMoment) throws -> Control.Calendar.Reply {
    if let plan = wanted.plan { try checkPlan(plan) }
    if let recipient = wanted.recipient { try inventory.checkRecipient(recipient) }
    return Control.Calendar.Reply(
      calendar: calendarFile(plan: wanted.plan, recipient: wanted.recipient, at: now).text)
  }

  /// Due days of what is not over: of a plan, of a recipient, or of all.
  func calendarFile(plan: PlanID?, recipient: RecipientID?, at now: CivilMoment) -> CalendarFile {
    let rows = book.register(on: now.day, plan: plan).filter { row in
      recipient.map { row.obligation?.responsible.contains($0) ?? false } ?? true
    }
    return book.calendarFile(
      of: rows, plan: plan, recipient: recipient,
      stamp: CalendarStamp(now, offsetMinutes: zone.offset(at: zone.instant(of: now))))
  }

  /// All entries that fit, oldest first.
  ///
  /// - Throws: `NoSuchPlan`, `InvalidDate`.
  func log(_ wanted: Control.Log) throws -> [EntryMessage] {
    if let plan = wanted.plan { try checkPlan(plan) }
    let entries = try ledger.entries(
      from: Parameter.day(wanted.from, "from"), to: Parameter.day(wanted.to, "to"),
      plan: wanted.plan.map(book.planRoot), by: nil)
    let messages = try messages(entries)
    guard let by = wanted.by else { return messages }
    return messages.filter { $0.by == by || $0.uid.map { "uid \($0)" } == by }
  }

  /// - Throws: `NoSuchPlan`, `NoSuchVersion`.
  func planVersion(_ wanted: Control.PlanVersion) throws -> Control.PlanVersion.Reply {
    let versions = try ledger.versions(.plan, wanted.plan).filter { $0.content != nil }
    guard let latest = versions.first else { throw ControlError.noSuchPlan(wanted.plan, suggestion: nil) }
    guard let version = wanted.version.map({ number in versions.first { $0.number == number } }) ?? latest,
      let content = version.content
    else { throw ControlError.noSuchVersion(wanted.plan, wanted.version ?? 0, latest: latest.number) }
    return Control.PlanVersion.Reply(
      plan: wanted.plan, version: version.number, content: String(decoding: content, as: UTF8.self),
      versions: versions.reversed().map { Control.PlanVersion.Version(version: $0.number, at: $0.at.description) })
  }

  // MARK: Finding

  func checkPlan(_ plan: PlanID) throws(ControlError) {
    if book.plan(plan) != nil || book.plans[plan] != nil { return }
    throw .noSuchPlan(plan, suggestion: Spelling.closest(to: plan, among: inventory.plans.map(\.id)))
  }

  private func lookupError(_ id: String, on today: CivilDay) -> ControlError {
    do throws(Objection) {
      _ = try book.find(id, on: today, preferring: [])
      return .noSuchObligation(id, suggestion: nil)
    } catch {
      return ControlError(error)
    }
  }

  /// Runs what may object, and says it as the interface does.
  func found<T>(_ id: String, _ body: () throws(Objection) -> T) throws(ControlError) -> T {
    do throws(Objection) {
      return try body()
    } catch {
      throw ControlError(error)
    }
  }

  /// Entries in the words of the interface.
  private func messages(_ entries: [Entry]) throws -> [EntryMessage] {
    var states: [DeliveryID: String] = [:]
    var due: [OccurrenceID: CivilDay] = [:]
    let naming = EntryMessage.Names(
      obligation: book.present,
      occurrence: { [book] id in book.name(of: id) }, plan: { [book] in book.present(plan: $0) })
    let waiting = try ledger.openIDs()
    for entry in entries {
      if case .deliveryWithdrawn(let id) = entry.event { states[id] = "withdrawn" }
    }
    return entries.map { entry in
      var previous: CivilDay?
      if case .armed(let id, let arming) = entry.event {
        previous = due[id] ?? id.originalDue
        due[id] = arming.window.due
      }
      return EntryMessage(
        entry, names: naming, state: { states[$0] ?? (waiting.contains($0) ? "waiting" : "delivered") },
        previousDue: previous)
    }
  }
}

extension ControlError {
  init(_ objection: Objection) {
    self =
      switch objection {
      case .noSuchPlan(let plan, let suggestion): .noSuchPlan(plan, suggestion: suggestion)
      case .noSuchObligation(let id, let suggestion): .noSuchObligation(id, suggestion: suggestion)
      case .noSuchOccurrence(let id, let occurrences): .noSuchOccurrence(id, occurrences)
      case .ambiguous(let id, let occurrences): .ambiguous(id, occurrences)
      case .alreadyDone(let row, let since):
        row.outcome.done.map { .alreadyDone(row, $0) } ?? .wrongState(row, since: since, "reopen takes that back")
      case .alreadyCancelled(let row, let since): .wrongState(row, since: since, "reopen takes that back")
      case .wrongState(let row, let misfit): .wrongState(row, misfit.sentence)
      case .invalidDate(let parameter, let day, let fault): .invalidDate(parameter, day.description, fault.sentence)
      case .notOneWindow(let deadline, let windows):
        .invalidDeadline("", deadline.moveFault, days: windows.map(\.due))
      case .pastNext(let window, let next): .tooLate("", window, next: next)
      }
  }
}

extension Objection.Misfit {
  fileprivate var sentence: String {
    switch self {
    case .notFinished: "it is neither done nor cancelled"
    case .noDay: "it has no day"
    case .covered: "it is done when the measures that it covers are"
    case .sameDeadline: "it has that deadline already"
    case .notInForce: "it is not in force: invalid, or gone from the files"
    }
  }
}

extension Objection.DateFault {
  fileprivate var sentence: String {
    switch self {
    case .inTheFuture: "it lies in the future"
    case .notInTheFuture: "it is not a day to come"
    case .beforeTheFirst: "it lies before the first"
    }
  }
}

extension Deadline {
  /// Why nothing can be moved to what it means.
  var moveFault: String {
    if confirm { return "it is understood only with a planner's word: put the time alone, or after a colon" }
    switch meaning {
    case .once: return "it means several windows, and an occurrence has one"
    case .recurring: return "it comes back, and an occurrence has one window"
    case .ongoing, .asNeeded, .undated, .relative: return "it names no day"
    }
  }
}
