import FristProgram
import Glibc

/// Where an AF_UNIX socket is, and the few calls both ends make.
package enum UnixAddress {
  /// Runs a call with the address of `path`; the call's own result comes back, and errno is what it left.
  ///
  /// - Throws: ENAMETOOLONG from 108 bytes on, EINVAL for an empty path or one with a NUL; unix(7).
  package static func with(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(SystemError) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, !bytes.contains(0) else { throw SystemError(call: "address", path: path, errno: EINVAL) }
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw SystemError(call: "address", path: path, errno: ENAMETOOLONG)
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }

  /// A new stream socket, closed on exec.
  package static func makeSocket(path: String) throws(SystemError) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError(call: "socket", path: path, errno: errno) }
    return descriptor
  }
}
