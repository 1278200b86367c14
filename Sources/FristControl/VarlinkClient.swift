import FristProgram
import Glibc

/// A Varlink connection that blocks: one call at a time, each with its reply.
///
/// For short-lived programs on one thread. After any error but `replied` the connection is closed and every further
/// call is `closedEarly`.
public final class VarlinkClient {
  /// Bytes a reply may have. The server is ours and a report may be long; this is against a mistaken path.
  public static let replyLimit = 64 << 20

  private var descriptor: Int32
  private let path: String
  private let timeoutMilliseconds: Int32
  private var framing = MessageFraming(limit: VarlinkClient.replyLimit)

  /// Connects.
  ///
  /// - Parameter timeout: How long to wait for the connection, for room to send, and for the next byte of a reply;
  ///   1 ms to 24 days.
  public init(path: String, timeout: Duration = .seconds(30)) throws(VarlinkClientError) {
    self.path = path
    timeoutMilliseconds = Int32(clamping: max(1, Int64((timeout / .milliseconds(1)).rounded(.up))))
    do {
      descriptor = try UnixAddress.makeSocket(path: path)
    } catch {
      throw .system(error)
    }
    // Bounds connect(2) too, which waits while the server's backlog is full.
    var limit = timeval(
      tv_sec: Int(timeoutMilliseconds / 1000), tv_usec: Int(timeoutMilliseconds % 1000) * 1000)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    try connectOnce()
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Calls and waits for the one reply.
  public func call<Reply: Decodable>(
    _ method: String, _ parameters: some Encodable = NoParameters(), as type: Reply.Type
  ) throws(VarlinkClientError) -> Reply {
    try send(CallMessage(method, parameters))
    let reply = try receive(type)
    guard !reply.continues else { throw abandon(.malformed(reason: "\(method): several replies to a plain call")) }
    return try taken(reply)
  }

  /// Calls with `more` and hands each reply on as it comes; returns after the last one.
  ///
  /// - Throws: `VarlinkClientError`, or what `onReply` throws: the connection is closed then, which tells the server.
  public func callMore<Reply: Decodable>(
    _ method: String, _ parameters: some Encodable = NoParameters(), as type: Reply.Type,
    onReply: (Reply) throws -> Void
  ) throws {
    try send(CallMessage(method, parameters, more: true))
    while true {
      let reply = try receive(type)
      let value = try taken(reply)
      do {
        try onReply(value)
      } catch {
        close()
        throw error
      }
      if !reply.continues { return }
    }
  }

  /// Calls and waits for nothing: the server sends no reply.
  public func callOneway(
    _ method: String, _ parameters: some Encodable = NoParameters()
  ) throws(VarlinkClientError) {
    try send(CallMessage(method, parameters, oneway: true))
  }

  public func close() {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    descriptor = -1
  }

  // MARK: -

  private func connectOnce() throws(VarlinkClientError) {
    let socket = descriptor
    let result: Int32
    do {
      // Not tried again on EINTR: a second connect(2) may meet the first. fristctl has no signal handlers.
      result = try UnixAddress.with(path) { connect(socket, $0, $1) }
    } catch {
      throw .system(error)
    }
    guard result != 0 else { return }
    switch errno {
    case ENOENT, ENOTDIR: throw .notFound(path: path)
    case ECONNREFUSED: throw .refused(path: path)
    case EACCES, EPERM: throw .permission(path: path)
    case EAGAIN, ETIMEDOUT: throw .timeout(seconds: Double(timeoutMilliseconds) / 1000)
    case let number: throw .system(SystemError(call: "connect", path: path, errno: number))
    }
  }

  private func send(_ message: some Encodable) throws(VarlinkClientError) {
    guard descriptor >= 0 else { throw .closedEarly }
    let bytes: [UInt8]
    do {
      bytes = try JSONText.message(message)
    } catch {
      throw .malformed(reason: "the call cannot be written as JSON: \(error)")
    }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 {
        sent += count
        continue
      }
      switch errno {
      case EINTR: continue
      // The server has closed; why may stand in what it sent before, so go and read.
      case EPIPE, ECONNRESET: return
      case EAGAIN: throw abandon(.timeout(seconds: Double(timeoutMilliseconds) / 1000))
      case let number: throw abandon(.system(SystemError(call: "send", path: path, errno: number)))
      }
    }
  }

  private func receive<Reply: Decodable>(_ type: Reply.Type) throws(VarlinkClientError) -> AnyReply<Reply> {
    guard descriptor >= 0 else { throw .closedEarly }
    while true {
      let message: [UInt8]?
      do {
        message = try framing.next()
      } catch {
        throw abandon(.malformed(reason: "a reply is longer than \(error.limit) bytes"))
      }
      guard let message else {
        try receiveBytes()
        continue
      }
      do {
        try JSONText.check(message)
        return try JSONText.decode(AnyReply<Reply>.self, from: message)
      } catch {
        throw abandon(.malformed(reason: "\(error)"))
      }
    }
  }

  private func receiveBytes() throws(VarlinkClientError) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, timeoutMilliseconds)
    if ready < 0, errno == EINTR { return }
    guard ready >= 0 else { throw abandon(.system(SystemError(call: "poll", path: path, errno: errno))) }
    guard ready > 0 else { throw abandon(.timeout(seconds: Double(timeoutMilliseconds) / 1000)) }
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { framing.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
    if count > 0 || (count < 0 && errno == EINTR) { return }
    if count == 0 || errno == ECONNRESET { throw abandon(.closedEarly) }
    throw abandon(.system(SystemError(call: "recv", path: path, errno: errno)))
  }

  private func taken<Reply>(_ reply: AnyReply<Reply>) throws(VarlinkClientError) -> Reply {
    switch reply.outcome {
    case .success(let value): return value
    case .failure(let error): throw .replied(error)
    }
  }

  private func abandon(_ error: VarlinkClientError) -> VarlinkClientError {
    close()
    return error
  }
}
