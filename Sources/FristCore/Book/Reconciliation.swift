/// Compares what is in force from now on with what the book knows, and says what happened.
public struct Reconciliation {
  /// In a fixed order; already applied to `book`, which has the new files in force.
  public private(set) var entries: [Entry] = []
  public private(set) var book: Book
  /// The plans that were looked at, since they or what the record awaits of them are not as they were; nil for all.
  public private(set) var plans: Set<PlanID>?
  let now: CivilMoment
  /// Roots that belong to obligations with another id by now.
  private let inherited: Set<Root>
  private let plansInForce: Set<PlanID>

  /// - Parameters:
  ///   - book: With what was in force before; of a new ledger an empty one.
  ///   - isFirst: True where nothing was in force before: nothing has changed, it is only seen.
  ///   - new: What is in force from `now` on.
  ///   - changed: The plans that are new, gone or have another value than in the book, where settings and directory are
  ///     the same: the others are not looked at, and it costs what these cost. Nil: everything is.
  public init(of book: Book, to new: Inventory, isFirst: Bool, now: CivilMoment, changed: Set<PlanID>? = nil) {
    self.book = book
    self.now = now
    inherited = book.inheritedRoots
    plansInForce = Set(new.plans.map(\.id))
    plans = changed.map { Self.concerned(by: $0, in: new, book) }
    let old = book.inventory
    var present: Set<Root> = []
    var moved: [(was: Obligation, now: Obligation, plan: Plan, root: Root)] = []
    for plan in new.plans where isLookedAt(plan.id) {
      let earlier = arrive(plan, after: book)
      let byRoot = Dictionary(
        (earlier?.obligations ?? []).map { (book.root(of: ObligationRef(plan: earlier!.id, obligation: $0.id)), $0) },
        uniquingKeysWith: { first, _ in first })
      for obligation in plan.obligations {
        let root = arrive(obligation, in: plan)
        present.insert(root)
        guard !isFirst, let earlier, let was = byRoot[root] else { continue }
        if was.deadlines.map(\.deadline) != obligation.deadlines.map(\.deadline) {
          moved.append((was, obligation, plan, root))
        }
        let ladders = (old.settings.ladder(of: was, in: earlier), new.settings.ladder(of: obligation, in: plan))
        if ladders.0 != ladders.1 {
          // Repeats by month have their names from the due day.
          let timetable = self.book.dossiers[root].map { Timetable(was, of: earlier, root: root, dossier: $0) }
          let dues = Set(timetable?.all(upTo: now.day).map(\.due) ?? [])
          let added = (dues.isEmpty ? [now.day] : dues).reduce(into: Set<Step>()) {
            $0.formUnion(ladders.1.steps(from: $1).subtracting(ladders.0.steps(from: $1)))
          }
          if !added.isEmpty { make(.ladderEdited(root, added: added), by: .planFile) }
        }
        let from = was.responsible.filter { !obligation.responsible.contains($0) }
        if !from.isEmpty { make(.handedOver(root, from: from), by: .planFile) }
      }
      // What cannot be understood is there all the same.
      for invalid in plan.invalid {
        present.insert(self.book.root(of: ObligationRef(plan: plan.id, obligation: invalid.id)))
      }
    }
    for (was, obligation, plan, root) in moved { move(from: was, to: obligation, in: plan, root) }
    if !isFirst { withdrawAll(of: old, but: present, new) }
    loseRecipients(new)
    for problem in new.problems where problem.severity == .error {
      let topic = self.book.topic(of: problem)
      guard self.book.found[topic] == nil, case .problem(let plan, let obligation, let key) = topic else { continue }
      make(.found(plan: plan, obligation: obligation, key: key))
    }
    self.book.use(new, changed: plans)
    takeStatements()
    dateRelatives()
  }

