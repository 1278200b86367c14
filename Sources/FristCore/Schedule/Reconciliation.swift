/// What the ledger is told when plan files were accepted: arrivals, renamings, withdrawals, moves by a changed text.
public enum Change: Hashable, Sendable {
  case planSeen(PlanID, at: CivilMoment)
  case seen(ObligationRef, at: CivilMoment)
  /// The present id, and the id under which it was first seen.
  case renamed(ObligationRef, root: ObligationRef)
  case withdrawn(ObligationRef, Withdrawal)
  case returned(ObligationRef)
  case armed(OccurrenceID, Arming)
  case ladderEdited(ObligationRef, at: CivilMoment)
}

extension History {
  public mutating func apply(_ change: Change) {
    switch change {
    case .planSeen(let plan, let at): plansSeen[plan] = plansSeen[plan] ?? at
    case .seen(let root, let at): seen[root] = Seen(first: at)
    case .renamed(let ref, let root): roots[ref] = root
    case .withdrawn(let root, let withdrawal):
      seen[root]?.withdrawn = withdrawal
      withdrawals[root] = withdrawal.number
    case .returned(let root): seen[root]?.withdrawn = nil
    case .armed(let id, let arming): armings[id, default: []].append(arming)
    case .ladderEdited(let root, let at): seen[root]?.ladderEdited = at
    }
  }
}

/// Compares what is in force from now on with what the ledger knows.
public struct Reconciliation {
  /// In a fixed order; already applied to `history`.
  public private(set) var changes: [Change] = []
  public private(set) var history: History
  private let now: CivilMoment

