import FristCore
import Foundation
import GRDB

/// The durable record of what was loaded, decided and delivered: SQLite in a state directory (DESIGN.md 6).
///
/// Every method that writes is one commit, on disk when it returns. An error of a commit is final: the caller ends the
/// process, for after a failed fsync nobody knows what is durable.
public final class Ledger {
  public enum Mode: String, Sendable { case live, replay }

  let database: DatabaseQueue
  let file: String
  /// Drawn when the ledger was made: tells it from every other.
  public let identity: String
  /// Nil where the ledger is only read.
  private let lock: LedgerLock?

  /// How long another program may keep the database locked, a backup for one.
  private static let patienceSeconds = 10.0

  /// Opens or creates the ledger of a state directory and takes its lock.
  ///
  /// The whole database is checked: a damaged index would hide what was told, and it would be told again.
  ///
  /// - Parameter directory: Created with mode 0750 where it is missing; its parent must exist.
  public init(directory: String, mode: Mode) throws(LedgerError) {
    if mkdir(directory, 0o750) != 0, errno != EEXIST { throw .failed("mkdir", directory) }
    let lock = try LedgerLock(directory: directory)
    self.lock = lock
    let file = directory + "/ledger.sqlite"
    self.file = file
    let known = try lock.knownLedger()
    let isNew = try Self.isNew(file, known: known)
    do {
      if !isNew { try Self.check(file) }
      database = try DatabaseQueue(path: file, configuration: Self.configuration)
      // GRDB turns it down to NORMAL for WAL as it opens: then a commit would be durable only at the next checkpoint.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Schema.migrator.migrate(database)
      let (found, identity) = try database.write { db in
        func stamp(_ key: String, _ value: String) throws -> String {
          try db.execute(sql: "INSERT INTO stamp VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [key, value])
          return try String.fetchOne(db, sql: "SELECT value FROM stamp WHERE key = ?", arguments: [key]) ?? value
        }
        return (try stamp("mode", mode.rawValue), try stamp("identity", Self.randomName()))
      }
      // It is written into the spool: a wrong one would be known there for ever.
      guard Self.isName(identity) else {
        throw InvalidRow(what: "stamp identity: \(identity.prefix(40)) stands where a ledger's name should")
      }
      self.identity = identity
      guard found == mode.rawValue else {
        throw LedgerError.wrongMode(directory: directory, found: found, wanted: mode.rawValue)
      }
      if isNew { try Self.syncDirectory(directory) }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw Self.failure(error, file)
    }
    if known != identity { try lock.note(ledger: identity) }
  }

  /// Opens a ledger to read it, live or a replay's, beside whoever has it: nothing is changed, and nothing locked.
  ///
  /// It is checked whole as well: a damaged page would hide entries from whoever asks what was done.
  public init(reading directory: String) throws(LedgerError) {
    let file = directory + "/ledger.sqlite"
    self.file = file
    lock = nil
    guard access(file, R_OK) == 0 else { throw .failed("open", file) }
    do {
      var configuration = Self.configuration
      configuration.readonly = true
      database = try DatabaseQueue(path: file, configuration: configuration)
      try Self.check(database, file)
      identity = try database.read {
        try String.fetchOne($0, sql: "SELECT value FROM stamp WHERE key = 'identity'") ?? ""
      }
    } catch {
      throw Self.failure(error, file)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patienceSeconds)
    return configuration
  }

  /// Whether there is no ledger yet. SQLite takes an empty file for a new database, and one of a single byte; one that was
  /// a ledger is none.
  private static func isNew(_ file: String, known: String?) throws(LedgerError) -> Bool {
    var status = stat()
    guard stat(file, &status) == 0 else {
      if errno == ENOENT { return true }
      throw .failed("stat", file)
    }
    // SQLite would speak of a failed disk, and fristd be started again for ever.
    if status.st_mode & S_IFMT == S_IFDIR {
      throw .system(call: "open", path: file, errno: EISDIR, message: String(cString: strerror(EISDIR)))
    }
    if status.st_size > 1 { return false }
    if known != nil { throw .emptied(file: file) }
    return true
  }

  /// Reads all of a ledger that is there, and writes nothing: what is damaged, or newer, stays as it was found.
  private static func check(_ file: String) throws {
    do {
      try check(file, isReadOnly: true)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY && access(file, W_OK) == 0 {
      // A crash cut off the transaction that made it: its journal is rolled back before anything can be read.
      try check(file, isReadOnly: false)
    }
  }

  private static func check(_ file: String, isReadOnly: Bool) throws {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patienceSeconds)
    let database = try DatabaseQueue(path: file, configuration: configuration)
    defer {
      // Only read from: nothing is lost where that fails.
      try? database.close()
    }
    try check(database, file)
  }

  private static func check(_ database: DatabaseQueue, _ file: String) throws {
    if try database.read({ try Schema.migrator.hasBeenSuperseded($0) }) { throw LedgerError.newer(file: file) }
    let verdict = try database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") } ?? "no answer"
    if verdict != "ok" {
      throw LedgerError.damaged(file: file, message: verdict.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }

  /// 128 bits at random, as 32 hexadecimal digits.
  public static func randomName() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether a text may have come from `randomName`.
  private static func isName(_ text: String) -> Bool {
    let digits = Set("0123456789abcdef".utf8)
    return text.utf8.count == 32 && text.utf8.allSatisfy { digits.contains($0) }
  }

  /// What an error of the database means for whoever runs fristd.
  static func failure(_ error: any Error, _ file: String) -> LedgerError {
    if let error = error as? LedgerError { return error }
    if let error = error as? InvalidRow { return .invalidRow(file: file, message: error.what) }
    if let error = error as? UnfitEntry { return .unfit(file: file, message: error.what) }
    guard let error = error as? DatabaseError else { return .database(file: file, message: "\(error)") }
    let message = error.message ?? "\(error)"
    switch error.resultCode {
    // SQLITE_ERROR is a header or a schema that SQLite does not understand: nothing that passes.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR: return .damaged(file: file, message: message)
    // The schema refuses what it was made for: its text is damaged where SQLite does not see it.
    case .SQLITE_CONSTRAINT: return .damaged(file: file, message: message)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return .unreadable(file: file, message: message)
    // Also for lack of descriptors or memory, which comes and goes.
    case .SQLITE_CANTOPEN where access(file, R_OK | W_OK) != 0 && errno == EACCES:
      return .unreadable(file: file, message: message)
    default: return .database(file: file, message: "\(error)")
    }
  }

  /// Makes the directory entries of a new database durable.
  private static func syncDirectory(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .failed("fsync", path) }
  }

  func write<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try database.write(body)
    } catch {
      throw Self.failure(error, file)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try database.read(body)
    } catch {
      throw Self.failure(error, file)
    }
  }
}

/// A row of the ledger that says what it never was given: which, and what.
struct InvalidRow: Error {
  let what: String
}
