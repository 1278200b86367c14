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
      var book = Book(town.inventory)
      for entry in record { book.apply(entry) }
      book.index()
      book.lastMoment = decider.book.lastMoment
      #expect(book.register(on: now.day) == decider.book.register(on: now.day))
      #expect(book.dossiers == decider.book.dossiers && book.endings == decider.book.endings)
      var anew = Decider(book, now: book.lastMoment ?? now)
      let decision = decider.pass(at: now)
      let again = anew.wake(at: now)
      #expect(again.digests == decision.digests && again.superseded == decision.superseded)
      record += decision.recorded
    }
  }
}
