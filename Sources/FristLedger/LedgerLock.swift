import Glibc

/// The exclusive lock on a state directory, held as long as this value lives.
final class LedgerLock {
  private let descriptor: Int32

  /// Takes `DIRECTORY/lock` without waiting.
  ///
  /// - Throws: `inUse` where another process has it, `system` where the file cannot be opened.
  init(directory: String) throws(LedgerError) {
    let path = directory + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw .failed("open", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error: LedgerError = errno == EWOULDBLOCK ? .inUse(directory: directory) : .failed("flock", path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }
}

extension LedgerError {
  /// The error of the system call that has just failed.
  static func failed(_ call: String, _ path: String) -> LedgerError {
    let number = errno
    return .system(call: call, path: path, errno: number, message: String(cString: strerror(number)))
  }
}
