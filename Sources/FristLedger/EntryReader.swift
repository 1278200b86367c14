import FristCore
import GRDB
import GRDBSQLite

/// Takes entries from the rows of a statement, fast enough for a start to fold a decade of a whole country: columns by their
/// place, straight from SQLite's memory, and every text that comes again kept once.
struct EntryReader {
  /// The columns of a row, in the order in which they are read and written.
  static let columns = """
    at, actor, kind, plan, root, label, original_due, copy, number, step, role, standing, reason, delivery, due, day, \
    facts, telling, name
    """

  private var texts = SharedTexts()
  private var meanings = Meanings()

  /// Goes through all entries that a condition selects, in order.
  ///
  /// - Parameters:
  ///   - condition: SQL after FROM entry, without ORDER BY.
  ///   - arguments: For its question marks.
  ///   - body: Is given each with its number.
  /// - Throws: `InvalidRow`, `DatabaseError`, and whatever `body` throws.
  mutating func read(
    _ db: Database, where condition: String = "1", _ arguments: StatementArguments = [],
    _ body: (Int, Entry) throws -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: "SELECT id, \(Self.columns) FROM entry WHERE \(condition) ORDER BY id")
    try statement.setArguments(arguments)
    let row = StatementRow(statement.sqliteStatement)
    defer { sqlite3_reset(statement.sqliteStatement) }
    while try row.next(db) {
      let number = row.integer(0) ?? 0
      let entry: Entry
      do throws(InvalidRow) {
        entry = try self.entry(row)
      } catch {
        throw InvalidRow(what: "entry \(number): \(error.what)")
      }
      try body(number, entry)
    }
  }

  private mutating func entry(_ row: StatementRow) throws(InvalidRow) -> Entry {
    let kind = row.text(3, &texts) ?? ""
    guard let kind = EntryRow.Kind(rawValue: kind) else {
      throw InvalidRow(what: "\(kind.prefix(60)) stands where a kind should")
    }
    var columns = EntryRow(at: try row.moment(1), actor: row.text(2, &texts) ?? "", kind: kind)
    columns.plan = row.text(4, &texts)
    columns.root = row.text(5, &texts)
    columns.label = row.text(6, &texts)
    columns.originalDue = try row.day(7)
    columns.copy = row.integer(8)
    columns.number = row.integer(9)
    columns.step = row.text(10, &texts)
    columns.role = row.text(11, &texts)
    columns.standing = row.text(12, &texts)
    columns.reason = row.text(13, &texts)
    columns.delivery = row.text(14, &texts)
    columns.due = try row.day(15)
    columns.day = try row.day(16)
    columns.facts = try Facts(text: row.text(17, &texts))
    columns.name = row.text(19, &texts)
    return try columns.entry(&meanings)
  }
}

/// The row that a statement stands at.
struct StatementRow {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { self.statement = statement }

  /// Goes to the next row; false after the last.
  func next(_ db: Database) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  func integer(_ column: Int32) -> Int? {
    sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(statement, column))
  }

  func text(_ column: Int32, _ texts: inout SharedTexts) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    return texts.text(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
  }

  /// - Throws: `InvalidRow` where the number is none of a day from year 1 to 9999.
  func day(_ column: Int32) throws(InvalidRow) -> CivilDay? {
    guard let number = integer(column) else { return nil }
    return try Self.day(number)
  }

  func moment(_ column: Int32) throws(InvalidRow) -> CivilMoment {
    let minutes = integer(column) ?? .min
    let day = Int((Double(minutes) / 1440).rounded(.down))
    let rest = minutes &- day &* 1440
    guard let time = TimeOfDay(hour: rest / 60, minute: rest % 60) else {
      throw InvalidRow(what: "\(minutes) stands where a moment should")
    }
    return CivilMoment(try Self.day(day), time)
  }

  private static let days = CivilDay.firstDay(ofYear: 1).number...CivilDay.lastDay(ofYear: 9999).number

  private static func day(_ number: Int) throws(InvalidRow) -> CivilDay {
    guard days.contains(number) else { throw InvalidRow(what: "\(number) stands where a day should") }
    return CivilDay(number: number)
  }
}

extension CivilMoment {
  /// Minutes since 1970-01-01T00:00, as the ledger has it.
  var minutes: Int { day.number * 1440 + time.minutes }
}

/// Texts by their bytes: what comes again is the same text in memory.
///
/// A place for each of some thousand hashes: one that comes rarely is driven out, so that it stays small.
struct SharedTexts {
  private var places = [String](repeating: "", count: 8192)

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Up to 15 bytes a String is a value without memory of its own.
    if bytes.count <= 15 { return String(decoding: bytes, as: UTF8.self) }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let place = Int((hash ^ (hash >> 32)) & 8191)
    if places[place].utf8.elementsEqual(bytes) { return places[place] }
    let text = String(decoding: bytes, as: UTF8.self)
    places[place] = text
    return text
  }
}
