/// The heart: what is in force and what the ledger remembers; a civil moment comes in, actions and the next moment
/// come out (DESIGN.md 5).
///
/// It reads no clock and no file. It is a value: a preview is a copy that is driven through the days to come.
public struct Decider: Sendable {
  public let inventory: Inventory
  public private(set) var history: History
  private var agenda = Agenda<Item>()
  private var cases: [Case?] = []
  /// Indices of `cases` that are finished, to be used again.
  private var finished: [Int] = []
  private var lines: [Line] = []
  private var bulletins: [Bulletin] = []
  /// The day from which a plan's mail has ended, by plan: retired or replaced.
  var retirement: [PlanID: CivilDay] = [:]

  private enum Item: Sendable {
    /// An index into `cases`.
    case occurrence(Int)
    /// An index into `lines`: its next occurrence comes near.
    case line(Int)
  }

  /// An occurrence that is not finished.
  private struct Case: Sendable {
    let plan: Int
    let obligation: Int
    let occurrence: Occurrence
  }

  /// A recurring deadline and the number of the occurrence that comes next.
  private struct Line: Sendable {
    let plan: Int
    let obligation: Int
    let entry: Int
    var next: Int
  }

  /// - Parameter now: Where time stands: what fell due earlier is looked at in the first pass.
  public init(_ inventory: Inventory, history: History, now: CivilMoment) {
    self.inventory = inventory
    self.history = history
    var armings: [ObligationRef: [OccurrenceID: [Arming]]] = [:]
    for (id, moves) in history.armings { armings[id.obligation, default: [:]][id] = moves }
    self.armings = armings
    retirement = Self.retirement(of: inventory.plans, history, now)
    bulletins = Bulletin.pending(inventory, history)
    for (p, plan) in inventory.plans.enumerated() where retirement[plan.id].map({ $0 > now.day }) ?? true {
      for (o, obligation) in plan.obligations.enumerated() where obligation.covers.isEmpty {
        schedule(plan: p, obligation: o, obligation, now)
      }
    }
  }

  let armings: [ObligationRef: [OccurrenceID: [Arming]]]

  /// Looks at everything that may have something to say at a moment, and remembers what it decides.
  ///
  /// - Parameter byHand: True for an administrator's pass, which sends whatever the hour (rule 4).
  public mutating func wake(at now: CivilMoment, byHand: Bool = false) -> Decision {
    var decision = Decision(at: now)
    if let last = history.lastMoment, now < last {
      decision.isClockSetBack = true
      decision.next = next(after: last)
      return decision
    }
    // A clock that is not trusted must not say what has passed.
    guard history.hold == nil else {
      decision.isHeld = true
      decision.next = next(after: now)
      return decision
    }
    let lastPass = history.lastMoment?.day
    history.lastMoment = now
    let settings = inventory.settings
    guard byHand || settings.workCalendar.isWorking(now.day) && now.time >= settings.sendAt else {
      decision.next = next(after: now)
      return decision
    }

    let served = byHand ? [] : Set(history.lastDigest.filter { $0.value == now.day }.keys)
    let around = Assessment.Surroundings(
      today: now.day, lastPass: lastPass, calendar: settings.workCalendar, directory: inventory.directory,
      served: served, spoolFailures: history.spoolFailures,
      holds: history.holds)
    var mail: [RecipientID: [Notice]] = [:]
    // A line that has come near may put its next occurrence on a day that has passed, too.
    while let day = agenda.earliest, day <= now.day {
      for item in agenda.take(through: now.day) {
        switch item {
        case .line(let index): advance(line: index)
        case .occurrence(let index): assess(case: index, around, &mail, &decision.superseded)
        }
      }
    }
    bulletins.removeAll { bulletin in
      let reader = inventory.directory.reader(of: bulletin.role, on: now.day)
      if served.contains(reader) { return false }
      mail[reader, default: []].append(bulletin.notice)
      history.bulletins.insert(bulletin.notice.key)
      return true
    }
    decision.digests = mail.map { Digest(at: now, recipient: $0.key, notices: $0.value) }
      .sorted { $0.recipient < $1.recipient }
    decision.superseded.sort(by: Digest.precedes)
    for digest in decision.digests { history.lastDigest[digest.recipient] = now.day }
    decision.next = next(after: now)
    return decision
  }

