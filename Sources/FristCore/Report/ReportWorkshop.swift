/// Works out a report: the items of a plan, seen from a reference day.
struct ReportWorkshop {
  let material: ReportMaterial
  let span: ReportSpan
  let asOf: CivilDay
  let responsible: RecipientID?
  let stateOn: CivilDay
  /// The span has passed.
  let isClosed: Bool
  /// In the order of the file, sections as the files have them, what is withdrawn last.
  private(set) var items: [ReportItem] = []
  /// The last round opened in the span.
  private(set) var round: CivilDay?

  var plan: Plan { material.plan }
  var book: Book { material.book }
  var language: Language { plan.language ?? book.inventory.settings.language }

  init(_ material: ReportMaterial, span: ReportSpan, asOf: CivilDay, responsible: RecipientID? = nil) {
    self.material = material
    self.span = span
    self.asOf = asOf
    self.responsible = responsible
    stateOn = span.referenceDay(asOf: asOf)
    isClosed = span.to < asOf
    collect()
  }

  // MARK: Items

  private mutating func collect() {
    var records: [Root: ObligationRecord] = [:]
    for entry in material.entries {
      guard entry.at.day <= asOf, let root = entry.event.reportedRoot else { continue }
      records[root, default: ObligationRecord()].note(entry, stateOn: stateOn, name: material.name)
    }
    let sections: [ObligationKind] = [.measure, .evaluation, .survey, .report, .revision, .resolution]
    for section in sections {
      for obligation in plan.obligations where obligation.kind == section {
        let root = book.root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
        add(obligation, root, plan, records, withdrawn: nil)
      }
    }
    let planRoot = book.planRoot(of: plan.id)
    for root in book.goneRoots(of: planRoot) {
      guard let withdrawal = book.dossiers[root]?.withdrawn, span.from <= withdrawal.at.day,
        withdrawal.at.day <= stateOn, let plan = material.earlier(withdrawal.at),
        let obligation = plan.obligations.first(where: {
          book.root(of: ObligationRef(plan: plan.id, obligation: $0.id)) == root
        })
      else { continue }
      add(obligation, root, plan, records, withdrawn: withdrawal.at.day)
    }
    cover()
    round = lastRound()
    for index in items.indices {
      items[index].finished = finished(items[index])
      items[index].answered = answered(items[index])
      for t in items[index].times.indices { items[index].times[t].light = light(items[index].times[t], items[index]) }
    }
    if let responsible { items.removeAll { !$0.obligation.responsible.contains(responsible) } }
  }

  private mutating func add(
    _ obligation: Obligation, _ root: Root, _ plan: Plan, _ records: [Root: ObligationRecord], withdrawn: CivilDay?
  ) {
    guard let dossier = book.dossiers[root] else { return }
    let record = records[root] ?? ObligationRecord()
    let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
    let horizon = max(span.following.to, stateOn.shifted(byDays: 366))
    let ladder = book.inventory.settings.ladder(of: obligation, in: plan)
    let history = TextHistory(root: root, book: book, earlier: material.earlier)
    var times = timetable.all(upTo: horizon).map { occurrence in
      time(occurrence, obligation, record, ladder, history, withdrawn, !obligation.covers.isEmpty)
    }
    if times.isEmpty {
      let outcome = record.outcome(nil)
      let done = outcome.done(by: stateOn).flatMap { done in withdrawn.map { done.on <= $0 } ?? true ? done : nil }
      let state: ObligationState =
        done != nil
        ? .done
        : withdrawn != nil
          ? .withdrawn : outcome.cancelled != nil ? .cancelled : obligation.deadlines[0].deadline.stateWithoutDays
      times = [
        ReportItem.Time(
          occurrence: nil, state: state, done: done, outcome: outcome, moves: [], changes: [], originalDue: nil,
          deadline: obligation.deadlines[0].text, originalDeadline: obligation.deadlines[0].text, missed: nil)
      ]
    }
    items.append(
      ReportItem(
        root: root, id: "\(plan.id)/\(obligation.id)", obligation: obligation, withdrawn: withdrawn,
        firstSeen: timetable.knownSince.day, record: record, told: tellings(dossier), times: times))
  }

