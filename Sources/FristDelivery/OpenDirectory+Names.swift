import FristProgram
import Glibc

extension OpenDirectory {
  /// What is in it, without names that begin with a full stop, in order of code points.
  package func names() throws(SystemError) -> [String] {
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
      if !name.hasPrefix(".") { names.append(name) }
    }
    if errno != 0 { throw SystemError(call: "readdir", path: path, errno: errno) }
    return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// An open directory in this one; nil where there is none.
  package func existing(_ name: String) throws(SystemError) -> OpenDirectory? {
    do throws(SystemError) {
      return try OpenDirectory(name, below: number, path: path + "/" + name)
    } catch {
      if error.errno == ENOENT { return nil }
      throw error
    }
  }

  /// When the content of a file was last written, in seconds of the epoch; nil where there is none. Links are not
  /// followed.
  package func timeOfWriting(_ name: String) throws(SystemError) -> Int? {
    var status = stat()
    if fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status.st_mtim.tv_sec }
    if errno == ENOENT { return nil }
    throw SystemError(call: "stat", path: path + "/" + name, errno: errno)
  }
}
