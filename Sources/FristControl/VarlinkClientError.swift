import FristProgram
/// Why a call brought no reply. What to say to whom is for the caller.
public enum VarlinkClientError: Error, Hashable, Sendable {
  /// There is no socket at that path.
  case notFound(path: String)
  /// There is a socket and nobody listens.
  case refused(path: String)
  /// The socket's directory or the socket itself may not be used.
  case permission(path: String)
  /// No byte came, or could be sent, in time; `seconds` is how long was waited.
  case timeout(seconds: Double)
  /// The connection ended before the reply did.
  case closedEarly
  /// What came is not a Varlink reply, or not of the shape that was asked for.
  case malformed(reason: String)
  /// The service answered with an error.
  case replied(ErrorReply)
  /// Anything else the system refused.
  case system(SystemError)
}
