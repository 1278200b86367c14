extension Book {
  /// What becomes of every step of an occurrence for everybody concerned: the verdicts that a pass uses.
  public func prospects(of occurrence: Occurrence, on today: CivilDay) -> [Prospect] {
    guard let (plan, obligation) = obligation(of: occurrence.root), obligation.covers.isEmpty else { return [] }
    let it = assessed(occurrence, obligation, plan, on: today)
    let around = Assessment.Surroundings(
      today: today, lastPass: lastMoment?.day, absence: absence, calendar: inventory.settings.workCalendar,
      holds: holds)
    let assessment = Assessment(it, in: around)
    let hearings = assessment.hearings()
    return (hearings.flatMap(\.lines) + assessment.past(hearings)).map { line in
      Prospect(
        topic: assessment.topic(of: line.rung.step), role: line.role, standing: line.standing, day: line.rung.ownDay,
        tellingDay: line.rung.tellingDay, verdict: line.verdict, reason: assessment.reason(of: line))
    }.sorted { ($0.tellingDay, $0.step.rank, $0.role) < ($1.tellingDay, $1.step.rank, $1.role) }
  }

  /// How many rows of a plan there are of each state.
  public func counts(of plan: Plan, on today: CivilDay) -> [ObligationState: Int] {
    var counts: [ObligationState: Int] = [:]
    for row in presentRows(of: plan, on: today) { counts[row.state, default: 0] += 1 }
    return counts
  }

  /// What is in no plan any more.
  public var countsWithoutPlan: [ObligationState: Int] {
    let gone = withdrawnRoots.count { slot(of: $0) == nil }
    return gone == 0 ? [:] : [.withdrawn: gone]
  }
}

extension Book {
  /// What holds for all of a row: codes with their facts (`org.fristd.Control`, Why).
  public func notes(on row: RegisterRow, _ today: CivilDay) -> [String] {
    var notes: [String] = []
    let plan = self.plan(row.plan)
    if hold != nil { notes.append("held") }
    switch row.state {
    case .withdrawn: if let gone = dossiers[row.root]?.withdrawn { notes.append("withdrawn \(gone.at.day)") }
    case .invalid: notes.append("invalid")
    default: break
    }
    if let retired = retirement(of: row.plan), retired <= today { notes.append("retired") }
    if let adopted = plan?.adopted, adopted > today { notes.append("notAdopted \(adopted)") }
    if let done = row.outcome.done { notes.append("done \(done.on)") }
    if let cancelled = row.outcome.cancelled { notes.append("cancelled \(cancelled.on)") }
    if let occurrence = row.occurrence {
      if row.state == .missed, let next = occurrence.nextDue { notes.append("missed \(next)") }
      if let snooze = row.outcome.snooze, snooze.until > today, !row.outcome.isFinished {
        notes.append("snoozed \(snooze.until)")
      }
      if occurrence.arming > 1 { notes.append("moved \(occurrence.due)") }
    }
    if let obligation = row.obligation {
      if !obligation.covers.isEmpty { notes.append("covered") }
      for entry in obligation.deadlines {
        if case .relative(let relative) = entry.deadline.meaning, row.occurrence == nil {
          notes.append("waiting \(relative.after)")
        }
      }
    }
    return notes
  }

  /// What is being asked about an obligation: `reading`, `round`, `review`.
  public func asking(about row: RegisterRow, on today: CivilDay) -> [String] {
    var asked: [String] = []
    if row.obligation?.deadlines.contains(where: { isToBeConfirmed($0, row.root) }) ?? false { asked.append("reading") }
    guard let plan = plan(row.plan) else { return asked }
    let roundOpen = openings(of: plan, upTo: today).contains { id, day in
      day <= today && (outcome(of: Subject(id))?.isFinished ?? false) == false
        && toldBeside.keys.contains { $0.topic == .round(id) }
    }
    if roundOpen { asked.append("round") }
    let december = CivilDay.firstDay(ofMonth: 12, today.month == 12 ? today.year : today.year - 1)
    if toldBeside.keys.contains(where: { $0.topic == .review(planRoot(of: plan.id), december) }) {
      asked.append("review")
    }
    return asked
  }

  /// How many deadlines of a plan are read as they are until a planner confirms them.
  public func toConfirm(in plan: Plan) -> Int {
    plan.obligations.reduce(0) { sum, obligation in
      let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
      return sum + obligation.deadlines.count { isToBeConfirmed($0, root) }
    }
  }

  /// Plans whose file is gone, and nobody has said that it is meant.
  public var goneWithoutWord: [(plan: PlanID, gone: PlanGone)] {
    plans.compactMap { id, record in
      record.gone.flatMap { $0.isConfirmed ? nil : (plan: id, gone: $0) }
    }.sorted { $0.plan < $1.plan }
  }
}

extension Problem {
  /// A plan's file is gone (DESIGN.md 4).
  public static func planGone(_ plan: PlanID, on gone: PlanGone) -> Problem {
    Problem(
      file: "\(plan).yaml", line: 0, column: 0,
      what: Sentence(
        nb: "planfilen er borte siden \(gone.on)", nn: "planfila er borte sidan \(gone.on)",
        en: "the plan's file is gone since \(gone.on)"),
      consequence: Sentence(
        nb: "ingen påminnelser går om planen; «fristctl confirm \(plan)» sier at det er meningen",
        nn: "ingen påminningar går om planen; «fristctl confirm \(plan)» seier at det er meininga",
        en: "nothing of the plan is told; \"fristctl confirm \(plan)\" says that it is meant"), plan: plan)
  }
}