  private func tellings(_ dossier: Dossier) -> RowTellings {
    let told = dossier.told.values.joined().filter { $0.wasSent && $0.day <= stateOn }
    func isEscalation(_ step: Step) -> Bool { if case .escalated = step { true } else { false } }
    return RowTellings(
      times: told.count, last: told.map(\.day).max(), leader: told.filter { isEscalation($0.step) }.map(\.day).max())
  }

  private func time(
    _ occurrence: Occurrence, _ obligation: Obligation, _ record: ObligationRecord, _ ladder: Ladder,
    _ history: TextHistory, _ withdrawn: CivilDay?, _ isCovering: Bool
  ) -> ReportItem.Time {
    let outcome = record.outcome(occurrence.id)
    let done = outcome.done(by: stateOn).flatMap { done in withdrawn.map { done.on <= $0 } ?? true ? done : nil }
    let missed = occurrence.nextDue.flatMap { next -> CivilDay? in
      next <= stateOn && !(done.map { $0.on < next } ?? false) ? next : nil
    }
    let state = state(of: occurrence, outcome, done, missed, ladder, withdrawn)
    // The first window of what a text named is its own; what had none got its first by a move.
    let hadDay = occurrence.moves.first.map { $0.number > 1 } ?? true
    var from: CivilDay? = hadDay ? occurrence.id.originalDue : nil
    var originalDue = occurrence.id.originalDue
    var (moves, changes): ([RowMove], [CivilDay]) = ([], [])
    for move in occurrence.moves where move.at.day <= stateOn {
      defer { from = move.window.due }
      if move.number == 1 { continue }
      if move.cause == .text, history.isCorrection(move, occurrence) {
        if changes.isEmpty { originalDue = move.window.due }
        continue
      }
      if from != move.window.due { changes.append(move.at.day) }
      moves.append(
        RowMove(
          on: move.at.day, from: from, to: move.window.due, deadline: move.text, by: material.name(move.by),
          reason: move.reason))
    }
    let entry = occurrence.entry.map { obligation.deadlines[$0] }
    let text = entry?.text ?? occurrence.moves.last?.text ?? obligation.deadlines[0].text
    var it = ReportItem.Time(
      occurrence: occurrence, state: state, done: done, outcome: outcome, moves: moves, changes: changes,
      originalDue: originalDue, deadline: text, originalDeadline: history.firstText(of: occurrence) ?? text,
      missed: missed)
    it.isCounted = !isCovering && isCounted(it)
    return it
  }

  private func state(
    of occurrence: Occurrence, _ outcome: RecordedOutcome, _ done: RecordedOutcome.Done?, _ missed: CivilDay?,
    _ ladder: Ladder, _ withdrawn: CivilDay?
  ) -> ObligationState {
    if done != nil { return .done }
    if outcome.cancelled != nil { return .cancelled }
    if withdrawn != nil { return .withdrawn }
    if missed != nil { return .missed }
    if occurrence.due < stateOn || (isClosed && occurrence.due == stateOn) {
      return occurrence.continues ? .ongoing : .overdue
    }
    if let snooze = outcome.snoozed, stateOn < book.inventory.settings.workCalendar.onOrAfter(snooze.until) {
      return .snoozed
    }
    if occurrence.due == stateOn { return .due }
    let opens = occurrence.window.start ?? occurrence.due.shifted(byDays: -(ladder.before.max() ?? 0))
    return stateOn >= opens ? .open : .upcoming
  }

  /// Its present due day lies in the span, or it is still open from before.
  private func isCounted(_ time: ReportItem.Time) -> Bool {
    guard let due = time.due else { return false }
    switch time.state {
    case .cancelled, .withdrawn, .ongoing: return false
    default: break
    }
    if span.contains(due) { return true }
    // What was missed counts in the span of its due day only, also when it was done later.
    return due < span.from && time.missed == nil && !(time.done.map { $0.on < span.from } ?? false)
  }

  // MARK: What depends on others

