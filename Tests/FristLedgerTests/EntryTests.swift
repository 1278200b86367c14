import FristCore
import FristLedger
import Testing

@Suite("The entries of a ledger")
struct EntryTests {
  private let state = StateDirectory()

  @Test("every kind of entry comes back as it was, in order, also to another start")
  func roundTrip() throws {
    do {
      let ledger = try state.open()
      try ledger.append(Samples.entries, at: moment("2019-06-28T07:30"))
      #expect(try ledger.all() == Samples.entries)
    }
    #expect(try state.open().all() == Samples.entries)
  }

  @Test("a text comes back as it was, whatever stands in it", arguments: Samples.hostile)
  func hostile(_ text: String) throws {
    let ledger = try state.open()
    let entries = Samples.entries(with: text)
    for entry in entries { try ledger.append([entry], at: entry.at) }
    let found = try ledger.all()
    #expect(found == entries)
    // Equal texts may differ in their bytes (é).
    #expect(found.map { "\($0)".utf8.map(\.self) } == entries.map { "\($0)".utf8.map(\.self) })
  }

  @Test("what would not be read back is refused, and nothing of its commit is there")
  func unfit() throws {
    let ledger = try state.open()
    let entries = [
      Entry(at: moment("2019-06-28T07:30"), by: .clock, .released),
      Entry(at: moment("2019-06-28T07:30"), by: .mail("to rom", messageID: "<a@example>"), .released),
    ]
    #expect(throws: LedgerError.self) { try ledger.append(entries, at: moment("2019-06-28T07:30")) }
    let step = Entry(
      at: moment("2019-06-28T07:30"), by: .planFile, .ladderEdited(Samples.root, added: [.before(-3)]))
    #expect(throws: LedgerError.self) { try ledger.append([step], at: moment("2019-06-28T07:30")) }
    #expect(try ledger.all().isEmpty)
  }

  @Test("as of a day: what was recorded by its end, whatever was recorded first")
  func asOf() throws {
    let ledger = try state.open()
    let days = ["2019-06-28T07:30", "2019-06-28T23:59", "2019-06-29T00:00", "2019-06-28T12:00", "2019-07-01T07:30"]
    let entries = days.map { Entry(at: moment($0), by: .clock, .released) }
    try ledger.append(entries, at: moment("2019-06-28T07:30"))
    #expect(try ledger.all(through: day("2019-06-27")).isEmpty)
    #expect(try ledger.all(through: day("2019-06-28")) == [entries[0], entries[1], entries[3]])
    #expect(try ledger.all(through: day("2019-06-30")) == Array(entries[0...3]))
    #expect(try ledger.all() == entries)
  }

  @Test("a fold stops where its reader does")
  func stopped() throws {
    struct Enough: Error {}
    let ledger = try state.open()
    try ledger.append(Samples.entries, at: moment("2019-06-28T07:30"))
    var count = 0
    #expect(throws: LedgerError.self) {
      try ledger.fold { _ in
        count += 1
        if count == 3 { throw Enough() }
      }
    }
    #expect(count == 3)
    #expect(try ledger.all() == Samples.entries)
  }

  @Test("an obligation's entries are its own, in order")
  func ofRoot() throws {
    let ledger = try state.open()
    try ledger.append(Samples.entries, at: moment("2019-06-28T07:30"))
    let others = Samples.entries(with: "annen")
    try ledger.append(others, at: moment("2019-06-28T07:30"))
    func isOfRoot(_ entry: Entry) -> Bool {
      switch entry.event {
      case .seen(let it), .returned(let it), .needless(let it), .renamed(_, let it), .withdrawn(let it, _, _, _),
        .seriesFrom(let it, _, _), .ladderEdited(let it, _), .handedOver(let it, _), .taken(let it, _, _),
        .confirmed(let it, _, _, _), .evaluated(let it, _, _, _):
        it == Samples.root
      case .armed(let it, _), .disarmed(let it), .kept(let it, _): it.root == Samples.root
      case .done(let it, _, _), .reopened(let it), .cancelled(let it, _, _), .snoozed(let it, _, _):
        it.root == Samples.root
      case .found(let plan, let obligation, _): plan == Samples.root.plan && obligation == Samples.root.obligation
      case .told(let topic, _, _, _, _, _, _), .superseded(let topic, _, _, _):
        switch topic {
        case .withdrawn(_, let it, _, _): it == Samples.root
        case .problem(let plan, let obligation, _): plan == Samples.root.plan && obligation == Samples.root.obligation
        default: topic.occurrence?.root == Samples.root
        }
      default: false
      }
    }
    let expected = Samples.entries.filter(isOfRoot)
    #expect(expected.count > 50)
    #expect(try ledger.entries(of: Samples.root) == expected)
    #expect(try ledger.entries(of: Root(plan: "nes-rus", obligation: "9.9")).isEmpty)
  }

  @Test("the log: by days, both counted, by plan and by whom")
  func log() throws {
    let ledger = try state.open()
    let root = Root(plan: "b", obligation: "1")
    let entries = [
      Entry(at: moment("2019-06-27T23:59"), by: .planFile, .seen(Samples.root)),
      Entry(at: moment("2019-06-28T00:00"), by: .uid(1000), .reopened(Subject(Samples.root))),
      Entry(at: moment("2019-06-29T23:59"), by: .uid(1001), .reopened(Subject(root))),
      Entry(at: moment("2019-06-30T00:00"), by: .uid(1000), .planConfirmed("nes-rus", note: nil)),
      Entry(at: moment("2019-06-30T00:00"), by: .uid(1000), .released),
    ]
    try ledger.append(entries, at: moment("2019-06-30T00:00"))
    func found(_ from: String?, _ to: String?, _ plan: String?, _ by: Actor?) throws -> [Entry] {
      try ledger.entries(from: from.map(day), to: to.map(day), plan: plan, by: by)
    }
    #expect(try found(nil, nil, nil, nil) == entries)
    #expect(try found("2019-06-28", "2019-06-29", nil, nil) == [entries[1], entries[2]])
    #expect(try found("2019-06-30", nil, nil, nil) == [entries[3], entries[4]])
    #expect(try found(nil, nil, "nes-rus", nil) == [entries[0], entries[1], entries[3]])
    #expect(try found(nil, nil, nil, .uid(1000)) == [entries[1], entries[3], entries[4]])
    #expect(try found(nil, "2019-06-29", "nes-rus", .uid(1000)) == [entries[1]])
  }

  @Test("the latest moment passed, with its instant or without, goes with a commit")
  func passed() throws {
    let ledger = try state.open()
    #expect(try ledger.lastPassed() == nil)
    let live = Passed(moment: moment("2019-06-28T07:30"), instant: 1_561_699_800)
    try ledger.append([], at: live.moment, passed: live)
    #expect(try ledger.lastPassed() == live)
    #expect(try ledger.position() == 1)
    let replayed = Passed(moment: moment("2019-06-27T07:30"), instant: nil)
    try ledger.append([Entry(at: replayed.moment, by: .clock, .setBack)], at: replayed.moment, passed: replayed)
    #expect(try ledger.lastPassed() == replayed)
    #expect(try ledger.position() == 2)
  }
}
