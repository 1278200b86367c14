import FristControl
import FristProgram
import Glibc

/// Every sentence about a call that brought no answer, and the code it ends with.
extension Failure {
  /// - Parameter path: The socket that was called.
  init(_ error: VarlinkClientError, at path: String) {
    let nobody = "fristd does not answer at \(path)"
    switch error {
    case .notFound:
      self.init(.unreachable, "\(nobody): is the service running? Look with: systemctl status fristd")
    case .refused:
      self.init(
        .unreachable, "\(nobody): the socket is there but nobody listens. Start it with: systemctl start fristd")
    case .permission:
      self.init(.notPermitted, "\(path): you may not use this socket. Ask to be added to the group frist, or use sudo")
    case .timeout(let seconds):
      let whole = seconds.rounded() == seconds ? "\(Int(seconds))" : "\(seconds)"
      self.init(.unreachable, "\(nobody) within \(whole) s. See what it is doing with: journalctl -u fristd -e")
    case .closedEarly:
      self.init(
        .unreachable, "\(nobody): it closed the connection before it answered. See why with: journalctl -u fristd -e")
    case .malformed(let reason):
      self.init(.failed, "what answers at \(path) is not understood: is it fristd, of this version? (\(reason))")
    case .system(let error):
      self.init(.unreachable, "\(nobody): \(error.withCall)")
    case .replied(let reply):
      self.init(reply)
    }
  }

  /// What fristd answered with.
  init(_ reply: ErrorReply) {
    if let known = Failure.lookup(reply) ?? Failure.refusal(reply) ?? Failure.state(reply) {
      self = known
    } else if let own = reply.name.own {
      self.init(
        .failed, "fristd answered \(own), which this fristctl does not know: \(JSONLine.encode(reply.parameters))")
    } else {
      self = Failure.ofAnyService(reply)
    }
  }

  /// The errors that every Varlink service has.
  private static func ofAnyService(_ reply: ErrorReply) -> Failure {
    switch reply.name {
    case .permissionDenied:
      return Failure(.notPermitted, "not permitted to you. Ask to be added to the group frist, or use sudo")
    case .invalidParameter:
      let (parameter, reason) = (reply.parameters["parameter"]?.string, reply.parameters["reason"]?.string)
      return Failure(.badData, "fristd does not accept \(parameter ?? "?"): \(reason ?? "no reason given")")
    case .methodNotFound, .methodNotImplemented, .interfaceNotFound:
      return Failure(.failed, "this fristd does not know the command: is it older than fristctl? See: fristctl status")
    default:
      return Failure(.failed, "the service answered \(reply.name) \(JSONLine.encode(reply.parameters))")
    }
  }
}

extension SystemError {
  /// The call and what the system said, without the path.
  fileprivate var withCall: String { "\(call): \(reason)" }
}

extension ErrorName {
  /// The name within `org.fristd.Control`; nil for an error of another interface.
  fileprivate var own: String? {
    let prefix = ControlInterface.name + "."
    return rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }
}
