import FristControl
import FristControlServer
import FristCore
import FristLedger

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
    try await body()
  }

  func list(_ call: Call, _ reply: Replier) async throws {
    let wanted = try call.parameters(as: Control.ListParameters.self)
    try wanted.check(against: office.inventory)
    let rows = try office.list(wanted, on: office.moment(at: clock.read()).day)
    guard call.more else { return reply.finish(Control.ListReply(occurrences: rows)) }
    var rest = rows[...]
    while rest.count > Self.chunk {
      try await reply.next(Control.ListReply(occurrences: Array(rest.prefix(Self.chunk))))
      rest = rest.dropFirst(Self.chunk)
      await Task.yield()
    }
    reply.finish(Control.ListReply(occurrences: Array(rest)))
  }

  func preview(_ call: Call, _ reply: Replier) async throws {
    let wanted = try call.parameters(as: Control.PreviewParameters.self)
    if let recipient = wanted.recipient { try office.inventory.checkRecipient(recipient, of: "recipient") }
    let now = office.moment(at: clock.read())
    let first = try Parameter.day(wanted.from, "from") ?? now.day
    let last = try Parameter.day(wanted.to, "to") ?? first.shifted(byMonths: 12).shifted(byDays: -1)
    if last < first { throw ControlError.invalidDate("to", last.description, "it lies before \(first)") }
    var foresight = try office.foresight(at: now, from: first, to: last)
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
        for digest in digests.dropLast() { try await reply.next(Control.PreviewReply(digests: [digest])) }
        digests = digests.suffix(1)
      }
      await Task.yield()
    }
    reply.finish(Control.PreviewReply(digests: digests))
  }
}

/// What would be sent from a day to another, from here on: a copy of the heart, driven through the days to come a moment
/// at a time.
struct Foresight {
  private var decider: Decider
  private var moment: CivilMoment?
  private let first: CivilDay
  private let last: CivilDay

  init(_ decider: Decider, from moment: CivilMoment?, first: CivilDay, last: CivilDay) {
    self.decider = decider
    self.moment = moment
    self.first = first
    self.last = last
  }

  var isOver: Bool { moment.map { $0.day > last } ?? true }

  /// Looks at the next moment.
  ///
  /// - Returns: The digests that would go then.
  mutating func advance() -> [Digest] {
    guard let at = moment, at.day <= last else { return [] }
    let decision = decider.wake(at: at)
    moment = decision.next
    return at.day >= first ? decision.digests : []
  }
}

extension Office {
  func foresight(at now: CivilMoment, from first: CivilDay, to last: CivilDay) throws(LedgerError) -> Foresight {
    var copy = Decider(inventory, history: try ledger.history(), now: lastMoment ?? now)
    copy.letGo(at: now)
    return Foresight(copy, from: copy.next(after: now), first: first, last: last)
  }
}