  /// Takes note of an outcome; a reopened occurrence is looked at again only by a decider made anew.
  public mutating func note(_ outcome: Outcome, of subject: OutcomeSubject) { history.apply(outcome, to: subject) }

  /// All mail is held from now on.
  public mutating func begin(_ hold: Hold) { history.holds.append(hold) }

  /// Mail goes again.
  public mutating func endHold(at now: CivilMoment) {
    if let last = history.holds.indices.last { history.holds[last].until = now }
  }

  /// The next moment at which anything may be told, later than `now`; nil where nothing is left.
  public func next(after now: CivilMoment) -> CivilMoment? {
    guard let day = bulletins.isEmpty ? agenda.earliest : min(now.day, agenda.earliest ?? now.day) else { return nil }
    let (calendar, sendAt) = (inventory.settings.workCalendar, inventory.settings.sendAt)
    let moment = CivilMoment(calendar.onOrAfter(max(day, now.day)), sendAt)
    return moment > now ? moment : CivilMoment(calendar.after(now.day), sendAt)
  }
}

extension Decider {
  /// Retired plans, and those replaced: from the new plan's `adopted` day, or when it was first seen (rule 11).
  private static func retirement(
    of plans: [Plan], _ history: History, _ now: CivilMoment
  ) -> [PlanID: CivilDay] {
    var days: [PlanID: CivilDay] = [:]
    for plan in plans {
      if plan.isRetired { days[plan.id] = CivilDay(number: Int.min) }
      if let old = plan.replaces {
        let day = plan.adopted ?? (history.plansSeen[plan.id] ?? now).day
        days[old] = min(days[old] ?? day, day)
      }
    }
    return days
  }

  /// Puts an obligation's occurrences on the agenda.
  private mutating func schedule(plan p: Int, obligation o: Int, _ obligation: Obligation, _ now: CivilMoment) {
    let timetable = timetable(plan: p, obligation: o)
    for (_, occurrence) in timetable.listed() { add(occurrence, plan: p, obligation: o) }
    for (e, entry) in obligation.deadlines.enumerated() {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      // Without a beginning of its own it begins when the plan came to be known.
      let known = knownSince(p, o).day
      let earliest = rule.hasBeginning ? nil : rule.firstIndex(dueOnOrAfter: known)
      // All but the last that has fallen due are missed.
      let upcoming = rule.firstIndex(dueOnOrAfter: now.day.shifted(byDays: 1)) ?? lastIndex(rule) + 1
      let first = max(upcoming - 1, earliest ?? 0, 0)
      // An occurrence moved out of its place is looked at from the start.
      for n in movedIndices(rule, obligation: o, plan: p, entry: entry) where n >= first {
        if let occurrence = timetable.recurring(e, n) { add(occurrence, plan: p, obligation: o) }
      }
      lines.append(Line(plan: p, obligation: o, entry: e, next: first))
      putOnAgenda(line: lines.count - 1)
    }
  }

  private func lastIndex(_ rule: Recurrence) -> Int {
    // Only asked where no occurrence is due after today, so there are finitely many.
    var (low, high) = (-1, 1)
    while rule.window(high) != nil { high *= 2 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if rule.window(middle) != nil { low = middle } else { high = middle }
    }
    return low
  }

  private func movedIndices(_ rule: Recurrence, obligation o: Int, plan p: Int, entry: DeadlineEntry) -> [Int] {
    let moves = armings[root(p, o)] ?? [:]
    return moves.compactMap { id, moves in
      guard id.label == entry.deadline.label, let last = moves.last,
        let n = rule.firstIndex(dueOnOrAfter: last.textDue), rule.window(n)?.due == last.textDue
      else { return nil }
      return n
    }.sorted()
  }

  /// The next occurrence of a recurring deadline has come near: it becomes a case, and the line waits for the one after.
  private mutating func advance(line index: Int) {
    let line = lines[index]
    lines[index].next += 1
    putOnAgenda(line: index)
    guard let occurrence = timetable(plan: line.plan, obligation: line.obligation).recurring(line.entry, line.next),
      armings[root(line.plan, line.obligation)]?[occurrence.id] == nil
    else { return }
    add(occurrence, plan: line.plan, obligation: line.obligation)
  }

