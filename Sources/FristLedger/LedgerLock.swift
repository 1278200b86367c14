import Glibc

/// The exclusive lock on a state directory, held as long as this value lives; its file also says that there is a ledger.
final class LedgerLock {
  private let descriptor: Int32
  private let path: String

  /// Takes `DIRECTORY/lock`; waits a moment, since a process that is just being started by another has a copy of it.
  ///
  /// - Throws: `inUse` where another process has it, `system` where the file cannot be opened.
  init(directory: String) throws(LedgerError) {
    path = directory + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw .failed("open", path) }
    for tries in 0... {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      if errno == EWOULDBLOCK, tries < 20 {
        usleep(10_000)
        continue
      }
      let error: LedgerError = errno == EWOULDBLOCK ? .inUse(directory: directory) : .failed("flock", path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// The ledger that was made here, as `note` wrote it; nil where none was.
  func knownLedger() throws(LedgerError) -> String? {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw .failed("read", path) }
    let line = bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  /// Writes down, durably, which ledger there is from now on.
  func note(ledger identity: String) throws(LedgerError) {
    let line = Array((identity + "\n").utf8)
    guard pwrite(descriptor, line, line.count, 0) == line.count, ftruncate(descriptor, off_t(line.count)) == 0,
      fsync(descriptor) == 0
    else { throw .failed("write", path) }
  }
}

extension LedgerError {
  /// The error of the system call that has just failed.
  static func failed(_ call: String, _ path: String) -> LedgerError {
    let number = errno
    return .system(call: call, path: path, errno: number, message: String(cString: strerror(number)))
  }
}
