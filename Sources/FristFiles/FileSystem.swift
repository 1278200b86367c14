import FristCore
import FristProgram
import Glibc

/// The few system calls that reading configuration takes.
enum FileSystem {
  /// A regular file's bytes, and how it looked before and after it was read; links are followed.
  ///
  /// - Throws: Also for what is no regular file (a FIFO is never waited for) and for more than `SourceText.mostBytes`.
  static func read(_ path: String) throws(ReadError) -> (bytes: [UInt8], before: stat, after: stat) {
    let descriptor = try call("open", path) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    // A descriptor that was only read from has nothing to lose by a failed close.
    defer { _ = close(descriptor) }
    var status = stat()
    _ = try call("fstat", path) { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_size <= SourceText.mostBytes else { throw .tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try call("read", path) { Glibc.read(descriptor, &chunk, chunk.count) }
      if count == 0 { break }
      bytes += chunk[..<count]
      // It may grow while it is read.
      guard bytes.count <= SourceText.mostBytes else { throw .tooLarge }
    }
    var after = stat()
    _ = try call("fstat", path) { fstat(descriptor, &after) }
    return (bytes, status, after)
  }

  enum ReadError: Error {
    case system(SystemError)
    case notRegular
    case tooLarge

    var complaint: Complaint {
      switch self {
      case .system(let error): .unreadable(error.reason)
      case .notRegular: .notRegular
      case .tooLarge: .tooLarge
      }
    }

    /// Whether it says something about the machine at this moment and nothing about the file: too many open files, no
    /// memory, an I/O error, a file server that is gone.
    var isForAMoment: Bool {
      guard case .system(let error) = self else { return false }
      return ![ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG].contains(error.errno)
    }
  }

  /// The names in a directory but those that begin with a dot, ascending by bytes.
  static func names(in path: String) throws(ReadError) -> [String] {
    guard let directory = opendir(path) else {
      throw .system(SystemError(call: "opendir", path: path, errno: errno))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        guard errno == 0 else { throw .system(SystemError(call: "readdir", path: path, errno: errno)) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func status(of path: String) -> Result<stat, SystemError> {
    var status = stat()
    while true {
      if stat(path, &status) == 0 { return .success(status) }
      let code = errno
      if code != EINTR { return .failure(SystemError(call: "stat", path: path, errno: code)) }
    }
  }

  /// The wall clock that files are stamped by, in nanoseconds since 1970.
  static func nanosecondsNow() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Repeats a system call while a signal interrupts it.
  private static func call<Result: FixedWidthInteger>(
    _ name: String, _ path: String, _ body: () -> Result
  ) throws(ReadError) -> Result {
    while true {
      let result = body()
      if result >= 0 { return result }
      let code = errno
      guard code == EINTR else { throw .system(SystemError(call: name, path: path, errno: code)) }
    }
  }
}
