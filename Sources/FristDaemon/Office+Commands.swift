import FristControl
import FristCore
import FristDelivery
import FristFiles
import FristLedger
import FristRender

/// What administrators say: one function a command of `org.fristd.Control`.
///
/// Who may, a clock that is not trusted and the journal are the daemon's; what a command comes to is the core's.
extension Office {
  /// All of them or none; a wrong one is named by its path (`items.2.on`).
  ///
  /// - Throws: What finding an occurrence throws; `AlreadyDone`, `WrongState`, `InvalidDate`, `InvalidParameter`.
  func complete(_ wanted: Control.Complete, by uid: UInt32, at now: CivilMoment) throws -> Control.Complete.Reply {
    var book = self.book
    var entries: [Entry] = []
    var subjects: [Subject] = []
    for (index, item) in wanted.items.enumerated() {
      let path = "items.\(index)."
      try Parameter.text(item.note, "\(path)note")
      let on = try Parameter.day(item.on, "\(path)on") ?? now.day
      let (made, rows) = try found(item.id) { () throws(Objection) in
        try book.entries(for: .done(on: on, note: item.note), on: item.id, by: .uid(uid), at: now)
      }
      for entry in made { book.apply(entry) }
      entries += made
      subjects += rows.map(\.subject)
    }
    if wanted.dryRun != true { try record(entries, at: now) }
    return Control.Complete.Reply(occurrences: messages(subjects, in: book, at: now))
  }

  func reopen(_ wanted: Control.Reopen, by uid: UInt32, at now: CivilMoment) throws -> Control.Reopen.Reply {
    Control.Reopen.Reply(occurrences: try carryOut(.reopen, wanted.id, uid, now))
  }

  func cancel(_ wanted: Control.Cancel, by uid: UInt32, at now: CivilMoment) throws -> Control.Cancel.Reply {
    try Parameter.reason(wanted.reason)
    return Control.Cancel.Reply(occurrences: try carryOut(.cancel(reason: wanted.reason), wanted.id, uid, now))
  }

  /// - Throws: `InvalidDate` for a day that is not to come.
  func snooze(_ wanted: Control.Snooze, by uid: UInt32, at now: CivilMoment) throws -> Control.Snooze.Reply {
    try Parameter.reason(wanted.reason)
    guard let until = try Parameter.day(wanted.until, "until") else {
      throw ControlError.invalidDate("until", wanted.until, "a day is written 2019-06-30 or 30.06.2019")
    }
    return Control.Snooze.Reply(
      occurrences: try carryOut(.snooze(until: until, reason: wanted.reason), wanted.id, uid, now))
  }

  /// - Throws: `InvalidDeadline`.
  func move(_ wanted: Control.Move, by uid: UInt32, at now: CivilMoment) throws -> Control.Move.Reply {
    try Parameter.reason(wanted.reason)
    try Parameter.text(wanted.deadline, "deadline")
    let planID = String(wanted.id.prefix { $0 != "/" })
    try checkPlan(planID)
    let deadline = try understood(wanted.deadline, for: wanted.id, in: planID)
    let command = Command.move(deadline, text: wanted.deadline, reason: wanted.reason)
    let (entries, rows): ([Entry], [RegisterRow])
    do throws(Objection) {
      (entries, rows) = try book.entries(for: command, on: wanted.id, by: .uid(uid), at: now)
    } catch {
      switch error {
      case .notOneWindow(let deadline, let windows):
        throw ControlError.invalidDeadline(wanted.deadline, deadline.moveFault, days: windows.map(\.due))
      case .pastNext(let window, let next): throw ControlError.tooLate(wanted.deadline, window, next: next)
      default: throw ControlError(error)
      }
    }
    var after = book
    for entry in entries { after.apply(entry) }
    if wanted.dryRun != true { try record(entries, at: now) }
    let moved = entries.compactMap { entry -> OccurrenceID? in
      if case .armed(let id, _) = entry.event { id } else { nil }
    }
    return Control.Move.Reply(
      moved: zip(moved, rows).flatMap { id, row in
        messages([Subject(id)], in: after, at: now).map {
          Control.Move.Moved(
            occurrence: $0, previousStart: row.occurrence?.window.start?.description,
            previousDue: row.occurrence?.due.description)
        }
      })
  }

  /// A deadline's text, with the plan's year and period; the obligation's own year goes before.
  private func understood(_ text: String, for id: String, in planID: PlanID) throws -> Deadline {
    guard let plan = book.plan(planID) else { throw ControlError.noSuchPlan(planID, suggestion: nil) }
    let obligation = book.rows(of: String(id.prefix { $0 != "@" }), on: .firstDay(ofYear: 2000)).first?.obligation
    do throws(DeadlineRefusal) {
      return try Deadline(
        parsing: text,
        in: DeadlineContext(period: plan.period, impliedYear: obligation?.year ?? plan.year, events: plan.events))
    } catch {
      throw ControlError.invalidDeadline(text, error)
    }
  }

