extension Report {
  /// - Parameters:
  ///   - asOf: The day up to which the ledger speaks: today, or an earlier one.
  ///   - responsible: Only what this recipient is responsible for; nil for all.
  ///   - lastYear: The span before with what it is made from; nil where the plan was not in the ledger at its end.
  public init(
    _ material: ReportMaterial, span: ReportSpan, asOf: CivilDay, responsible: RecipientID? = nil,
    lastYear: (material: ReportMaterial, span: ReportSpan)? = nil
  ) {
    let workshop = ReportWorkshop(material, span: span, asOf: asOf, responsible: responsible)
    let before = lastYear.map {
      ReportWorkshop($0.material, span: $0.span, asOf: asOf, responsible: responsible).numbers
    }
    self = workshop.report(lastYear: before)
  }
}

extension ReportWorkshop {
  func report(lastYear: ReportNumbers?) -> Report {
    let rows = items.map(row)
    let headline = headline
    let soFar = soFar
    let words = ReportSentences(language: language, span: span)
    let (attention, left) = attention()
    let directory = book.inventory.directory
    let totals = totals(rows)
    var lights = ReportLights()
    for row in rows { lights.count(row.light.colour) }
    let open = Array(zip(items, rows)).filter { $0.0.withdrawn == nil }
    return Report(
      plan: plan.id, title: plan.title, short: plan.short, municipality: plan.municipality, period: plan.period,
      adopted: plan.adopted, document: plan.document, language: language, owner: plan.owner,
      coordinator: plan.coordinator, responsible: responsible, recipients: recipients(rows), span: span, asOf: asOf,
      stateOn: stateOn, isClosed: isClosed, round: round,
      sentence: words.first(headline, isAnswered: (numbers.noAnswer ?? 0) == 0),
      secondSentence: words.second(soFar, of: responsible.map(directory.name)), headline: headline, soFar: soFar,
      recordedLater: recordedLater, numbers: numbers, lastYear: lastYear, lights: lights, attention: attention,
      attentionLeft: left, goals: goals(rows), totalsByGoal: totals.byGoal, totalsByResponsible: totals.byResponsible,
      ongoing: open.filter { $0.0.times.contains { $0.state == .ongoing || $0.state == .asNeeded } }.map(\.0.id),
      withoutDeadline: open.filter { item, _ in item.isInNumbers && item.times.contains { $0.state == .undated } }
        .map(\.0.id),
      missed: names { item, time in time.state == .missed && time.isCounted },
      moved: names { item, time in item.isMoved(time, in: span) },
      withdrawn: items.compactMap { item in
        item.withdrawn.map {
          WithdrawnObligation(id: item.id, title: item.obligation.title, on: $0, state: state(of: item, before: $0))
        }
      },
      next: next, rollover: open.filter { $0.0.isCarriedOver }.map(\.0.id), version: material.version, invalid: invalid)
  }

  /// What the file has and nobody understands; what was understood before is among the rows.
  private var invalid: [String] {
    if responsible != nil { return [] }
    return plan.invalid.map(\.id).filter { id in !plan.obligations.contains { $0.isNamed(id) } }
  }

  private func names(_ fits: (ReportItem, ReportItem.Time) -> Bool) -> [String] {
    items.flatMap { item in
      item.times.compactMap { time in fits(item, time) ? time.occurrence.map { self.name(of: $0, item) } : nil }
    }
  }

  func name(of occurrence: Occurrence, _ item: ReportItem) -> String { occurrence.name }

  /// What falls due in the following year and is not over, by day.
  private var next: [NextOccurrence] {
    let following = span.following
    return items.filter { $0.withdrawn == nil && $0.isInNumbers }.flatMap { item in
      item.times.compactMap { time -> NextOccurrence? in
        guard time.isOpen, let occurrence = time.occurrence, following.contains(occurrence.due) else { return nil }
        return NextOccurrence(occurrence: occurrence.name, due: occurrence.due)
      }
    }.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
  }

  /// How it stood when it was taken out: what of it would be worst.
  private func state(of item: ReportItem, before day: CivilDay) -> ObligationState {
    let open = item.times.filter { $0.done == nil && $0.state != .cancelled }
    if open.isEmpty { return item.times.contains { $0.done != nil } ? .done : .cancelled }
    guard let due = open.compactMap(\.occurrence).map({ $0.window }).min(by: { $0.due < $1.due }) else {
      return item.obligation.deadlines[0].deadline.stateWithoutDays
    }
    if due.due < day { return .overdue }
    if due.due == day { return .due }
    return (due.start.map { $0 <= day } ?? false) ? .open : .upcoming
  }

