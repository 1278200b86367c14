/// All occurrences of one obligation, computed from its deadlines and what the record has of it.
struct Timetable {
  let obligation: Obligation
  private let root: Root
  private let ref: ObligationRef
  private let dossier: Dossier
  /// When the obligation came to be known: first seen or adopted, whichever is later.
  let knownSince: CivilMoment

  init(_ obligation: Obligation, of plan: Plan, root: Root, dossier: Dossier) {
    self.obligation = obligation
    self.root = root
    ref = ObligationRef(plan: plan.id, obligation: obligation.id)
    self.dossier = dossier
    knownSince = plan.adopted.map { max(dossier.first, CivilMoment($0, .midnight)) } ?? dossier.first
  }

  /// The occurrences that do not come from a series: of texts that name their windows, then those whose day no text
  /// names; in the order of the file.
  func listed() -> [Occurrence] {
    var result: [Occurrence] = []
    for (e, entry) in obligation.deadlines.enumerated() {
      guard case .once(let windows) = entry.deadline.meaning else { continue }
      for (w, window) in windows.enumerated() { result.append(occurrence(window, of: e, after: windows[..<w])) }
    }
    if !dossier.given.isEmpty || !dossier.kept.isEmpty {
      let known = Set(result.map(\.id))
      let beside = dossier.given.union(dossier.kept.keys).subtracting(known).filter { !isOfSeries($0) }
      result += beside.sorted { ($0.originalDue, $0.label ?? "", $0.copy) < ($1.originalDue, $1.label ?? "", $1.copy) }
        .compactMap(standing)
    }
    return result
  }

  /// Whether a series of the text has an occurrence: it stands there, then, and not by itself.
  private func isOfSeries(_ id: OccurrenceID) -> Bool {
    let moves = dossier.armings[id]
    guard let due = moves == nil ? id.originalDue : moves?.last?.textDue else { return false }
    return obligation.deadlines.enumerated().contains { e, entry in
      guard entry.deadline.label == id.label, case .recurring(let rule) = entry.deadline.meaning,
        let n = rule.firstIndex(dueOnOrAfter: due), n >= first(e)
      else { return false }
      return recurring(e, n)?.id == id
    }
  }

  /// An occurrence that no text names.
  private func standing(_ id: OccurrenceID) -> Occurrence? {
    let moves = dossier.armings[id] ?? []
    guard let window = moves.last?.window ?? dossier.kept[id] else { return nil }
    let isKept = dossier.kept[id] != nil
    let entry = obligation.deadlines.firstIndex { $0.deadline.label == id.label }
    return Occurrence(
      id: id, ref: ref, window: window, arming: moves.last?.number ?? 1, moves: moves,
      knownSince: moves.last.map { max($0.at, knownSince) } ?? knownSince, entry: entry, isRecurring: isKept,
      isFrequent: isKept && isFrequent(id.label),
      nextDue: isKept ? nextDue(after: id.originalDue, textDue: nil, id.label) : nil)
  }

  /// Occurrence `n` of the recurring deadline at `entry`; nil beyond its ends, and before it counts.
  func recurring(_ entry: Int, _ n: Int) -> Occurrence? {
    guard case .recurring(let rule) = obligation.deadlines[entry].deadline.meaning, let window = rule.window(n) else {
      return nil
    }
    return occurrence(window, of: entry, after: [])
  }

  /// The number of the first occurrence of a recurring deadline that counts.
  func first(_ entry: Int) -> Int {
    let deadline = obligation.deadlines[entry].deadline
    guard case .recurring(let rule) = deadline.meaning else { return 0 }
    var first = rule.hasBeginning ? 0 : rule.firstIndex(dueOnOrAfter: knownSince.day) ?? 0
    if let from = dossier.seriesFrom[deadline.label ?? ""] {
      first = max(first, rule.firstIndex(dueOnOrAfter: from) ?? Int.max)
    }
    return first
  }

  /// Of a recurring deadline all occurrences due up to a day, and the next one.
  func series(_ entry: Int, upTo day: CivilDay) -> [Occurrence] {
    var result: [Occurrence] = []
    var n = first(entry)
    while n < Int.max, let occurrence = recurring(entry, n) {
      result.append(occurrence)
      if let text = window(entry, n), text.due >= day { break }
      n += 1
    }
    return result
  }

  private func window(_ entry: Int, _ n: Int) -> Window? {
    if case .recurring(let rule) = obligation.deadlines[entry].deadline.meaning { rule.window(n) } else { nil }
  }

  /// All occurrences that have fallen due, and of each recurring deadline the next one; by due day.
  func all(upTo day: CivilDay) -> [Occurrence] {
    var result = listed()
    for (e, entry) in obligation.deadlines.enumerated() where entry.deadline.recurs { result += series(e, upTo: day) }
    return result.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
  }

