/// What an administrator says of obligations (DESIGN.md 9).
public enum Command: Hashable, Sendable {
  case done(on: CivilDay, note: String?)
  case reopen
  case cancel(reason: String)
  case snooze(until: CivilDay, reason: String)
  /// To what a text means, read with the plan's year and period.
  case move(Deadline, text: String, reason: String)
  case confirm(note: String?)
  case evaluate(year: Int?, Attainment, effect: String?)
}

extension Book {
  private static let open: Set<ObligationState> = [.open, .due, .overdue, .snoozed]

  /// What a command comes to: entries, with what follows from them; nothing is changed.
  ///
  /// - Parameter id: `PLAN/ID`, with `@DUE` where more than one occurrence is open.
  /// - Returns: The entries, and the rows that they are about as they stood.
  public func entries(
    for command: Command, on id: String, by actor: Actor, at now: CivilMoment
  ) throws(Objection) -> (entries: [Entry], rows: [RegisterRow]) {
    let today = now.day
    var book = self
    var entries: [Entry] = []
    func note(_ event: Entry.Event) {
      let entry = Entry(at: now, by: actor, event)
      entries.append(entry)
      book.apply(entry)
    }
    func follow(_ root: Root) {
      for entry in book.following(root, by: actor, at: now) {
        entries.append(entry)
        book.apply(entry)
      }
    }
    let rows: [RegisterRow]
    switch command {
    case .done(let on, let text):
      if on > today { throw .invalidDate(parameter: "on", on, .inTheFuture) }
      rows = try find(id, on: today, preferring: [Self.open, [.upcoming]])
      let fresh = rows.filter { $0.outcome.done?.on != on }
      if fresh.isEmpty, let row = rows.first, let done = row.outcome.done { throw .alreadyDone(row, since: done.on) }
      for row in fresh {
        if let done = row.outcome.done, rows.count == 1, id.contains("@") == false {
          throw .alreadyDone(row, since: done.on)
        }
        try inForce(row)
        if !(row.obligation?.covers.isEmpty ?? true) { throw .wrongState(row, .covered) }
        note(.done(row.subject, on: on, note: text))
        follow(row.root)
      }
    case .reopen:
      rows = try find(id, on: today, preferring: [[.done, .cancelled]])
      let finished = rows.filter(\.outcome.isFinished)
      if finished.isEmpty { throw .wrongState(rows[0], .notFinished) }
      for row in finished {
        note(.reopened(outcomeSubject(of: row)))
        follow(row.root)
      }
    case .cancel(let reason):
      rows = try find(id, on: today, preferring: [Self.open, [.upcoming, .waiting]])
      for row in rows {
        try inForce(row)
        if let done = row.outcome.done { throw .alreadyDone(row, since: done.on) }
        if let cancelled = row.outcome.cancelled { throw .alreadyCancelled(row, since: cancelled.on) }
        note(.cancelled(row.subject, on: today, reason: reason))
        // Where all else of it is done, that is the end of it.
        follow(row.root)
      }
    case .snooze(let until, let reason):
      if until <= today { throw .invalidDate(parameter: "until", until, .notInTheFuture) }
      rows = try find(id, on: today, preferring: [Self.open, [.upcoming]])
      for row in rows {
        try inForce(row)
        if let done = row.outcome.done { throw .alreadyDone(row, since: done.on) }
        if let cancelled = row.outcome.cancelled { throw .alreadyCancelled(row, since: cancelled.on) }
        guard row.occurrence != nil else { throw .wrongState(row, .noDay) }
        note(.snoozed(row.subject, until: until, reason: reason))
      }
    case .move(let deadline, let text, let reason):
      guard !deadline.confirm, case .once(let windows) = deadline.meaning, windows.count == 1 else {
        let coming = deadline.occurrences(dueOnOrAfter: today, atMost: 4)
        let all = deadline.occurrences(dueOnOrAfter: .firstDay(ofYear: 1900), atMost: 4)
        throw .notOneWindow(deadline, deadline.recurs && !coming.isEmpty ? coming : all)
      }
      let found = try find(id, on: today, preferring: [Self.open, [.upcoming]])
      for row in found {
        try inForce(row)
        if let done = row.outcome.done { throw .alreadyDone(row, since: done.on) }
        if let cancelled = row.outcome.cancelled { throw .alreadyCancelled(row, since: cancelled.on) }
        if let next = row.occurrence?.nextDue, windows[0].due >= next { throw .pastNext(windows[0], next: next) }
      }
      // Armed again, what was told of it would be told again.
      rows = found.filter { $0.occurrence?.window != windows[0] }
      if rows.isEmpty, let row = found.first { throw .wrongState(row, .sameDeadline) }
      for row in rows { note(move(row, to: windows[0], text, reason, actor, now)) }
    case .confirm(let text):
      rows = try find(id, on: today, preferring: [Self.open, [.upcoming], Set(ObligationState.allCases)]).unique()
      for row in rows {
        try inForce(row)
        let texts = (row.obligation?.deadlines ?? []).filter { isToBeConfirmed($0, row.root) }.map(\.text)
        for reading in texts.isEmpty ? [nil] : texts.map(Optional.some) {
          note(.confirmed(row.root, on: today, text: reading, note: text))
        }
      }
    case .evaluate(let year, let attainment, let effect):
      rows = try find(id, on: today, preferring: [Self.open, [.upcoming], Set(ObligationState.allCases)]).unique()
      for row in rows {
        try inForce(row)
        note(
          .evaluated(
            row.root, year: year ?? roundYear(of: row.plan, on: today) ?? today.year, attainment, effect: effect))
      }
    }
    return (entries, rows)
  }

