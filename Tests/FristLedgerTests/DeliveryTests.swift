import FristCore
import FristLedger
import Testing

@Suite("Deliveries")
struct DeliveryTests {
  private let state = StateDirectory()
  private let first = "20190628T0730.nes-helse"
  private let second = "20190628T0730.nes-nav"
  private let at = moment("2019-06-28T07:30")

  /// A ledger with two deliveries, the first with two notices, the second with one between them.
  private func make() throws -> Ledger {
    let ledger = try state.open()
    try ledger.append(
      [told(.due, in: first), told(.due, in: second, role: "nes-nav"), told(.opens, in: first, role: "nes-vikar")],
      at: at, deliveries: [delivery(first), delivery(second, to: "nes-nav")])
    return ledger
  }

  private func marks(_ ledger: Ledger) throws -> [Entry] {
    try ledger.all().filter {
      if case .told = $0.event { false } else { true }
    }
  }

  @Test("are open with their bytes until they are delivered or withdrawn, in the order of their ids")
  func open() throws {
    let ledger = try make()
    #expect(try ledger.openDeliveries() == [delivery(first), delivery(second, to: "nes-nav")])
    #expect(try ledger.openDeliveries(after: first).map(\.id) == [second])
    #expect(try ledger.openDeliveries(limit: 1).map(\.id) == [first])
    #expect(try ledger.backlog() == (2, at))
    #expect(try ledger.hasDelivery(first))
    #expect(try !ledger.hasDelivery("20190628T0730.nes-lege"))
    try ledger.mark([first], as: .delivered, at: at)
    #expect(try ledger.openDeliveries().map(\.id) == [second])
    #expect(try ledger.hasDelivery(first))
  }

