import FristCore

/// What the files make together: checks between plans, on what is loaded.
extension Shelf {
  /// Everything in force, and which plans have another value than before.
  ///
  /// Costs what the number of plans costs, and what those cost that were parsed anew.
  mutating func takeStock(
    _ head: Head, _ look: Look, _ isFinished: (PlanID, String) -> Bool
  ) -> (Inventory, [PlanID]) {
    let ids = slots.filter { $0.value.loaded != nil }.keys.sorted()
    var between: [PlanID: [Problem]] = [:]
    let circling = checkReplacements(ids, &between)
    let renamed = checkFormerNames(ids, &between)
    let replaced = Set(ids.compactMap { circling.contains($0) ? nil : slots[$0]?.loaded?.replaces })
    var changed = Set(look.gone.keys)
    for id in ids {
      guard let loaded = slots[id]?.loaded else { continue }
      let replaces = circling.contains(id) ? nil : loaded.replaces
      let formerly = renamed.contains(id) ? loaded.formerly : nil
      let revises =
        loaded.plan.period != nil && !loaded.plan.isRetired && !replaced.contains(id) && !loaded.declaresRevision
      let isParsed = look.before.keys.contains(id)
      if isParsed || loaded.plan.replaces != replaces || loaded.plan.formerly != formerly
        || loaded.plan.hasAutomaticRevision != revises
      {
        let now = stock(loaded.plan, replaces, formerly, revises, head)
        if !isParsed || look.before[id] != now { changed.insert(id) }
        slots[id]?.loaded?.plan = now
      }
      leaveBehind(id, circling.contains(id), look, isFinished)
    }
    let inventory = Inventory(
      settings: head.settings, directory: directory(head), plans: ids.compactMap { slots[$0]?.loaded?.plan },
      problems: problems(between))
    return (inventory, changed.sorted())
  }

  private func stock(
    _ plan: Plan, _ replaces: PlanID?, _ formerly: PlanID?, _ revises: Bool, _ head: Head
  ) -> Plan {
    var plan = plan
    (plan.replaces, plan.formerly) = (replaces, formerly)
    if plan.hasAutomaticRevision { plan.obligations.removeLast() }
    return revises ? plan.addingAutomaticRevision(language: head.settings.language) : plan
  }

  /// The directory with whom it has lost: those whom plans in force name, and whom it names itself.
  private func directory(_ head: Head) -> Directory {
    var directory = head.directory
    var lost = slots.values.reduce(into: Set<RecipientID>()) { $0.formUnion($1.loaded?.lost ?? []) }
    for recipient in directory.recipients.values {
      lost.formUnion(([recipient.superior].compactMap { $0 } + recipient.members).filter { directory[$0] == nil })
    }
    if let admin = head.settings.admin, directory[admin] == nil { lost.insert(admin) }
    // Rungs to the superior last known stay, whoever that is.
    var next = Array(lost)
    while let id = next.popLast() {
      guard directory[id] == nil, directory.lost[id] == nil else { continue }
      let recipient = former[id] ?? Recipient(id: id, name: id)
      directory.lost[id] = recipient
      if let superior = recipient.superior { next.append(superior) }
    }
    return directory
  }

  /// By file, line and column.
  private func problems(_ between: [PlanID: [Problem]]) -> [Problem] {
    var files: [(file: String, problems: [Problem])] = []
    for problem in headProblems + nameProblems { files.append((problem.file, [problem])) }
    for (id, slot) in slots {
      let more = (between[id] ?? []) + slot.leftBehind
      files.append((slot.file.path, more.isEmpty ? slot.problems : (slot.problems + more).inFileOrder()))
    }
    return files.enumerated().sorted { ($0.element.file, $0.offset) < ($1.element.file, $1.offset) }
      .flatMap(\.element.problems)
  }

  /// `replaces` that names no plan is a warning: the old plan may never have been here. A circle would retire all its
  /// plans: it is an error, and none of them replaces anything.
  ///
  /// - Returns: The plans in circles.
  private func checkReplacements(_ ids: [PlanID], _ problems: inout [PlanID: [Problem]]) -> Set<PlanID> {
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let olds = ids.map { slots[$0]?.loaded?.replaces }
    let circles = Circles.find(in: olds.map { old in old.flatMap { places[$0] }.map { [$0] } ?? [] })
    for circle in circles {
      for index in circle {
        report(ids[index], .replacesInCircle(circle.map { ids[$0] }), .nothingReplaced(ids[index]), &problems)
      }
    }
    for (id, old) in zip(ids, olds) {
      guard let old, slots[old] == nil else { continue }
      let complaint = Complaint.replacesUnknown(old, suggestion: Spelling.closest(to: old, among: ids))
      report(id, complaint, .nothingReplaced(id), &problems, .warning)
    }
    return Set(circles.joined().map { ids[$0] })
  }

