extension Decider {
  /// What becomes of every step of an occurrence.
  ///
  /// - Parameter told: All that the ledger has of it, also where it is finished.
  public func prospects(
    of occurrence: Occurrence, _ obligation: Obligation, told: [Told], on today: CivilDay
  ) -> [Prospect] {
    guard let plan = inventory.plans.first(where: { $0.id == occurrence.id.obligation.plan }) else { return [] }
    let around = Assessment.Surroundings(
      today: today, lastPass: history.lastMoment?.day, calendar: inventory.settings.workCalendar,
      directory: inventory.directory, served: [], spoolFailures: history.spoolFailures, holds: history.holds,
      reopened: history.reopenings[OutcomeSubject(occurrence.id)])
    return Assessment.prospects(
      occurrence, ladder: inventory.settings.ladder(of: obligation, in: plan),
      audience: Audience(of: obligation, in: plan, directory: inventory.directory), told: told, in: around)
  }

  /// What holds for all of a row, in sentences.
  public func notes(on row: RegisterRow, today: CivilDay) -> [String] {
    var notes: [String] = []
    let plan = inventory.plans.first { $0.id == row.plan }
    if let completion = row.completion { notes.append("Done on \(completion.on): nothing more is told.") }
    if let hold = history.hold { notes.append("All mail is held since \(hold.since): \(hold.why).") }
    if let retired = retirement[row.plan], retired <= today {
      notes.append(
        plan?.isRetired == true
          ? "The plan is retired: nothing more is told."
          : "The plan is replaced by another since \(retired): nothing more is told.")
    }
    guard let occurrence = row.occurrence, let obligation = row.obligation else { return notes }
    if occurrence.isMissed(on: today), row.completion == nil {
      notes.append("Missed: the next one fell due on \(occurrence.nextDue.map(\.description) ?? "").")
    }
    if !obligation.covers.isEmpty {
      notes.append("It covers \(obligation.covers.joined(separator: ", ")), which is told in its place.")
    }
    if obligation.responsible.isEmpty { notes.append("The plan names nobody: the coordinator is reminded.") }
    for id in obligation.responsible where inventory.directory[id]?.isExternal ?? false {
      notes.append("\(id) is external and never mailed: the coordinator is reminded.")
    }
    if occurrence.arming > 1 {
      notes.append("Moved: the steps count from \(occurrence.due), known since \(occurrence.knownSince.day).")
    }
    return notes
  }

  /// Takes a hold as released, for a preview.
  public mutating func letGo(at now: CivilMoment) {
    if history.hold != nil { endHold(at: now) }
  }
}
