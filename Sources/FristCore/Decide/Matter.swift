extension Book {
  /// What a notice of an occurrence's step is about, with all that its mail says.
  func matter(
    _ line: Assessment.Line, _ it: Assessment.Case, _ assessment: Assessment, _ timetable: Timetable, _ plan: Plan,
    on today: CivilDay
  ) -> Notice.Matter {
    let (occurrence, obligation) = (it.occurrence, it.obligation)
    switch line.rung.step {
    case .dated: return .dated(occurrence, of: obligation)
    case .status:
      return .status(occurrence, of: obligation, asked(line.role, of: plan, at: occurrence, line.standing, on: today))
    default:
      var remarks = Remarks()
      remarks.isLast = assessment.isLast(line.rung)
      let isFirst = !it.told.contains { $0.role == line.role && $0.wasSent }
      if isFirst, let previous = timetable.previous(of: occurrence),
        !(outcome(of: Subject(previous.id))?.isFinished ?? false), previous.due <= today,
        previous.id.originalDue >= timetable.knownSince.day || previous.due >= timetable.knownSince.day
      {
        remarks.previousUndone = previous.due
      }
      if isFirst, line.standing == .responsible, let handover = dossiers[occurrence.root]?.handover,
        let from = handover.from.first, !handover.from.contains(line.role),
        Assessment.opening(of: occurrence.window, it.ladder) <= handover.on
      {
        remarks.takenOverFrom = from
      }
      remarks.standsIn = it.audience.reminded.first { $0.role == line.role }?.standsIn
      remarks.isToBeConfirmed =
        occurrence.entry.map { isToBeConfirmed(obligation.deadlines[$0], occurrence.root) } ?? false
      return .deadline(occurrence, of: obligation, remarks)
    }
  }

  /// What a role is asked about in a round: all that it is responsible for; the owner sees the whole plan.
  private func asked(
    _ role: RecipientID, of plan: Plan, at occurrence: Occurrence, _ standing: Standing, on today: CivilDay
  ) -> [Listed] {
    plan.obligations.compactMap { obligation in
      guard obligation.covers.isEmpty else { return nil }
      if standing != .owner {
        let audience = Audience(of: obligation, in: plan, directory: inventory.directory)
        guard audience.reminded.contains(where: { $0.role == role }) else { return nil }
      }
      return listed(obligation, plan, on: today)
    }
  }

  /// An obligation as a list shows it: with its oldest open occurrence, else the next, else the last.
  func listed(_ obligation: Obligation, _ plan: Plan, on today: CivilDay) -> Listed {
    let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    guard let slot = slot(of: root) else { return Listed(obligation, nil, .undated) }
    let rows = rows(slot, today)
    let open = rows.first { [.overdue, .due, .open, .snoozed].contains($0.state) }
    let row = open ?? rows.first { $0.state == .upcoming } ?? rows.last
    return Listed(obligation, row?.occurrence, row?.state ?? .undated)
  }
}
