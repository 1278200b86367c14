import FristControl
import FristCore
import FristLedger
import FristProgram

/// What administrators ask and say.
extension Office {
  func list(_ wanted: Control.ListParameters, on today: CivilDay) throws(ControlError) -> [OccurrenceMessage] {
    if let plan = wanted.plan, !inventory.plans.contains(where: { $0.id == plan }) { throw .noSuchPlan(plan) }
    return decider.register(on: today, plan: wanted.plan).filter { row in
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
    }.map { OccurrenceMessage($0, on: today) }
  }

  func show(_ id: String, on today: CivilDay) throws -> ShowMessage {
    let bare = String(id.prefix { $0 != "@" })
    let rows = decider.rows(of: bare, on: today)
    guard let row = rows.first, let obligation = row.obligation,
      let plan = inventory.plans.first(where: { $0.id == row.plan })
    else { return try showInvalid(bare) }
    var lines: [RecordLine] = []
    for id in Set(rows.map(\.id)) {
      lines += try ledger.lines(of: decider.history.root(of: ObligationRef(plan: plan.id, obligation: id)))
    }
    let names = Dictionary(
      rows.compactMap { row in row.occurrence.map { ($0.id, $0.name) } }, uniquingKeysWith: { first, _ in first })
    return ShowMessage(
      id: bare, plan: plan.id, planTitle: plan.title, kind: obligation.kind.rawValue, title: obligation.title,
      goal: obligation.goal, responsible: obligation.responsible, participants: obligation.participants,
      deadlines: obligation.deadlines.map(\.text), means: obligation.deadlines.map { $0.means ?? "" },
      note: obligation.note,
      problems: problems(of: plan.id, obligation.id), occurrences: rows.map { OccurrenceMessage($0, on: today) },
      history: lines.sorted { $0.at < $1.at }.map { ShowMessage.Event($0, names: names) })
  }

  /// An obligation of which no version was ever understood: its errors are what there is to show.
  private func showInvalid(_ id: String) throws(ControlError) -> ShowMessage {
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    guard let plan = inventory.plans.first(where: { $0.id == parts.first }) else {
      throw .noSuchPlan(parts.first ?? id)
    }
    guard parts.count == 2, let invalid = plan.invalid.first(where: { $0.id == parts[1] }) else {
      throw lookupError(id, decider.find(id, on: .firstDay(ofYear: 2000), states: []))
    }
    return ShowMessage(
      id: id, plan: plan.id, planTitle: plan.title, kind: invalid.kind.rawValue, title: "", goal: [], responsible: [],
      participants: [], deadlines: [], means: [], note: nil, problems: invalid.problems.map(ProblemMessage.init),
      occurrences: [], history: [])
  }

  private func problems(of plan: PlanID, _ obligation: String) -> [ProblemMessage] {
    inventory.problems.filter { $0.plan == plan && $0.obligation == obligation }.map(ProblemMessage.init)
  }

  func why(_ id: String, on today: CivilDay) throws -> WhyMessage {
    let row = try found(id, on: today, states: [.open, .due, .overdue, .snoozed], else: [.upcoming])
    guard let occurrence = row.occurrence, let obligation = row.obligation else {
      return WhyMessage(
        occurrence: OccurrenceMessage(row, on: today),
        notes: ["It has no day (\(row.state.rawValue)), so there is nothing to remind of."], rungs: [])
    }
    let told = try ledger.told(of: occurrence.id.obligation)[occurrence.id] ?? []
    var reasons: [String: String] = [:]
    for line in try ledger.lines(of: occurrence.id.obligation) where line.occurrence == occurrence.id {
      switch line.what {
      case .told(let step, let role, _, let state, let reason) where state != .withdrawn:
        reasons["\(step) \(role)"] = reason
      case .superseded(let step, let role, let reason): reasons["\(step) \(role)"] = reason
      default: break
      }
    }
    let prospects = decider.prospects(of: occurrence, obligation, told: told, on: today)
    return WhyMessage(
      occurrence: OccurrenceMessage(row, on: today), notes: decider.notes(on: row, today: today),
      rungs: prospects.map { prospect in
        var prospect = prospect
        if row.state == .done { prospect.stop() }
        return WhyMessage.Rung(
          prospect, reason: reasons["\(prospect.step) \(prospect.role)"] ?? "\(prospect.fate)")
      })
  }

  /// The one row that an id means.
  ///
  /// - Parameters:
  ///   - states: Those that are meant where no day is given.
  ///   - others: Those that are meant where none is in any of `states`.
  func found(
    _ id: String, on today: CivilDay, states: Set<ObligationState>, else others: Set<ObligationState> = []
  ) throws(ControlError) -> RegisterRow {
    var lookup = decider.find(id, on: today, states: states)
    if case .noSuchOccurrence = lookup { lookup = decider.find(id, on: today, states: others) }
    if case .found(let row) = lookup { return row }
    throw lookupError(id, lookup)
  }

