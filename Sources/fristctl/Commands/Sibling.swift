import FristProgram
import Glibc

/// fristd, found beside this program or in PATH: what reads files is done there, as `sshd -t` does.
enum Sibling {
  /// Where the service keeps its ledger.
  static let usualState = "/var/lib/frist"

  /// Becomes fristd with these arguments; its output and exit code are this program's.
  static func become(_ arguments: [String]) throws -> Never {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path[..<max(length, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let directory = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let argv = (["fristd"] + arguments).map { strdup($0) } + [nil]
    for candidate in ["\(directory)/fristd", "/usr/sbin/fristd"] { execv(candidate, argv) }
    execvp("fristd", argv)
    throw Failure(
      .failed, "fristd: \(String(cString: strerror(errno))); it is looked for beside fristctl and in PATH")
  }
}