  private func inForce(_ row: RegisterRow) throws(Objection) {
    if row.obligation == nil { throw .wrongState(row, .notInForce) }
  }

  /// Where its outcome is recorded: with the occurrence, or with the obligation as a whole.
  private func outcomeSubject(of row: RegisterRow) -> Subject {
    outcome(of: row.subject)?.isFinished ?? false ? row.subject : Subject(row.root)
  }

  private func move(
    _ row: RegisterRow, to window: Window, _ text: String, _ reason: String, _ actor: Actor, _ now: CivilMoment
  ) -> Entry.Event {
    guard let occurrence = row.occurrence else {
      let id = OccurrenceID(root: row.root, label: nil, originalDue: window.due)
      let known = dossiers[row.root]?.armings[id]?.last?.number ?? 0
      return .armed(
        id,
        Arming(
          number: known + 1, window: window, textDue: nil, at: now, cause: .command, by: actor, reason: reason,
          text: text))
    }
    let last = occurrence.moves.last
    // The text's own day ties them together; of what no text names there is none.
    let textDue = last.map(\.textDue) ?? (occurrence.entry == nil ? nil : occurrence.id.originalDue)
    return .armed(
      occurrence.id,
      Arming(
        number: occurrence.arming + 1, window: window, textDue: textDue, at: now, cause: .command, by: actor,
        reason: reason, text: text))
  }

  /// The year in which the last round of a plan opened; nil before the first.
  func roundYear(of plan: PlanID, on today: CivilDay) -> Int? {
    self.plan(plan).flatMap { openings(of: $0, upTo: today).map(\.day).filter { $0 <= today }.max()?.year }
  }

  /// Says yes to a plan whose file is gone.
  public func confirmationOfGone(_ plan: PlanID, note: String?, by actor: Actor, at now: CivilMoment) -> Entry? {
    guard let gone = plans[planRoot(of: plan)]?.gone, !gone.isConfirmed else { return nil }
    return Entry(at: now, by: actor, .planConfirmed(planRoot(of: plan), note: note))
  }
}

extension [RegisterRow] {
  /// One row an obligation.
  fileprivate func unique() -> [RegisterRow] {
    var known: Set<Root> = []
    return filter { known.insert($0.root).inserted }
  }
}
