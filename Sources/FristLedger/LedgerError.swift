/// Why the ledger cannot be used. Nothing is ever decided without it.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another process holds `STATE/lock`.
  case inUse(directory: String)
  /// A live daemon met a replay's ledger, or the reverse.
  case wrongMode(directory: String, found: String, wanted: String)
  /// The database has migrations that this program does not know.
  case newer(file: String)
  /// A system call on the state directory failed.
  case system(call: String, path: String, errno: Int32, message: String)
  /// SQLite refused: the reason in its words.
  case database(file: String, message: String)

  public var description: String {
    switch self {
    case .inUse(let directory):
      "\(directory)/lock: another fristd uses this ledger; stop it first"
    case .wrongMode(let directory, let found, let wanted):
      "\(directory)/ledger.sqlite: the ledger of a \(found) run, not usable for a \(wanted) run; name another --state"
    case .newer(let file):
      "\(file): written by a newer version of fristd; not touched, install that version again"
    case .system(let call, let path, _, let message):
      "\(path): \(call): \(message)"
    case .database(let file, let message):
      "\(file): \(message)"
    }
  }
}
