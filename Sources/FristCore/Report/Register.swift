/// A row of the register: one occurrence, or an obligation without days.
public struct RegisterRow: Hashable, Sendable {
  public let plan: PlanID
  /// Nil for what is invalid or withdrawn.
  public let obligation: Obligation?
  /// The obligation's id.
  public let id: String
  public let title: String
  public let kind: ObligationKind
  public let entry: DeadlineEntry?
  public let occurrence: Occurrence?
  public let state: ObligationState
  public let completion: Completion?

  /// `nes-rus/3.6`.
  public var name: String { "\(plan)/\(id)" }
}

extension Decider {
  /// Everything in the plans as it stands on a day: by plan, in the order of the file, by due day.
  ///
  /// Of a recurring deadline: all occurrences that have fallen due, and the next one.
  ///
  /// - Parameter plan: Only this one; nil for all.
  public func register(on today: CivilDay, plan: PlanID? = nil) -> [RegisterRow] {
    var rows: [RegisterRow] = []
    for (p, it) in inventory.plans.enumerated() where plan == nil || plan == it.id {
      if let adopted = it.adopted, adopted > today { continue }
      let isRetired = retirement[it.id].map { $0 <= today } ?? false
      // A replaced plan needs no revision of its own.
      for (o, obligation) in it.obligations.enumerated() where !(isRetired && obligation.line == 0) {
        rows += self.rows(p, o, obligation, today)
      }
      for invalid in it.invalid {
        rows.append(
          RegisterRow(
            plan: it.id, obligation: nil, id: invalid.id, title: "", kind: invalid.kind, entry: nil, occurrence: nil,
            state: .invalid, completion: nil))
      }
    }
    return rows + withdrawn(plan)
  }

  /// The rows of one obligation.
  ///
  /// - Parameters: indices into the inventory.
  func rows(_ p: Int, _ o: Int, _ obligation: Obligation, _ today: CivilDay) -> [RegisterRow] {
    let plan = inventory.plans[p].id
    let ladder = inventory.settings.ladder(of: obligation, in: inventory.plans[p])
    func row(_ entry: DeadlineEntry?, _ occurrence: Occurrence?, _ state: ObligationState, _ done: Completion?)
      -> RegisterRow
    {
      RegisterRow(
        plan: plan, obligation: obligation, id: obligation.id, title: obligation.title, kind: obligation.kind,
        entry: entry, occurrence: occurrence, state: state, completion: done)
    }
    let occurrences = occurrences(p, o, upTo: today)
    let isCovered = !obligation.covers.isEmpty && obligation.covers.allSatisfy { isDone($0, p, today) }
    var rows = occurrences.map { entry, occurrence in
      let completion = history.completions[OutcomeSubject(occurrence.id)]
      let state = completion != nil || isCovered ? .done : state(of: occurrence, ladder, today)
      return row(entry, occurrence, state, completion)
    }
    if rows.isEmpty {
      let entry = obligation.deadlines.first
      let completion = history.completions[OutcomeSubject(obligation: root(p, o))]
      rows.append(
        row(
          entry, nil, completion != nil || isCovered ? .done : entry?.deadline.stateWithoutDays ?? .undated, completion)
      )
    }
    return rows
  }

  /// All occurrences that have fallen due, and of each recurring deadline the next one; by due day.
  func occurrences(_ p: Int, _ o: Int, upTo today: CivilDay) -> [(entry: DeadlineEntry, occurrence: Occurrence)] {
    let timetable = timetable(plan: p, obligation: o)
    let deadlines = inventory.plans[p].obligations[o].deadlines
    var result: [(entry: DeadlineEntry, occurrence: Occurrence)] = timetable.listed()
    for (e, entry) in deadlines.enumerated() {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      var n = rule.hasBeginning ? 0 : rule.firstIndex(dueOnOrAfter: knownSince(p, o).day) ?? 0
      while let occurrence = timetable.recurring(e, n) {
        result.append((entry, occurrence))
        if occurrence.due >= today { break }
        n += 1
      }
    }
    return result.enumerated().sorted {
      ($0.element.occurrence.due, $0.offset) < ($1.element.occurrence.due, $1.offset)
    }
    .map(\.element)
  }

  private func state(of occurrence: Occurrence, _ ladder: Ladder, _ today: CivilDay) -> ObligationState {
    if occurrence.isMissed(on: today) { return .missed }
    if today > occurrence.due { return occurrence.continues ? .ongoing : .overdue }
    if today == occurrence.due { return .due }
    let opens = occurrence.window.start ?? occurrence.due.shifted(byDays: -(ladder.before.max() ?? 0))
    return today >= opens ? .open : .upcoming
  }

  /// Whether all of another obligation of the plan is done (for `each`, of every member).
  private func isDone(_ id: String, _ p: Int, _ today: CivilDay) -> Bool {
    let matches = inventory.plans[p].obligations.indices.filter { o in
      let other = inventory.plans[p].obligations[o].id
      return other == id || other.hasPrefix(id + ":")
    }
    // What covers something is itself covered by nothing, so this ends.
    return !matches.isEmpty
      && matches.allSatisfy { o in
        let obligation = inventory.plans[p].obligations[o]
        return obligation.covers.isEmpty && rows(p, o, obligation, today).allSatisfy { $0.state == .done }
      }
  }

  private func withdrawn(_ plan: PlanID?) -> [RegisterRow] {
    history.seen.filter { $0.value.withdrawn != nil && (plan == nil || plan == $0.key.plan) }
      .sorted { $0.key < $1.key }
      .map { root, seen in
        RegisterRow(
          plan: root.plan, obligation: nil, id: root.obligation, title: seen.withdrawn?.title ?? "", kind: .measure,
          entry: nil, occurrence: nil, state: .withdrawn, completion: nil)
      }
  }
}

extension Deadline {
  fileprivate var stateWithoutDays: ObligationState {
    switch meaning {
    case .ongoing: .ongoing
    case .asNeeded: .asNeeded
    case .relative: .waiting
    case .undated, .once, .recurring: .undated
    }
  }
}