  /// - Parameters:
  ///   - old: What was in force before, by the latest accepted versions; nil in a new ledger.
  ///   - new: What is in force from `now` on.
  public init(from old: Inventory?, to new: Inventory, history: History, now: CivilMoment) {
    self.history = history
    self.now = now
    let before = Dictionary((old?.plans ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var present: Set<ObligationRef> = []
    for plan in new.plans {
      if self.history.plansSeen[plan.id] == nil { make(.planSeen(plan.id, at: now)) }
      let earlier = before[plan.id]
      let byRoot = Dictionary(
        (earlier?.obligations ?? []).map { (history.root(of: ObligationRef(plan: plan.id, obligation: $0.id)), $0) },
        uniquingKeysWith: { first, _ in first })
      for obligation in plan.obligations {
        let root = arrive(obligation, in: plan)
        present.insert(root)
        guard let old, let earlier, let was = byRoot[root] else { continue }
        move(from: was, to: obligation, in: plan)
        if old.settings.ladder(of: was, in: earlier) != new.settings.ladder(of: obligation, in: plan) {
          make(.ladderEdited(root, at: now))
        }
      }
      // What cannot be understood is there all the same.
      for invalid in plan.invalid {
        present.insert(history.root(of: ObligationRef(plan: plan.id, obligation: invalid.id)))
      }
    }
    withdrawAll(but: present, plans: Set(new.plans.map(\.id)), before)
  }

  private mutating func make(_ change: Change) {
    changes.append(change)
    history.apply(change)
  }

  /// Returns the root under which the obligation is known from now on.
  private mutating func arrive(_ obligation: Obligation, in plan: Plan) -> ObligationRef {
    let ref = ObligationRef(plan: plan.id, obligation: obligation.id)
    if let former = obligation.formerly, history.roots[ref] == nil, history.seen[ref] == nil {
      let root = history.root(of: ObligationRef(plan: plan.id, obligation: former))
      if history.seen[root] != nil { make(.renamed(ref, root: root)) }
    }
    let root = history.root(of: ref)
    if history.seen[root] == nil {
      make(.seen(root, at: now))
    } else if history.seen[root]?.withdrawn != nil {
      make(.returned(root))
    }
    return root
  }

  private mutating func withdrawAll(but present: Set<ObligationRef>, plans: Set<PlanID>, _ before: [PlanID: Plan]) {
    for root in history.seen.keys.sorted() where !present.contains(root) && history.seen[root]?.withdrawn == nil {
      guard let plan = before[root.plan] else { continue }
      let obligation = plan.obligations.first {
        history.root(of: ObligationRef(plan: plan.id, obligation: $0.id)) == root
      }
      // The revision that no file declares comes and goes with the plans around it.
      if obligation?.line == 0 { continue }
      let withPlan = !plans.contains(plan.id)
      let number = 1 + (history.withdrawals[root] ?? 0)
      make(
        .withdrawn(
          root,
          Withdrawal(
            number: number, at: now, title: withPlan ? plan.title : obligation?.title ?? root.obligation,
            withPlan: withPlan, coordinator: plan.coordinator)))
    }
  }

  /// A changed text moves the occurrences it concerns (DESIGN.md 5, rule 8).
  private mutating func move(from old: Obligation, to new: Obligation, in plan: Plan) {
    if old.deadlines.map(\.deadline) == new.deadlines.map(\.deadline) { return }
    let root = history.root(of: ObligationRef(plan: plan.id, obligation: new.id))
    let armings = history.armings.filter { $0.key.obligation == root }
    let before = Timetable(old, root: root, knownSince: now, armings: armings)
    let labels = Set((old.deadlines + new.deadlines).map(\.deadline.label)).sorted { ($0 ?? "") < ($1 ?? "") }
    for label in labels {
      let texts = (old: old.windows(label), new: new.windows(label))
      var taken: Set<OccurrenceID> = []
      var gone: [OccurrenceID] = []
      for window in texts.old {
        let id = before.identity(of: window, label: label, taken: taken)
        taken.insert(id)
        if !texts.new.contains(where: { $0.due == window.due }) { gone.append(id) }
      }
      if old.recurs(label) || new.recurs(label) { gone += told(root, label, notIn: texts.new, new: new) }
      var come = texts.new.filter { window in !texts.old.contains { $0.due == window.due } }
      for id in gone {
        let last = history.armings[id]?.last
        let due = last?.window.due ?? id.originalDue
        guard let window = pick(&come, near: due, sameYear: new.recurs(label) || old.recurs(label), new, label)
        else { continue }
        make(
          .armed(
            id,
            Arming(
              number: (last?.number ?? 1) + 1, window: window, textDue: window.due, at: now, who: "plan file",
              why: "the deadline text was changed")))
      }
      // What is new in the text is known only from now on.
      for window in come {
        let id = OccurrenceID(obligation: root, label: label, originalDue: window.due)
        if history.armings[id] == nil {
          make(
            .armed(
              id,
              Arming(
                number: 1, window: window, textDue: window.due, at: now, who: "plan file",
                why: "the deadline text was changed")))
        }
      }
    }
  }

  /// Occurrences of a recurring text that somebody was told about and that the new text does not have.
  private func told(
    _ root: ObligationRef, _ label: String?, notIn windows: [Window], new: Obligation
  ) -> [OccurrenceID] {
    history.told.filter { id, told in
      id.obligation == root && id.label == label && told.contains(where: \.wasSent)
        && !new.hasOccurrence(label, dueOn: id.originalDue)
        && (history.armings[id]?.last?.window.due ?? id.originalDue) >= now.day.shifted(byDays: -366)
    }.keys.sorted { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
  }

  private func pick(
    _ come: inout [Window], near due: CivilDay, sameYear: Bool, _ new: Obligation, _ label: String?
  ) -> Window? {
    if !sameYear { return come.isEmpty ? nil : come.removeFirst() }
    if let index = come.firstIndex(where: { $0.due.year == due.year }) { return come.remove(at: index) }
    for entry in new.deadlines where entry.deadline.label == label {
      guard case .recurring(let rule) = entry.deadline.meaning,
        let n = rule.firstIndex(dueOnOrAfter: .firstDay(ofYear: due.year)), let window = rule.window(n)
      else { continue }
      if window.due.year == due.year { return window }
    }
    return nil
  }
}

extension Obligation {
  /// The windows that the texts with a label name one by one.
  fileprivate func windows(_ label: String?) -> [Window] {
    deadlines.filter { $0.deadline.label == label }.flatMap { entry -> [Window] in
      if case .once(let windows) = entry.deadline.meaning { windows } else { [] }
    }
  }

  fileprivate func recurs(_ label: String?) -> Bool {
    deadlines.contains { $0.deadline.label == label && $0.deadline.recurs }
  }

  fileprivate func hasOccurrence(_ label: String?, dueOn day: CivilDay) -> Bool {
    deadlines.contains {
      $0.deadline.label == label && $0.deadline.occurrences(dueOnOrAfter: day, atMost: 1).first?.due == day
    }
  }
}
