import CSystemd
import Glibc

/// An open file or directory, closed when the value goes.
class Descriptor {
  let number: Int32
  let path: String

  init(_ number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  func sync() throws(SystemError) {
    try system("fsync", path) { fsync(number) }
  }

  /// Writes all of it.
  func write(_ content: [UInt8]) throws(SystemError) {
    var written = 0
    while written < content.count {
      let count = content[written...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw SystemError(call: "write", path: path, errno: errno) }
      written += max(count, 0)
    }
  }

  /// Reads all of it.
  func read() throws(SystemError) -> [UInt8] {
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.pread(number, &piece, piece.count, off_t(content.count))
      if count < 0, errno != EINTR { throw SystemError(call: "read", path: path, errno: errno) }
      if count == 0 { return content }
      content += piece.prefix(max(count, 0))
    }
  }

  /// Keeps others out as long as this value lives.
  ///
  /// Waits a moment: a process that is just being started by another has a copy of the descriptor.
  ///
  /// - Throws: EWOULDBLOCK where another process has it.
  func lock() throws(SystemError) {
    for tries in 0... {
      if flock(number, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR, tries < 20 else {
        throw SystemError(call: "flock", path: path, errno: errno)
      }
      usleep(10_000)
    }
  }
}

/// An open directory; names are single components, and never followed through links.
final class Directory: Descriptor {
  convenience init(at path: String) throws(SystemError) {
    try self.init(path, below: AT_FDCWD, path: path)
  }

  private init(_ name: String, below parent: Int32, path: String) throws(SystemError) {
    let number = try system("open", path) {
      openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    super.init(number, path: path)
  }

  /// A directory in this one, made with mode 2750 where it is missing; durable with its entry.
  func directory(_ name: String) throws(SystemError) -> Directory {
    let path = self.path + "/" + name
    if mkdirat(number, name, 0o750) != 0, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    let directory = try Directory(name, below: number, path: path)
    // Also where it was there: whoever made it may have been killed before it was finished and durable.
    var status = stat()
    try system("stat", path) { fstat(directory.number, &status) }
    if status.st_mode & 0o7777 == 0o750 { try system("chmod", path) { fchmod(directory.number, 0o2750) } }
    try directory.sync()
    try sync()
    return directory
  }

  /// Whether the path that it was opened by still leads to it.
  func isInPlace() -> Bool {
    var (here, there) = (stat(), stat())
    return fstat(number, &here) == 0 && lstat(path, &there) == 0 && here.st_dev == there.st_dev
      && here.st_ino == there.st_ino
  }

  /// A new file with mode 0640.
  func create(_ name: String) throws(SystemError) -> Descriptor {
    try open(name, O_WRONLY | O_CREAT | O_EXCL)
  }

  /// A file, made with mode 0640 where it is missing, to be read and written.
  func file(_ name: String) throws(SystemError) -> Descriptor { try open(name, O_RDWR | O_CREAT) }

  /// A file that is there, to be read.
  func existing(_ name: String) throws(SystemError) -> Descriptor { try open(name, O_RDONLY) }

  private func open(_ name: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let path = self.path + "/" + name
    let file = try system("open", path) { openat(number, name, flags | O_CLOEXEC | O_NOFOLLOW, 0o640) }
    return Descriptor(file, path: path)
  }

  func contains(_ name: String) throws(SystemError) -> Bool {
    if faccessat(number, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
    if errno == ENOENT { return false }
    throw SystemError(call: "access", path: path + "/" + name, errno: errno)
  }

  /// What is in it, but `.` and `..`.
  func names() throws(SystemError) -> [String] {
    // A descriptor of its own: reading moves its place, and closedir closes it.
    let copy = try system("open", path) { openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(copy) else {
      let number = errno
      close(copy)
      throw SystemError(call: "opendir", path: path, errno: number)
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemError(call: "readdir", path: path, errno: errno) }
    return names
  }

  /// Removes a file; none there is fine.
  func remove(_ name: String) throws(SystemError) {
    if unlinkat(number, name, 0) != 0, errno != ENOENT {
      throw SystemError(call: "unlink", path: path + "/" + name, errno: errno)
    }
  }

  /// Moves a file into another directory; never over one that is there.
  ///
  /// - Throws: EEXIST where one is; both are as they were.
  func move(_ name: String, to target: Directory) throws(SystemError) {
    let path = target.path + "/" + name
    do throws(SystemError) {
      try system("rename", path) { renameat2(number, name, target.number, name, FRIST_RENAME_NOREPLACE) }
    } catch  where error.errno == EINVAL || error.errno == ENOSYS {
      // A file system that has no such rename. Whoever is killed in between has the one file in both places.
      try system("link", path) { linkat(number, name, target.number, name, 0) }
      try remove(name)
    }
  }
}
