import FristControl
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// A Varlink service on one AF_UNIX socket and one thread of its own.
public final class VarlinkServer: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let reception: NIOLoopBound<Reception>
  private let ownPath: String?
  private let isEnding = Atomic(false)

  /// Starts to answer on a socket, which belongs to the server from now on.
  ///
  /// - Parameter observe: Hears of what the journal should know; called on the server's thread, must not wait.
  public static func start(
    on socket: ListeningSocket, info: ServiceInfo, interfaces: [VarlinkInterface], limits: Limits = Limits(),
    observe: @escaping @Sendable (ServerEvent) -> Void = { _ in }
  ) async throws -> VarlinkServer {
    let router = Router(info: info, interfaces: interfaces)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let loop = group.next()
    do {
      let reception = try await loop.submit {
        NIOLoopBound(Reception(limits: limits, router: router, observe: observe), eventLoop: loop)
      }.get()
      let listener = try await ServerBootstrap(group: group)
        .serverChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
              AcceptPause(relieve: { reception.value.relieve() }, observe))
          }
        }
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .childChannelOption(.autoRead, value: false)
        .childChannelOption(.maxMessagesPerRead, value: 1)
        .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 16_384))
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture { try reception.value.receive(channel) }
        }
        .withBoundSocket(socket.descriptor).get()
      let server = VarlinkServer(group: group, listener: listener, reception: reception, ownPath: socket.ownPath)
      listener.closeFuture.whenComplete { _ in
        if !reception.value.isClosing { observe(.stoppedListening) }
      }
      return server
    } catch {
      try? await group.shutdownGracefully()  // the first error is the one to tell
      throw error
    }
  }

  private init(
    group: MultiThreadedEventLoopGroup, listener: any Channel, reception: NIOLoopBound<Reception>, ownPath: String?
  ) {
    self.group = group
    self.listener = listener
    self.reception = reception
    self.ownPath = ownPath
  }

  /// Takes no more connections and calls, lets those in hand be answered, and ends the thread. A second time does nothing.
  ///
  /// - Parameter grace: How long the calls in hand may take, in elapsed time.
  public func shutdown(within grace: Duration = .seconds(2)) async {
    guard !isEnding.exchange(true, ordering: .relaxed) else { return }
    // Before the socket closes: whoever finds the path finds somebody, and a successor's socket is not removed.
    if let ownPath { unlink(ownPath) }
    let (reception, loop, listener) = (self.reception, reception.eventLoop, self.listener)
    do {
      try await loop.flatSubmit {
        let isOver = reception.value.seeOut(within: TimeAmount(grace), on: loop)
        listener.close(promise: nil)
        return isOver
      }.get()
      try await group.shutdownGracefully()
    } catch {
      // The loop has ended already: there is nothing left to end.
    }
  }
}
