import FristProgram
import Glibc

/// An open file or directory, closed when the value goes.
package class Descriptor {
  package let number: Int32
  package let path: String

  package init(_ number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  package func sync() throws(SystemError) {
    try system("fsync", path) { fsync(number) }
  }

  /// Writes all of it.
  package func write(_ content: [UInt8]) throws(SystemError) {
    var written = 0
    while written < content.count {
      let count = content[written...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw SystemError(call: "write", path: path, errno: errno) }
      written += max(count, 0)
    }
  }
}

/// An open directory; names are single components, and never followed through links.
package final class OpenDirectory: Descriptor {
  package convenience init(at path: String) throws(SystemError) {
    try self.init(path, below: AT_FDCWD, path: path)
  }

  init(_ name: String, below parent: Int32, path: String) throws(SystemError) {
    let number = try system("open", path) {
      openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    super.init(number, path: path)
  }

  /// A directory in this one, made with mode 2750 where it is missing; durable with its entry.
  package func directory(_ name: String) throws(SystemError) -> OpenDirectory {
    let directory = try unlistedDirectory(name)
    try sync()
    return directory
  }

  /// The same; its entry is durable when `sync` of this one has returned after it.
  func unlistedDirectory(_ name: String) throws(SystemError) -> OpenDirectory {
    let path = self.path + "/" + name
    if mkdirat(number, name, 0o750) != 0, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    let directory = try OpenDirectory(name, below: number, path: path)
    // Also where it was there: whoever made it may have been killed before it was finished and durable.
    var status = stat()
    try system("stat", path) { fstat(directory.number, &status) }
    if status.st_mode & 0o7777 == 0o750 { try system("chmod", path) { fchmod(directory.number, 0o2750) } }
    try directory.sync()
    return directory
  }

  /// A directory that is there.
  func existing(_ name: String) throws(SystemError) -> OpenDirectory {
    try OpenDirectory(name, below: number, path: path + "/" + name)
  }

  /// Device and inode.
  package func identity() throws(SystemError) -> String {
    var status = stat()
    try system("stat", path) { fstat(number, &status) }
    return "\(status.st_dev):\(status.st_ino)"
  }

  /// A new file with mode 0640.
  package func create(_ name: String) throws(SystemError) -> Descriptor {
    let path = self.path + "/" + name
    let file = try system("open", path) {
      openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
    }
    return Descriptor(file, path: path)
  }

  package func contains(_ name: String) throws(SystemError) -> Bool {
    if faccessat(number, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
    if errno == ENOENT { return false }
    throw SystemError(call: "access", path: path + "/" + name, errno: errno)
  }

  /// Removes a file; none there is fine.
  package func remove(_ name: String) throws(SystemError) {
    if unlinkat(number, name, 0) != 0, errno != ENOENT {
      throw SystemError(call: "unlink", path: path + "/" + name, errno: errno)
    }
  }

  package func move(_ name: String, to target: OpenDirectory) throws(SystemError) {
    try move(name, to: target, as: name)
  }

  /// Replaces what has the new name already.
  package func move(_ name: String, to target: OpenDirectory, as newName: String) throws(SystemError) {
    try system("rename", target.path + "/" + newName) { renameat(number, name, target.number, newName) }
  }
}
