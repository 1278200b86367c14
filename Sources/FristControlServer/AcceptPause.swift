import NIOCore

/// Accepts nothing for a second after accept(2) has failed, for lack of descriptors or memory, and reports it.
///
/// NIO's AcceptBackoffHandler does not serve: it holds back the next read, but the one that failed stays pending, and
/// the loop spins on a socket that stays readable.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private let observe: @Sendable (ServerEvent) -> Void
  private let relieve: () -> Void
  private var isPausing = false

  /// - Parameter relieve: Lets go of what is not needed; called on the event loop.
  init(relieve: @escaping () -> Void, _ observe: @escaping @Sendable (ServerEvent) -> Void) {
    self.observe = observe
    self.relieve = relieve
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    observe(.acceptFailed(reason: "\(error)"))
    // A connection that fails on its way in concerns only itself.
    guard error is IOError, !isPausing else { return }
    isPausing = true
    relieve()
    let channel = context.channel
    channel.setOption(.autoRead, value: false).whenFailure { _ in }  // closed: nothing is accepted any more
    let home = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .seconds(1)) {
      home.value.isPausing = false
      channel.setOption(.autoRead, value: true).whenFailure { _ in }  // as above
    }
  }
}
