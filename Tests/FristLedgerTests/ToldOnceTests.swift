import FristCore
import FristLedger
import Testing

/// Each notice once, by the ledger's own word, whatever the program decides.
@Suite("Told once")
struct ToldOnceTests {
  private let state = StateDirectory()
  private let first = "20190628T0730.nes-helse"
  private let second = "20190701T0730.nes-helse"

  private func append(_ ledger: Ledger, _ entry: Entry, _ deliveries: [Delivery] = []) throws {
    try ledger.append([entry], at: entry.at, deliveries: deliveries)
  }

  @Test("no notice of any kind is told a second time to a role, nor after it was superseded", arguments: Samples.topics)
  func once(_ topic: Topic) throws {
    let ledger = try state.open()
    func told(_ role: String, _ delivery: String) -> Entry {
      Entry(
        at: moment("2019-06-28T07:30"), by: .clock,
        .told(
          topic, role: role, standing: .responsible, .stepDue, due: day("2019-06-30"), name: "nes-rus/3.6",
          delivery: delivery))
    }
    try append(ledger, told("nes-helse", first))
    #expect(throws: LedgerError.self) { try append(ledger, told("nes-helse", second)) }
    try append(ledger, told("nes-nav", second))
    let superseded = Entry(
      at: moment("2019-06-28T07:30"), by: .clock, .superseded(topic, role: "nes-helse", standing: .leader, .along))
    #expect(throws: LedgerError.self) { try append(ledger, superseded) }
    #expect(try ledger.all() == [told("nes-helse", first), told("nes-nav", second)])
  }

  @Test("topics that differ in anything are different notices")
  func different() throws {
    let ledger = try state.open()
    #expect(Set(Samples.topics).count == Samples.topics.count)
    let entries = Samples.topics.map {
      Entry(
        at: moment("2019-06-28T07:30"), by: .clock,
        .told(
          $0, role: "nes-helse", standing: .responsible, .stepDue, due: day("2019-06-30"), name: "nes-rus/3.6",
          delivery: first))
    }
    try ledger.append(entries, at: moment("2019-06-28T07:30"))
    #expect(try ledger.all() == entries)
  }

  @Test("what a withdrawn delivery told is told anew, as often as it is withdrawn, and then no more")
  func anew() throws {
    let ledger = try state.open()
    try append(ledger, told(.due, in: first), [delivery(first)])
    try ledger.mark([first], as: .withdrawn, at: moment("2019-07-01T07:30"))
    try append(ledger, told(.due, in: second), [delivery(second, at: "2019-07-01T07:30")])
    #expect(throws: LedgerError.self) { try append(ledger, told(.due, in: "20190702T0730.nes-helse")) }
    try ledger.mark([second], as: .withdrawn, at: moment("2019-07-02T07:30"))
    try append(ledger, told(.due, in: "20190702T0730.nes-helse"), [delivery("20190702T0730.nes-helse")])
    try ledger.mark(["20190702T0730.nes-helse"], as: .delivered, at: moment("2019-07-02T07:30"))
    #expect(throws: LedgerError.self) { try append(ledger, told(.due, in: "20190703T0730.nes-helse")) }
  }

  @Test("what a clock that had gone ahead told is told anew after it was set back; what was told before is not")
  func setBack() throws {
    let ledger = try state.open()
    try append(ledger, told(.before(7), in: first, at: "2019-06-28T07:30"))
    try append(ledger, told(.due, in: second, at: "2031-07-01T07:30"))
    try append(ledger, Entry(at: moment("2019-06-29T08:00"), by: .uid(0), .setBack))
    #expect(throws: LedgerError.self) { try append(ledger, told(.before(7), in: second, at: "2019-06-30T07:30")) }
    try append(ledger, told(.due, in: second, at: "2019-06-30T07:30"))
    #expect(throws: LedgerError.self) { try append(ledger, told(.due, in: second, at: "2019-07-01T07:30")) }
  }
}
