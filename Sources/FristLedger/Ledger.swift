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
  private let lock: LedgerLock

  /// Opens or creates the ledger of a state directory and takes its lock.
  ///
  /// - Parameter directory: Created with mode 0750 where it is missing; its parent must exist.
  public init(directory: String, mode: Mode) throws(LedgerError) {
    if mkdir(directory, 0o750) != 0, errno != EEXIST { throw .failed("mkdir", directory) }
    lock = try LedgerLock(directory: directory)
    let file = directory + "/ledger.sqlite"
    self.file = file
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA checkpoint_fullfsync = ON")
    }
    do {
      let isNew = access(file, F_OK) != 0
      database = try DatabaseQueue(path: file, configuration: configuration)
      let migrator = Schema.migrator
      if try database.read({ try migrator.hasBeenSuperseded($0) }) { throw LedgerError.newer(file: file) }
      try migrator.migrate(database)
      let found = try database.write { db in
        try db.execute(
          sql: "INSERT INTO stamp VALUES ('mode', ?) ON CONFLICT DO NOTHING", arguments: [mode.rawValue])
        return try String.fetchOne(db, sql: "SELECT value FROM stamp WHERE key = 'mode'") ?? ""
      }
      guard found == mode.rawValue else {
        throw LedgerError.wrongMode(directory: directory, found: found, wanted: mode.rawValue)
      }
      if isNew { try Self.syncDirectory(directory) }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .database(file: file, message: "\(error)")
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
      throw .database(file: file, message: "\(error)")
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try database.read(body)
    } catch {
      throw .database(file: file, message: "\(error)")
    }
  }
}