  // MARK: Rows

  /// The last one of the latest year of the span that has one.
  private func evaluation(of item: ReportItem) -> RowEvaluation? {
    var latest: RowEvaluation?
    let years = span.from.year...max(span.from.year, stateOn.year)
    for evaluation in item.record.evaluations where years.contains(evaluation.year) {
      if latest.map({ $0.year <= evaluation.year }) ?? true { latest = evaluation }
    }
    return latest
  }

  private func row(_ item: ReportItem) -> ReportRow {
    let listed = item.listed(in: span, stateOn: stateOn)
    let worst = item.worst(of: listed, in: span) ?? listed[0]
    let obligation = item.obligation
    return ReportRow(
      id: item.id, kind: obligation.kind, title: obligation.title, goal: obligation.goal,
      responsible: obligation.responsible, isAutomatic: obligation.isAutomatic,
      deadlines: obligation.deadlines.map(\.text), state: worst.state, light: lit(worst.light),
      answered: item.answered, withdrawn: item.withdrawn, note: obligation.note,
      evaluation: evaluation(of: item), remarks: item.record.remarks, told: item.told,
      decided: obligation.decision.day, body: obligation.decision.body, caseNumber: obligation.decision.caseNumber,
      occurrences: listed.map { occurrence($0, item) })
  }

  private func lit(_ reason: ReportLight.Reason) -> ReportLight {
    ReportLight(reason: reason, word: reason.word(in: language, round: round))
  }

  private func occurrence(_ time: ReportItem.Time, _ item: ReportItem) -> ReportOccurrence {
    let late: Int? = time.due.flatMap { due in
      if let done = time.done { return max(0, due.days(to: done.on)) }
      return time.isOverdue ? due.days(to: stateOn) : nil
    }
    let snoozed = time.isOpen ? time.outcome.snoozed.flatMap { $0.until > stateOn ? $0.until : nil } : nil
    return ReportOccurrence(
      name: time.occurrence?.name,
      label: time.occurrence?.id.label ?? (time.occurrence == nil ? item.obligation.deadlines[0].deadline.label : nil),
      deadline: time.deadline, originalDeadline: time.originalDeadline, start: time.occurrence?.window.start,
      originalDue: time.originalDue, due: time.due, moves: time.moves.filter { $0.from != $0.to }, state: time.state,
      done: time.done?.on,
      doneRecorded: time.done?.recorded, doneBy: time.done?.by, daysLate: late, missed: time.missed,
      snoozedUntil: snoozed, isCounted: time.isCounted, light: lit(time.light))
  }

