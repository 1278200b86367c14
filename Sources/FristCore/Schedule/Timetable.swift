/// All occurrences of one obligation, computed from its deadlines and its moves.
struct Timetable {
  let obligation: Obligation
  private let root: ObligationRef
  /// When the obligation came to be known: first seen or adopted, whichever is later.
  private let knownSince: CivilMoment
  private let ladderEdited: CivilMoment?
  private let armings: [OccurrenceID: [Arming]]

  /// - Parameter armings: those of this obligation.
  init(
    _ obligation: Obligation, root: ObligationRef, knownSince: CivilMoment, ladderEdited: CivilMoment? = nil,
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
    var taken: Set<OccurrenceID> = []
    var perDay: [CivilDay: Int] = [:]
    var result: [(entry: DeadlineEntry, occurrence: Occurrence)] = []
    for entry in obligation.deadlines {
      guard case .once(let windows) = entry.deadline.meaning else { continue }
      for window in windows {
        let id = identity(of: window, label: entry.deadline.label, taken: taken)
        taken.insert(id)
        let number = perDay[id.originalDue, default: 0] + 1
        perDay[id.originalDue] = number
        result.append((entry, occurrence(id, number: number, window, of: entry.deadline, nextDue: nil)))
      }
    }
    return result
  }

  /// Occurrence `n` of the recurring deadline at `entry`; nil beyond its ends.
  func recurring(_ entry: Int, _ n: Int) -> Occurrence? {
    let deadline = obligation.deadlines[entry].deadline
    guard case .recurring(let rule) = deadline.meaning, let window = rule.window(n) else { return nil }
    var (taken, number): (Set<OccurrenceID>, Int) = ([], 1)
    if obligation.deadlines.count > 1 {
      // Those that the plan lists go first, then the recurring ones in the order of the file.
      for (_, other) in listed() where other.id.originalDue == window.due {
        taken.insert(other.id)
        number += 1
      }
      for earlier in obligation.deadlines[..<entry] where earlier.deadline.recurs {
        guard earlier.deadline.hasOccurrence(dueOn: window.due) else { continue }
        taken.insert(identity(of: window, label: earlier.deadline.label, taken: taken))
        number += 1
      }
    }
    let id = identity(of: window, label: deadline.label, taken: taken)
    return occurrence(id, number: number, window, of: deadline, nextDue: nextDue(after: window, label: deadline.label))
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

  private func occurrence(
    _ id: OccurrenceID, number: Int, _ window: Window, of deadline: Deadline, nextDue: CivilDay?
  ) -> Occurrence {
    let last = armings[id]?.last
    return Occurrence(
      id: id, obligation: obligation.id, number: number, window: last?.window ?? window, arming: last?.number ?? 1,
      knownSince: last.map { max($0.at, knownSince) } ?? knownSince, ladderEdited: ladderEdited,
      isRecurring: deadline.recurs, isApproximate: deadline.approximate, continues: deadline.continues, nextDue: nextDue
    )
  }
}

extension Deadline {
  var recurs: Bool { if case .recurring = meaning { true } else { false } }

  fileprivate func hasOccurrence(dueOn day: CivilDay) -> Bool {
    occurrences(dueOnOrAfter: day, atMost: 1).first?.due == day
  }
}
