// What files say of outcomes (`done:` and its like), taken once each (DESIGN.md 4).
extension Reconciliation {
  mutating func takeStatements() {
    for plan in book.inventory.plans where isLookedAt(plan.id) {
      var isTaken = true
      for obligation in plan.obligations where !obligation.said.isEmpty {
        isTaken = take(obligation.said, obligation, plan) && isTaken
      }
      for invalid in plan.invalid where !invalid.said.isEmpty {
        for obligation in plan.obligations(named: invalid.id) {
          let member = obligation.id.split(separator: ":").dropFirst().first.map(String.init)
          let said = invalid.said.filter { $0.member == nil || $0.member == member }
          isTaken = take(said, obligation, plan) && isTaken
        }
      }
      setAwaiting(!isTaken, plan.id)
    }
  }

  /// What is relative in a new text may name what was done long ago.
  mutating func dateRelatives() {
    let looked = book.relatives.filter { isLookedAt(book.inventory.plans[$0.plan].id) }
    for slot in looked.sorted(by: { ($0.plan, $0.obligation) < ($1.plan, $1.obligation) }) {
      if let entry = book.dating(book.root(at: slot), by: .planFile, at: now) { note(entry) }
    }
  }

  /// - Returns: Whether all of it is taken, now or before: a day to come, or an occurrence that is far off, is awaited.
  private mutating func take(_ said: [FileStatement], _ obligation: Obligation, _ plan: Plan) -> Bool {
    let root = book.root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    for statement in said {
      guard statement.day.map({ $0 <= now.day }) ?? true, book.dossiers[root]?.taken[statement.key] != statement.value
      else { continue }
      switch statement.what {
      case .done(let on):
        let subjects = book.subjects(of: statement, obligation, plan, now.day)
        if subjects.isEmpty { continue }
        note(.taken(root, key: statement.key, value: statement.value))
        for subject in subjects { note(.done(subject, on: on ?? now.day, note: nil)) }
        for entry in book.following(root, by: .planFile, at: now) { note(entry) }
      case .cancelled(let on, let reason):
        let subjects = book.subjects(of: statement, obligation, plan, now.day)
        if subjects.isEmpty { continue }
        note(.taken(root, key: statement.key, value: statement.value))
        for subject in subjects { note(.cancelled(subject, on: on, reason: reason)) }
      case .confirmed(let on):
        note(.taken(root, key: statement.key, value: statement.value))
        let texts = obligation.deadlines.filter(\.deadline.confirm).map(\.text)
        for text in texts.isEmpty ? [nil] : texts.map(Optional.some) {
          note(.confirmed(root, on: on, text: text, note: nil))
        }
      case .evaluated(let year, let attainment, let effect):
        note(.taken(root, key: statement.key, value: statement.value))
        note(.evaluated(root, year: year, attainment, effect: effect))
      }
    }
    return said.allSatisfy { book.dossiers[root]?.taken[$0.key] == $0.value }
  }

  private mutating func note(_ event: Entry.Event) { note(Entry(at: now, by: .planFile, event)) }
}

extension FileStatement {
  /// What it is about: the same key with another value corrects what was taken.
  var key: String {
    let kind =
      switch what {
      case .done: "done"
      case .confirmed: "confirmed"
      case .cancelled: "cancelled"
      case .evaluated(let year, _, _): "evaluated \(year)"
      }
    return "\(kind) \(entry.map(String.init) ?? "-") \(prefix ?? "-")"
  }

  var value: String {
    switch what {
    case .done(let on): on?.description ?? "true"
    case .confirmed(let on): on.description
    case .cancelled(let on, let reason): "\(on) \(reason)"
    case .evaluated(_, let attainment, let effect): "\(attainment.rawValue) \(effect ?? "")"
    }
  }

  /// The day that it names; nil for none.
  var day: CivilDay? {
    switch what {
    case .done(let on): on
    case .confirmed(let on), .cancelled(let on, _): on
    case .evaluated: nil
    }
  }
}

