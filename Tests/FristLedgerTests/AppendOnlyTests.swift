import FristCore
import FristLedger
import GRDB
import Testing

/// The database itself keeps what was written, against whatever program.
@Suite("Append-only")
struct AppendOnlyTests {
  private let state = StateDirectory()

  private func make() throws {
    let ledger = try state.open()
    try ledger.append(
      Samples.entries, versions: [FileVersion(kind: .plan, name: "nes-rus", content: [65])],
      at: moment("2019-06-28T07:30"))
  }

  @Test(
    "an entry and a version cannot be changed, removed or replaced",
    arguments: [
      "UPDATE entry SET at = at + 1", "UPDATE entry SET facts = NULL WHERE id = 1", "DELETE FROM entry",
      "DELETE FROM entry WHERE id = 1",
      "INSERT OR REPLACE INTO entry (id, at, actor, kind) VALUES (1, 0, 'clock', 'released')",
      "REPLACE INTO entry (id, at, actor, kind) SELECT id, at, actor, 'released' FROM entry",
      "UPDATE version SET content = NULL", "DELETE FROM version",
      "INSERT OR REPLACE INTO version (id, kind, name, at) VALUES (1, 'plan', 'nes-rus', '2019-06-28T07:30')",
    ])
  func refused(_ sql: String) throws {
    try make()
    #expect(throws: DatabaseError.self) { try state.tamper { try $0.execute(sql: sql) } }
    let ledger = try state.open()
    #expect(try ledger.all() == Samples.entries)
    #expect(try ledger.filesInForce().map(\.content) == [[65]])
  }

  @Test("a notice told cannot be told twice by any program: two rows alike are refused")
  func unique() throws {
    try make()
    let columns = """
      at, actor, kind, plan, root, label, original_due, copy, number, step, role, standing, reason, delivery, due, day, \
      facts, telling
      """
    #expect(throws: DatabaseError.self) {
      try state.tamper {
        try $0.execute(
          sql: "INSERT INTO entry (\(columns)) SELECT \(columns) FROM entry WHERE kind = 'told' ORDER BY id LIMIT 1")
      }
    }
  }

  @Test("whoever looks with sqlite3 reads days as they are written")
  func history() throws {
    try make()
    let row = try #require(
      try state.tamper {
        try Row.fetchOne($0, sql: "SELECT at, original_due, due FROM history WHERE kind = 'told' ORDER BY id LIMIT 1")
      })
    #expect(row == ["at": "2019-06-28T07:30", "original_due": "2019-06-30", "due": "2019-06-30"])
  }
}
