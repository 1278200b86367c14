import FristControl
import Glibc
import NIOCore

/// Lets clients in, knows who is there, and sees them out. Lives on the event loop.
final class Reception {
  private let limits: Limits
  private let router: Router
  private let observe: @Sendable (ServerEvent) -> Void
  private var admissions: Admissions
  private var connections: [ObjectIdentifier: Connection] = [:]
  /// Those that count against the limits.
  private var counted: Set<ObjectIdentifier> = []
  private(set) var isClosing = false
  private var onEmpty: EventLoopPromise<Void>?

  init(limits: Limits, router: Router, observe: @escaping @Sendable (ServerEvent) -> Void) {
    self.limits = limits
    self.router = router
    self.observe = observe
    admissions = Admissions(limits: limits)
  }

  /// Takes a connection that was just accepted; one too many is told so and ended.
  ///
  /// - Throws: Where the kernel does not say who it is; the channel is closed then.
  func receive(_ channel: any Channel) throws {
    let peer = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      // NIO accepts without SOCK_CLOEXEC.
      _ = fcntl($0, F_SETFD, FD_CLOEXEC)
      return try Peer(ofSocket: $0)
    }
    guard let peer else { preconditionFailure("a channel on a socket has a socket") }
    var refusal: [UInt8]?
    if isClosing {
      refusal = Replier.errorMessage(.shuttingDown, NoParameters())
    } else if let full = admit(peer) {
      refusal = Replier.errorMessage(.tooManyConnections, ["limit": full.limit])
      observe(.refused(peer, limit: full.limit))
    }
    let connection = Connection(
      peer: peer, limits: limits, router: router, refusal: refusal,
      onDrop: { [observe] in observe(.dropped(peer, $0)) },
      onEnd: { [self] in
        leave($0)
        connections[ObjectIdentifier($0)] = nil
        if connections.isEmpty {
          onEmpty?.succeed()
          onEmpty = nil
        }
      })
    connections[ObjectIdentifier(connection)] = connection
    if refusal == nil { counted.insert(ObjectIdentifier(connection)) }
    try channel.pipeline.syncOperations.addHandler(connection)
  }

  /// Counts one more connection; nil where it may stay.
  ///
  /// Root is never locked out by connections of its own that nobody uses: the one that is idle longest gives way.
  private func admit(_ peer: Peer) -> Admissions.Refusal? {
    guard let refusal = admissions.admit(uid: peer.uid) else { return nil }
    guard peer.uid == 0, let longest = idlest(where: { $0.uid == 0 }) else { return refusal }
    dismiss(longest)
    return admissions.admit(uid: peer.uid)
  }

  /// There is no descriptor left for another connection: those that are idle give way.
  func relieve() {
    while let longest = idlest(where: { _ in true }) { dismiss(longest) }
  }

  private func idlest(where belongs: (Peer) -> Bool) -> Connection? {
    connections.values.filter { belongs($0.peer) && counted.contains(ObjectIdentifier($0)) }
      .compactMap { connection in connection.idleSince.map { (connection, $0) } }
      .min { $0.1 < $1.1 }?.0
  }

  private func dismiss(_ connection: Connection) {
    leave(connection)
    connection.leave()
  }

  /// Takes a connection out of the count, once.
  private func leave(_ connection: Connection) {
    if counted.remove(ObjectIdentifier(connection)) != nil { admissions.leave(uid: connection.peer.uid) }
  }

  /// Lets every call in hand come to its end; what is not over after `grace` is cut off.
  func seeOut(within grace: TimeAmount, on loop: any EventLoop) -> EventLoopFuture<Void> {
    isClosing = true
    let empty = loop.makePromise(of: Void.self)
    guard !connections.isEmpty else {
      empty.succeed()
      return empty.futureResult
    }
    onEmpty = empty
    let home = NIOLoopBound(self, eventLoop: loop)
    let cut = loop.scheduleTask(in: grace) {
      for connection in home.value.connections.values { connection.cut() }
      // Handlers may hold oneway calls of clients long gone; nobody waits for those.
      home.value.onEmpty?.succeed()
      home.value.onEmpty = nil
    }
    for connection in connections.values { connection.leave() }
    empty.futureResult.whenComplete { _ in cut.cancel() }
    return empty.futureResult
  }
}