  /// Plans that changed, those that share a root with one of them, and those of which a statement is not taken yet.
  private static func concerned(by changed: Set<PlanID>, in new: Inventory, _ book: Book) -> Set<PlanID> {
    let roots = Set(changed.map(book.planRoot))
    return changed.union(book.awaiting).union(
      new.plans.lazy.map(\.id).filter { roots.contains(book.planRoot(of: $0)) })
  }

  func isLookedAt(_ plan: PlanID) -> Bool { plans?.contains(plan) ?? true }

  mutating func note(_ entry: Entry) {
    entries.append(entry)
    book.apply(entry)
  }

  /// Whether a statement of a plan is to be looked at again, though its file stays the same.
  mutating func setAwaiting(_ isAwaiting: Bool, _ plan: PlanID) {
    if isAwaiting { book.awaiting.insert(plan) } else { book.awaiting.remove(plan) }
  }

  private mutating func make(_ event: Entry.Event, by actor: Actor = .planFile) {
    note(Entry(at: now, by: actor, event))
  }

  /// Returns the version of a plan that was in force before, also under another id.
  private mutating func arrive(_ plan: Plan, after before: Book) -> Plan? {
    let own = book.planRoot(of: plan.id)
    if let former = plan.formerly, book.plans[own] == nil || isAnothers(own, than: plan) {
      let root = book.planRoot(of: former)
      if book.plans[root] != nil, !isAnothers(root, than: plan) { make(.planRenamed(plan.id, root: root)) }
    }
    // Its name lives on as the root of another that was renamed: this is something new under a used name.
    if isAnothers(book.planRoot(of: plan.id), than: plan) {
      let number = (2...).first { book.plans["\(plan.id)~\($0)"] == nil }!
      make(.planRenamed(plan.id, root: "\(plan.id)~\(number)"))
    }
    let root = book.planRoot(of: plan.id)
    if book.plans[root] == nil { make(.planSeen(root)) }
    if book.plans[root]?.gone != nil { make(.planReturned(root)) }
    return before.plan(plan.id) ?? plan.formerly.flatMap { before.plan($0) }
  }

  /// Whether a root is that of another plan in force, which was renamed or has it for a name.
  private func isAnothers(_ root: PlanID, than plan: Plan) -> Bool {
    book.names(ofPlan: root).contains { $0 != plan.id && plansInForce.contains($0) }
      || root != plan.id && plansInForce.contains(root) && book.planRoot(of: root) == root
  }

  /// Returns the root under which the obligation is known from now on.
  private mutating func arrive(_ obligation: Obligation, in plan: Plan) -> Root {
    let ref = ObligationRef(plan: plan.id, obligation: obligation.id)
    // What the old plan had is another plan's; its history stays with the old id.
    let former = obligation.formerly.flatMap { $0.contains("/") ? nil : $0 }
    if let former, !book.hasAlias(ref), book.dossiers[book.root(of: ref)] == nil {
      let root = book.root(of: ObligationRef(plan: plan.id, obligation: former))
      if book.dossiers[root] != nil { make(.renamed(ref, root: root)) }
    }
    // Its id lives on as the root of another that was renamed: this is something new under a used id.
    let own = Root(plan: book.planRoot(of: plan.id), obligation: obligation.id)
    let comesHome = former.map { book.root(of: ObligationRef(plan: plan.id, obligation: $0)) == own }
    if !book.hasAlias(ref), inherited.contains(own), comesHome != true {
      var number = 2
      while book.dossiers[Root(plan: own.plan, obligation: "\(own.obligation)~\(number)")] != nil { number += 1 }
      make(.renamed(ref, root: Root(plan: own.plan, obligation: "\(own.obligation)~\(number)")))
    }
    let root = book.root(of: ref)
    if book.dossiers[root] == nil {
      make(.seen(root), by: obligation.isAutomatic ? .clock : .planFile)
    } else if book.dossiers[root]?.withdrawn != nil {
      make(.returned(root))
      resume(obligation, in: plan, root)
    }
    return root
  }

