/// All occurrences of one obligation, computed from its deadlines and its moves.
struct Timetable {
  let obligation: Obligation
  private let root: ObligationRef
  /// When the obligation came to be known: first seen or adopted, whichever is later.
  private let knownSince: CivilMoment
  private let ladderEdited: LadderEdition?
  private let armings: [OccurrenceID: [Arming]]

  /// - Parameter armings: those of this obligation.
  init(
    _ obligation: Obligation, root: ObligationRef, knownSince: CivilMoment, ladderEdited: LadderEdition? = nil,
    armings: [OccurrenceID: [Arming]]
  ) {
    self.obligation = obligation
    self.root = root
    self.knownSince = knownSince
    self.ladderEdited = ladderEdited
    self.armings = armings
  }

  /// The occurrences of all deadlines that name their windows one by one, in the order of the file.
  func listed() -> [(entry: DeadlineEntry, occurrence: Occurrence)] {
    var result: [(entry: DeadlineEntry, occurrence: Occurrence)] = []
    for (e, entry) in obligation.deadlines.enumerated() {
      guard case .once(let windows) = entry.deadline.meaning else { continue }
      for (w, window) in windows.enumerated() {
        result.append((entry, occurrence(window, of: e, after: windows[..<w], nextDue: nil)))
      }
    }
    return result
  }

  /// Occurrence `n` of the recurring deadline at `entry`; nil beyond its ends.
  func recurring(_ entry: Int, _ n: Int) -> Occurrence? {
    let deadline = obligation.deadlines[entry].deadline
    guard case .recurring(let rule) = deadline.meaning, let window = rule.window(n) else { return nil }
    return occurrence(window, of: entry, after: [], nextDue: nextDue(after: window, label: deadline.label))
  }

  /// The present due day of the next occurrence of any recurring deadline with the same label (rule 9).
  private func nextDue(after window: Window, label: String?) -> CivilDay? {
    obligation.deadlines.compactMap { entry -> CivilDay? in
      guard entry.deadline.label == label, case .recurring(let rule) = entry.deadline.meaning,
        let n = rule.firstIndex(dueOnOrAfter: window.due.shifted(byDays: 1)), let next = rule.window(n)
      else { return nil }
      return armings[identity(of: next, label: label, taken: [])]?.last?.window.due ?? next.due
    }.min()
  }

  /// The occurrence that a window of the text belongs to: the one moved there by an earlier change of the text, or
  /// the one that was first due on that day.
  func identity(of window: Window, label: String?, taken: Set<OccurrenceID>) -> OccurrenceID {
    if !armings.isEmpty {
      let moved = armings.filter { id, moves in
        id.label == label && moves.last?.textDue == window.due && !taken.contains(id)
      }.keys.min { ($0.originalDue, $0.copy) < ($1.originalDue, $1.copy) }
      if let moved { return moved }
    }
    var copy = 1
    while true {
      let id = OccurrenceID(obligation: root, label: label, originalDue: window.due, copy: copy)
      let isMovedAway = armings[id]?.last.map { $0.textDue != window.due } ?? false
      if !taken.contains(id), !isMovedAway { return id }
      copy += 1
    }
  }

  /// - Parameter siblings: Windows of the same text that stand before it.
  private func occurrence(
    _ window: Window, of entry: Int, after siblings: ArraySlice<Window>, nextDue: CivilDay?
  ) -> Occurrence {
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
    let last = armings[id]?.last
    return Occurrence(
      id: id, obligation: obligation.id, number: 1 + taken.count { $0.originalDue == id.originalDue },
      window: last?.window ?? window, arming: last?.number ?? 1,
      knownSince: last.map { max($0.at, knownSince) } ?? knownSince, ladderEdited: ladderEdited,
      isRecurring: deadline.recurs, isApproximate: deadline.approximate, continues: deadline.continues,
      nextDue: nextDue)
  }
}

extension Deadline {
  var recurs: Bool { if case .recurring = meaning { true } else { false } }

  /// Its windows that are due on a day.
  ///
  /// - Parameter since: Where a rule begins that has no beginning of its own.
  fileprivate func windows(dueOn day: CivilDay, since: CivilDay) -> [Window] {
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
