/// What the ledger is told when plan files were accepted: arrivals, renamings, withdrawals, moves by a changed text.
public enum Change: Hashable, Sendable {
  case planSeen(PlanID, at: CivilMoment)
  case seen(ObligationRef, at: CivilMoment)
  /// The present id, and the id under which it was first seen.
  case renamed(ObligationRef, root: ObligationRef)
  case withdrawn(ObligationRef, Withdrawal)
  case returned(ObligationRef)
  case armed(OccurrenceID, Arming)
  case ladderEdited(ObligationRef, LadderEdition)
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
    case .ladderEdited(let root, let edition): seen[root]?.ladderEdited = edition
    }
  }
}

/// Compares what is in force from now on with what the ledger knows.
public struct Reconciliation {
  /// In a fixed order; already applied to `history`.
  public private(set) var changes: [Change] = []
  public private(set) var history: History
  private let now: CivilMoment
  /// Roots that belong to obligations with another id by now.
  private let inherited: Set<ObligationRef>

  /// - Parameters:
  ///   - old: What was in force before, by the latest accepted versions; nil in a new ledger.
  ///   - new: What is in force from `now` on.
  public init(from old: Inventory?, to new: Inventory, history: History, now: CivilMoment) {
    self.history = history
    self.now = now
    inherited = Set(history.roots.values)
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
        let ladders = (old.settings.ladder(of: was, in: earlier), new.settings.ladder(of: obligation, in: plan))
        let added = ladders.1.steps.subtracting(ladders.0.steps)
        if !added.isEmpty {
          let before = self.history.seen[root]?.ladderEdited?.added ?? []
          make(.ladderEdited(root, LadderEdition(at: now, added: added.union(before))))
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
    // Its id lives on as the root of another that was renamed: this is something new under a used id.
    let comesHome = obligation.formerly.map {
      history.root(of: ObligationRef(plan: plan.id, obligation: $0)) == ref
    }
    if history.roots[ref] == nil, inherited.contains(ref), comesHome != true {
      var number = 2
      var fresh = ObligationRef(plan: ref.plan, obligation: "\(ref.obligation)~\(number)")
      while history.seen[fresh] != nil {
        number += 1
        fresh = ObligationRef(plan: ref.plan, obligation: "\(ref.obligation)~\(number)")
      }
      make(.renamed(ref, root: fresh))
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
    var planNumbers: [PlanID: Int] = [:]
    for (root, number) in history.withdrawals {
      planNumbers[root.plan] = max(planNumbers[root.plan] ?? 0, number)
    }
    for root in history.seen.keys.sorted() where !present.contains(root) && history.seen[root]?.withdrawn == nil {
      guard let plan = before[root.plan] else { continue }
      let obligation = plan.obligations.first {
        history.root(of: ObligationRef(plan: plan.id, obligation: $0.id)) == root
      }
      // The revision that no file declares comes and goes with the plans around it.
      guard let obligation, obligation.line > 0 else { continue }
      let withPlan = !plans.contains(plan.id)
      // A plan that goes is told as one, so all of it has one number.
      let number = 1 + ((withPlan ? planNumbers[plan.id] : history.withdrawals[root]) ?? 0)
      make(
        .withdrawn(
          root,
          Withdrawal(
            number: number, at: now, title: withPlan ? plan.title : obligation.title,
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
        // What is done stays where it was.
        if !texts.new.contains(where: { $0.due == window.due }), history.completions[OutcomeSubject(id)] == nil {
          gone.append(id)
        }
      }
      if old.recurs(label) || new.recurs(label) { gone += told(root, label, notIn: texts.new, new: new) }
      var come = texts.new.filter { window in !texts.old.contains { $0.due == window.due } }
      var given: Set<CivilDay> = []
      for id in gone {
        let last = history.armings[id]?.last
        let due = last?.window.due ?? id.originalDue
        guard
          let window = pick(&come, near: due, sameYear: new.recurs(label) || old.recurs(label), new, label, root, given)
        else { continue }
        given.insert(window.due)
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
        && !new.hasOccurrence(label, dueOn: id.originalDue) && history.completions[OutcomeSubject(id)] == nil
        && (history.armings[id]?.last?.window.due ?? id.originalDue) >= now.day.shifted(byDays: -366)
    }.keys.sorted { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
  }

  private func pick(
    _ come: inout [Window], near due: CivilDay, sameYear: Bool, _ new: Obligation, _ label: String?,
    _ root: ObligationRef, _ given: Set<CivilDay>
  ) -> Window? {
    if !sameYear { return come.isEmpty ? nil : come.removeFirst() }
    if let index = come.firstIndex(where: { $0.due.year == due.year }) { return come.remove(at: index) }
    for entry in new.deadlines where entry.deadline.label == label {
      guard case .recurring(let rule) = entry.deadline.meaning,
        let n = rule.firstIndex(dueOnOrAfter: .firstDay(ofYear: due.year)), let window = rule.window(n)
      else { continue }
      // Not onto a day that has an occurrence of its own, or got one just now.
      let isTaken =
        given.contains(window.due)
        || history.told.keys.contains { $0.obligation == root && $0.label == label && $0.originalDue == window.due }
      if window.due.year == due.year, !isTaken { return window }
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
