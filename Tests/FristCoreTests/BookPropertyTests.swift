import FristCore
import FristTesting
import Testing

/// Random commands and passes: whatever happens, the record alone says how things stand.
@Suite("What holds of every record")
struct BookPropertyTests {
  @Test("its entries folded anew give the same book, and a decider made anew decides the same", arguments: 1...30)
  func foldedAnew(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let town = Town(
      (1...5).map {
        measure("\($0)", due: "2019-0\($0 + 3)-15", responsible: [["helse"], ["nav", "helse"], []][$0 % 3])
      })
    var now = moment("2019-01-01T00:00")
    let first = town.read(at: now)
    var record = first.entries
    var decider = Decider(first.book, now: now)
    var waiting: [DeliveryID] = []
    for _ in 0..<60 {
      now = CivilMoment(now.day.shifted(byDays: .random(in: 0...20, using: &random)), TimeOfDay("09:00")!)
      let commands: [Command] = [
        .done(on: now.day, note: nil), .reopen, .cancel(reason: "x"), .confirm(note: nil),
        .snooze(until: now.day.shifted(byDays: .random(in: 1...40, using: &random)), reason: "x"),
      ]
      if Bool.random(using: &random), let command = commands.randomElement(using: &random) {
        let id = "plan/\(Int.random(in: 1...5, using: &random))"
        // What does not fit its state is refused, and nothing is recorded.
        if let said = try? decider.book.entries(for: command, on: id, by: .uid(0), at: now) {
          record += said.entries
          decider.apply(said.entries)
        }
      }
      // What could not be delivered on its day is withdrawn.
      let withdrawn = waiting.map { Entry(at: now, by: .clock, .deliveryWithdrawn($0)) }
      record += withdrawn
      decider.apply(withdrawn)
      waiting = []
      var book = Book(town.inventory)
      for entry in record { book.apply(entry) }
      book.index()
      book.lastMoment = decider.book.lastMoment
      #expect(book.register(on: now.day) == decider.book.register(on: now.day))
      #expect(book.dossiers == decider.book.dossiers && book.endings == decider.book.endings)
      var anew = Decider(book, now: book.lastMoment ?? now)
      let decision = decider.wake(at: now)
      let again = anew.wake(at: now)
      #expect(again.digests == decision.digests && again.superseded == decision.superseded)
      var entries = decision.recorded
      entries.removeAll { entry in
        guard case .delivered(let id) = entry.event, Int.random(in: 0..<5, using: &random) == 0 else { return false }
        waiting.append(id)
        return true
      }
      record += entries
      decider.apply(entries)
    }
  }
  @Test("whose obligation is reopened while an evaluation is open is asked in the next pass, late")
  func askedAfterReopening() throws {
    let town = Town([
      measure("1", due: "2021-12-31"), measure("2", due: "2019-12-31", responsible: ["nav"]),
      measure("e1", due: "2019-06-28", start: "2019-05-02", responsible: ["raadmann"], kind: .evaluation),
      measure("e2", due: "2020-06-30", start: "2020-05-04", responsible: ["raadmann"], kind: .evaluation),
    ])
    var (_, book) = town.run("2019-01-01", "2019-02-01")
    for entry in try book.entries(
      for: .done(on: day("2019-02-01"), note: nil), on: "plan/2", by: .uid(0), at: moment("2019-02-01T09:00")
    ).entries {
      book.apply(entry)
    }
    let (before, opened) = town.run("2019-02-02", "2020-05-11", after: book)
    #expect(!lines(before).contains("2020-05-04 nav status"))
    var decider = Decider(opened, now: moment("2020-05-11T09:00"))
    _ = decider.pass(at: moment("2020-05-11T09:00"))
    decider.apply(try opened.entries(for: .reopen, on: "plan/2", by: .uid(0), at: moment("2020-05-11T10:00")).entries)
    #expect(lines(decider.pass(at: moment("2020-05-12T09:00")).digests).contains("2020-05-12 nav status"))
  }
  @Test("what is reopened after a December without a review is asked about, late")
  func reviewedAfterReopening() throws {
    let ongoing = Obligation(
      id: "1", kind: .measure, title: "Tiltak", responsible: ["helse"],
      deadlines: [DeadlineEntry(text: "Løpende", deadline: Deadline(.ongoing))])
    let town = Town([ongoing])
    var decider = Decider(town.read(at: moment("2019-01-02T00:00")).book, now: moment("2019-01-02T00:00"))
    func say(_ command: Command, _ at: String) throws {
      decider.apply(try decider.book.entries(for: command, on: "plan/1", by: .uid(0), at: moment(at)).entries)
    }
    try say(.done(on: day("2019-11-01"), note: nil), "2019-11-01T09:00")
    #expect(lines(decider.pass(at: moment("2019-12-02T09:00")).digests) == [])
    #expect(!lines(decider.pass(at: moment("2020-01-13T09:00")).digests).contains("2020-01-13 koordinator review"))
    try say(.reopen, "2020-01-13T10:00")
    #expect(lines(decider.pass(at: moment("2020-01-14T09:00")).digests).contains("2020-01-14 koordinator review"))
  }
}
