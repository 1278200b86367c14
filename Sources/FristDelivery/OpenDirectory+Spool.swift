import CSystemd
import FristProgram
import Glibc

extension Descriptor {
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

/// What a spool needs of its directories beside what all need.
extension OpenDirectory {
  /// Whether the path that it was opened by still leads to it.
  func isInPlace() -> Bool {
    var (here, there) = (stat(), stat())
    return fstat(number, &here) == 0 && lstat(path, &there) == 0 && here.st_dev == there.st_dev
      && here.st_ino == there.st_ino
  }

  /// A file, made with mode 0640 where it is missing, to be read and written.
  func writable(_ name: String) throws(SystemError) -> Descriptor { try open(name, O_RDWR | O_CREAT) }

  /// A file that is there, to be read.
  func readable(_ name: String) throws(SystemError) -> Descriptor { try open(name, O_RDONLY) }

  private func open(_ name: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let path = self.path + "/" + name
    let file = try system("open", path) { openat(number, name, flags | O_CLOEXEC | O_NOFOLLOW, 0o640) }
    return Descriptor(file, path: path)
  }

  /// What is in it, but `.` and `..`.
  func allNames() throws(SystemError) -> [String] {
    // A descriptor of its own: closedir closes it, and reading moves its offset.
    let own = try system("open", path) { openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(own) else {
      let reason = errno
      close(own)
      throw SystemError(call: "opendir", path: path, errno: reason)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw SystemError(call: "readdir", path: path, errno: errno) }
    return names
  }

  /// Moves a file into another directory, never over one that is there.
  ///
  /// - Throws: EEXIST where one is; both are as they were.
  func place(_ name: String, in target: OpenDirectory) throws(SystemError) {
    let path = target.path + "/" + name
    do throws(SystemError) {
      try system("rename", path) { renameat2(number, name, target.number, name, FRIST_RENAME_NOREPLACE) }
    } catch {
      guard error.errno == EINVAL || error.errno == ENOSYS else { throw error }
      // A file system that has no such rename. Whoever is killed in between has the one file in both places.
      try system("link", path) { linkat(number, name, target.number, name, 0) }
      try remove(name)
    }
  }
}
