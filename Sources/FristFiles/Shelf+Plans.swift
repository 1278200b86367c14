import FristCore

/// The plans' files.
extension Shelf {
  /// Looks at the plan directory and at each file, and takes what changed in them.
  mutating func lookAtPlans(
    force: Bool, confirmedGone: Set<PlanID>, _ head: Head, on day: CivilDay, _ look: inout Look
  ) {
    let place = planDirectory(head.settings)
    var names: PlanNames?
    var unreadable: Complaint?
    do throws(FileSystem.ReadError) {
      names = try listing(head.settings)
    } catch {
      unreadable = error.complaint
    }
    let files = names?.plans ?? []
    var problems = names?.problems ?? []
    let held = files.isEmpty ? Set(slots.filter { $0.value.loaded != nil }.keys) : []
    // A lost mount must not withdraw a municipality.
    let kept = held.subtracting(confirmedGone)
    if !kept.isEmpty {
      problems.append(.wholeFile(place, unreadable ?? .noPlans(kept.count), .plansStay(kept.count)))
    } else if let unreadable {
      // Nothing held, so nothing can stay: a start without its plan directory is none.
      let problem = Problem.wholeFile(place, unreadable, .settingsRefused)
      problems.append(problem)
      if held.isEmpty, !refused.contains(problem) { refused.append(problem) }
    }
    if problems != nameProblems || keepsPlans == kept.isEmpty { look.isChanged = true }
    (nameProblems, keepsPlans) = (problems, !kept.isEmpty)

    let there = files.count { slots.index(forKey: $0.id) != nil }
    let gone = there == slots.count ? [] : Set(slots.keys).subtracting(files.map(\.id)).subtracting(kept)
    for id in gone {
      if slots[id]?.accepted != nil { look.versions.append(ShelfVersion(.plan(id), nil)) }
      if let plan = slots[id]?.loaded?.plan { look.gone[id] = plan }
      slots[id] = nil
      look.isChanged = true
    }
    for (id, path) in files { lookAtPlan(id, path, force: force, head, on: day, &look) }
  }

  private func listing(_ settings: Settings) throws(FileSystem.ReadError) -> PlanNames {
    if let namedPlans { return PlanNames(of: namedPlans) }
    return try PlanNames(in: planDirectory(settings))
  }

  private mutating func lookAtPlan(
    _ id: PlanID, _ path: String, force: Bool, _ head: Head, on day: CivilDay, _ look: inout Look
  ) {
    // In its place: nearly always nothing has changed.
    let sight = slots[id, default: PlanSlot(file: WatchedFile(path: path))].look(at: path, force: force, on: day)
    if sight.isNew { look.hasRead = true }
    guard sight.isNew || look.headChanged || sight.hasCome, var slot = slots[id] else { return }
    defer { slots[id] = slot }
    if sight.isNew, sight.wasRestored, !look.headChanged, !sight.hasCome, slot.loaded?.plan.invalid.isEmpty == true,
      slot.accepted == slot.file.source?.bytes
    {
      // Parsed when it was restored; of its bytes one copy is enough.
      (slot.isAccepted, slot.accepted) = (true, slot.file.source?.bytes)
      return
    }
    look.isChanged = true
    look.before[id] = .some(slot.loaded?.plan)
    take(id, &slot, surroundings(head, on: day, slot.loaded?.plan, leaving: look.gone))
    guard slot.isAccepted, let bytes = slot.file.source?.bytes else { return }
    if slot.accepted != bytes { look.versions.append(ShelfVersion(.plan(id), bytes)) }
    slot.accepted = bytes
  }

  /// Parses a plan's file as it is now: what is good in it holds.
  private func take(_ id: PlanID, _ slot: inout PlanSlot, _ surroundings: PlanSurroundings) {
    slot.isAccepted = false
    guard let source = slot.file.source else {
      slot.problems = [
        .wholeFile(slot.file.path, slot.file.complaint ?? .notRegular, surroundings.refusal(of: id), plan: id)
      ]
      takeAgain(id, &slot, surroundings)
      return
    }
    switch PlanFile.load(source, id: id, in: surroundings) {
    case .accepted(var loaded, let problems):
      let previous = slot.loaded?.plan ?? loaded.formerly.flatMap { surroundings.leaving[$0] }
      if let previous { loaded.plan = loaded.plan.keepingLastGood(of: previous) }
      (slot.loaded, slot.problems, slot.isAccepted) = (loaded, problems, true)
    case .refused(let problems):
      slot.problems = problems
      takeAgain(id, &slot, surroundings)
    }
  }

  /// Parses the version in force of a plan whose file is not accepted: groups may have other members now.
  private func takeAgain(_ id: PlanID, _ slot: inout PlanSlot, _ surroundings: PlanSurroundings) {
    guard let bytes = slot.accepted, let previous = slot.loaded?.plan else { return }
    let source = SourceText(path: slot.file.path, bytes: bytes)
    guard var loaded = PlanFile.load(source, id: id, in: surroundings).value else { return }
    loaded.plan = loaded.plan.keepingLastGood(of: previous)
    slot.loaded = loaded
  }

  private func surroundings(
    _ head: Head, on day: CivilDay, _ previous: Plan?, leaving: [PlanID: Plan]
  ) -> PlanSurroundings {
    PlanSurroundings(
      settings: head.settings, directory: head.directory, former: former, today: day,
      previous: previous.map(EarlierPlan.init), leaving: leaving, rule: previous == nil ? .mustExist : .unlessNamed,
      knowsPrevious: knowsPrevious, sentences: sentences)
  }

  /// What is wrong with the plans, looked at for themselves where frist.yaml or the directory is broken: an error in one
  /// file hides no other's.
  func problemsOfPlansAlone() -> [Problem] {
    let settings = settingsRead?.settings ?? Settings(near: config.path)
    let names: PlanNames
    do throws(FileSystem.ReadError) {
      names = try listing(settings)
    } catch {
      return [.wholeFile(planDirectory(settings), error.complaint, .settingsRefused)]
    }
    var problems = names.problems
    let directory = directoryRead?.value
    let surroundings = PlanSurroundings(
      settings: settings, directory: directory ?? Directory(), today: today ?? CivilDay(number: 0), previous: nil,
      rule: directory == nil ? .unchecked : .mustExist, knowsPrevious: knowsPrevious, sentences: sentences)
    for (id, path) in names.plans {
      var file = WatchedFile(path: path)
      _ = file.look()
      if let source = file.source {
        problems += PlanFile.load(source, id: id, in: surroundings).problems
      } else {
        let consequence = surroundings.refusal(of: id)
        problems.append(.wholeFile(path, file.complaint ?? .notRegular, consequence, plan: id))
      }
    }
    return problems
  }
}