  private mutating func withdrawAll(of old: Inventory, but present: Set<Root>, _ new: Inventory) {
    let plansPresent = Set(new.plans.map { book.planRoot(of: $0.id) })
    for plan in old.plans where isLookedAt(plan.id) {
      let planRoot = book.planRoot(of: plan.id)
      let isGone = !plansPresent.contains(planRoot)
      // What goes from a plan that is over, or not adopted yet, goes without a word.
      let isOver = book.isRetired(plan, on: now.day)
      let isAhead = plan.adopted.map { $0 > now.day } ?? false
      // A plan that is not adopted yet is as if it had not been there.
      if isGone, isAhead { continue }
      if isGone, !isOver, book.plans[planRoot]?.gone == nil {
        make(.planGone(planRoot, title: plan.title, owner: plan.owner, coordinator: plan.coordinator))
      }
      for obligation in plan.obligations {
        let root = book.root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
        guard !present.contains(root), book.dossiers[root]?.withdrawn == nil else { continue }
        // The revision that no file declares comes and goes with the plans around it.
        if obligation.isAutomatic {
          if !isGone { make(.needless(root), by: .clock) }
          continue
        }
        // Not of what was done.
        let wasFinished = book.finishedOn(obligation, plan, now.day) != nil
        make(
          .withdrawn(
            root, title: obligation.title, coordinator: plan.coordinator,
            withPlan: isGone || wasFinished || isOver || isAhead))
      }
    }
  }

  private mutating func loseRecipients(_ new: Inventory) {
    var named: Set<RecipientID> = []
    for plan in new.plans where isLookedAt(plan.id) {
      for obligation in plan.obligations { named.formUnion(obligation.responsible) }
    }
    for id in named.sorted() {
      if new.directory[id] == nil {
        if !(book.losses[id]?.isLost ?? false) { make(.recipientLost(id)) }
      } else if book.losses[id]?.isLost ?? false {
        make(.recipientReturned(id))
      }
    }
  }
}

// MARK: A changed text (rule 8)

extension Reconciliation {
  /// Moves the occurrences that a changed text concerns.
  private mutating func move(from old: Obligation, to new: Obligation, in plan: Plan, _ root: Root) {
    guard let dossier = book.dossiers[root] else { return }
    let before = Timetable(old, of: plan, root: root, dossier: dossier)
    let labels = Set((old.deadlines + new.deadlines).map(\.deadline.label)).sorted { ($0 ?? "") < ($1 ?? "") }
    for label in labels {
      if old.recurs(label) || new.recurs(label) {
        changeSeries(label, old, new, before, dossier, root)
      } else {
        changeWindows(label, old, new, before, dossier, root)
      }
    }
  }

