import FristCore
import FristTesting
import Testing

/// Deadlines that count from something being done (DESIGN.md 5, rule 12).
@Suite("Relative deadlines")
struct RelativeTests {
  private func relative(_ text: String, id: String = "2") throws -> Obligation {
    Obligation(
      id: id, kind: .measure, title: "Tiltak \(id)", responsible: ["helse"],
      deadlines: [DeadlineEntry(text: text, deadline: try Deadline(parsing: text, in: DeadlineContext(period: nil)))])
  }

  private func give(_ command: Command, _ id: String, on date: String, to book: inout Book) throws {
    let at = moment("\(date)T09:00")
    for entry in try book.entries(for: command, on: id, by: .uid(0), at: at).entries { book.apply(entry) }
  }

  private func state(_ book: Book, on date: String) -> ObligationState? {
    book.register(on: day(date)).first { $0.id == "2" }?.state
  }

  @Test("what was done itself while it waited gets no day any more, and nobody is reminded of it")
  func doneWhileWaiting() throws {
    let town = Town([measure("1", due: "2019-05-01", responsible: ["nav"]), try relative("30 dager etter 1")])
    var book = town.run("2019-01-02", "2019-03-01").book
    try give(.done(on: day("2019-03-03"), note: nil), "plan/2", on: "2019-03-03", to: &book)
    try give(.done(on: day("2019-04-24"), note: nil), "plan/1", on: "2019-04-24", to: &book)
    #expect(state(book, on: "2019-04-24") == .done)
    let (digests, after) = town.run("2019-04-25", "2019-12-31", after: book)
    #expect(lines(digests).filter { $0.contains("helse") } == [])
    #expect(state(after, on: "2019-12-31") == .done)
  }

  @Test("what is cancelled is not waited for: the rest being done dates it, by a command too")
  func cancelledInPart() throws {
    let two = Obligation(
      id: "1", kind: .measure, title: "Tiltak", responsible: ["nav"],
      deadlines: [
        DeadlineEntry(text: "x", deadline: Deadline(.once([Window(start: nil, due: day("2019-05-01"))]))),
        DeadlineEntry(text: "y", deadline: Deadline(.once([Window(start: nil, due: day("2019-06-03"))]))),
      ])
    let town = Town([two, try relative("30 dager etter 1")])
    var book = town.run("2019-01-02", "2019-03-01").book
    try give(.done(on: day("2019-04-23"), note: nil), "plan/1@2019-05-01", on: "2019-04-24", to: &book)
    #expect(state(book, on: "2019-04-24") == .waiting)
    try give(.cancel(reason: "x"), "plan/1@2019-06-03", on: "2019-04-25", to: &book)
    #expect(book.register(on: day("2019-04-25")).first { $0.id == "2" }?.occurrence?.due == day("2019-05-23"))
  }

  @Test("of the members of an each those that are cancelled are not waited for")
  func cancelledMember() throws {
    let town = Town([
      measure("1:a", due: "2019-05-01", responsible: ["nav"]), measure("1:b", due: "2019-05-01", responsible: ["nav"]),
      try relative("30 dager etter 1"),
    ])
    var book = town.run("2019-01-02", "2019-03-01").book
    try give(.cancel(reason: "x"), "plan/1:b", on: "2019-04-02", to: &book)
    #expect(state(book, on: "2019-04-02") == .waiting)
    try give(.done(on: day("2019-04-23"), note: nil), "plan/1:a", on: "2019-04-24", to: &book)
    #expect(book.register(on: day("2019-04-25")).first { $0.id == "2" }?.occurrence?.due == day("2019-05-23"))
  }

  @Test("reopened, it has the day that it would have had")
  func reopened() throws {
    let town = Town([measure("1", due: "2019-05-01", responsible: ["nav"]), try relative("30 dager etter 1")])
    var book = town.run("2019-01-02", "2019-03-01").book
    try give(.done(on: day("2019-03-03"), note: nil), "plan/2", on: "2019-03-03", to: &book)
    try give(.done(on: day("2019-04-24"), note: nil), "plan/1", on: "2019-04-24", to: &book)
    try give(.reopen, "plan/2", on: "2019-04-25", to: &book)
    #expect(book.register(on: day("2019-04-25")).first { $0.id == "2" }?.occurrence?.due == day("2019-05-24"))
    let digests = town.digests("2019-04-26", "2019-05-24", after: book)
    #expect(
      lines(digests).filter { $0.contains("helse") } == [
        "2019-04-26 helse dated", "2019-05-16 helse before-7", "2019-05-24 helse due",
      ])
  }

  @Test("written when what it counts from is done, it is dated at once, and again when its text says otherwise")
  func writtenLater() throws {
    var town = Town([measure("1", due: "2019-05-01", responsible: ["nav"])])
    var book = town.run("2019-01-02", "2019-03-01").book
    try give(.done(on: day("2019-04-23"), note: nil), "plan/1", on: "2019-04-23", to: &book)
    town.plans[0].obligations.append(try relative("30 dager etter 1"))
    var (digests, after) = town.run("2019-04-24", "2019-05-01", after: book)
    #expect(lines(digests).filter { $0.contains("helse") } == ["2019-04-24 helse dated"])
    #expect(after.register(on: day("2019-05-01")).first { $0.id == "2" }?.occurrence?.due == day("2019-05-23"))
    town.plans[0].obligations[1] = try relative("60 dager etter 1")
    (digests, after) = town.run("2019-05-02", "2019-05-06", after: after)
    #expect(lines(digests).filter { $0.contains("helse") } == ["2019-05-02 helse dated"])
    #expect(after.register(on: day("2019-05-06")).first { $0.id == "2" }?.occurrence?.due == day("2019-06-22"))
  }
}
