import FristControl
import FristProgram
import Glibc

/// A socket that listens. Whoever starts a server on it hands it over; else it stays open.
public struct ListeningSocket: Sendable {
  public let descriptor: Int32
  /// The path we made and shall unlink; nil where somebody else made the socket.
  public let ownPath: String?

  public enum Failure: Error, Hashable, Sendable {
    /// Somebody answers there: another daemon runs.
    case inUse(path: String)
    /// Something else than a socket has that name. It is left alone.
    case notASocket(path: String)
    /// What was inherited is not a listening AF_UNIX stream socket.
    case unfit(descriptor: Int32)
    case system(SystemError)
  }

  /// Makes a socket at `path`, mode 0666: who may do what is decided call by call.
  ///
  /// A socket file that nobody listens on, as a crash leaves it, is replaced; a live one is not.
  public init(path: String) throws(Failure) {
    do {
      try ListeningSocket.clear(path)
      let descriptor = try UnixAddress.makeSocket(path: path)
      var isDone = false
      defer { if !isDone { close(descriptor) } }
      try system("bind", path) { () throws(SystemError) in
        try UnixAddress.with(path) { Glibc.bind(descriptor, $0, $1) }
      }
      try system("chmod", path) { chmod(path, 0o666) }
      try system("listen", path) { listen(descriptor, SOMAXCONN) }
      isDone = true
      self.descriptor = descriptor
      ownPath = path
    } catch let error as SystemError {
      throw .system(error)
    } catch let error as Failure {
      throw error
    } catch {
      preconditionFailure("only the two kinds of error above are thrown here: \(error)")
    }
  }

  /// Takes a socket that systemd made and listens on.
  public init(inherited socket: InheritedSocket) throws(Failure) {
    let descriptor = socket.descriptor
    guard
      ListeningSocket.option(SO_DOMAIN, of: descriptor) == AF_UNIX,
      ListeningSocket.option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
      ListeningSocket.option(SO_ACCEPTCONN, of: descriptor) == 1
    else { throw .unfit(descriptor: descriptor) }
    // systemd clears it so that we may have the descriptor; our children shall not.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
    ownPath = nil
  }

  /// Removes what a crash left at `path`, and nothing else.
  private static func clear(_ path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw SystemError(call: "lstat", path: path, errno: errno)
    }
    // connect(2) says ECONNREFUSED of ordinary files too.
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw Failure.notASocket(path: path) }
    let probe = try UnixAddress.makeSocket(path: path)
    defer { close(probe) }
    // A full backlog is EAGAIN at once: somebody is there.
    _ = fcntl(probe, F_SETFL, O_NONBLOCK)
    let result = try UnixAddress.with(path) { connect(probe, $0, $1) }
    let number = errno
    if result == 0 || number == EAGAIN { throw Failure.inUse(path: path) }
    if number == ENOENT { return }
    guard number == ECONNREFUSED else { throw SystemError(call: "connect", path: path, errno: number) }
    guard unlink(path) == 0 || errno == ENOENT else {
      throw SystemError(call: "unlink", path: path, errno: errno)
    }
  }

  private static func option(_ option: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = -1
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 ? value : nil
  }
}

extension ListeningSocket.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inUse(let path):
      "\(path): another fristd answers there; stop it first, or give another path with --control"
    case .notASocket(let path):
      "\(path): something that is no socket has that name; it is left alone, give another path with --control"
    case .unfit(let descriptor):
      "descriptor \(descriptor), which the service manager handed over, is no listening AF_UNIX stream socket"
    case .system(let error) where error.errno == ENOENT:
      "\(error); make its directory, or give another path with --control"
    case .system(let error): "\(error); give another path with --control"
    }
  }
}

/// Throws where the call returns something else than 0.
private func system(_ call: String, _ path: String, _ body: () throws(SystemError) -> Int32) throws(SystemError) {
  guard try body() == 0 else { throw SystemError(call: call, path: path, errno: errno) }
}
