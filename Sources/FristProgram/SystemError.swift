import Glibc

/// A system call that failed: what, on which path, why.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  public let call: String
  public let path: String
  public let errno: Int32

  public init(call: String, path: String, errno: Int32) {
    self.call = call
    self.path = path
    self.errno = errno
  }

  /// `No such file or directory`.
  public var reason: String { String(cString: strerror(errno)) }

  public var description: String {
    // The only lock that is tried like this.
    if call == "flock", errno == EWOULDBLOCK { return "\(path): another fristd uses this spool" }
    return "\(path): \(call): \(reason)"
  }
}

/// Runs a system call again while it is interrupted; throws where it returns -1.
@discardableResult
package func system(_ call: String, _ path: String, _ body: () -> Int32) throws(SystemError) -> Int32 {
  while true {
    let result = body()
    if result >= 0 { return result }
    let number = errno
    if number != EINTR { throw SystemError(call: call, path: path, errno: number) }
  }
}

extension SystemError {
  package var isNotFound: Bool { errno == ENOENT }
}
