import FristControl
import FristControlServer
import FristCore

/// Calls whose work is cut into slices: timers, passes and other calls go between.
extension Daemon {
  /// How many rows a reply has when a list is streamed.
  private static let chunk = 100
  /// How long others wait for a slice of a long call.
  private static let slice = Duration.milliseconds(5)

  /// Runs a long call when no other of its user is in hand; not at all where its client has gone meanwhile.
  func oneAtATime(_ call: Call, _ reply: Replier, _ body: () async throws -> Void) async throws {
    let uid = call.peer.uid
    if !longCalls.begin(uid) { await withCheckedContinuation { longCalls.wait(uid, $0) } }
    defer { longCalls.end(uid) }
    guard reply.isWanted || call.oneway else { throw Replier.Failure.gone }
    defer { Memory.giveBack() }
    try await body()
  }

  /// Does what a long call asks.
  func work(_ call: Call, _ reply: Replier) async throws {
    let now = office.moment(at: clock.read())
    switch call.name {
    case Control.List.name:
      let rows = try office.list(call.parameters(as: Control.List.self), at: now)
      try await send(rows, call, reply) { Control.List.Reply(occurrences: $0) }
    case Control.Log.name:
      let entries = try office.log(call.parameters(as: Control.Log.self))
      try await send(entries, call, reply) { Control.Log.Reply(entries: $0) }
    case Control.Pages.name:
      _ = try call.parameters(as: Control.Pages.self)
      try await publish(call, reply, at: now)
    case Control.Preview.name: try await preview(call, reply, at: now)
    case Control.Report.name: try serve(Control.Report.self, call, reply) { try office.report($0, at: now) }
    case Control.Calendar.name: try serve(Control.Calendar.self, call, reply) { try office.calendar($0, at: now) }
    default: throw ControlError.methodNotImplemented(call.method)
    }
  }

  /// Sends rows in one reply, or in several where the call takes them.
  private func send<Row, Answer: Encodable & Sendable>(
    _ rows: [Row], _ call: Call, _ reply: Replier, _ answer: ([Row]) -> Answer
  ) async throws {
    guard call.more else { return reply.finish(answer(rows)) }
    var rest = rows[...]
    while rest.count > Self.chunk {
      try await reply.next(answer(Array(rest.prefix(Self.chunk))))
      rest = rest.dropFirst(Self.chunk)
      await Task.yield()
    }
    reply.finish(answer(Array(rest)))
  }

  /// A page at a time: each is work, and long.
  private func publish(_ call: Call, _ reply: Replier, at now: CivilMoment) async throws {
    var press = try office.press(at: now)
    var pages: [Control.Pages.Page] = []
    while let page = try press.next() {
      guard reply.isWanted else { throw Replier.Failure.gone }
      // The last one is kept: it ends the call.
      if call.more, let previous = pages.popLast() {
        try await reply.next(Control.Pages.Reply(pages: [previous]))
      }
      pages.append(Control.Pages.Page(path: page.path, content: page.content))
      await Task.yield()
    }
    reply.finish(Control.Pages.Reply(pages: pages))
  }

  private func preview(_ call: Call, _ reply: Replier, at now: CivilMoment) async throws {
    let wanted = try call.parameters(as: Control.Preview.self)
    if let recipient = wanted.recipient { try office.inventory.checkRecipient(recipient) }
    let first = try Parameter.day(wanted.from, "from") ?? now.day
    let last = try Parameter.day(wanted.to, "to") ?? first.shifted(byMonths: 12).shifted(byDays: -1)
    if last < first { throw ControlError.invalidDate("to", last.description, "it lies before \(first)") }
    var foresight = office.foresight(at: now, from: first, to: last)
    var digests: [DigestMessage] = []
    while !foresight.isOver {
      guard reply.isWanted else { throw Replier.Failure.gone }
      let end = ContinuousClock.now + Self.slice
      repeat {
        for digest in foresight.advance() where wanted.recipient.map({ $0 == digest.recipient }) ?? true {
          digests.append(DigestMessage(digest))
        }
      } while !foresight.isOver && ContinuousClock.now < end
      if call.more {
        // The last one is kept: it ends the call.
        for digest in digests.dropLast() { try await reply.next(Control.Preview.Reply(digests: [digest])) }
        digests = digests.suffix(1)
      }
      await Task.yield()
    }
    reply.finish(Control.Preview.Reply(digests: digests))
  }
}