  /// A resolution is done when what it covers is.
  private mutating func cover() {
    for index in items.indices where items[index].isCovering && items[index].withdrawn == nil {
      let covered = items[index].obligation.covers.map { id in
        items.filter { $0.obligation.isNamed(id) && !$0.isCovering && $0.withdrawn == nil }
      }
      let times = covered.joined().flatMap(\.times).filter { time in
        // Of a series what has fallen due, and the next.
        time.state != .upcoming || !(time.occurrence?.isRecurring ?? false)
      }
      guard !covered.contains(where: \.isEmpty),
        times.allSatisfy({ $0.state == .done || $0.state == .cancelled }),
        let last = times.compactMap(\.done).max(by: { $0.on < $1.on })
      else { continue }
      for t in items[index].times.indices where items[index].times[t].done == nil {
        items[index].times[t].state = .done
        items[index].times[t].done = RecordedOutcome.Done(on: last.on, recorded: last.recorded, by: "covered")
      }
    }
  }

  /// The day on which the last of it was done or cancelled; nil where something is open. A series that goes on is never
  /// finished.
  private func finished(_ item: ReportItem) -> CivilDay? {
    guard item.withdrawn == nil else { return nil }
    for entry in item.obligation.deadlines {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      if rule.firstIndex(dueOnOrAfter: stateOn.shifted(byDays: 1)) != nil { return nil }
    }
    var latest: CivilDay?
    for time in item.times where time.state != .missed {
      guard let day = time.done?.on ?? time.outcome.cancelled?.on else { return nil }
      latest = max(latest ?? day, day)
    }
    return latest
  }

  /// The day of the last status round opened in the span: when an evaluation opens that is neither done nor cancelled by
  /// then, or later where the plan came to be known, or reminded of, only then.
  private func lastRound() -> CivilDay? {
    let remindFrom = plan.remindFrom ?? book.inventory.settings.remindFrom
    let retired = book.retirement(of: plan.id)
    var last: CivilDay?
    for item in items where item.obligation.kind == .evaluation && item.withdrawn == nil {
      let ladder = book.inventory.settings.ladder(of: item.obligation, in: plan)
      for time in item.times {
        guard let occurrence = time.occurrence else { continue }
        let opening = Assessment.opening(of: occurrence.window, ladder)
        let day = max(opening, item.firstSeen, remindFrom ?? opening)
        guard span.contains(day), day <= stateOn, day == opening || day <= occurrence.due,
          !(retired.map { $0 <= day } ?? false), !(time.outcome.cancelled.map { $0.on < day } ?? false),
          !(time.outcome.said.map { $0.recorded < day } ?? false)
        else { continue }
        last = max(last ?? day, day)
      }
    }
    return last
  }

  /// Whether something was recorded about it since the round; nil where it was not asked about, or needs no answer.
  private func answered(_ item: ReportItem) -> Bool? {
    guard let round, item.withdrawn == nil, !item.isCovering, !item.obligation.isAutomatic,
      item.obligation.kind != .evaluation, item.firstSeen <= round
    else { return nil }
    let said = item.record.recorded.contains { $0 >= round }
    return item.finished == nil ? said : said ? true : nil
  }

  private func light(_ time: ReportItem.Time, _ item: ReportItem) -> ReportLight.Reason {
    switch time.state {
    case .overdue: return .overdue
    case .missed: return .missed
    case .done: return time.isLate ? .doneLate : .done
    case .cancelled: return .cancelled
    case .withdrawn: return .withdrawn
    default: break
    }
    if time.state != .ongoing, let due = time.due, (0...60).contains(stateOn.days(to: due)) { return .dueSoon }
    if !time.changes.isEmpty { return .moved }
    if time.state == .snoozed { return .snoozed }
    if item.obligation.responsible.isEmpty { return .nobody }
    if item.answered == false { return .noAnswer }
    switch time.state {
    case .undated, .invalid: return .noDeadline
    case .ongoing: return .ongoing
    case .asNeeded: return .asNeeded
    case .waiting: return .waiting
    default: return .onTrack
    }
  }

  // MARK: What is counted

  var numbers: ReportNumbers { numbers(of: items) }

  func numbers(of items: [ReportItem]) -> ReportNumbers {
    var sum = ReportNumbers()
    if round != nil { sum.noAnswer = 0 }
    for item in items { sum = sum + item.numbers(in: span, wasAsked: round != nil) }
    return sum
  }

