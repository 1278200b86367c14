import FristCore
import FristLedger
import Foundation
import Testing

/// A sample ledger of every released version of the schema is read to the end of days.
///
/// `FRIST_RECORD=1 swift test --filter FristLedgerTests` makes the present version's anew; that of a released one stays.
@Suite("Ledgers of released versions")
struct ReleasedVersionTests {
  private let state = StateDirectory()
  private static let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/ledger-v1.sqlite")
  private static let isRecording = ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1"

  @Test("version 1: every kind of entry, versions of files, deliveries and clocks")
  func version1() throws {
    if Self.isRecording { try record() }
    try FileManager.default.createDirectory(atPath: state.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.fixture, to: URL(filePath: state.file))
    let ledger = try state.open(.live)
    #expect(try ledger.all() == Self.entries)
    #expect(try ledger.lastPassed() == Self.passed)
    #expect(try ledger.lastClocks() == Self.clocks)
    #expect(try ledger.openDeliveries() == [Self.deliveries[1]])
    #expect(try ledger.filesInForce() == [Self.files[0]])
    #expect(try ledger.versions(.plan, "nes-rus").map(\.content) == [nil, Array("title: Rusplanen\n".utf8)])
    // And it goes on from there.
    let next = Entry(at: moment("2019-07-01T07:30"), by: .clock, .released)
    try ledger.append([next], at: next.at)
    #expect(try ledger.all() == Self.entries + [next])
  }

  private static let deliveries = [
    delivery("20190628T0730.nes-helse"), delivery("20190628T0730.nes-nav", to: "nes-nav"),
  ]
  private static let files = [
    FileVersion(kind: .configuration, name: "frist.yaml", content: Array("language: nn\n".utf8)),
    FileVersion(kind: .plan, name: "nes-rus", content: Array("title: Rusplanen\n".utf8)),
    FileVersion(kind: .plan, name: "nes-rus", content: nil),
  ]
  private static let clocks = Ledger.Clocks(boot: "b1", bootSeconds: 60, wallSeconds: 1_561_699_800)
  private static let passed = Passed(moment: moment("2019-06-28T07:30"), instant: 1_561_699_800)
  private static let entries =
    Samples.entries + [Entry(at: passed.moment, by: .clock, .delivered(deliveries[0].id))]

  private func record() throws {
    let directory = StateDirectory()
    do {
      let ledger = try directory.open(.live)
      try ledger.append(
        Samples.entries, versions: Self.files, at: Self.passed.moment, deliveries: Self.deliveries, passed: Self.passed)
      try ledger.mark([Self.deliveries[0].id], as: .delivered, at: Self.passed.moment)
      try ledger.note(Self.clocks)
    }
    let bytes = try Data(contentsOf: URL(filePath: directory.file))
    try bytes.write(to: Self.fixture)
  }
}