  private mutating func changeWindows(
    _ label: String?, _ old: Obligation, _ new: Obligation, _ before: Timetable, _ dossier: Dossier, _ root: Root
  ) {
    let texts = (old: old.windows(label), new: new.windows(label))
    var taken: Set<OccurrenceID> = []
    var gone: [OccurrenceID] = []
    var unmatched = texts.new
    for window in texts.old {
      let id = before.identity(of: window, label: label, taken: taken)
      taken.insert(id)
      if let same = unmatched.firstIndex(of: window) {
        unmatched.remove(at: same)
      } else {
        gone.append(id)
      }
    }
    // A day that no text named, by a command, is replaced by what the text says now.
    gone += dossier.given.filter { $0.label == label && !taken.contains($0) }
      .sorted { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
    for id in gone {
      // What is done stays where it was.
      if dossier.outcomes[id]?.isFinished ?? false { continue }
      if unmatched.isEmpty {
        if !new.deadlines.contains(where: { $0.deadline.label == label }) || !dossier.given.contains(id) {
          make(.disarmed(id))
        }
        continue
      }
      arm(id, unmatched.removeFirst(), new, label)
    }
    // What is new in the text is known only from now on.
    for window in unmatched {
      let id = OccurrenceID(root: root, label: label, originalDue: window.due)
      if dossier.armings[id] == nil { arm(id, window, new, label, number: 1) }
    }
  }

  /// Moves what the record has of an obligation that comes back to the files with another day than it went with.
  ///
  /// The text that it went with is not in force any more, so the record alone tells: what was told, or moved, and is open
  /// is matched in order with what the text has and the record has not. Where their numbers differ each stands for itself.
  private mutating func resume(_ obligation: Obligation, in plan: Plan, _ root: Root) {
    guard let dossier = book.dossiers[root], dossier.kept.isEmpty, dossier.seriesFrom.isEmpty,
      !(dossier.outcomes[nil]?.isFinished ?? false)
    else { return }
    let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
    let labels = Set(obligation.deadlines.map(\.deadline.label)).sorted { ($0 ?? "") < ($1 ?? "") }
    for label in labels where !obligation.recurs(label) {
      var open = Set(dossier.told.keys).union(dossier.armings.keys)
        .filter { $0.label == label && !(dossier.outcomes[$0]?.isFinished ?? false) }
      var coming: [Window] = []
      var taken: Set<OccurrenceID> = []
      for window in obligation.windows(label) {
        let id = timetable.identity(of: window, label: label, taken: taken)
        taken.insert(id)
        if open.remove(id) == nil { coming.append(window) }
      }
      guard open.count == coming.count else { continue }
      let inOrder = open.sorted { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
      for (id, window) in zip(inOrder, coming) { arm(id, window, obligation, label) }
    }
  }

  /// What passed stays; what has not is moved in order; the rest goes without a word.
  private mutating func changeSeries(
    _ label: String?, _ old: Obligation, _ new: Obligation, _ before: Timetable, _ dossier: Dossier, _ root: Root
  ) {
    let meanings = { (it: Obligation) in it.deadlines.filter { $0.deadline.label == label }.map(\.deadline.meaning) }
    if meanings(old) == meanings(new) { return }
    let horizon = now.day.shifted(byDays: 800)
    var ahead: [Occurrence] = []
    var finished: Set<CivilDay> = []
    for occurrence in before.all(upTo: horizon) where occurrence.id.label == label {
      if occurrence.due < now.day {
        if occurrence.isRecurring { make(.kept(occurrence.id, occurrence.window)) }
      } else if !(dossier.outcomes[occurrence.id]?.isFinished ?? false) {
        ahead.append(occurrence)
      } else {
        make(.kept(occurrence.id, occurrence.window))
        finished.insert(occurrence.id.originalDue)
      }
    }
    make(.seriesFrom(root, label: label, now.day))
    var coming = new.windows(label).filter { $0.due >= now.day }
    for entry in new.deadlines where entry.deadline.label == label && entry.deadline.recurs {
      coming += entry.deadline.occurrences(dueOnOrAfter: now.day, atMost: max(ahead.count + finished.count, 1))
    }
    // What is done ahead stays where it was, and a day that the new text has, too, is its own.
    coming.removeAll { finished.contains($0.due) }
    coming.sort { $0.due < $1.due }
    for (occurrence, window) in zip(ahead, coming)
    where occurrence.window != window || occurrence.id.originalDue != window.due {
      if occurrence.window == window, occurrence.id.originalDue == window.due { continue }
      arm(occurrence.id, window, new, label)
    }
  }

  private mutating func arm(
    _ id: OccurrenceID, _ window: Window, _ new: Obligation, _ label: String?, number: Int? = nil
  ) {
    make(
      .armed(
        id,
        Arming(
          number: number ?? book.arming(of: id) + 1, window: window, textDue: window.due, at: now, cause: .text,
          by: .planFile, text: new.deadlines.first { $0.deadline.label == label }?.text)))
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
}

extension Ladder {
  /// All steps it can have, but for `opens`; repeats by month as counted from a day.
  fileprivate func steps(from day: CivilDay) -> Set<Step> {
    Set(
      before.map { .before($0) } + [.due] + overdueDays(from: day).map { .overdue($0) }
        + escalations.map { .escalated($0.days) })
  }
}
