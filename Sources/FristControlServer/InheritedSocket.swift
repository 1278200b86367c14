import FristControl
import Glibc

/// A descriptor that systemd handed over at the start; sd_listen_fds(3).
public struct InheritedSocket: Hashable, Sendable {
  /// `FileDescriptorName=` of the socket unit; `unknown` where none was given.
  public let name: String
  public let descriptor: Int32

  /// The first descriptor that is handed over: standard input, output and error come before it.
  private static let first: Int32 = 3

  /// What LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES say, in the order of the descriptors.
  ///
  /// - Parameter pid: Our own. Variables meant for another process, and ones that make no sense, count as none: the
  ///   environment is inherited by children it was not meant for.
  public static func all(environment: [String: String], pid: Int32) -> [InheritedSocket] {
    guard
      let listener = environment["LISTEN_PID"], Int32(listener) == pid,
      let text = environment["LISTEN_FDS"], let count = Int32(text), (1...1024).contains(count)
    else { return [] }
    let names = environment["LISTEN_FDNAMES"].map { $0.split(separator: ":", omittingEmptySubsequences: false) } ?? []
    return (0..<count).map { index in
      let name = Int(index) < names.count ? String(names[Int(index)]) : ""
      return InheritedSocket(name: name.isEmpty ? "unknown" : name, descriptor: first + index)
    }
  }
}
