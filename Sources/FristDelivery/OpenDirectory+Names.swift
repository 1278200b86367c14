import FristProgram
import Glibc

extension OpenDirectory {
  /// What is in it, without names that begin with a full stop, in order of code points.
  package func names() throws(SystemError) -> [String] {
    try allNames().filter { !$0.hasPrefix(".") }.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
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
