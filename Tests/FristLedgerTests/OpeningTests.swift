import Foundation
import FristCore
import FristLedger
import GRDB
import Testing

/// What a state directory may hold at a start, and whether a restart can mend it (exit 70 where not).
@Suite("Opening the ledger")
struct OpeningTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "frist-ledger-\(UUID().uuidString)")
    .path
  private var file: String { directory + "/ledger.sqlite" }

  /// A ledger that has passed a moment, closed.
  private func make() throws -> String {
    let ledger = try Ledger(directory: directory, mode: .replay)
    let passed = Passed(moment: moment("2019-06-28T07:30"), instant: nil)
    try ledger.append(Samples.entries, at: passed.moment, passed: passed)
    return ledger.identity
  }

  private func opening(_ mode: Ledger.Mode = .replay) -> LedgerError? {
    do throws(LedgerError) {
      _ = try Ledger(directory: directory, mode: mode)
      return nil
    } catch { return error }
  }

  private func removeLog() throws {
    for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: file + end) {
      try FileManager.default.removeItem(atPath: file + end)
    }
  }

  @Test("a ledger keeps its identity; another one has another")
  func identity() throws {
    let identity = try make()
    #expect(identity.count == 32)
    #expect(try Ledger(directory: directory, mode: .replay).identity == identity)
    #expect(try Ledger(directory: directory + "-other", mode: .replay).identity != identity)
  }

  @Test("an empty file that was a ledger is none; one that a first start left when it was killed is a new one")
  func empty() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: file, contents: Data()))
    _ = try make()
    try removeLog()
    // A single byte is nothing to SQLite too.
    for nothing in [Data(), Data([0x53])] {
      try nothing.write(to: URL(filePath: file))
      #expect(opening() == .emptied(file: file))
      #expect(opening()?.isPermanent == true)
      #expect(try Data(contentsOf: URL(filePath: file)) == nothing)
    }
  }

  @Test("a file that is no database, and one with a page of nothing, are damaged, and are not touched")
  func damaged() throws {
    _ = try make()
    try removeLog()
    let whole = try Data(contentsOf: URL(filePath: file))
    for broken in [
      Data("This is no database. ".utf8), whole.prefix(8192) + Data(count: 4096) + whole.dropFirst(12_288),
    ] {
      try broken.write(to: URL(filePath: file))
      guard case .damaged = opening() else {
        Issue.record("\(String(describing: opening()))")
        continue
      }
      #expect(opening()?.isPermanent == true)
      #expect(throws: LedgerError.self, "whoever only reads is told too") { try Ledger(reading: directory) }
      #expect(try Data(contentsOf: URL(filePath: file)) == broken)
    }
    try whole.write(to: URL(filePath: file))
    #expect(opening() == nil)
  }

  @Test(
    "a ledger whose own name is damaged is refused: it would be written into the spool",
    arguments: ["", "x/y", "\u{FFFD}"])
  func nameless(_ name: String) throws {
    _ = try make()
    try DatabaseQueue(path: file).write {
      try $0.execute(sql: "UPDATE stamp SET value = ? WHERE key = 'identity'", arguments: [name])
    }
    #expect(
      opening()
        == .invalidRow(file: file, message: "stamp identity: \(name) stands where a ledger's name should"))
  }

  @Test("a schema that refuses what it was made for is damaged, however often it is tried")
  func damagedConstraint() throws {
    let (at, id) = (moment("2019-07-01T07:30"), "20190701T0730.nes-helse")
    _ = try make()
    try Ledger(directory: directory, mode: .replay).append([], at: at, deliveries: [delivery(id)])
    try DatabaseQueue(path: file).write {
      try $0.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(sql, 'delivered', 'delivcred') WHERE name = 'delivery'
          """)
    }
    let ledger = try Ledger(directory: directory, mode: .replay)
    let error = #expect(throws: LedgerError.self) { try ledger.mark([id], as: .delivered, at: at) }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("a directory in its place is no ledger, however often it is tried")
  func directoryInItsPlace() throws {
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    #expect(opening()?.description.hasSuffix("ledger.sqlite: open: Is a directory") == true)
    #expect(opening()?.isPermanent == true)
  }

  @Test("a replay's ledger is none for a live run, whatever is tried")
  func mode() throws {
    _ = try make()
    let error = LedgerError.wrongMode(directory: directory, found: "replay", wanted: "live")
    #expect(opening(.live) == error && error.isPermanent)
  }

  @Test("a ledger of a newer version, with changes that this one does not know, is refused and not touched")
  func newer() throws {
    _ = try make()
    try DatabaseQueue(path: file).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2')")
      try $0.execute(sql: "ALTER TABLE entry ADD COLUMN more TEXT")
    }
    try removeLog()
    let whole = try Data(contentsOf: URL(filePath: file))
    #expect(opening() == .newer(file: file) && opening()?.isPermanent == true)
    #expect(try Data(contentsOf: URL(filePath: file)) == whole)
  }

  @Test("a second program on the same state is refused while the first runs")
  func inUse() throws {
    let ledger = try Ledger(directory: directory, mode: .replay)
    #expect(opening() == .inUse(directory: directory))
    withExtendedLifetime(ledger) {}
  }

  @Test("a ledger is read beside whoever has it, live or a replay's, and nothing is changed")
  func reading() throws {
    let ledger = try Ledger(directory: directory, mode: .live)
    try ledger.append(Samples.entries, at: moment("2019-06-28T07:30"))
    let reader = try Ledger(reading: directory)
    #expect(try reader.all() == Samples.entries)
    #expect(reader.identity == ledger.identity)
    #expect(throws: LedgerError.self) { try reader.append(Samples.entries, at: moment("2019-06-28T07:30")) }
    #expect(try ledger.all() == Samples.entries)
  }

  @Test("where there is no ledger, none is made by reading")
  func readingNothing() {
    #expect(throws: LedgerError.self) { try Ledger(reading: directory) }
    #expect(!FileManager.default.fileExists(atPath: directory))
  }

  @Test("what another process, a full disk or a lack of descriptors does may be over at the next start")
  func temporary() {
    #expect(!LedgerError.inUse(directory: "/x").isPermanent)
    #expect(!LedgerError.database(file: "/x", message: "database or disk is full").isPermanent)
    #expect(!LedgerError.system(call: "open", path: "/x", errno: EMFILE, message: "").isPermanent)
    #expect(LedgerError.system(call: "open", path: "/x", errno: EACCES, message: "").isPermanent)
  }
}
