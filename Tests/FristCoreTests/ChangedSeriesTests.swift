import FristCore
import FristTesting
import Testing

/// What becomes of occurrences when a text begins to recur, or recurs otherwise (DESIGN.md 5, rule 8).
@Suite("A changed series")
struct ChangedSeriesTests {
  private func yearly(_ text: String, id: String = "2") throws -> Obligation {
    Obligation(
      id: id, kind: .measure, title: "Tiltak \(id)", responsible: ["helse"],
      deadlines: [DeadlineEntry(text: text, deadline: try Deadline(parsing: text, in: DeadlineContext(period: nil)))])
  }

  private func occurrences(_ book: Book, on date: String) -> [String] {
    book.register(on: day(date)).filter { $0.id == "2" }.compactMap(\.occurrence?.name)
  }

  @Test("a relative deadline that was dated and recurs from now on stands once, and each step is told once")
  func datedThenRecurring() throws {
    var town = Town([measure("1", due: "2019-05-01", responsible: ["nav"]), try yearly("to måneder etter 1")])
    var (_, book) = town.run("2019-01-02", "2019-04-23")
    let done = try book.entries(
      for: .done(on: day("2019-04-24"), note: nil), on: "plan/1", by: .uid(0), at: moment("2019-04-24T09:00"))
    for entry in done.entries { book.apply(entry) }
    (_, book) = town.run("2019-04-24", "2019-04-29", after: book)
    #expect(occurrences(book, on: "2019-04-29") == ["plan/2@2019-06-24"])
    town.plans[0].obligations[1] = try yearly("innen 30. juni hvert år")
    let (digests, after) = town.run("2019-04-30", "2019-06-29", after: book)
    #expect(occurrences(after, on: "2019-06-29").count == 1)
    #expect(lines(digests).filter { $0.contains("helse before-7") } == ["2019-06-21 helse before-7"])
  }

  @Test("what was done ahead of a day that the new series has, too, stands once, as done")
  func doneAhead() throws {
    var town = Town([try yearly("innen 30. juni hvert år")])
    var (_, book) = town.run("2019-01-02", "2019-05-01")
    let done = try book.entries(
      for: .done(on: day("2019-05-02"), note: nil), on: "plan/2@2019-06-30", by: .uid(0),
      at: moment("2019-05-02T09:00"))
    for entry in done.entries { book.apply(entry) }
    town.plans[0].obligations[0] = try yearly("hvert halvår")
    let (_, after) = town.run("2019-05-03", "2019-07-15", after: book)
    #expect(after.register(on: day("2019-07-15")).count { $0.occurrence?.due == day("2019-06-30") } == 1)
    #expect(after.register(on: day("2019-07-15")).first { $0.occurrence?.due == day("2019-06-30") }?.state == .done)
  }

