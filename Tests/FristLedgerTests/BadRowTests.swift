import FristCore
import FristLedger
import GRDB
import Testing

/// What the ledger never wrote is an error that says where it stands, never a crash.
@Suite("Rows that are none")
struct BadRowTests {
  private let state = StateDirectory()

  /// Makes a ledger with one entry of the given columns after two good ones.
  private func make(_ columns: [String: (any DatabaseValueConvertible)?]) throws {
    do {
      let ledger = try state.open()
      let good = Entry(at: moment("2019-06-28T07:30"), by: .clock, .released)
      try ledger.append([good, good], at: good.at)
    }
    var columns = columns
    for (name, value) in ["at": 0, "actor": "clock", "kind": "seen"] as [String: any DatabaseValueConvertible]
    where columns[name] == nil { columns[name] = value }
    let names = columns.keys.sorted()
    try state.tamper {
      try $0.execute(
        sql: """
          INSERT INTO entry (\(names.joined(separator: ", ")))
          VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments(names.map { columns[$0] ?? nil }))
    }
  }

  struct Bad: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let columns: [String: (any DatabaseValueConvertible & Sendable)?]
    let says: String
  }

  static let told: [String: (any DatabaseValueConvertible & Sendable)?] = [
    "kind": "told", "plan": "p", "root": "1", "original_due": 18077, "copy": 1, "number": 1, "step": "due", "role": "r",
    "standing": "responsible", "reason": "due", "delivery": "d", "due": 18077, "name": "p/1",
  ]

  static func told(_ column: String, _ value: (any DatabaseValueConvertible & Sendable)?, _ says: String) -> Bad {
    var columns = told
    columns[column] = .some(value)
    return Bad(
      testDescription: "told with \(column) \(value.map { "\($0)" } ?? "nothing")", columns: columns, says: says)
  }

  static let bad: [Bad] = [
    Bad(testDescription: "a kind that is none", columns: ["kind": "forgotten"], says: "forgotten stands where a kind"),
    Bad(testDescription: "an actor that is none", columns: ["actor": "root", "plan": "p", "root": "1"], says: "actor"),
    Bad(testDescription: "a moment after all", columns: ["at": Int64.max], says: "moment"),
    Bad(testDescription: "a moment before all", columns: ["at": Int64.min], says: "day"),
    Bad(testDescription: "no root", columns: ["plan": "p"], says: "root of seen"),
    Bad(testDescription: "no plan", columns: ["root": "1"], says: "plan of seen"),
    Bad(
      testDescription: "an escape that is none",
      columns: ["kind": "taken", "plan": "p", "root": "1", "facts": "done\u{1F}\\q"], says: "escape"),
    Bad(
      testDescription: "a fact too few", columns: ["kind": "taken", "plan": "p", "root": "1", "facts": "done"],
      says: "fact 2"),
    Bad(
      testDescription: "a window that ends before it begins",
      columns: [
        "kind": "kept", "plan": "p", "root": "1", "original_due": 18077, "copy": 1, "due": 18077, "facts": "2031-01-01",
      ], says: "window"),
    Bad(testDescription: "a cause that is none", columns: ["kind": "held", "facts": "moon\u{1F}why"], says: "cause"),
    Bad(
      testDescription: "an attainment that is none",
      columns: ["kind": "evaluated", "plan": "p", "root": "1", "facts": "2020\u{1F}very\u{1F}\\-"], says: "attainment"),
    Bad(
      testDescription: "a step of a ladder that is none",
      columns: ["kind": "ladderEdited", "plan": "p", "root": "1", "facts": "due sometime"], says: "step"),
    told("step", "sometime", "step of told"), told("step", nil, "step"), told("original_due", Int64.max, "day"),
    told("original_due", nil, "original_due"), told("due", nil, "due"), told("due", -1_000_000, "day"),
    told("copy", nil, "copy"), told("number", nil, "number"), told("role", nil, "role"),
    told("standing", "somebody", "standing"), told("reason", "because", "reason"), told("reason", "late x y", "reason"),
    told("delivery", nil, "delivery"), told("name", nil, "name"),
  ]

  @Test("is an error that names the table and the row", arguments: bad)
  func badRow(_ bad: Bad) throws {
    try make(bad.columns)
    let ledger = try state.open()
    var count = 0
    do {
      try ledger.fold { _ in count += 1 }
      Issue.record("nothing was wrong with it")
    } catch {
      guard case .invalidRow(_, let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.hasPrefix("entry 3: ") && message.contains(bad.says), "\(message)")
      #expect(error.isPermanent)
    }
    #expect(count == 2)
  }

  @Test(
    "a delivery that waits under a name that no file may have is an error, and is not looked for again and again",
    arguments: ["CAST(x'FF' AS TEXT)", "''", "'../../x'", "'.name'"])
  func unfitName(_ name: String) throws {
    try make(["kind": "held"])
    try state.tamper {
      try $0.execute(
        sql: """
          INSERT INTO delivery (id, at, recipient, mailbox, state, content)
          VALUES (\(name), '2019-06-28T07:30', 'helse', 'helse', 'pending', x'00')
          """)
    }
    #expect(throws: LedgerError.self) { _ = try state.open().openDeliveries(limit: 1) }
  }

  @Test("bytes that are no UTF-8 are read as what can be read of them")
  func notUTF8() throws {
    try make(["kind": "held"])
    try state.tamper {
      try $0.execute(
        sql: """
          INSERT INTO entry (at, actor, kind, facts)
          VALUES (0, 'clock', 'held', CAST(CAST('jump' AS BLOB) || x'1FFFFE' AS TEXT))
          """)
    }
    #expect(throws: LedgerError.self) { try state.open().all() }
  }

  @Test(
    "a delivery, a version, clocks or a moment passed that is none is an error too",
    arguments: [
      "UPDATE delivery SET at = 'soon'", "UPDATE delivery SET content = NULL", "UPDATE passed SET moment = 'soon'",
      "UPDATE passed SET instant = 9223372036854775807", "UPDATE clock SET wall_seconds = 9223372036854775807",
      "INSERT INTO version (kind, name, at, content) VALUES ('plan', 'nes-rus', 'soon', x'41')",
    ])
  func others(_ sql: String) throws {
    do {
      let ledger = try state.open()
      try ledger.append(
        [], at: moment("2019-06-28T07:30"), deliveries: [delivery("20190628T0730.nes-helse")],
        passed: Passed(moment: moment("2019-06-28T07:30"), instant: 1))
      try ledger.note(Ledger.Clocks(boot: "b", bootSeconds: 1, wallSeconds: 1))
    }
    try state.tamper { try $0.execute(sql: sql) }
    let ledger = try state.open()
    #expect(throws: LedgerError.self) {
      _ = try ledger.openDeliveries()
      _ = try ledger.lastPassed()
      _ = try ledger.lastClocks()
      _ = try ledger.versions(.plan, "nes-rus")
    }
  }
}