  /// A plan was renamed from what no other file is called, and from what no other plan was renamed from.
  ///
  /// - Returns: The plans whose `formerly` holds.
  private func checkFormerNames(_ ids: [PlanID], _ problems: inout [PlanID: [Problem]]) -> Set<PlanID> {
    var renamed: [PlanID: PlanID] = [:]
    for id in ids {
      guard let old = slots[id]?.loaded?.formerly else { continue }
      if slots[old] != nil {
        report(id, .formerlyStillThere(old), .nothingRenamed(id), &problems, formerly: true)
      } else if let other = renamed[old] {
        report(id, .formerlyOfTwo(old, other: other), .nothingRenamed(id), &problems, formerly: true)
      } else {
        renamed[old] = id
      }
    }
    return Set(renamed.values)
  }

  /// A version that holds though its file is not accepted has no place in the file of now.
  private func report(
    _ id: PlanID, _ complaint: Complaint, _ consequence: Consequence, _ problems: inout [PlanID: [Problem]],
    _ severity: Problem.Severity = .error, formerly: Bool = false
  ) {
    guard let slot = slots[id], slot.isAccepted, let loaded = slot.loaded,
      let place = formerly ? loaded.formerlyPlace : loaded.replacesPlace
    else { return }
    problems[id, default: []].append(
      Problem(
        severity: severity, file: slot.file.path, line: place.line, column: place.column, what: complaint.sentence,
        consequence: consequence.sentence, plan: id))
  }

  /// What an old plan has open and the one that replaces it does not have (DESIGN.md 5, rule 11).
  private mutating func leaveBehind(
    _ id: PlanID, _ circles: Bool, _ look: Look, _ isFinished: (PlanID, String) -> Bool
  ) {
    guard let slot = slots[id], let plan = slot.loaded?.plan, let place = slot.loaded?.replacesPlace, !circles,
      slot.isAccepted, let old = plan.replaces, let oldPlan = slots[old]?.loaded?.plan, !oldPlan.isRetired
    else {
      slots[id]?.leftBehind = []
      slots[id]?.hasComparedWithOld = false
      return
    }
    guard look.before.keys.contains(id) || look.before.keys.contains(old) || !slot.hasComparedWithOld else { return }
    slots[id]?.hasComparedWithOld = true
    let succession = Succession(of: oldPlan, by: plan)
    let open = succession.leftBehind.filter { !isFinished(old, $0) }
    slots[id]?.leftBehind =
      open.isEmpty
      ? []
      : [
        Problem(
          severity: .warning, file: slot.file.path, line: place.line, column: place.column,
          what: Complaint.leftBehind(old, open).sentence, consequence: Consequence.forgottenThere(old).sentence,
          plan: id)
      ]
  }
}

/// What a plan carries on of the one that it replaces: what says `formerly: OLD-PLAN/ID`, or has the same title.
private struct Succession {
  /// The old plan's ids, in the order of its file; what `each` made stands under the id that is written.
  let leftBehind: [String]

  init(of old: Plan, by new: Plan) {
    let carried = Set(
      new.obligations.compactMap(\.formerly).filter { $0.hasPrefix(old.id + "/") }
        .map { $0.dropFirst(old.id.count + 1).prefix { $0 != ":" } })
    let titles = Set(new.obligations.map { Self.bare($0.title) })
    let saysItIsOver = { (obligation: Obligation) in
      obligation.said.contains { said in
        switch said.what {
        case .done, .cancelled: said.prefix == nil && said.entry == nil
        case .confirmed, .evaluated: false
        }
      }
    }
    var ids: [String] = []
    for obligation in old.obligations where !obligation.isAutomatic {
      let id = obligation.id.prefix { $0 != ":" }
      guard !carried.contains(id), !titles.contains(Self.bare(obligation.title)), !saysItIsOver(obligation),
        ids.last != String(id)
      else { continue }
      ids.append(String(id))
    }
    leftBehind = ids
  }

  /// Case, white space and punctuation aside.
  private static func bare(_ title: String) -> String {
    var bare = String.UnicodeScalarView()
    for scalar in title.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      bare.append(scalar)
    }
    return String(bare)
  }
}

extension [Problem] {
  /// By file, line and column; of one place, in the order they were found.
  func byFile() -> [Problem] {
    enumerated().sorted {
      ($0.element.file, $0.element.line, $0.element.column, $0.offset)
        < ($1.element.file, $1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
}
