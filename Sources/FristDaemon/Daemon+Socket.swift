import FristControl
import FristControlServer
import FristDelivery
import Glibc

/// The control socket: systemd's or our own.
extension Daemon {
  /// - Parameter control: The path that was asked for; nil means what frist.yaml says.
  func startServer(_ control: String?) async throws -> VarlinkServer {
    let path = control ?? office.inventory.settings.control
    let inherited = InheritedSocket.all(environment: Self.environment, pid: getpid()).first { $0.name == "varlink" }
    let socket: ListeningSocket
    if let inherited {
      socket = try ListeningSocket(inherited: inherited)
    } else {
      // Nobody has made /run/frist on a machine where fristd is not installed and started by hand.
      if control == nil { Self.makeDirectory(of: path) }
      socket = try ListeningSocket(path: path)
    }
    let interface = VarlinkInterface(name: ControlInterface.name, description: ControlInterface.description) {
      call, reply in Task { await self.answer(call, reply) }
    }
    return try await VarlinkServer.start(
      on: socket,
      info: ServiceInfo(
        vendor: "frist", product: "fristd", version: FristVersion.text, url: "file:///usr/share/doc/frist"),
      interfaces: [interface]
    ) { event in Task { await self.observe(event) } }
  }

  /// Makes the directory of a path where that can be done; where it cannot, the socket's own error says so.
  private static func makeDirectory(of path: String) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    mkdir(String(path[..<slash]), 0o755)
  }

  private static var environment: [String: String] {
    var environment: [String: String] = [:]
    for name in ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return environment
  }

  func observe(_ event: ServerEvent) {
    switch event {
    case .refused(let peer, let limit):
      journal.send(.clientMisbehaved(uid: peer.uid, pid: peer.pid, what: "refused: \(limit) connections are open"))
    case .dropped(let peer, let misbehaviour):
      journal.send(.clientMisbehaved(uid: peer.uid, pid: peer.pid, what: "dropped: \(misbehaviour)"))
    case .acceptFailed(let reason):
      journal.send(.clientMisbehaved(uid: getuid(), pid: nil, what: "no client could be accepted: \(reason)"))
    case .stoppedListening:
      if !isStopping {
        journal.send(.failed("the control socket is gone"))
        exit(1)
      }
    }
  }
}
