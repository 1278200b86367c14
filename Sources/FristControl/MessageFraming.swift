import Glibc

/// Cuts a stream of bytes into Varlink messages: each ends with a NUL, which JSON never contains.
///
/// Holds at most one message and what came with it. Each byte is searched once, however small the pieces are.
package struct MessageFraming: Sendable {
  /// A message grew past the limit before its end was seen.
  package struct TooLong: Error, Hashable {
    package let limit: Int
  }

  /// Bytes a message may have, its NUL not counted.
  package let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0

  package init(limit: Int) {
    self.limit = limit
  }

  /// Whether bytes are held that `next()` has not given out.
  package var holdsBytes: Bool { start < buffer.count }

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    buffer.append(contentsOf: bytes)
  }

  /// The next whole message without its NUL, in the order of arrival; nil where its end has not come yet.
  package mutating func next() throws(TooLong) -> [UInt8]? {
    guard let end = endOfMessage() else {
      discardTaken()
      guard buffer.count <= limit else { throw TooLong(limit: limit) }
      return nil
    }
    guard end - start <= limit else { throw TooLong(limit: limit) }
    let message = [UInt8](buffer[start..<end])
    start = end + 1
    searched = start
    if start == buffer.count { discardTaken() }
    return message
  }

  private mutating func endOfMessage() -> Int? {
    let from = searched
    let found = buffer.withUnsafeBytes { bytes -> Int? in
      guard from < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let hit = memchr(base + from, 0, bytes.count - from) else { return nil }
      return UnsafeRawPointer(hit) - base
    }
    searched = found ?? buffer.count
    return found
  }

  /// Lets go of what has been given out, and of the room that a big message left.
  private mutating func discardTaken() {
    if start == buffer.count {
      if buffer.capacity > 65_536 { buffer = [] } else { buffer.removeAll(keepingCapacity: true) }
    } else if start > 0 {
      buffer.removeSubrange(..<start)
    }
    searched -= start
    start = 0
  }
}
