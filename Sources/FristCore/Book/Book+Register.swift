/// A row of the register: one occurrence, or an obligation without days.
public struct RegisterRow: Hashable, Sendable {
  public let plan: PlanID
  /// Nil for what is invalid or withdrawn.
  public let obligation: Obligation?
  /// The obligation's id.
  public let id: String
  public let root: Root
  public let title: String
  public let kind: ObligationKind
  public let entry: DeadlineEntry?
  public let occurrence: Occurrence?
  public let state: ObligationState
  public let outcome: Outcome
  /// The text is read as it is until a planner confirms it.
  public let isToBeConfirmed: Bool

  /// `nes-rus/3.6`.
  public var name: String { "\(plan)/\(id)" }

  public var subject: Subject { occurrence.map { Subject($0.id) } ?? Subject(root) }
}

extension Book {
  /// Everything in the plans as it stands on a day: by plan, in the order of the file, by due day.
  ///
  /// Of a recurring deadline: all occurrences that have fallen due, and the next one.
  ///
  /// - Parameter plan: Only this one; nil for all.
  public func register(on today: CivilDay, plan: PlanID? = nil) -> [RegisterRow] {
    var rows: [RegisterRow] = []
    for it in inventory.plans where plan == nil || plan == it.id { rows += presentRows(of: it, on: today) }
    return rows + withdrawnRows(plan)
  }

  /// The rows of what is in a plan of the inventory.
  func presentRows(of plan: Plan, on today: CivilDay) -> [RegisterRow] {
    guard plan.adopted.map({ $0 <= today }) ?? true, let p = planIndex(plan.id) else { return [] }
    var rows: [RegisterRow] = []
    let isRetired = self.isRetired(plan, on: today)
    // A replaced plan needs no revision of its own.
    for (o, obligation) in plan.obligations.enumerated() where !(isRetired && obligation.isAutomatic) {
      rows += self.rows(Slot(plan: p, obligation: o), today)
    }
    return rows + invalidRows(of: plan)
  }

  /// The rows of what a plan's file has and was never understood.
  func invalidRows(of plan: Plan) -> [RegisterRow] {
    plan.invalid.filter { invalid in !plan.obligations.contains { $0.id == invalid.id } }.map { invalid in
      RegisterRow(
        plan: plan.id, obligation: nil, id: invalid.id,
        root: root(of: ObligationRef(plan: plan.id, obligation: invalid.id)),
        title: "", kind: invalid.kind, entry: nil, occurrence: nil, state: .invalid, outcome: Outcome(),
        isToBeConfirmed: false)
    }
  }

  /// The rows of one obligation.
  ///
  /// - Parameter ahead: Also what falls due up to this day; nil for no more than the next.
  func rows(_ slot: Slot, _ today: CivilDay, ahead: CivilDay? = nil) -> [RegisterRow] {
    let plan = inventory.plans[slot.plan]
    let obligation = plan.obligations[slot.obligation]
    guard let timetable = timetable(slot) else { return [] }
    let root = root(at: slot)
    let outcomes = dossiers[root]?.outcomes ?? [:]
    let ladder = inventory.settings.ladder(of: obligation, in: plan)
    let isCovered = !obligation.covers.isEmpty && obligation.covers.allSatisfy { isDone($0, slot.plan, today) }
    func row(_ entry: DeadlineEntry?, _ occurrence: Occurrence?, _ state: ObligationState, _ outcome: Outcome)
      -> RegisterRow
    {
      RegisterRow(
        plan: plan.id, obligation: obligation, id: obligation.id, root: root, title: obligation.title,
        kind: obligation.kind, entry: entry, occurrence: occurrence, state: state, outcome: outcome,
        isToBeConfirmed: entry.map { isToBeConfirmed($0, root) } ?? false)
    }
    let occurrences = timetable.all(upTo: max(today, ahead ?? today))
    guard !occurrences.isEmpty else {
      let outcome = outcomes[nil] ?? Outcome()
      let entry = obligation.deadlines.first
      let state: ObligationState =
        outcome.done != nil || isCovered
        ? .done : outcome.cancelled != nil ? .cancelled : entry?.deadline.stateWithoutDays ?? .undated
      return [row(entry, nil, state, outcome)]
    }
    return occurrences.map { occurrence in
      let outcome = outcomes[occurrence.id] ?? outcomes[nil] ?? Outcome()
      let state = outcome.done != nil || isCovered ? .done : state(of: occurrence, outcome, ladder, today)
      return row(occurrence.entry.map { obligation.deadlines[$0] }, occurrence, state, outcome)
    }
  }

