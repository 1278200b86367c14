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
      self.init(.unreachable, "\(nobody): \(error.reason)")
    case .replied(let reply):
      self.init(reply)
    }
  }

  /// What fristd answered with.
  init(_ reply: ErrorReply) {
    func said(_ name: String) -> String { reply.parameters[name]?.string ?? "?" }
    func list(_ name: String) -> [String] { reply.parameters[name]?.array?.compactMap(\.string) ?? [] }
    let candidates = list("occurrences").map { "\n  \($0)" }.joined()
    guard let own = reply.name.own else {
      self = Failure.ofAnyService(reply)
      return
    }
    switch own {
    case "NoSuchObligation":
      let suggestion = reply.parameters["suggestion"]?.string
      self.init(
        .badData,
        "\(said("id")): no obligation has this id. "
          + (suggestion.map { "Perhaps \($0)? " } ?? "") + "See them all with: fristctl list")
    case "NoSuchPlan":
      self.init(
        .badData,
        "\(said("plan")): no plan has this id; it is its file's name without .yaml. See them with: fristctl list")
    case "AmbiguousOccurrence":
      self.init(.badData, "\(said("id")): more than one occurrence can be meant. Name one of:\(candidates)")
    case "NoSuchOccurrence":
      self.init(
        .badData,
        candidates.isEmpty
          ? "\(said("id")): no such occurrence is open. See what there is with: fristctl show \(said("id").obligation)"
          : "\(said("id")): there is no such occurrence. There are:\(candidates)")
    case "NotPermitted":
      let groups = list("groups")
      self.init(
        .notPermitted,
        "\(said("method").afterLastDot): not permitted to you. Ask to be added to the group "
          + (groups.isEmpty ? "frist" : groups.joined(separator: " or ")) + ", or use sudo")
    case "InvalidDate":
      self.init(.badData, "\(said("parameter")) \(said("value")): \(said("reason"))")
    case "WrongState":
      self.init(
        .badData,
        "\(said("occurrence")) is \(State.words(said("state"))): \(said("reason")). See its history with: fristctl show "
          + said("occurrence").obligation)
    case "NotReloaded":
      let problems = reply.parameters["problems"]?.array?.compactMap { $0["text"]?.string } ?? []
      self.init(
        .badData,
        "the files were not accepted; what was in force stays. Correct these, then: fristctl reload"
          + problems.map { "\n  \($0)" }.joined())
    case "ClockSetBack":
      self.init(
        .failed,
        "the clock shows \(said("now")), earlier than the last pass at \(said("lastPass")): nothing is decided until it is "
          + "right. Look with: timedatectl. If it is right now, and was wrong before: fristctl release")
    case "Held":
      self.init(
        .failed, "all mail is held since \(said("since")): \(said("why")). If the clock is right: fristctl release")
    case "InternalError":
      self.init(.failed, "fristd failed at this. Its journal has more: journalctl -u fristd -e")
    case "TooManyConnections":
      self.init(.unreachable, "fristd has as many connections as it takes. Try again in a moment")
    case "ShuttingDown":
      self.init(.unreachable, "fristd is on its way down. Try again when it is back: systemctl status fristd")
    default:
      self.init(
        .failed, "fristd answered \(own), which this fristctl does not know: \(JSONLine.encode(reply.parameters))")
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

extension SocketError {
  /// The call and what the system said, without the path.
  fileprivate var reason: String { "\(call): \(String(cString: strerror(errno)))" }
}

extension ErrorName {
  /// The name within `org.fristd.Control`; nil for an error of another interface.
  fileprivate var own: String? {
    let prefix = ControlInterface.name + "."
    return rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }
}

extension String {
  /// `PLAN/ID` of `PLAN/ID@DUE`.
  fileprivate var obligation: Substring { prefix { $0 != "@" } }

  fileprivate var afterLastDot: Substring { lastIndex(of: ".").map { self[index(after: $0)...] } ?? self[...] }
}