extension Book {
  /// The occurrences that a file's statement is about; the obligation as a whole where it has no days.
  func subjects(of statement: FileStatement, _ obligation: Obligation, _ plan: Plan, _ today: CivilDay) -> [Subject] {
    let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    guard let dossier = dossiers[root] else { return [] }
    let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
    var occurrences = timetable.all(upTo: max(today, statement.day ?? today).shifted(byDays: 400))
    if let entry = statement.entry { occurrences.removeAll { $0.entry != entry } }
    if let prefix = statement.prefix {
      return occurrences.filter {
        $0.id.originalDue.description.hasPrefix(prefix) || $0.due.description.hasPrefix(prefix)
      }.prefix(1).map { Subject($0.id) }
    }
    if occurrences.isEmpty { return [Subject(root)] }
    // Closes all of it that is open; a corrected day corrects what this statement had closed.
    return occurrences.map { Subject($0.id) }
  }

  /// What follows from an obligation being done, or not: relative deadlines, its own among them, get their day, or lose it
  /// (rule 12).
  func following(_ root: Root, by actor: Actor, at now: CivilMoment) -> [Entry] {
    ([root] + dependents(of: root)).compactMap { dating($0, by: actor, at: now) }
  }

  /// A relative deadline gets its day when what it names is done, another day when that is corrected, and loses it when
  /// that is open again; nil where all is as it should be, or it is finished itself.
  func dating(_ root: Root, by actor: Actor, at now: CivilMoment) -> Entry? {
    guard let (plan, obligation) = self.obligation(of: root), let dossier = dossiers[root] else { return nil }
    let entry = obligation.deadlines.lazy.compactMap { entry -> (String, Relative)? in
      if case .relative(let relative) = entry.deadline.meaning { (entry.text, relative) } else { nil }
    }.first
    guard let (text, relative) = entry else { return nil }
    let given = dossier.given.sorted { $0.originalDue < $1.originalDue }.first
    // A day given by a command is the administrator's.
    if let given, dossier.armings[given]?.last?.cause == .command { return nil }
    let known = given ?? dossier.armings.first { $0.value.contains { $0.cause == .dated } }?.key
    if (known.flatMap { dossier.outcomes[$0] } ?? dossier.outcomes[nil])?.isFinished ?? false { return nil }
    // What was cancelled is not waited for; where all is, that is told.
    let days = plan.obligations(named: relative.after).filter { cancelledOn($0, plan) == nil }
      .map { doneOn($0, plan, since: dossier.first, now.day) }
    guard !days.isEmpty, !days.contains(nil), let done = days.compactMap({ $0 }).max() else {
      return given.map { Entry(at: now, by: actor, .disarmed($0)) }
    }
    let window = relative.window(whenDoneOn: done)
    let id = known ?? OccurrenceID(root: root, label: nil, originalDue: window.due)
    let last = dossier.armings[id]?.last
    if given != nil, last?.window.due == window.due { return nil }
    let arming = Arming(
      number: (last?.number ?? 0) + 1, window: window, textDue: nil, at: now, cause: .dated,
      by: actor, text: text)
    return Entry(at: now, by: actor, .armed(id, arming))
  }

  /// The day on which an obligation was done as what waits for it counts: all of it, or of a series the first `done` after
  /// the waiting one was seen; nil where it is not.
  private func doneOn(_ obligation: Obligation, _ plan: Plan, since first: CivilMoment, _ today: CivilDay) -> CivilDay?
  {
    let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    guard let dossier = dossiers[root] else { return nil }
    if obligation.deadlines.contains(where: \.deadline.recurs) {
      return dossier.outcomes.values.compactMap(\.done).filter { $0.at >= first }
        .min { ($0.at, $0.on) < ($1.at, $1.on) }?.on
    }
    let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
    let occurrences = timetable.listed()
    let outcomes =
      occurrences.isEmpty
      ? [dossier.outcomes[nil]] : occurrences.map { dossier.outcomes[$0.id] ?? dossier.outcomes[nil] }
    var latest: CivilDay?
    for outcome in outcomes where outcome?.cancelled == nil {
      guard let done = outcome?.done else { return nil }
      latest = max(latest ?? done.on, done.on)
    }
    return latest
  }
}