  private func state(of occurrence: Occurrence, _ outcome: Outcome, _ ladder: Ladder, _ today: CivilDay)
    -> ObligationState
  {
    if outcome.cancelled != nil { return .cancelled }
    if occurrence.isMissed(on: today) { return .missed }
    if today > occurrence.due { return occurrence.continues ? .ongoing : .overdue }
    if let snooze = outcome.snooze, today < inventory.settings.workCalendar.onOrAfter(snooze.until) { return .snoozed }
    if today == occurrence.due { return .due }
    let opens = occurrence.window.start ?? occurrence.due.shifted(byDays: -(ladder.before.max() ?? 0))
    return today >= opens ? .open : .upcoming
  }

  /// Whether its text is read as it is until a planner confirms it, and none has.
  public func isToBeConfirmed(_ entry: DeadlineEntry, _ root: Root) -> Bool {
    entry.deadline.confirm && !(dossiers[root]?.confirmations.contains { $0.text == entry.text } ?? false)
  }

  /// Whether all of another obligation of the plan is done (for `each`, of every member).
  private func isDone(_ id: String, _ p: Int, _ today: CivilDay) -> Bool {
    let plan = inventory.plans[p]
    let matches = plan.obligations.indices.filter { plan.obligations[$0].isNamed(id) }
    // What covers something is itself covered by nothing, so this ends.
    return !matches.isEmpty
      && matches.allSatisfy { o in
        plan.obligations[o].covers.isEmpty
          && rows(Slot(plan: p, obligation: o), today).allSatisfy { $0.state == .done || $0.state == .cancelled }
      }
  }

  /// What is gone from the files, by root.
  ///
  /// - Parameter plan: Only what was this plan's, by the id under which it was first seen; nil for all.
  func goneRoots(of plan: PlanID? = nil) -> [Root] {
    withdrawnRoots.filter { (plan == nil || plan == $0.plan) && slot(of: $0) == nil }.sorted()
  }

  func withdrawnRows(_ plan: PlanID?) -> [RegisterRow] {
    goneRoots(of: plan).map { root in
      RegisterRow(
        plan: root.plan, obligation: nil, id: root.obligation, root: root,
        title: dossiers[root]?.withdrawn?.title ?? "",
        kind: .measure, entry: nil, occurrence: nil, state: .withdrawn, outcome: Outcome(), isToBeConfirmed: false)
    }
  }

  /// How it stands with all that a reader is responsible for.
  public func situation(of reader: RecipientID, on today: CivilDay) -> Situation {
    var situation = Situation()
    for slot in slots(readBy: reader, on: today) {
      let plan = inventory.plans[slot.plan]
      if plan.adopted.map({ $0 > today }) ?? false { continue }
      if isRetired(plan, on: today) { continue }
      if !plan.obligations[slot.obligation].covers.isEmpty { continue }
      for row in rows(slot, today) {
        switch row.state {
        case .overdue: situation.overdue += 1
        case .open, .due: situation.approaching += 1
        default: break
        }
      }
    }
    return situation
  }
}

extension Obligation {
  /// Whether an id means it: its own, or that of all members that `each` made.
  func isNamed(_ id: String) -> Bool { self.id == id || self.id.hasPrefix(id + ":") }
}

extension Deadline {
  var stateWithoutDays: ObligationState {
    switch meaning {
    case .ongoing: .ongoing
    case .asNeeded: .asNeeded
    case .relative: .waiting
    case .undated, .once, .recurring: .undated
    }
  }
}