  /// The present due day of the next occurrence of the same label, by original days (rule 9).
  ///
  /// - Parameter textDue: The day that the text has for it now, which may be earlier or later than the original one; nil
  ///   for what stayed when the text was changed.
  private func nextDue(after original: CivilDay, textDue: CivilDay?, _ label: String?) -> CivilDay? {
    var next: (original: CivilDay, due: CivilDay)?
    func offer(_ original: CivilDay, _ due: CivilDay) {
      if next.map({ original < $0.original }) ?? true { next = (original, due) }
    }
    let from = dossier.seriesFrom[label ?? ""]
    // Of what stayed the next may have a day in the present text before its own.
    let start = textDue.map { max($0.shifted(byDays: 1), from ?? $0) } ?? from ?? original.shifted(byDays: 1)
    for entry in obligation.deadlines where entry.deadline.label == label {
      guard case .recurring(let rule) = entry.deadline.meaning, var n = rule.firstIndex(dueOnOrAfter: start) else {
        continue
      }
      while let window = rule.window(n) {
        let id = identity(of: window, label: label, taken: [])
        if textDue != nil || id.originalDue > original {
          offer(
            id.originalDue > original ? id.originalDue : window.due,
            dossier.armings[id]?.last?.window.due ?? window.due)
          break
        }
        n += 1
      }
    }
    for (id, window) in dossier.kept where id.label == label && id.originalDue > original {
      offer(id.originalDue, dossier.armings[id]?.last?.window.due ?? window.due)
    }
    return next?.due
  }

  /// The occurrence of the same label before one, by original days; nil for the first.
  func previous(of occurrence: Occurrence) -> (id: OccurrenceID, due: CivilDay)? {
    guard occurrence.isRecurring else { return nil }
    var found: (id: OccurrenceID, due: CivilDay)?
    func offer(_ id: OccurrenceID, _ window: Window) {
      guard id.originalDue < occurrence.id.originalDue, found.map({ $0.id.originalDue < id.originalDue }) ?? true else {
        return
      }
      found = (id, dossier.armings[id]?.last?.window.due ?? window.due)
    }
    for (e, entry) in obligation.deadlines.enumerated() where entry.deadline.label == occurrence.id.label {
      guard case .recurring(let rule) = entry.deadline.meaning else { continue }
      let at = rule.firstIndex(dueOnOrAfter: occurrence.id.originalDue) ?? lastIndex(rule) + 1
      // What was moved by a changed text keeps its original day, so one more is looked at.
      for n in (at - 2)...at where n >= first(e) {
        if let window = rule.window(n) { offer(identity(of: window, label: entry.deadline.label, taken: []), window) }
      }
    }
    for (id, window) in dossier.kept where id.label == occurrence.id.label { offer(id, window) }
    return found
  }

  /// The last number of a rule that has an end.
  func lastIndex(_ rule: Recurrence) -> Int {
    var (low, high) = (-1, 1)
    while rule.window(high) != nil { high *= 2 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if rule.window(middle) != nil { low = middle } else { high = middle }
    }
    return low
  }

  private func isFrequent(_ label: String?) -> Bool {
    obligation.deadlines.contains {
      if $0.deadline.label == label, case .recurring(let rule) = $0.deadline.meaning { rule.isFrequent } else { false }
    }
  }

  /// The occurrence that a window of the text belongs to: the one moved there by an earlier change of the text, or
  /// the one that was first due on that day.
  func identity(of window: Window, label: String?, taken: Set<OccurrenceID>) -> OccurrenceID {
    if !dossier.armings.isEmpty {
      let moved = dossier.armings.filter { id, moves in
        id.label == label && moves.last?.textDue == window.due && !taken.contains(id)
      }.keys.min { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
      if let moved { return moved }
    }
    var copy = 1
    while true {
      let id = OccurrenceID(root: root, label: label, originalDue: window.due, copy: copy)
      let isMovedAway = dossier.armings[id]?.last.map { $0.textDue != window.due } ?? false
      if !taken.contains(id), !isMovedAway { return id }
      copy += 1
    }
  }

  /// - Parameter siblings: Windows of the same text that stand before it.
  private func occurrence(_ window: Window, of entry: Int, after siblings: ArraySlice<Window>) -> Occurrence {
    let deadline = obligation.deadlines[entry].deadline
    var taken: Set<OccurrenceID> = []
    // What stands before it in the file and is due on the same day has the lower numbers.
    if entry > 0 || !siblings.isEmpty {
      for earlier in obligation.deadlines[..<entry] {
        for same in earlier.deadline.windows(dueOn: window.due, since: knownSince.day) {
          taken.insert(identity(of: same, label: earlier.deadline.label, taken: taken))
        }
      }
      for same in siblings where same.due == window.due {
        taken.insert(identity(of: same, label: deadline.label, taken: taken))
      }
    }
    let id = identity(of: window, label: deadline.label, taken: taken)
    let moves = dossier.armings[id] ?? []
    let recurs = deadline.recurs
    return Occurrence(
      id: id, ref: ref, number: 1 + taken.count { $0.originalDue == id.originalDue },
      window: moves.last?.window ?? window, arming: moves.last?.number ?? 1, moves: moves,
      knownSince: moves.last.map { max($0.at, knownSince) } ?? knownSince, entry: entry, isRecurring: recurs,
      isFrequent: recurs && isFrequent(deadline.label), isApproximate: deadline.approximate,
      continues: deadline.continues,
      nextDue: recurs ? nextDue(after: id.originalDue, textDue: window.due, deadline.label) : nil)
  }
}

extension Deadline {
  public var recurs: Bool { if case .recurring = meaning { true } else { false } }

  /// Its windows that are due on a day.
  ///
  /// - Parameter since: Where a rule begins that has no beginning of its own.
  func windows(dueOn day: CivilDay, since: CivilDay) -> [Window] {
    switch meaning {
    case .once(let windows): windows.filter { $0.due == day }
    case .recurring(let rule):
      if rule.hasBeginning || day >= since, let n = rule.firstIndex(dueOnOrAfter: day), let window = rule.window(n),
        window.due == day
      {
        [window]
      } else {
        []
      }
    case .ongoing, .asNeeded, .undated, .relative: []
    }
  }
}
