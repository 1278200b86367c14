extension Book {
  /// What becomes of every step of an occurrence for everybody concerned: the verdicts that a pass uses.
  public func prospects(of occurrence: Occurrence, on today: CivilDay) -> [Prospect] {
    guard let (plan, obligation) = obligation(of: occurrence.root), obligation.covers.isEmpty else { return [] }
    let it = assessed(occurrence, obligation, plan, on: today)
    let around = Assessment.Surroundings(
      today: today, lastPass: lastMoment?.day, calendar: inventory.settings.workCalendar, holds: holds)
    let assessment = Assessment(it, in: around)
    let hearings = assessment.hearings()
    return (hearings.flatMap(\.lines) + assessment.past(hearings)).map { line in
      Prospect(
        topic: assessment.topic(of: line.rung.step), role: line.role, standing: line.standing, day: line.rung.ownDay,
        tellingDay: line.rung.tellingDay, verdict: line.verdict)
    }.sorted { ($0.tellingDay, $0.step.rank, $0.role) < ($1.tellingDay, $1.step.rank, $1.role) }
  }

  /// How many rows there are of each state, of all plans.
  public func counts(on today: CivilDay) -> [ObligationState: Int] {
    var counts: [ObligationState: Int] = [:]
    for row in register(on: today) { counts[row.state, default: 0] += 1 }
    return counts
  }
}