  @Test("of two texts that fall due on one day one is moved: the other stands once, and each step is told once")
  func movedBeside() throws {
    var both = try yearly("innen 2019")
    both.deadlines.append(contentsOf: try yearly("årlig").deadlines)
    let town = Town([both])
    var (_, book) = town.run("2019-01-02", "2019-01-02")
    let text = "innen 13. mars 2020"
    let command = Command.move(
      try Deadline(parsing: text, in: DeadlineContext(period: nil)), text: text, reason: "Utsatt")
    let moved = try book.entries(
      for: command, on: "plan/2@2019-12-31", by: .uid(0), at: moment("2019-01-03T09:00"))
    for entry in moved.entries { book.apply(entry) }
    let digests = town.digests("2019-01-04", "2019-12-31", after: book)
    let told = digests.flatMap { digest in digest.notices.map { "\($0.occurrenceName ?? "") \($0.step)" } }
    #expect(Set(told).count == told.count)
    // The week before is quiet: of 23 December only the later step.
    #expect(
      told.filter { $0.hasPrefix("plan/2@2019-12-31#2") }.suffix(2)
        == ["plan/2@2019-12-31#2 before-30", "plan/2@2019-12-31#2 due"])
  }

  @Test("a move to the window that it has is refused, and arms nothing again: what was told stays told")
  func movedToWhereItIs() throws {
    let town = Town([try yearly("innen 30. juni 2019")])
    var (_, book) = town.run("2019-01-02", "2019-05-31")
    func move(_ text: String, at now: CivilMoment) throws -> [Entry] {
      let deadline = try Deadline(parsing: text, in: DeadlineContext(period: nil))
      return try book.entries(
        for: .move(deadline, text: text, reason: "Utsatt"), on: "plan/2", by: .uid(0), at: now
      ).entries
    }
    #expect {
      try move("innen 30.6.2019", at: moment("2019-06-03T09:00"))
    } throws: { error in
      if case .wrongState(_, .sameDeadline)? = error as? Objection { true } else { false }
    }
    for entry in try move("innen 28. juni 2019", at: moment("2019-06-03T09:00")) { book.apply(entry) }
    #expect(throws: Objection.self) { try move("innen 28. juni 2019", at: moment("2019-06-03T09:01")) }
    #expect(try move("innen 30. juni 2019", at: moment("2019-06-03T09:02")).count == 1)
  }

  @Test("one that was missed is overdue again when the next one is moved to a later day, and told as such")
  func revived() throws {
    let town = Town([try yearly("innen 30. juni hvert år fra 2017")])
    var (_, book) = town.run("2018-09-03", "2018-09-28")
    #expect(book.register(on: day("2018-09-28")).first { $0.occurrence?.due == day("2017-06-30") }?.state == .missed)
    let text = "innen 30. november 2018"
    let command = Command.move(
      try Deadline(parsing: text, in: DeadlineContext(period: nil)), text: text, reason: "Utsatt")
    let moved = try book.entries(for: command, on: "plan/2@2018-06-30", by: .uid(0), at: moment("2018-10-01T06:00"))
    for entry in moved.entries { book.apply(entry) }
    #expect(book.register(on: day("2018-10-01")).first { $0.occurrence?.due == day("2017-06-30") }?.state == .overdue)
    // First seen after its year: once, to the responsible.
    let told = town.digests("2018-10-01", "2018-10-31", after: book).flatMap { digest in
      digest.notices.filter { $0.occurrence?.id.originalDue == day("2017-06-30") }
        .map { "\(digest.recipient) \($0.step)" }
    }
    #expect(told == ["helse overdue-336"])
  }

  @Test("what stayed when the text was changed is missed when the one after it by original days falls due")
  func missedByOriginalDays() throws {
    // The first, of 15 June 2020, is moved to 4 November 2019, and passes; the second, of 2021, to 13 March 2020.
    var town = Town([try yearly("innen 15. juni hvert år fra 2020")])
    var (_, book) = town.run("2019-07-01", "2019-07-26")
    town.plans[0].obligations[0] = try yearly("innen 4. november hvert år fra 2019")
    (_, book) = town.run("2019-07-29", "2019-11-15", after: book)
    town.plans[0].obligations[0] = try yearly("innen 13. mars hvert år fra 2020")
    let (digests, after) = town.run("2019-11-18", "2020-04-30", after: book)
    let told = digests.filter { $0.recipient == "helse" }.flatMap { digest in
      digest.notices.map { "\(digest.at.day) \($0.occurrenceName ?? "") \($0.step)" }
    }
    // 1 December is a Sunday, 1 January a holiday, 1 February a Saturday, 1 March a Sunday. Of what is overdue since
    // November nothing comes after 13 March.
    #expect(
      told == [
        "2019-12-02 plan/2@2020-06-15 overdue-27", "2020-01-02 plan/2@2020-06-15 overdue-58",
        "2020-02-03 plan/2@2020-06-15 overdue-89", "2020-02-12 plan/2@2021-06-15 before-30",
        "2020-03-02 plan/2@2020-06-15 overdue-118", "2020-03-06 plan/2@2021-06-15 before-7",
        "2020-03-13 plan/2@2021-06-15 due", "2020-03-16 plan/2@2021-06-15 overdue-1",
        "2020-04-01 plan/2@2021-06-15 overdue-19",
      ])
    let states = after.register(on: day("2020-04-30")).map { "\($0.occurrence?.name ?? "") \($0.state)" }
    #expect(states.prefix(2) == ["plan/2@2020-06-15 missed", "plan/2@2021-06-15 overdue"])
  }
}