  /// Of an obligation, or of a plan whose file is gone.
  func confirm(_ wanted: Control.Confirm, by uid: UInt32, at now: CivilMoment) throws -> Control.Confirm.Reply {
    try Parameter.text(wanted.note, "note")
    if !wanted.id.contains("/") {
      try checkPlan(wanted.id)
      guard let entry = book.confirmationOfGone(wanted.id, note: wanted.note, by: .uid(uid), at: now) else {
        return Control.Confirm.Reply(id: wanted.id, answered: [])
      }
      try record([entry], at: now)
      _ = try look(at: now)
      return Control.Confirm.Reply(id: wanted.id, answered: ["planGone"])
    }
    let (entries, rows) = try found(wanted.id) { () throws(Objection) in
      try book.entries(for: .confirm(note: wanted.note), on: wanted.id, by: .uid(uid), at: now)
    }
    let answered = rows.first.map { book.asking(about: $0, on: now.day) } ?? []
    try record(entries, at: now)
    return Control.Confirm.Reply(id: name(of: rows, wanted.id), answered: answered)
  }

  /// - Throws: `InvalidParameter` (`year`) where none is given and no round has opened.
  func evaluate(_ wanted: Control.Evaluate, by uid: UInt32, at now: CivilMoment) throws -> Control.Evaluate.Reply {
    try Parameter.text(wanted.effect, "effect")
    try Parameter.number(wanted.year, in: Parameter.years, "year")
    try Parameter.word(wanted.attainment, of: Attainment.self, "attainment")
    let attainment = Attainment(rawValue: wanted.attainment) ?? .none
    let (entries, rows) = try found(wanted.id) { () throws(Objection) in
      try book.entries(
        for: .evaluate(year: wanted.year, attainment, effect: wanted.effect), on: wanted.id, by: .uid(uid), at: now)
    }
    try record(entries, at: now)
    let year = entries.compactMap { entry -> Int? in
      if case .evaluated(_, let year, _, _) = entry.event { year } else { nil }
    }.first
    return Control.Evaluate.Reply(
      id: name(of: rows, wanted.id), year: year ?? now.day.year, attainment: attainment.rawValue,
      effect: wanted.effect)
  }

  /// Of an obligation; of all that `each` made the name that they were asked for by.
  private func name(of rows: [RegisterRow], _ wanted: String) -> String {
    rows.count == 1 ? rows[0].name : String(wanted.prefix { $0 != "@" })
  }

  private func carryOut(
    _ command: Command, _ id: String, _ uid: UInt32, _ now: CivilMoment
  ) throws -> [OccurrenceMessage] {
    let (entries, rows) = try found(id) { () throws(Objection) in
      try book.entries(for: command, on: id, by: .uid(uid), at: now)
    }
    try record(entries, at: now)
    return messages(rows.map(\.subject), in: book, at: now)
  }

  /// How it stands with what was named.
  private func messages(_ subjects: [Subject], in book: Book, at now: CivilMoment) -> [OccurrenceMessage] {
    let calendar = inventory.settings.workCalendar
    return subjects.flatMap { subject -> [OccurrenceMessage] in
      let ahead = subject.occurrence.map { max($0.originalDue, now.day) }
      let rows = book.rows(of: book.present(subject.root).description, on: now.day, ahead: ahead)
      let mine = rows.filter { $0.subject == subject }
      return (mine.isEmpty ? rows.filter { $0.root == subject.root }.suffix(1) : mine[...]).map {
        OccurrenceMessage($0, on: now.day, calendar)
      }
    }
  }

  /// - Parameter carrying: Carries everything that waits, as after any pass.
  /// - Throws: `NoSuchRecipient`, `NeverMailed`.
  func testMail(
    _ wanted: Control.TestMail, at now: CivilMoment, carrying: () throws -> Courier.Outcome
  ) throws -> Control.TestMail.Reply {
    guard let recipient = inventory.directory[wanted.recipient] else {
      throw ControlError.noSuchRecipient(
        wanted.recipient,
        suggestion: Spelling.closest(to: wanted.recipient, among: inventory.directory.recipients.keys.sorted()))
    }
    if recipient.isExternal { throw ControlError.neverMailed(recipient.id, "external") }
    if !recipient.members.isEmpty { throw ControlError.neverMailed(recipient.id, "group") }
    let reader = inventory.directory.reader(of: recipient.id, on: now.day)
    let id = try newID(at: now, "test-\(reader)")
    let way = way(to: reader)
    let letter = Letter(testTo: reader, id: id, at: now, inventory: inventory, zone: zone)
    let delivery = Delivery(
      id: id, at: now, recipient: reader, mailbox: way.mailbox, content: way.enveloped(letter.encoded(), for: reader))
    try ledger.append([], at: now, deliveries: [delivery])
    let outcome = try carrying()
    let failure = outcome.failed.first { $0.delivery.id == id }
    let isOut = way.method != .maildir
    return Control.TestMail.Reply(
      delivery: id, reader: reader, way: way.method.rawValue,
      destination: way.destination ?? "\(spoolPath)/\(way.mailbox)",
      bounces: way.method == .sendmail ? bounceAddress : nil,
      state: failure != nil ? "waiting" : isOut ? "outgoing" : "delivered", error: failure.map { "\($0.error)" })
  }
}