  private mutating func putOnAgenda(line index: Int) {
    let line = lines[index]
    let obligation = inventory.plans[line.plan].obligations[line.obligation]
    guard case .recurring(let rule) = obligation.deadlines[line.entry].deadline.meaning,
      let window = rule.window(line.next)
    else { return }
    agenda.add(.line(index), on: firstDay(of: window, line.plan, obligation))
  }

  private mutating func add(_ occurrence: Occurrence, plan p: Int, obligation o: Int) {
    let index = keep(Case(plan: p, obligation: o, occurrence: occurrence))
    agenda.add(.occurrence(index), on: firstDay(of: occurrence.window, p, inventory.plans[p].obligations[o]))
  }

  private mutating func keep(_ matter: Case) -> Int {
    if let index = finished.popLast() {
      cases[index] = matter
      return index
    }
    cases.append(matter)
    return cases.count - 1
  }

  private mutating func finish(case index: Int) {
    if let id = cases[index]?.occurrence.id { history.told[id] = nil }
    cases[index] = nil
    finished.append(index)
  }

  /// The first day on which a window can have anything to say.
  private func firstDay(of window: Window, _ p: Int, _ obligation: Obligation) -> CivilDay {
    let plan = inventory.plans[p]
    let ladder = inventory.settings.ladder(of: obligation, in: plan)
    let before = window.due.shifted(byDays: -(ladder.before.max() ?? 0))
    let first = inventory.settings.workCalendar.onOrBefore(min(before, window.start ?? before))
    return max(first, plan.adopted ?? first)
  }

  /// Looks at one occurrence, puts what it says into the mail, and remembers it.
  private mutating func assess(
    case index: Int, _ around: Assessment.Surroundings, _ mail: inout [RecipientID: [Notice]],
    _ superseded: inout [Notice]
  ) {
    let matter = cases[index]!
    let plan = inventory.plans[matter.plan]
    let occurrence = matter.occurrence
    let isRetired = retirement[plan.id].map { $0 <= around.today } ?? false
    if isRetired || history.completions[OutcomeSubject(occurrence.id)] != nil {
      finish(case: index)
      return
    }
    let obligation = plan.obligations[matter.obligation]
    var around = around
    around.reopened = history.reopenings[OutcomeSubject(occurrence.id)]
    let audience = Audience(of: obligation, in: plan, directory: inventory.directory)
    let assessment = Assessment(
      occurrence, ladder: inventory.settings.ladder(of: obligation, in: plan), audience: audience,
      told: history.told[occurrence.id] ?? [], in: around)

    func notice(_ line: Assessment.Line) -> Notice {
      Notice(
        key: NoticeKey(occurrence, step: line.step, role: line.role),
        subject: .occurrence(occurrence, of: obligation), plan: PlanHeading(plan), standing: line.standing,
        reason: line.reason)
    }
    for line in assessment.sent {
      let reader =
        line.step.track == .escalating
        ? inventory.directory.reader(ofLeader: line.role, about: audience.main, on: around.today)
        : inventory.directory.reader(of: line.role, on: around.today)
      mail[reader, default: []].append(notice(line))
    }
    superseded += assessment.superseded.map(notice)
    let told = [(assessment.sent, true), (assessment.superseded, false)].flatMap { lines, wasSent in
      lines.map {
        Told(arming: occurrence.arming, step: $0.step, role: $0.role, day: around.today, wasSent: wasSent)
      }
    }
    if !told.isEmpty { history.told[occurrence.id, default: []] += told }
    if let next = assessment.next { agenda.add(.occurrence(index), on: next) } else { finish(case: index) }
  }

  func root(_ p: Int, _ o: Int) -> ObligationRef {
    let plan = inventory.plans[p]
    return history.root(of: ObligationRef(plan: plan.id, obligation: plan.obligations[o].id))
  }

  func knownSince(_ p: Int, _ o: Int) -> CivilMoment {
    let root = root(p, o)
    guard let seen = history.seen[root] else {
      preconditionFailure("\(root) is decided on before it was recorded as seen")
    }
    guard let adopted = inventory.plans[p].adopted else { return seen.first }
    return max(seen.first, CivilMoment(adopted, .midnight))
  }

  func timetable(plan p: Int, obligation o: Int) -> Timetable {
    let root = root(p, o)
    return Timetable(
      inventory.plans[p].obligations[o], root: root, knownSince: knownSince(p, o),
      ladderEdited: history.seen[root]?.ladderEdited, armings: armings[root] ?? [:])
  }
}
