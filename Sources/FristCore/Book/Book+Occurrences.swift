extension Book {
  /// All occurrences of an obligation; nil where it was not recorded as seen.
  func timetable(_ slot: Slot) -> Timetable? {
    let plan = inventory.plans[slot.plan]
    let root = root(at: slot)
    return dossiers[root].map { Timetable(plan.obligations[slot.obligation], of: plan, root: root, dossier: $0) }
  }

  /// The numbers that moved occurrences have in a rule, ascending.
  func movedNumbers(of rule: Recurrence, label: String?, _ root: Root) -> [Int] {
    guard let armings = dossiers[root]?.armings, !armings.isEmpty else { return [] }
    return Set(
      armings.compactMap { id, moves -> Int? in
        guard id.label == label, let textDue = moves.last?.textDue, let n = rule.firstIndex(dueOnOrAfter: textDue),
          rule.window(n)?.due == textDue
        else { return nil }
        return n
      }
    ).sorted()
  }

  /// An occurrence with all that a verdict on it needs.
  func assessed(_ occurrence: Occurrence, _ obligation: Obligation, _ plan: Plan, on today: CivilDay) -> Assessment.Case
  {
    let dossier = dossiers[occurrence.root]
    let settings = inventory.settings
    let directory = inventory.directory
    let remindFrom = plan.remindFrom ?? settings.remindFrom
    let ladder = settings.ladder(of: obligation, in: plan)
    let isOpening =
      obligation.kind == .evaluation
      && settings.workCalendar.onOrAfter(Assessment.opening(of: occurrence.window, ladder)) <= today
      && (remindFrom.map { $0 <= today } ?? true)
    return Assessment.Case(
      occurrence: occurrence, obligation: obligation, ladder: ladder,
      audience: Audience(of: obligation, in: plan, directory: directory), told: dossier?.told[occurrence.id] ?? [],
      outcome: outcome(of: occurrence.id), ladderEdited: dossier?.ladderEdited,
      remindFrom: remindFrom, planKnownSince: planKnownSince(plan) ?? today,
      round: obligation.kind == .evaluation ? round(of: plan, at: occurrence, isOpening: isOpening, on: today) : [],
      owner: directory[plan.owner] == nil ? directory.caretaker(of: plan) : plan.owner,
      spoolFailures: spoolFailures, isRetired: self.isRetired(plan, on: today))
  }

  /// Who is asked when an evaluation opens: whoever is responsible for something unfinished, or finished since the last
  /// evaluation opened, and the owner (rule 10).
  ///
  /// - Parameter isOpening: False where it has not begun: then only the owner is named, so that its day is known.
  private func round(
    of plan: Plan, at occurrence: Occurrence, isOpening: Bool, on today: CivilDay
  ) -> [(role: RecipientID, standing: Standing)] {
    let owner = inventory.directory[plan.owner] == nil ? inventory.directory.caretaker(of: plan) : plan.owner
    guard isOpening else { return [(owner, .owner)] }
    var result: [(role: RecipientID, standing: Standing)] = []
    let last = lastOpening(of: plan, before: occurrence, on: today)
    for obligation in plan.obligations where obligation.covers.isEmpty && isAsked(obligation, plan, since: last, today)
    {
      for reminded in Audience(of: obligation, in: plan, directory: inventory.directory).reminded
      where !result.contains(where: { $0.role == reminded.role }) {
        result.append((reminded.role, reminded.standing))
      }
    }
    if !result.contains(where: { $0.role == owner }) { result.append((owner, .owner)) }
    return result
  }

  /// Whether a round asks about an obligation: it is not finished, or was since the last evaluation opened.
  private func isAsked(_ obligation: Obligation, _ plan: Plan, since last: CivilDay?, _ today: CivilDay) -> Bool {
    guard let finished = finishedOn(obligation, plan, today) else { return true }
    return last.map { finished >= $0 } ?? true
  }

  /// The day on which the last of it was done or cancelled; nil where something is open.
  func finishedOn(_ obligation: Obligation, _ plan: Plan, _ today: CivilDay) -> CivilDay? {
    let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    guard let dossier = dossiers[root] else { return nil }
    func day(_ outcome: Outcome?) -> CivilDay? { outcome?.done?.on ?? outcome?.cancelled?.on }
    let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
    // A series that goes on is not finished; one whose last occurrences are done ahead is.
    for (e, entry) in obligation.deadlines.enumerated() {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      var n = rule.firstIndex(dueOnOrAfter: today.shifted(byDays: 1))
      while let index = n, let occurrence = timetable.recurring(e, index) {
        guard dossier.outcomes[occurrence.id]?.isFinished ?? false else { return nil }
        n = index + 1
      }
    }
    let occurrences = timetable.all(upTo: today)
    if occurrences.isEmpty { return day(dossier.outcomes[nil]) }
    var latest: CivilDay?
    for occurrence in occurrences where !occurrence.isMissed(on: today) {
      guard let finished = day(dossier.outcomes[occurrence.id] ?? dossier.outcomes[nil]) else { return nil }
      latest = max(latest ?? finished, finished)
    }
    return latest
  }

  /// When the evaluation of a plan before this one opened.
  private func lastOpening(of plan: Plan, before occurrence: Occurrence, on today: CivilDay) -> CivilDay? {
    let openings = openings(of: plan, upTo: today)
    let opening = openings.first { $0.id == occurrence.id }?.day ?? today
    return openings.lazy.filter { $0.id != occurrence.id && $0.day < opening }.map(\.day).max()
  }

  /// The days on which evaluations of a plan open, those cancelled aside, up to and including the next.
  func openings(of plan: Plan, upTo day: CivilDay) -> [(id: OccurrenceID, day: CivilDay)] {
    var result: [(id: OccurrenceID, day: CivilDay)] = []
    for slot in evaluations(of: plan.id) {
      let obligation = plan.obligations[slot.obligation]
      let root = root(at: slot)
      guard let dossier = dossiers[root] else { continue }
      let ladder = inventory.settings.ladder(of: obligation, in: plan)
      let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
      for occurrence in timetable.all(upTo: day.shifted(byDays: 366)) {
        if dossier.outcomes[occurrence.id]?.cancelled != nil { continue }
        result.append((occurrence.id, Assessment.opening(of: occurrence.window, ladder)))
      }
    }
    return result
  }
}