  private func lookupError(_ id: String, _ lookup: Lookup) -> ControlError {
    switch lookup {
    case .found: preconditionFailure("what was found is no error")
    case .noSuchPlan(let plan): .noSuchPlan(plan)
    case .noSuchObligation(let suggestion): .noSuchObligation(id, suggestion: suggestion)
    case .noSuchOccurrence(let occurrences): .noSuchOccurrence(id, occurrences)
    case .ambiguous(let occurrences): .ambiguous(id, occurrences)
    }
  }

  /// Records that something is done.
  func complete(
    _ id: String, on day: CivilDay, note: String?, uid: UInt32, at now: CivilMoment
  ) throws -> OccurrenceMessage {
    let row = try found(
      id, on: now.day, states: [.open, .due, .overdue, .snoozed],
      else: [.upcoming, .ongoing, .asNeeded, .undated, .waiting])
    if row.state == .done { throw ControlError.wrongState(row, "it is done already") }
    if day > now.day { throw ControlError.invalidDate("on", day.description, "it lies in the future") }
    return try record(.done(Completion(on: day, at: now, uid: uid, note: note)), of: row, at: now)
  }

  func reopen(_ id: String, uid: UInt32, at now: CivilMoment) throws -> OccurrenceMessage {
    let row = try found(id, on: now.day, states: [.done])
    guard row.state == .done, row.completion != nil else { throw ControlError.wrongState(row, "it is not done") }
    let message = try record(.reopened(at: now, uid: uid), of: row, at: now)
    // Its steps are due again: the agenda is made anew from what was told.
    try remember(at: now)
    return message
  }

  func confirm(_ id: String, note: String?, uid: UInt32, at now: CivilMoment) throws -> String {
    let bare = String(id.prefix { $0 != "@" })
    let rows = decider.rows(of: bare, on: now.day)
    guard let row = rows.first else { throw lookupError(bare, decider.find(bare, on: now.day, states: [])) }
    let root = decider.history.root(of: ObligationRef(plan: row.plan, obligation: row.id))
    try ledger.record(.confirmed(at: now, uid: uid, note: note), of: OutcomeSubject(obligation: root))
    return row.name
  }

  private func record(_ outcome: Outcome, of row: RegisterRow, at now: CivilMoment) throws -> OccurrenceMessage {
    let root = decider.history.root(of: ObligationRef(plan: row.plan, obligation: row.id))
    let subject = row.occurrence.map { OutcomeSubject($0.id) } ?? OutcomeSubject(obligation: root)
    try ledger.record(outcome, of: subject)
    decider.note(outcome, of: subject)
    let after = decider.rows(of: row.name, on: now.day).first { $0.occurrence?.id == row.occurrence?.id }
    return OccurrenceMessage(after ?? row, on: now.day)
  }

  /// What would be sent from a day to another, from here on.
  func preview(
    from first: CivilDay, to last: CivilDay, recipient: RecipientID?, at now: CivilMoment
  ) throws -> [DigestMessage] {
    var copy = Decider(inventory, history: try ledger.history(), now: lastMoment ?? now)
    copy.letGo(at: now)
    var digests: [DigestMessage] = []
    var moment: CivilMoment? = copy.next(after: now)
    while let at = moment, at.day <= last {
      let decision = copy.wake(at: at)
      for digest in decision.digests where digest.at.day >= first && (recipient == nil || recipient == digest.recipient)
      {
        digests.append(DigestMessage(digest))
      }
      moment = decision.next
    }
    return digests
  }

  func status(now: CivilMoment, spoolError: String?, nextTry: String?, nextWake: CivilMoment?) throws -> StatusMessage {
    let rows = decider.register(on: now.day)
    var counts: [ObligationState: Int] = [:]
    for row in rows { counts[row.state, default: 0] += 1 }
    let backlog = try ledger.backlog()
    return StatusMessage(
      version: FristVersion.text, zone: zone.name, now: now.description, lastPass: lastMoment?.description,
      nextWake: nextWake?.description, clockSetBack: lastMoment.map { now < $0 } ?? false,
      plans: inventory.plans.count, obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count },
      counts: ObligationState.allCases.compactMap { state in
        counts[state].map { StatusMessage.Count(state: state.rawValue, count: $0) }
      },
      spool: StatusMessage.Spool(
        path: spoolPath, waiting: backlog.count, oldest: backlog.oldest?.description, error: spoolError,
        nextTry: nextTry,
        leavesMachine: inventory.directory.recipients.keys.contains { inventory.deliveryMethod(of: $0) != .maildir }),
      hold: hold.map { StatusMessage.Hold(since: $0.since.description, why: $0.why) },
      problems: inventory.problems.map(ProblemMessage.init))
  }
}