  @Test("delivered and withdrawn are entries of the same commit, once each, however often they are marked")
  func marks() throws {
    let ledger = try make()
    try ledger.mark([first, second], as: .staged, in: "stage", at: at)
    #expect(try ledger.stage() == "stage" && ledger.hasStaged())
    #expect(try marks(ledger).isEmpty)
    let later = moment("2019-06-28T07:31")
    try ledger.mark([first], as: .delivered, at: later)
    try ledger.mark([first], as: .delivered, at: later)
    try ledger.mark([first], as: .withdrawn, at: later)
    try ledger.mark(["20190628T0730.nes-lege"], as: .delivered, at: later)
    try ledger.mark([second], as: .withdrawn, at: later)
    #expect(
      try marks(ledger) == [
        Entry(at: later, by: .clock, .delivered(first)), Entry(at: later, by: .clock, .deliveryWithdrawn(second)),
      ])
    #expect(try ledger.backlog() == (0, nil))
  }

  @Test("what waits is known by whether it was decided before a day, or after a moment; so is what is staged")
  func pending() throws {
    let ledger = try make()
    let (before, after) = (moment("2019-06-28T07:29"), at)
    #expect(try ledger.openDeliveries(.pending, before: day("2019-06-29")).map(\.id) == [first, second])
    #expect(try ledger.openDeliveries(.pending, before: day("2019-06-28")).isEmpty)
    #expect(try ledger.openDeliveries(.pending, after: before).map(\.id) == [first, second])
    #expect(try ledger.openDeliveries(.pending, after: after).isEmpty)
    try ledger.mark([first], as: .staged, in: "stage", at: at)
    #expect(try ledger.openDeliveries(.pending, after: before).map(\.id) == [second])
    #expect(try ledger.openDeliveries(.staged, after: before).map(\.id) == [first])
    #expect(try ledger.openDeliveries(.staged, before: day("2019-06-28")).isEmpty)
  }

  @Test("when a stage is left, what arrived is delivered, and the rest pending with its bytes")
  func leaveStage() throws {
    let ledger = try make()
    try ledger.mark([first, second], as: .staged, in: "stage", at: at)
    try ledger.leaveStage(arrived: [second], at: at)
    #expect(try ledger.openDeliveries() == [delivery(first)])
    #expect(try marks(ledger) == [Entry(at: at, by: .clock, .delivered(second))])
  }

  @Test("an id is used once: a second delivery of the name is refused, with all of its commit")
  func sameID() throws {
    let ledger = try make()
    let entries = try ledger.all()
    #expect(throws: LedgerError.self) {
      try ledger.append([told(.overdue(1), in: first)], at: at, deliveries: [delivery(first)])
    }
    #expect(try ledger.all() == entries)
  }

  @Test("what a delivery tells is known to a later start, for the journal")
  func toldLater() throws {
    _ = try make()
    let ledger = try state.open()
    let lines = try ledger.told(in: first)
    #expect(lines.map(\.role) == ["nes-helse", "nes-vikar"])
    #expect(lines.map(\.topic) == [Step.due, .opens].map { .rung(Samples.occurrence, arming: 1, $0) })
    #expect(lines.allSatisfy { $0.standing == .responsible && $0.reason == .stepDue && $0.due == day("2019-06-30") })
    #expect(try ledger.told(in: second).map(\.role) == ["nes-nav"])
    #expect(try ledger.told(in: "20190628T0730.nes-lege").isEmpty)
  }

  @Test("digests from day to day, by moment and recipient, without the withdrawn")
  func digests() throws {
    let ledger = try make()
    try ledger.append(
      [told(.overdue(1), in: "20190701T0730.nes-helse", at: "2019-07-01T07:30")], at: at,
      deliveries: [delivery("20190701T0730.nes-helse", at: "2019-07-01T07:30")])
    func found(_ from: String?, _ to: String?) throws -> [String] {
      var found: [String] = []
      try ledger.digests(from: from.map(day), to: to.map(day)) { id, at, recipient, lines in
        found.append("\(id) \(at) \(recipient) \(lines.count)")
      }
      return found
    }
    let all = [
      "\(first) 2019-06-28T07:30 nes-helse 2", "\(second) 2019-06-28T07:30 nes-nav 1",
      "20190701T0730.nes-helse 2019-07-01T07:30 nes-helse 1",
    ]
    #expect(try found(nil, nil) == all)
    #expect(try found("2019-06-28", "2019-06-30") == Array(all[0...1]))
    #expect(try found("2019-06-29", "2019-07-01") == [all[2]])
    try ledger.mark([second], as: .withdrawn, at: at)
    #expect(try found(nil, nil) == [all[0], all[2]])
  }

  @Test("versions of files: those in force, as of a day, and all of a plan, numbered from 1")
  func versions() throws {
    let ledger = try state.open()
    func accept(_ text: String?, _ at: String) throws {
      try ledger.append(
        [], versions: [FileVersion(kind: .plan, name: "nes-rus", content: text.map { Array($0.utf8) })], at: moment(at))
    }
    try ledger.append(
      [], versions: [FileVersion(kind: .directory, name: "directory.yaml", content: [])], at: moment("2019-06-27T07:30")
    )
    try accept("a", "2019-06-28T07:30")
    try accept("b", "2019-06-29T07:30")
    #expect(try ledger.filesInForce().map(\.content) == [[], [98]])
    #expect(try ledger.filesInForce(on: day("2019-06-28")).map(\.content) == [[], [97]])
    #expect(try ledger.filesInForce(on: day("2019-06-27")).map(\.name) == ["directory.yaml"])
    try accept(nil, "2019-06-30T07:30")
    #expect(try ledger.filesInForce().map(\.name) == ["directory.yaml"])
    let versions = try ledger.versions(.plan, "nes-rus")
    #expect(versions.map(\.number) == [3, 2, 1])
    #expect(versions.map(\.content) == [nil, [98], [97]])
    #expect(versions.map(\.at.description) == ["2019-06-30T07:30", "2019-06-29T07:30", "2019-06-28T07:30"])
  }

  @Test("the clocks are kept as they were noted last")
  func clocks() throws {
    let ledger = try state.open()
    #expect(try ledger.lastClocks() == nil)
    try ledger.note(Ledger.Clocks(boot: "a", bootSeconds: 1, wallSeconds: 2))
    let last = Ledger.Clocks(boot: "b", bootSeconds: 3, wallSeconds: 1_561_699_800)
    try ledger.note(last)
    #expect(try ledger.lastClocks() == last)
  }
}
