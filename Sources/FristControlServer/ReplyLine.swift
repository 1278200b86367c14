import NIOConcurrencyHelpers

/// The replies to one call on their way from the handler's thread to the connection's.
///
/// Holds no more than `limit` bytes and one message. What does not fit waits, or is not taken.
final class ReplyLine: Sendable {
  /// Whether a message went in.
  enum Entry {
    case taken
    case full
    /// Nobody will read it: the client has gone, or its call is answered.
    case gone
  }

  private struct State {
    /// The last message is in, or was passed over for a client that has gone.
    var isEnded = false
    /// The handler gave its last reply; a second one is its mistake.
    var isAnswered = false
    /// Nobody reads.
    var isGone = false
    var bytes: [UInt8] = []
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// Makes the connection come and `take`; nil where there is none any more.
    var wake: (@Sendable () -> Void)?

    /// Lets go of whoever waits for room.
    mutating func release() {
      for one in waiting { one.resume() }
      waiting = []
    }
  }

  // Not Synchronization's Mutex: ThreadSanitizer does not see it lock, and blames what it guards.
  private let state: NIOLockedValueBox<State>
  private let limit: Int

  /// - Parameter wake: Called from the handler's thread, with a lock held: it may only schedule.
  init(limit: Int, wake: @escaping @Sendable () -> Void) {
    self.limit = limit
    state = NIOLockedValueBox(State(wake: wake))
  }

  /// Puts a message in that others follow.
  func add(_ message: [UInt8]) -> Entry {
    state.withLockedValue { state in
      precondition(!state.isAnswered, "a reply after the last reply to the same call")
      if state.isGone || state.isEnded { return .gone }
      if state.bytes.count >= limit { return .full }
      let isFirst = state.bytes.isEmpty
      state.bytes += message
      if isFirst { state.wake?() }
      return .taken
    }
  }

  /// Puts the last message in; it always fits. Empty where no message is to be sent.
  ///
  /// - Parameter byHandler: Whether the handler says so; it may once.
  func end(_ message: [UInt8], byHandler: Bool) {
    state.withLockedValue { state in
      precondition(!(byHandler && state.isAnswered), "a second last reply to the same call")
      if byHandler { state.isAnswered = true }
      if state.isEnded { return }
      state.isEnded = true
      if !state.isGone { state.bytes += message }
      state.release()
      state.wake?()
    }
  }

  /// Nobody reads any more; the connection still learns of the end.
  func vanish() {
    state.withLockedValue { state in
      state.isGone = true
      state.bytes = []
      state.release()
    }
  }

  /// Nobody reads and nobody wants to know of the end.
  func sever() {
    vanish()
    state.withLockedValue { $0.wake = nil }
  }

  /// Everything that is in, and whether it is the end of it.
  func take() -> (bytes: [UInt8], isEnd: Bool) {
    state.withLockedValue { state in
      defer { state.bytes = [] }
      state.release()
      return (state.bytes, state.isEnded)
    }
  }

  /// Returns when `add` is worth another try.
  func room() async {
    await withCheckedContinuation { continuation in
      state.withLockedValue { state in
        if state.isGone || state.isEnded || state.bytes.count < limit {
          continuation.resume()
        } else {
          state.waiting.append(continuation)
        }
      }
    }
  }

  /// Whether somebody still waits for replies to this call.
  var isOpen: Bool { state.withLockedValue { !$0.isGone && !$0.isEnded } }
}