  /// Who has to answer for an obligation: the first responsible, the coordinator for nobody and external ones.
  func answerable(for obligation: Obligation) -> RecipientID {
    guard let first = obligation.responsible.first, !(book.inventory.directory[first]?.isExternal ?? false) else {
      return plan.coordinator
    }
    return first
  }

  var headline: ReportHeadline {
    var headline = ReportHeadline(measures: 0, done: 0, overdue: 0, responsiblesWithoutAnswer: nil)
    for item in items where item.isMeasure {
      let counted = item.times.filter(\.isCounted)
      let isDoneWhole = item.times.contains { $0.occurrence == nil && $0.done.map { span.contains($0.on) } ?? false }
      guard !counted.isEmpty || isDoneWhole else { continue }
      headline.measures += 1
      if counted.allSatisfy({ $0.done != nil }) { headline.done += 1 }
      if counted.contains(where: \.isOverdue) { headline.overdue += 1 }
    }
    if round != nil {
      let silent = items.filter { $0.isMeasure && $0.answered == false }
      headline.responsiblesWithoutAnswer = Set(silent.map { answerable(for: $0.obligation) }).count
    }
    return headline
  }

  /// How far the whole plan has come. Running is what has no end to reach: ongoing, as needed, a series that goes on.
  var soFar: ReportProgress {
    var progress = ReportProgress(measures: 0, finished: 0, running: 0, left: 0)
    for item in items where item.isMeasure && item.withdrawn == nil {
      if item.times.allSatisfy({ $0.state == .cancelled }) { continue }
      progress.measures += 1
      if item.finished != nil {
        progress.finished += 1
      } else if item.times.contains(where: { $0.state == .ongoing || $0.state == .asNeeded })
        || item.goesOn(after: stateOn)
      {
        progress.running += 1
      } else {
        progress.left += 1
      }
    }
    return progress
  }

  /// Outcomes that count and were recorded after the span.
  var recordedLater: Int {
    items.filter { !$0.isCovering }.reduce(0) { sum, item in
      sum + item.times.count { $0.done.map { $0.recorded > span.to } ?? false }
    }
  }
}

extension ReportItem {
  fileprivate func goesOn(after day: CivilDay) -> Bool {
    obligation.deadlines.contains { entry in
      guard case .recurring(let rule) = entry.deadline.meaning else { return false }
      return rule.firstIndex(dueOnOrAfter: day.shifted(byDays: 1)) != nil
    }
  }
}

/// The words of an obligation before they were changed; looked up only where a text was changed.
private struct TextHistory {
  let root: Root
  let book: Book
  let earlier: (CivilMoment) -> Plan?

  private func texts(before moment: CivilMoment, _ label: String?) -> [DeadlineEntry] {
    guard let plan = earlier(moment) else { return [] }
    let obligation = plan.obligations.first { book.root(of: ObligationRef(plan: plan.id, obligation: $0.id)) == root }
    return obligation?.deadlines.filter { $0.deadline.label == label } ?? []
  }

  /// `means:` was added to unchanged words, or changed beside them.
  func isCorrection(_ move: Arming, _ occurrence: Occurrence) -> Bool {
    let before = texts(before: move.at, occurrence.id.label)
    let after = texts(before: move.at.next, occurrence.id.label)
    return !before.isEmpty && before.map(\.text) == after.map(\.text) && before.map(\.means) != after.map(\.means)
  }

  /// Nil where its words were never changed.
  func firstText(of occurrence: Occurrence) -> String? {
    guard let first = occurrence.moves.first(where: { $0.cause == .text && $0.number > 1 }) else { return nil }
    return texts(before: first.at, occurrence.id.label).first?.text
  }
}

extension CivilMoment {
  /// A minute later.
  fileprivate var next: CivilMoment {
    if let time = TimeOfDay(hour: (time.minutes + 1) / 60, minute: (time.minutes + 1) % 60) {
      CivilMoment(day, time)
    } else {
      CivilMoment(day.shifted(byDays: 1), .midnight)
    }
  }
}
