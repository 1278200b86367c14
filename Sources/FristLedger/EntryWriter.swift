import FristCore
import GRDB
import GRDBSQLite

/// Adds entries to the table.
struct EntryWriter {
  private let db: Database
  private let insert: Statement
  private var meanings = Meanings()
  /// The first and the last entry that each delivery tells.
  private var told: [DeliveryID: ClosedRange<Int64>] = [:]

  init(_ db: Database) throws {
    self.db = db
    let places = Array(repeating: "?", count: EntryReader.columns.split(separator: ",").count).joined(separator: ", ")
    insert = try db.cachedStatement(sql: "INSERT INTO entry (\(EntryReader.columns)) VALUES (\(places))")
  }

  /// - Throws: `UnfitEntry` for one that would not be read back as it is, or tells again what was told; `DatabaseError`.
  static func add(_ entries: [Entry], _ db: Database) throws {
    if entries.isEmpty { return }
    var writer = try EntryWriter(db)
    for entry in entries { try writer.add(entry) }
    try writer.noteTold()
  }

  private mutating func add(_ entry: Entry) throws {
    let row = EntryRow(entry)
    guard isReadBack(row, as: entry) else {
      throw UnfitEntry(what: "\(row.kind.rawValue): would not be read back as it is: \(row)")
    }
    let telling = row.kind == .told || row.kind == .superseded ? try nextTelling(of: row) : nil
    let statement = insert.sqliteStatement
    sqlite3_reset(statement)
    bind(statement, row, telling)
    defer { sqlite3_reset(statement) }
    _ = try StatementRow(statement).next(db)
    if let delivery = row.delivery, row.kind == .told {
      let id = db.lastInsertedRowID
      told[delivery] = (told[delivery]?.lowerBound ?? id)...id
    }
  }

  private mutating func isReadBack(_ row: EntryRow, as entry: Entry) -> Bool {
    do throws(InvalidRow) {
      var read = row
      read.facts = try Facts(text: row.facts.text)
      return try read.entry(&meanings) == entry
    } catch {
      return false
    }
  }

  private func bind(_ statement: OpaquePointer, _ row: EntryRow, _ telling: Int?) {
    var place: Int32 = 0
    func bind(_ number: Int?) {
      place += 1
      if let number { sqlite3_bind_int64(statement, place, Int64(number)) } else { sqlite3_bind_null(statement, place) }
    }
    func bind(_ text: String?) {
      place += 1
      guard let text else {
        sqlite3_bind_null(statement, place)
        return
      }
      // With its length: a text may hold a NUL.
      sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), Self.transient)
    }
    bind(row.at.minutes)
    bind(row.actor)
    bind(row.kind.rawValue)
    bind(row.plan)
    bind(row.root)
    bind(row.label)
    bind(row.originalDue?.number)
    bind(row.copy)
    bind(row.number)
    bind(row.step)
    bind(row.role)
    bind(row.standing)
    bind(row.reason)
    bind(row.delivery)
    bind(row.due?.number)
    bind(row.day?.number)
    bind(row.facts.text)
    bind(telling)
    bind(row.name)
  }

  /// Tells SQLite to copy a text at once.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  // MARK: Told once

  /// 0 for a notice that was never told; else one more than the last time, where that came to nothing.
  ///
  /// It came to nothing where its delivery was withdrawn, or where the clock had gone ahead and was set back behind it.
  private func nextTelling(of row: EntryRow) throws -> Int {
    let same = try db.cachedStatement(
      sql: """
        SELECT id, at, telling, EXISTS (SELECT 1 FROM delivery AS d WHERE d.id = entry.delivery AND state = 'withdrawn')
        FROM entry
        WHERE ifnull(plan, '') = ?1 AND ifnull(root, '') = ?2 AND ifnull(original_due, '') = ?3
          AND ifnull(label, '') = ?4 AND ifnull(copy, '') = ?5 AND ifnull(number, '') = ?6 AND ifnull(step, '') = ?7
          AND ifnull(role, '') = ?8 AND ifnull(day, '') = ?9
          AND CASE WHEN telling IS NULL THEN '' ELSE ifnull(facts, '') END = ?10 AND telling IS NOT NULL
        ORDER BY telling DESC LIMIT 1
        """)
    guard
      let last = try Row.fetchOne(
        same,
        arguments: [
          row.plan ?? "", row.root ?? "", row.originalDue.map(\.number) ?? "", row.label ?? "", row.copy ?? "",
          row.number ?? "", row.step ?? "", row.role ?? "", row.day.map(\.number) ?? "", row.facts.text ?? "",
        ])
    else { return 0 }
    let (id, at, telling, isWithdrawn): (Int, Int, Int, Bool) = (last[0], last[1], last[2], last[3])
    let isSetBack = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE at < ? AND kind = 'setBack' AND id > ?)", arguments: [at, id])
    guard isWithdrawn || isSetBack == true else {
      throw UnfitEntry(what: "\(row.kind.rawValue): entry \(id) has told the same to the same role: \(row)")
    }
    return telling + 1
  }

  /// Notes with each delivery where the entries are that it tells.
  private func noteTold() throws {
    for (delivery, entries) in told {
      let note = try db.cachedStatement(
        sql: """
          UPDATE delivery SET first_entry = min(ifnull(first_entry, ?2), ?2), last_entry = max(ifnull(last_entry, ?3), ?3)
          WHERE id = ?1
          """)
      try note.execute(arguments: [delivery, entries.lowerBound, entries.upperBound])
    }
  }
}

/// An entry that cannot be recorded: which, and why.
struct UnfitEntry: Error {
  let what: String
}
