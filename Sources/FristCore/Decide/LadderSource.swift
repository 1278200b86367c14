/// The ladders of all occurrences, and the status rounds of evaluations.
struct LadderSource: Sendable {
  private var agenda = Agenda<Item>()
  /// How often each obligation was planned: what an older plan put on the agenda counts no more.
  private var generations: [Root: Int32] = [:]

  private struct Item: Sendable {
    let root: Root
    let generation: Int32
    let place: Place
  }

  private enum Place: Sendable {
    /// An index into the timetable's list.
    case listed(Int)
    case series(entry: Int, n: Int)
    /// The next occurrence of a series comes near.
    case line(entry: Int, n: Int)
  }

  init() {}

  /// The next day on which anything may be told.
  var next: CivilDay? { agenda.earliest }

  /// Puts an obligation's occurrences on the agenda, in place of what was there.
  mutating func plan(_ root: Root, in book: Book, now: CivilDay) {
    let generation = (generations[root] ?? 0) + 1
    generations[root] = generation
    guard let slot = book.slot(of: root), let timetable = book.timetable(slot) else { return }
    let obligation = timetable.obligation
    let plan = book.inventory.plans[slot.plan]
    guard obligation.covers.isEmpty, !book.isRetired(plan, on: now) else { return }
    for (index, occurrence) in timetable.listed().enumerated() {
      add(Item(root: root, generation: generation, place: .listed(index)), occurrence, obligation, plan, book, now)
    }
    for (e, entry) in obligation.deadlines.enumerated() {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      let least = timetable.first(e)
      guard least < Int.max else { continue }
      // All but the last that has fallen due are missed, but for those that a move took out of their place.
      let upcoming = rule.firstIndex(dueOnOrAfter: now.shifted(byDays: 1)) ?? timetable.lastIndex(rule) + 1
      let first = max(upcoming - 1, least)
      let moved = Set(book.movedNumbers(of: rule, label: entry.deadline.label, root))
      // One that a later day of the next has made overdue again, in place of missed.
      let revived = Set(moved.map { $0 - 1 }).subtracting(moved).filter { $0 < first }
      for n in moved.union(revived).sorted() where n >= least {
        guard let occurrence = timetable.recurring(e, n) else { continue }
        // Another text's occurrence of that day may be the one that was moved.
        if moved.contains(n), occurrence.moves.isEmpty { continue }
        add(
          Item(root: root, generation: generation, place: .series(entry: e, n: n)), occurrence, obligation, plan, book,
          now)
      }
      follow(root, generation, entry: e, n: first, timetable, plan, book)
    }
  }

  private mutating func follow(
    _ root: Root, _ generation: Int32, entry: Int, n: Int, _ timetable: Timetable, _ plan: Plan, _ book: Book
  ) {
    guard case .recurring(let rule) = timetable.obligation.deadlines[entry].deadline.meaning,
      let window = rule.window(n)
    else { return }
    agenda.add(
      Item(root: root, generation: generation, place: .line(entry: entry, n: n)),
      on: firstDay(of: window, since: nil, timetable.obligation, plan, book))
  }

  private mutating func add(
    _ item: Item, _ occurrence: Occurrence, _ obligation: Obligation, _ plan: Plan, _ book: Book, _ now: CivilDay
  ) {
    // What is finished says nothing more, but that an evaluation's owner gets the report on its due day.
    let outcome = book.outcome(of: occurrence.id)
    if outcome.isFinished, obligation.kind != .evaluation || outcome.cancelled != nil { return }
    if occurrence.isMissed(on: now) { return }
    agenda.add(item, on: firstDay(of: occurrence.window, since: occurrence.moves.last, obligation, plan, book))
  }

  /// The first day on which a window can have anything to say.
  private func firstDay(
    of window: Window, since arming: Arming?, _ obligation: Obligation, _ plan: Plan, _ book: Book
  ) -> CivilDay {
    let settings = book.inventory.settings
    let ladder = settings.ladder(of: obligation, in: plan)
    let before = window.due.shifted(byDays: -(ladder.before.max() ?? 0))
    var first = min(before, window.start ?? before)
    if let arming, arming.cause == .dated { first = min(first, arming.at.day) }
    first = settings.workCalendar.onOrBefore(first)
    return max(first, plan.adopted ?? first)
  }

  /// What is to be told, and what is superseded by it, of all that may have something to say.
  mutating func due(
    on today: CivilDay, in book: Book, _ pass: Pass, _ tell: (Told) -> Void, _ supersede: (Superseded) -> Void
  ) {
    // A series that has come near may put its next occurrence on a day that has passed, too.
    while let day = agenda.earliest, day <= today {
      for item in agenda.takeEarliest() where generations[item.root] == item.generation {
        look(at: item, today, book, pass, tell, supersede)
      }
    }
  }

  /// One notice and who reads it.
  struct Told {
    let reader: RecipientID
    let notice: Notice
  }

  private mutating func look(
    at item: Item, _ today: CivilDay, _ book: Book, _ pass: Pass, _ tell: (Told) -> Void,
    _ supersede: (Superseded) -> Void
  ) {
    guard let slot = book.slot(of: item.root), let timetable = book.timetable(slot) else { return }
    let plan = book.inventory.plans[slot.plan]
    let occurrence: Occurrence
    switch item.place {
    case .line(let entry, let n):
      follow(item.root, item.generation, entry: entry, n: n + 1, timetable, plan, book)
      guard let found = timetable.recurring(entry, n) else { return }
      // What was moved has its own place on the agenda.
      if found.moves.isEmpty {
        add(
          Item(root: item.root, generation: item.generation, place: .series(entry: entry, n: n)), found,
          timetable.obligation, plan, book, today)
      }
      return
    case .series(let entry, let n):
      guard let found = timetable.recurring(entry, n) else { return }
      occurrence = found
    case .listed(let index):
      let listed = timetable.listed()
      guard listed.indices.contains(index) else { return }
      occurrence = listed[index]
    }
    let it = book.assessed(occurrence, timetable.obligation, plan, on: today)
    let assessment = Assessment(it, in: pass.around)
    let directory = book.inventory.directory
    func reader(_ line: Assessment.Line) -> RecipientID {
      line.rung.step.track == .escalating
        ? directory.reader(ofLeader: line.role, about: it.audience.main, on: today)
        : directory.reader(of: line.role, on: today)
    }
    let hearings = assessment.hearings()
    let out = assessment.outgoing(hearings) { pass.served.contains(reader($0)) }
    for (line, reason) in out.sent {
      tell(
        Told(
          reader: reader(line),
          notice: Notice(
            assessment.topic(of: line.rung.step), role: line.role, standing: line.standing, reason: reason,
            due: occurrence.due, plan: PlanHeading(plan),
            matter: book.matter(line, it, assessment, timetable, plan, on: today))))
    }
    for (line, step) in out.superseded {
      supersede(
        Superseded(
          topic: assessment.topic(of: line.rung.step), role: line.role, standing: line.standing,
          reason: .supersededBy(step), ref: occurrence.ref, name: occurrence.name))
    }
    if let next = out.next, next > today { agenda.add(item, on: next) }
  }

  /// What one pass knows.
  struct Pass {
    let around: Assessment.Surroundings
    /// Whose mail has gone today.
    let served: Set<RecipientID>
  }
}
