import FristControl
import FristProgram
import Glibc
import NIOConcurrencyHelpers

/// A socket that says what it is told, right or wrong. Blocks; gives up after ten seconds.
final class RawClient: Sendable {
  private let descriptor: Int32
  private let framing = NIOLockedValueBox(MessageFraming(limit: 1 << 24))

  init(_ path: String) throws {
    descriptor = try UnixAddress.makeSocket(path: path)
    // Other suites run beside this one, and keep threads waiting for whole programs.
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let socket = descriptor
    guard try UnixAddress.with(path, { connect(socket, $0, $1) }) == 0 else {
      throw SystemError(call: "connect", path: path, errno: errno)
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes; what the server does not take any more is left unsaid.
  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  func call(_ method: String, _ parameters: JSONValue = [:], oneway: Bool = false, more: Bool = false) throws {
    send(try JSONText.message(CallMessage("org.example.test." + method, parameters, oneway: oneway, more: more)))
  }

  /// The next reply; nil where the connection has ended.
  func receive() throws -> JSONValue? {
    try receiveMessage().map { try JSONText.decode(JSONValue.self, from: $0) }
  }

  /// The next reply as it came; nil where the connection has ended.
  func receiveMessage() throws -> [UInt8]? {
    while true {
      if let message = try framing.withLockedValue({ try $0.next() }) { return message }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return nil }
      guard count > 0 else { throw SystemError(call: "recv", path: "", errno: errno) }
      bytes[..<count].withUnsafeBytes { bytes in framing.withLockedValue { $0.append(bytes) } }
    }
  }

  /// No more is sent; replies are still read.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }
}

extension JSONValue {
  /// The error a reply names; nil where it names none.
  var error: String? { self["error"]?.string }
}