  /// By goal in the order of the file, parts of one outermost goal together, those without last.
  private func goals(_ rows: [ReportRow]) -> [ReportGoal] {
    var goals: [ReportGoal] = []
    var places: [[String]: Int] = [:]
    for row in rows {
      if let place = places[row.goal] {
        goals[place].obligations.append(row)
      } else {
        places[row.goal] = goals.count
        goals.append(ReportGoal(goal: row.goal, obligations: [row]))
      }
    }
    var outermost: [String: Int] = [:]
    for goal in goals { if let first = goal.goal.first, outermost[first] == nil { outermost[first] = outermost.count } }
    func rank(_ goal: ReportGoal) -> Int { goal.goal.first.flatMap { outermost[$0] } ?? Int.max }
    return goals.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  // MARK: Totals

  private struct Sum<Key: Hashable> {
    var order: [Key?] = []
    var sums: [Key?: (obligations: Int, numbers: ReportNumbers, lights: ReportLights)] = [:]

    mutating func add(_ key: Key?, _ item: ReportItem, _ row: ReportRow, _ numbers: ReportNumbers) {
      if sums[key] == nil {
        order.append(key)
        sums[key] = (0, ReportNumbers(), ReportLights())
      }
      sums[key]?.obligations += item.withdrawn == nil ? 1 : 0
      let sum = sums[key]?.numbers ?? ReportNumbers()
      sums[key]?.numbers = sum + numbers
      sums[key]?.lights.count(row.light.colour)
    }

    /// In the order of the file, none last.
    var keys: [Key?] { order.filter { $0 != nil } + order.filter { $0 == nil } }
  }

  private func totals(_ rows: [ReportRow]) -> (byGoal: [GoalTotal], byResponsible: [ResponsibleTotal]) {
    var (goals, people) = (Sum<String>(), Sum<RecipientID>())
    for (item, row) in zip(items, rows) {
      let numbers = item.numbers(in: span, wasAsked: round != nil)
      goals.add(item.obligation.goal.first, item, row, numbers)
      people.add(item.obligation.responsible.first, item, row, numbers)
    }
    let directory = book.inventory.directory
    return (
      goals.keys.compactMap { key in
        goals.sums[key].map {
          GoalTotal(goal: key, obligations: $0.obligations, numbers: $0.numbers, lights: $0.lights)
        }
      },
      people.keys.compactMap { key in
        people.sums[key].map {
          ResponsibleTotal(
            recipient: key, name: key.map(directory.name) ?? ReportLight.Reason.nobody.word(in: language),
            isExternal: key.map { directory[$0]?.isExternal ?? false } ?? false, obligations: $0.obligations,
            numbers: $0.numbers, lights: $0.lights)
        }
      }
    )
  }

  private func recipients(_ rows: [ReportRow]) -> [RecipientID: ReportRecipient] {
    let directory = book.inventory.directory
    let named = Set([plan.owner, plan.coordinator] + rows.flatMap(\.responsible) + [responsible].compactMap { $0 })
    return Dictionary(
      uniqueKeysWithValues: named.map {
        ($0, ReportRecipient(name: directory.name(of: $0), isExternal: directory[$0]?.isExternal ?? false))
      })
  }

  // MARK: Attention

  static let attentionLines = 10

  private func attention() -> ([ReportAttention], [AttentionReason: Int]) {
    var lines: [(reason: AttentionReason, weight: Int, line: ReportAttention)] = []
    var silent: [(recipient: RecipientID, obligations: [String])] = []
    for item in items where item.withdrawn == nil && item.isInNumbers {
      if let line = attention(item) {
        let weight =
          switch line.reasons[0] {
          case .overdue: line.daysOverdue ?? 0
          case .moved: line.moves
          case .nobody, .noAnswer: 0
          }
        lines.append((line.reasons[0], weight, .obligation(line)))
      } else if item.answered == false {
        let recipient = answerable(for: item.obligation)
        if let place = silent.firstIndex(where: { $0.recipient == recipient }) {
          silent[place].obligations.append(item.id)
        } else {
          silent.append((recipient, [item.id]))
        }
      }
    }
    lines += silent.map { (.noAnswer, 0, .silent(recipient: $0.recipient, obligations: $0.obligations)) }
    let order = AttentionReason.allCases
    let sorted = lines.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (order.firstIndex(of: x.reason)!, -x.weight, a.offset)
        < (order.firstIndex(of: y.reason)!, -y.weight, b.offset)
    }.map(\.element)
    var left: [AttentionReason: Int] = [:]
    for line in sorted.dropFirst(Self.attentionLines) { left[line.reason, default: 0] += 1 }
    return (sorted.prefix(Self.attentionLines).map(\.line), left)
  }

  /// Nil where nothing but a missing answer could be said of it.
  private func attention(_ item: ReportItem) -> AttentionObligation? {
    let overdue = item.times.filter { $0.isOverdue && $0.isCounted }
      .min { ($0.due ?? stateOn) < ($1.due ?? stateOn) }
    let moved = item.times.filter { $0.isOpen && !$0.changes.isEmpty && $0.state != .ongoing }
      .max { $0.changes.count < $1.changes.count }
    let nobody = item.obligation.responsible.isEmpty && item.finished == nil
    var reasons: [AttentionReason] = []
    if overdue != nil { reasons.append(.overdue) }
    if moved != nil { reasons.append(.moved) }
    if nobody { reasons.append(.nobody) }
    guard !reasons.isEmpty else { return nil }
    if item.answered == false { reasons.append(.noAnswer) }
    let time = overdue ?? moved
    return AttentionObligation(
      id: item.id, occurrence: time?.occurrence?.name, title: item.obligation.title,
      responsible: item.obligation.responsible, reasons: reasons, due: time?.due,
      daysOverdue: overdue.flatMap { $0.due.map { $0.days(to: stateOn) } }, moves: (moved ?? time)?.changes.count ?? 0,
      explanation: explanation(item))
  }

  /// The latest of what was noted, and of the reasons given for a move or a snooze.
  private func explanation(_ item: ReportItem) -> String? {
    var notes = item.record.remarks.map { (on: $0.on, text: $0.text) }
    for time in item.times {
      notes += time.moves.compactMap { move in move.reason.map { (move.on, $0) } }
      if let snoozed = time.outcome.snoozed { notes.append((snoozed.recorded, snoozed.reason)) }
    }
    return notes.enumerated().max { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }?.element.text
  }
}

extension ReportItem {
  /// Whether a plan that follows takes it over.
  var isCarriedOver: Bool { withdrawn == nil && finished == nil && !obligation.isAutomatic }
}
