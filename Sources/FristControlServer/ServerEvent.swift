import FristControl

/// What happened at the server that no caller asked for: for the journal. Reported from the event loop's thread.
public enum ServerEvent: Hashable, Sendable {
  /// Somebody was told to come again later.
  case refused(Peer, limit: Int)
  /// Somebody was told what is wrong and dropped.
  case dropped(Peer, Misbehaviour)
  /// A connection could not be taken, by lack of descriptors or memory for one; tried again after a second.
  case acceptFailed(reason: String)
  /// The listening socket is closed though nobody asked for it. No further connection will come.
  case stoppedListening

  /// What one can be dropped for.
  public enum Misbehaviour: Hashable, Sendable {
    case malformed(InvalidParameter)
    case tooLong(limit: Int)
    /// The connection ended, or fell silent, inside a message.
    case unfinished
    /// It took no replies for too long.
    case slowReader
  }
}

/// In words, for the journal.
extension ServerEvent.Misbehaviour: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let error): "its message is no call: \(error.parameter) \(error.reason)"
    case .tooLong(let limit): "its message is longer than \(limit) bytes"
    case .unfinished: "its message has no end"
    case .slowReader: "it took no reply for too long"
    }
  }
}
