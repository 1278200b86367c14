import FristControl
import FristControlServer
import FristCore
import FristDelivery
import FristLedger

/// `org.fristd.Control`: who may, what is asked, what is answered.
extension Daemon {
  private static let reading: Set<Substring> = ["Status", "List", "Show", "Why", "Preview"]

  func answer(_ call: Call, _ reply: Replier) async {
    do {
      let isReading = Self.reading.contains(call.name)
      guard isReading ? access.mayRead(call.peer) : access.mayChange(call.peer) else {
        throw ControlError.notPermitted(
          String(call.name), groups: isReading ? Access.readers : Access.changers)
      }
      switch call.name {
      case "List": try await oneAtATime(call, reply) { try await list(call, reply) }
      case "Preview": try await oneAtATime(call, reply) { try await preview(call, reply) }
      case "Status", "Show", "Why": try ask(call, reply)
      default: try change(call, reply)
      }
    } catch let error as ControlError {
      reply.fail(error.name, error.parameters)
    } catch let error as InvalidParameter {
      reply.fail(error)
    } catch let error as LedgerError {
      perform { throw error }
    } catch is Replier.Failure {
      // The client is gone; nobody is left to answer.
    } catch {
      journal.send(.failed("\(call.name): \(error)"))
      reply.fail(.internalError)
    }
  }

  private func ask(_ call: Call, _ reply: Replier) throws {
    let clocks = clock.read()
    let now = office.moment(at: clocks)
    switch call.name {
    case "Status":
      _ = try call.parameters(as: NoParameters.self)
      let waitsForSpool = trouble.map { office.zone.moment(at: $0.nextTry(at: clocks)).description }
      reply.finish(
        try office.status(
          now: now, spoolError: trouble?.error.map { "\($0)" }, nextTry: waitsForSpool,
          nextWake: alarm.next.map { office.zone.moment(at: $0) }))
    case "Show":
      reply.finish(try office.show(call.parameters(as: Control.IDParameters.self).id, on: now.day))
    case "Why":
      reply.finish(try office.why(call.parameters(as: Control.IDParameters.self).id, on: now.day))
    default: reply.fail(.methodNotImplemented, ["method": call.method])
    }
  }

  private func change(_ call: Call, _ reply: Replier) throws {
    let clocks = clock.read()
    let now = office.moment(at: clocks)
    let uid = call.peer.uid
    switch call.name {
    case "Complete":
      let wanted = try call.parameters(as: Control.CompleteParameters.self)
      try Parameter.text(wanted.note, "note")
      try trustClock(now)
      let done = try office.complete(
        wanted.id, on: Parameter.day(wanted.on, "on") ?? now.day, note: wanted.note, uid: uid, at: now)
      logOutcome(.done, done, uid)
      reply.finish(Control.OccurrenceReply(occurrence: done))
    case "Reopen":
      let wanted = try call.parameters(as: Control.IDParameters.self)
      try trustClock(now)
      let reopened = try office.reopen(wanted.id, uid: uid, at: now)
      logOutcome(.reopened, reopened, uid)
      arm(at: clocks)
      reply.finish(Control.OccurrenceReply(occurrence: reopened))
    case "Confirm":
      let wanted = try call.parameters(as: Control.ConfirmParameters.self)
      try Parameter.text(wanted.note, "note")
      try trustClock(now)
      let id = try office.confirm(wanted.id, note: wanted.note, uid: uid, at: now)
      let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
      journal.send(.outcome(.confirmed, plan: parts[0], obligation: parts[1], occurrence: nil, by: uid))
      reply.finish(Control.IDParameters(id: id))
    case "Reload":
      _ = try call.parameters(as: NoParameters.self)
      if let problems = reload(at: clocks) { throw ControlError.notReloaded(problems) }
      turn(deciding: true)
      reply.finish(Control.ReloadReply(problems: office.inventory.problems.map(ProblemMessage.init)))
    case "Release":
      _ = try call.parameters(as: NoParameters.self)
      let isReleased = release(at: clocks, by: uid)
      reply.finish(
        Control.ReleaseReply(released: isReleased, next: alarm.next.map { office.zone.moment(at: $0).description }))
    case "Pass":
      _ = try call.parameters(as: NoParameters.self)
      try watchClocks(at: clocks)
      try trustClock(now)
      try decide(at: clocks, byHand: true)
      let outcome = try carryEverything(at: clocks)
      arm(at: clocks)
      // The spool may have shown only now that the ledger is behind it.
      if let hold = office.hold { throw ControlError.held(hold) }
      let delivered = outcome.delivered.map {
        Control.Delivery(id: $0.id, recipient: $0.recipient, state: "delivered", error: nil)
      }
      let waiting = outcome.failed.map {
        Control.Delivery(
          id: $0.delivery.id, recipient: $0.delivery.recipient, state: "waiting", error: $0.error.description)
      }
      reply.finish(Control.PassReply(deliveries: delivered + waiting))
    default: reply.fail(.methodNotImplemented, ["method": call.method])
    }
  }

  private func trustClock(_ now: CivilMoment) throws(ControlError) {
    if let hold = office.hold { throw .held(hold) }
    if let last = office.lastMoment, now < last { throw .clockSetBack(now: now, last: last) }
  }

  private func logOutcome(_ outcome: JournalEvent.Outcome, _ message: OccurrenceMessage, _ uid: UInt32) {
    let obligation = message.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? message.id
    journal.send(
      .outcome(outcome, plan: message.plan, obligation: obligation, occurrence: message.occurrence, by: uid))
  }
}
