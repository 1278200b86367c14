import FristControl
import FristControlServer
import FristCore
import FristDelivery
import FristLedger

/// `org.fristd.Control`: who may, what is asked, what is answered. What is answered is the office's to say.
extension Daemon {
  func answer(_ call: Call, _ reply: Replier) async {
    do {
      guard let method = Control.methods.first(where: { $0.name == call.name }) else {
        throw ControlError.methodNotImplemented(call.method)
      }
      guard method.changes ? access.mayChange(call.peer) : access.mayRead(call.peer) else {
        throw ControlError.notPermitted(method.name, groups: method.changes ? Access.changers : Access.readers)
      }
      if method.changes {
        try change(call, reply)
      } else if Self.isLong(method) {
        try await oneAtATime(call, reply) { try await work(call, reply) }
      } else {
        try ask(call, reply)
      }
    } catch let error as ControlError {
      reply.fail(error)
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

  /// What looks at everything there is.
  private static func isLong(_ method: any ControlMethod.Type) -> Bool {
    method.streams || method == Control.Report.self || method == Control.Calendar.self
  }

  private func ask(_ call: Call, _ reply: Replier) throws {
    let clocks = clock.read()
    let now = office.moment(at: clocks)
    switch call.name {
    case Control.Status.name:
      try serve(Control.Status.self, call, reply) { wanted in
        let machine = MachineState(
          spoolError: trouble?.error.map { "\($0)" },
          nextTry: trouble.map { office.zone.moment(at: $0.nextTry(at: clocks)) },
          nextWake: alarm.next.map { office.zone.moment(at: $0) })
        return try office.status(wanted, machine, at: now)
      }
    case Control.Show.name: try serve(Control.Show.self, call, reply) { try office.show($0, at: now) }
    case Control.Why.name: try serve(Control.Why.self, call, reply) { try office.why($0, at: now) }
    case Control.PlanVersion.name: try serve(Control.PlanVersion.self, call, reply) { try office.planVersion($0) }
    default: throw ControlError.methodNotImplemented(call.method)
    }
  }

  private func change(_ call: Call, _ reply: Replier) throws {
    let clocks = clock.read()
    let now = office.moment(at: clocks)
    let uid = call.peer.uid
    switch call.name {
    case Control.Complete.name:
      try record(Control.Complete.self, call, reply, at: clocks) { wanted in
        let done = try office.complete(wanted, by: uid, at: now)
        return (done, wanted.dryRun == true ? [] : done.occurrences.map { (.done, $0) })
      }
    case Control.Reopen.name:
      try record(Control.Reopen.self, call, reply, at: clocks) { wanted in
        let reopened = try office.reopen(wanted, by: uid, at: now)
        return (reopened, reopened.occurrences.map { (.reopened, $0) })
      }
    case Control.Cancel.name:
      try record(Control.Cancel.self, call, reply, at: clocks) { wanted in
        let cancelled = try office.cancel(wanted, by: uid, at: now)
        return (cancelled, cancelled.occurrences.map { (.cancelled, $0) })
      }
    case Control.Snooze.name:
      try record(Control.Snooze.self, call, reply, at: clocks) { wanted in
        let snoozed = try office.snooze(wanted, by: uid, at: now)
        return (snoozed, snoozed.occurrences.map { (.snoozed, $0) })
      }
    case Control.Move.name:
      try record(Control.Move.self, call, reply, at: clocks) { wanted in
        let moved = try office.move(wanted, by: uid, at: now)
        return (moved, wanted.dryRun == true ? [] : moved.moved.map { (.moved, $0.occurrence) })
      }
    case Control.Confirm.name:
      try record(Control.Confirm.self, call, reply, at: clocks) { wanted in
        let confirmed = try office.confirm(wanted, by: uid, at: now)
        log(.confirmed, confirmed.id, uid)
        return (confirmed, [])
      }
    case Control.Evaluate.name:
      try record(Control.Evaluate.self, call, reply, at: clocks) { wanted in
        let evaluated = try office.evaluate(wanted, by: uid, at: now)
        log(.evaluated, evaluated.id, uid)
        return (evaluated, [])
      }
    case Control.TestMail.name:
      // It marks the spool as all mail does: a ledger that is behind it must be known before.
      try watchSpool(at: clocks)
      if let hold = office.hold { throw ControlError.held(hold) }
      try serve(Control.TestMail.self, call, reply) { wanted in
        let tested = try office.testMail(wanted, at: now) { try carryEverything(at: clocks) }
        arm(at: clocks)
        return tested
      }
    case Control.Reload.name: try serve(Control.Reload.self, call, reply) { try reload($0, at: clocks) }
    case Control.Release.name:
      try serve(Control.Release.self, call, reply) { _ in
        let isReleased = release(at: clocks, by: uid)
        return Control.Release.Reply(released: isReleased, next: nextWake)
      }
    case Control.Pass.name: try serve(Control.Pass.self, call, reply) { _ in try pass(at: clocks) }
    default: throw ControlError.methodNotImplemented(call.method)
    }
  }

  private func reload(_ wanted: Control.Reload, at clocks: Ledger.Clocks) throws -> Control.Reload.Reply {
    let language = try Parameter.language(wanted.language)
    switch reload(at: clocks) {
    case .refused(let problems): throw ControlError.notReloaded(problems, in: language)
    case .accepted(let change):
      turn(deciding: true, hasLooked: true)
      return Control.Reload.Reply(change, problems: office.inventory.problems, in: language)
    }
  }

  private func pass(at clocks: Ledger.Clocks) throws -> Control.Pass.Reply {
    try watchClocks(at: clocks)
    try trustClock(office.moment(at: clocks))
    try decide(at: clocks, byHand: true)
    let summaries = office.summaries
    let outcome = try carryEverything(at: clocks)
    arm(at: clocks)
    // The spool may have shown only now that the ledger is behind it.
    if let hold = office.hold { throw ControlError.held(hold) }
    return Control.Pass.Reply(outcome, summaries, next: nextWake)
  }

  private var nextWake: String? { alarm.next.map { office.zone.moment(at: $0).description } }

  private func trustClock(_ now: CivilMoment) throws(ControlError) {
    if let hold = office.hold { throw .held(hold) }
    if let last = office.lastMoment, now < last { throw .clockSetBack(now: now, last: last) }
  }

  // MARK: - Answering

  /// Answers in one reply.
  func serve<Method: ControlMethod>(
    _ method: Method.Type, _ call: Call, _ reply: Replier, _ body: (Method) throws -> Method.Reply
  ) throws {
    reply.finish(try body(call.parameters(as: method)))
  }

  /// Answers what somebody says of an outcome: by a clock that is trusted, written in the journal, with the timer set
  /// anew.
  private func record<Method: ControlMethod>(
    _ method: Method.Type, _ call: Call, _ reply: Replier, at clocks: Ledger.Clocks,
    _ body: (Method) throws -> (Method.Reply, [(JournalEvent.Outcome, OccurrenceMessage)])
  ) throws {
    let wanted = try call.parameters(as: method)
    try trustClock(office.moment(at: clocks))
    let (answer, outcomes) = try body(wanted)
    for (outcome, item) in outcomes { log(outcome, item.id, call.peer.uid, occurrence: item.occurrence) }
    arm(at: clocks)
    reply.finish(answer)
  }

  /// - Parameter id: `PLAN/ID`, or a plan's.
  private func log(_ outcome: JournalEvent.Outcome, _ id: String, _ uid: UInt32, occurrence: String? = nil) {
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    journal.send(
      .outcome(
        outcome, plan: parts.first ?? id, obligation: parts.count > 1 ? parts[1] : "", occurrence: occurrence, by: uid))
  }
}

extension Replier {
  fileprivate func fail(_ error: ControlError) {
    func end(_ parameters: some Encodable) { fail(error.name, parameters) }
    end(error.parameters)
  }
}

/// What `Status` says that only the daemon knows.
struct MachineState: Sendable {
  /// Why the spool could not be written at the last attempt.
  var spoolError: String?
  var nextTry: CivilMoment?
  var nextWake: CivilMoment?
}
