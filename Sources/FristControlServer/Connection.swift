import FristControl
import NIOCore

/// One client: calls in, one at a time, and their replies out.
///
/// Lives on the event loop. Nothing is read while a call is in hand, so a client that sends faster than it is answered
/// fills its own socket, not our memory; nothing is taken from a handler while the client does not read.
final class Connection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let peer: Peer
  private let limits: Limits
  private let router: Router
  private let onDrop: (ServerEvent.Misbehaviour) -> Void
  private let onEnd: (Connection) -> Void

  private var context: ChannelHandlerContext?
  private var framing: MessageFraming
  /// The replies to the call in hand; nil between calls.
  private var line: ReplyLine?
  /// Taken from the line and not yet given to the channel.
  private var outgoing = ByteBuffer()
  /// Given to the channel and not yet with the kernel.
  private var unacknowledged = 0
  private var inputHasEnded = false
  /// No further call is begun; the connection ends when what is in hand is out.
  private var isLeaving = false
  private var hasClosed = false
  private var isAboutToProceed = false

  private var lastRead = NIODeadline.now()
  private var lastWrite = NIODeadline.now()
  private var watch: (at: NIODeadline, task: Scheduled<Void>)?

  /// The size of one write: what a slow reader must take to show that it reads at all.
  private static let pieceBytes = 65_536

  /// - Parameter refusal: A message to be sent instead of an answer to anything; the connection ends with it.
  init(
    peer: Peer, limits: Limits, router: Router, refusal: [UInt8]?,
    onDrop: @escaping (ServerEvent.Misbehaviour) -> Void, onEnd: @escaping (Connection) -> Void
  ) {
    self.peer = peer
    self.limits = limits
    self.router = router
    self.onDrop = onDrop
    self.onEnd = onEnd
    framing = MessageFraming(limit: limits.messageBytes)
    if let refusal {
      outgoing.writeBytes(refusal)
      isLeaving = true
    }
  }

  // MARK: Events of the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func channelActive(context: ChannelHandlerContext) {
    proceedSoon()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    lastRead = .now()
    unwrapInboundIn(data).withUnsafeReadableBytes { framing.append($0) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    proceedSoon()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed = event else { return context.fireUserInboundEventTriggered(event) }
    inputHasEnded = true
    proceedSoon()
  }

  func channelInactive(context: ChannelHandlerContext) {
    hasClosed = true
    inputHasEnded = true
    outgoing.clear()
    watch?.task.cancel()
    watch = nil
    line?.vanish()
    proceed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: What the server asks

  /// Since when nothing came and nothing is owed; nil in the middle of a call or of a message.
  var idleSince: NIODeadline? {
    let isIdle = line == nil && !isLeaving && !hasClosed && unacknowledged == 0 && outgoing.readableBytes == 0
    return isIdle && !framing.holdsBytes ? lastRead : nil
  }

  /// Ends when the call in hand is answered; at once where there is none.
  func leave() {
    isLeaving = true
    proceedSoon()
  }

  /// Ends at once; a handler that still works is not heard any more.
  func cut() {
    line?.sever()
    line = nil
    isLeaving = true
    end()
  }

  // MARK: Calls

  /// Does whatever can be done, once the loop has nothing else in its hands.
  ///
  /// NIO calls `channelReadComplete` before it notes the end of input, and does not expect to find the channel closed
  /// after it, which a write to a client that has gone does. Nor must a thousand calls in one piece nest.
  private func proceedSoon() {
    guard !isAboutToProceed, let context else { return }
    isAboutToProceed = true
    let home = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.execute {
      home.value.isAboutToProceed = false
      home.value.proceed()
    }
  }

  /// Does whatever can be done now.
  private func proceed() {
    write()
    if line == nil, outgoing.readableBytes == 0 { beginNextCall() }
    keepWatch()
  }

  private func beginNextCall() {
    guard let context else { return }
    guard !isLeaving else {
      if unacknowledged == 0 || hasClosed { end() }
      return
    }
    do {
      while let message = try framing.next() {
        let call = try Call(message, from: peer, depthLimit: limits.depth)
        // After the client has gone, what it sent without waiting for a reply is still done.
        if hasClosed, !call.oneway { continue }
        return begin(call)
      }
      if inputHasEnded {
        if framing.holdsBytes { return drop(for: .unfinished) }
        isLeaving = true
        beginNextCall()
      } else {
        context.read()
      }
    } catch let error as MessageFraming.TooLong {
      drop(for: .tooLong(limit: error.limit))
    } catch let error as InvalidParameter {
      drop(for: .malformed(error))
    } catch {
      preconditionFailure("only the two kinds of error above are thrown here: \(error)")
    }
  }

  private func begin(_ call: Call) {
    guard let context else { return }
    let home = NIOLoopBound(self, eventLoop: context.eventLoop)
    let line = ReplyLine(limit: limits.unsentBytes) { home.eventLoop.execute { home.value.proceed() } }
    self.line = line
    if hasClosed { line.vanish() }
    router.route(call, Replier(line, to: call))
  }

  // MARK: Replies

  private func write() {
    guard let context else { return }
    var hasWritten = false
    while unacknowledged < 2 * Connection.pieceBytes {
      if outgoing.readableBytes == 0 {
        guard let line else { break }
        let (bytes, isEnd) = line.take()
        if isEnd {
          self.line = nil
          // While the call was in hand nothing was read, and no silence was the client's.
          lastRead = .now()
        }
        outgoing.clear()
        if bytes.isEmpty { break }
        outgoing.writeBytes(bytes)
      }
      guard !hasClosed else {
        outgoing.clear()
        continue
      }
      guard let piece = outgoing.readSlice(length: min(outgoing.readableBytes, Connection.pieceBytes)) else { break }
      if unacknowledged == 0 { lastWrite = .now() }
      unacknowledged += piece.readableBytes
      hasWritten = true
      let count = piece.readableBytes
      let home = NIOLoopBound(self, eventLoop: context.eventLoop)
      context.write(wrapOutboundOut(piece)).whenComplete { _ in home.value.acknowledge(count) }
    }
    if hasWritten { context.flush() }
  }

  private func acknowledge(_ count: Int) {
    unacknowledged -= count
    lastWrite = .now()
    if outgoing.readableBytes > 0 || line != nil || isLeaving { proceedSoon() }
  }

  // MARK: Ends

  /// Tells the client what is wrong, where it can still hear, and ends.
  private func drop(for misbehaviour: ServerEvent.Misbehaviour) {
    isLeaving = true
    framing = MessageFraming(limit: limits.messageBytes)
    guard !hasClosed else { return proceed() }
    onDrop(misbehaviour)
    switch misbehaviour {
    case .slowReader:
      context?.close(promise: nil)
    case .malformed(let error):
      tell(error)
    case .tooLong(let limit):
      tell(InvalidParameter("message", reason: "is longer than \(limit) bytes"))
    case .unfinished:
      tell(InvalidParameter("message", reason: "has no end"))
    }
  }

  private func tell(_ error: InvalidParameter) {
    outgoing.writeBytes(Replier.errorMessage(.invalidParameter, error))
    proceed()
  }

  private func end() {
    guard let context = self.context else { return }
    if hasClosed {
      // The last reference to the channel; breaks the cycle with its pipeline too.
      self.context = nil
      onEnd(self)
    } else {
      context.close(promise: nil)
    }
  }

  // MARK: Patience

  /// Sees to it that a client who makes us wait is looked at when its time is up; sets no timer while nothing is due.
  private func keepWatch() {
    guard let due = nextDue(), let context else {
      watch?.task.cancel()
      watch = nil
      return
    }
    if let watch, watch.at <= due.at { return }
    watch?.task.cancel()
    let home = NIOLoopBound(self, eventLoop: context.eventLoop)
    watch = (due.at, context.eventLoop.scheduleTask(deadline: due.at) { home.value.look() })
  }

  private func look() {
    watch = nil
    if let due = nextDue(), due.at <= .now() { drop(for: due.misbehaviour) }
    keepWatch()
  }

  private func nextDue() -> (at: NIODeadline, misbehaviour: ServerEvent.Misbehaviour)? {
    if hasClosed { return nil }
    if unacknowledged > 0 { return (lastWrite + TimeAmount(limits.stall), .slowReader) }
    if line == nil, !isLeaving, framing.holdsBytes {
      return (lastRead + TimeAmount(limits.midMessageIdle), .unfinished)
    }
    return nil
  }
}
