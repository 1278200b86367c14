/// Calls that take long, one at a time a user: however many a user makes, everybody else waits for one slice of one.
struct LongCalls {
  private var waiting: [UInt32: [CheckedContinuation<Void, Never>]] = [:]

  /// Whether a user has one in hand; if not, the user has now.
  mutating func begin(_ uid: UInt32) -> Bool {
    if waiting[uid] != nil { return false }
    waiting[uid] = []
    return true
  }

  /// Puts a call at the end of its user's line.
  mutating func wait(_ uid: UInt32, _ continuation: CheckedContinuation<Void, Never>) {
    precondition(waiting[uid] != nil, "uid \(uid) waits for nothing")
    waiting[uid]?.append(continuation)
  }

  /// The call in hand is over: the next of its user goes on.
  mutating func end(_ uid: UInt32) {
    guard let line = waiting[uid] else { preconditionFailure("uid \(uid) had no call in hand") }
    if line.isEmpty {
      waiting[uid] = nil
    } else {
      waiting[uid]?.removeFirst().resume()
    }
  }
}
