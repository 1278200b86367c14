import Glibc

/// Why the ledger cannot be used. Nothing is ever decided without it.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another process holds `STATE/lock`.
  case inUse(directory: String)
  /// A live daemon met a replay's ledger, or the reverse.
  case wrongMode(directory: String, found: String, wanted: String)
  /// The database has migrations that this program does not know.
  case newer(file: String)
  /// The file is empty, and `STATE/lock` says that it was not.
  case emptied(file: String)
  /// It is no database, or a page or an index of it is broken.
  case damaged(file: String, message: String)
  /// The file may not be read or written.
  case unreadable(file: String, message: String)
  /// A row holds what this program never wrote.
  case invalidRow(file: String, message: String)
  /// What is to be recorded would not be read back as it is, or was recorded before; nothing of its commit was.
  case unfit(file: String, message: String)
  /// A system call on the state directory failed.
  case system(call: String, path: String, errno: Int32, message: String)
  /// SQLite refused: the reason in its words.
  case database(file: String, message: String)

  /// Whether it stays so however often fristd is started: somebody has to do something.
  public var isPermanent: Bool {
    switch self {
    case .wrongMode, .newer, .emptied, .damaged, .unreadable, .invalidRow, .unfit: true
    case .system(_, _, let number, _): [EACCES, EPERM, EISDIR, ENOTDIR, ELOOP].contains(number)
    case .inUse, .database: false
    }
  }

  /// Whether the system lets this user not use the state directory.
  public var isForbidden: Bool {
    guard case .system(_, _, let number, _) = self else { return false }
    return [EACCES, EPERM].contains(number)
  }

  public var description: String {
    switch self {
    case .inUse(let directory):
      "\(directory)/lock: another fristd uses this ledger; stop it first"
    case .wrongMode(let directory, let found, let wanted):
      "\(directory)/ledger.sqlite: the ledger of a \(found) run, not usable for a \(wanted) run; name another --state"
    case .newer(let file):
      "\(file): written by a newer version of fristd; not touched, install that version again"
    case .emptied(let file):
      "\(file): empty, but there was a ledger here; restore it from a backup, or remove it and the file lock beside it to begin anew"
    case .damaged(let file, let message):
      "\(file): damaged: \(message); not touched, restore it from a backup"
    case .unreadable(let file, let message):
      "\(file): \(message); fristd must own it and be able to write it"
    case .invalidRow(let file, let message):
      "\(file): \(message); not touched, restore it from a backup"
    case .unfit(let file, let message):
      "\(file): not recorded: \(message)"
    case .system(let call, let path, _, let message):
      "\(path): \(call): \(message)"
    case .database(let file, let message):
      "\(file): \(message)"
    }
  }
}
