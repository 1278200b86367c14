import FristControl
import FristControlServer
import FristDelivery
import FristProgram
import Glibc
import NIOConcurrencyHelpers

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
      [executor] call, reply in Task(executorPreference: executor) { await self.answer(call, reply) }
    }
    return try await VarlinkServer.start(
      on: socket,
      info: ServiceInfo(
        vendor: "frist", product: "fristd", version: FristVersion.text, url: "file:///usr/share/doc/frist"),
      interfaces: [interface]
    ) { [observed, executor] event in
      // However many there are, one task at a time.
      if observed.add(event) { Task(executorPreference: executor) { await self.observe() } }
    }
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

  private func observe() {
    let now = clock.read().bootSeconds
    let (events, more) = observed.takeAll()
    clients.count(more: more)
    for event in events {
      switch event {
      case .refused(let peer, let limit):
        note(peer, "\(limit) connections are open", at: now)
      case .dropped(let peer, let misbehaviour):
        note(peer, "\(misbehaviour)", at: now)
      case .acceptFailed(let reason):
        for event in clients.note(uid: getuid(), pid: nil, what: "no client can be accepted: \(reason)", at: now) {
          journal.send(event)
        }
      case .stoppedListening:
        if !isStopping {
          journal.send(.failed("the control socket is gone"))
          journal.flush()
          exit(1)
        }
      }
    }
  }

  private func note(_ peer: Peer, _ what: String, at now: Int) {
    for event in clients.note(uid: peer.uid, pid: peer.pid, what: what, at: now) { journal.send(event) }
  }

  /// Says what an interval came to that is over.
  func closeClientLog(at now: Int) {
    for event in clients.close(at: now) { journal.send(event) }
  }
}

/// What happened at the server, on its way from the server's thread to the daemon's queue.
final class ServerEvents: Sendable {
  private struct State {
    var events: [ServerEvent] = []
    var more = 0
    var isExpected = false
  }

  // Not Synchronization's Mutex, which ThreadSanitizer does not see.
  private let state = NIOLockedValueBox(State())
  /// What waits beyond this is counted and not kept: it is more of the same.
  private static let limit = 1024

  /// - Returns: Whether somebody has to be sent for it.
  func add(_ event: ServerEvent) -> Bool {
    state.withLockedValue { state in
      if state.events.count < Self.limit || event == .stoppedListening {
        state.events.append(event)
      } else {
        state.more += 1
      }
      defer { state.isExpected = true }
      return !state.isExpected
    }
  }

  /// What was kept, and how many more there were.
  func takeAll() -> (events: [ServerEvent], more: Int) {
    state.withLockedValue { state in
      defer { state = State() }
      return (state.events, state.more)
    }
  }
}
