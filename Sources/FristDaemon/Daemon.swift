import Dispatch
import FristControl
import FristControlServer
import FristCore
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import Glibc

/// fristd as a service: one actor on one Dispatch queue, where the timer, the heartbeat, signals and calls meet.
///
/// It reads the clock once a turn, lets the office decide, carries out what was decided and arms one one-shot timer. A
/// pass has no `await` inside, so it is never interleaved with a call.
public actor Daemon {
  let executor: QueueExecutor
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  // What lives as long as the daemon does.
  let office: Office
  let clock: Clock
  let journal: Journal
  let notifier: Notifier
  var access = Access()
  private var server: VarlinkServer?
  /// Goes off when `alarm` says; nil before the start is over, and in tests, which go off themselves.
  private var timer: WallTimer?
  /// Goes off regularly by the machine's uptime: feeds the watchdog and compares the clocks.
  private var heartbeat: Heartbeat?
  private var signals: [any DispatchSourceSignal] = []
  /// Whoever waits for the end; the process ends first.
  private var ending: CheckedContinuation<Void, Never>?

  // Where things stand.
  private(set) var isStopping = false
  private(set) var alarm = Alarm()
  /// What went wrong with the spool since it last went right.
  private(set) var trouble: SpoolTrouble?
  /// As it was said last.
  var isClockSetBack = false
  private var carriage = Carriage()
  var longCalls = LongCalls()
  var clients = ClientLog()
  nonisolated let observed = ServerEvents()

  /// How many deliveries are carried before calls get their turn.
  private static let batch = 128

  init(
    office: Office, clock: Clock, journal: Journal, notifier: Notifier,
    on executor: QueueExecutor = QueueExecutor(label: "fristd")
  ) {
    self.office = office
    self.clock = clock
    self.journal = journal
    self.notifier = notifier
    self.executor = executor
  }

  /// Loads everything, makes and records the first pass, opens the socket, and says READY.
  ///
  /// - Parameters:
  ///   - control: The socket's path; nil means what frist.yaml says. A socket that systemd hands over goes before.
  ///   - executor: Where it lives; the task that calls this should prefer it, too.
  /// - Throws: What makes a start impossible: `FileReadError` and `UnknownZone`, `LedgerError`, `ListeningSocket.Failure`.
  public static func start(
    _ premises: Office.Premises, control: String?, clock: Clock = .live, journal: Journal, notifier: Notifier,
    on executor: QueueExecutor
  ) async throws -> Daemon {
    Memory.shareOneHeap()
    let clocks = clock.read()
    let office = try Office(premises, mode: .live, clocks: clocks) { zone, _ in zone.moment(at: clocks.wallSeconds) }
    let daemon = Daemon(office: office, clock: clock, journal: journal, notifier: notifier, on: executor)
    try await daemon.begin()
    try await daemon.listen(at: control)
    return daemon
  }

  /// The first turn: what was found is said, and the first pass recorded.
  func begin() throws {
    let inventory = office.inventory
    journal.send(
      .started(
        version: FristVersion.text, plans: inventory.plans.count,
        obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count }, lastPass: office.lastMoment))
    for problem in inventory.problems { journal.send(.found(problem)) }
    // Long work may follow: a first pass over everything, and a backlog.
    notifier.extendTimeout(microseconds: 120_000_000)
    let clocks = clock.read()
    try watchClocks(at: clocks)
    try watchSpool(at: clocks)
    try decide(at: clocks)
    arm(at: clocks)
  }

  private func listen(at control: String?) async throws {
    server = try await startServer(control)
    startTimers()
    await startSignals()
    journal.send(.ready(next: alarm.decision.map { office.zone.moment(at: $0) }))
    notifier.ready(status: statusLine)
    scheduleCarrying()
  }

  /// Lasts as long as the process does.
  public func last() async { await withCheckedContinuation { ending = $0 } }

  var statusLine: String {
    if let hold = office.hold { return "All mail is held: \(hold.why)" }
    if isClockSetBack { return "The clock stands before the latest pass: nothing is decided" }
    return alarm.decision.map { "Next look at \(office.zone.moment(at: $0))" } ?? "Nothing left to tell"
  }

  // MARK: Passes

  /// One look at everything, recorded; what it decided waits to be carried.
  ///
  /// - Parameter hasLooked: Whether the files were looked at in this turn.
  @discardableResult
  func decide(at clocks: Ledger.Clocks, byHand: Bool = false, hasLooked: Bool = false) throws -> Decision {
    if !hasLooked { reload(at: clocks, isAsked: false) }
    let (decision, withdrawn) = try office.decide(
      at: office.moment(at: clocks), instant: clocks.wallSeconds, byHand: byHand)
    for delivery in withdrawn { journal.send(.deliveryWithdrawn(delivery.id, recipient: delivery.recipient)) }
    noteClock(isSetBack: decision.isClockSetBack, at: clocks)
    if !decision.digests.isEmpty {
      journal.send(
        .passed(
          digests: decision.digests.count, notices: decision.digests.reduce(0) { $0 + $1.notices.count },
          next: decision.next))
    }
    return decision
  }

  /// Says once that the clock is set back, and once that it is right again; neither of a clock that mail is held for.
  func noteClock(isSetBack: Bool, at clocks: Ledger.Clocks) {
    defer { isClockSetBack = isSetBack }
    guard isClockSetBack != isSetBack, office.hold == nil, let last = office.lastMoment else { return }
    journal.send(isSetBack ? .clockSetBack(now: office.moment(at: clocks), last: last) : .clockRight)
  }

  /// A turn of the daemon's own: decides, arms the alarm anew, and begins to carry.
  ///
  /// - Parameters:
  ///   - deciding: True where something has changed; else it decides when its moment has come.
  ///   - hasLooked: Whether the files were looked at in this turn.
  func turn(deciding: Bool = false, hasLooked: Bool = false) {
    if isStopping { return }
    let clocks = clock.read()
    perform {
      try watchClocks(at: clocks)
      if deciding || alarm.isDecisionDue(at: clocks.wallSeconds) || isClockSetBack {
        try decide(at: clocks, hasLooked: hasLooked)
      }
    }
    arm(at: clocks)
    scheduleCarrying()
    notifier.status(statusLine)
  }

  /// Does what cannot fail but for the ledger. A ledger that failed ends the process: systemd starts it afresh, and
  /// what is durable is seen then.
  func perform(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      journal.send(.failed("\(error)"))
      journal.flush()
      exit((error as? LedgerError)?.isPermanent == true ? 70 : 1)
    }
  }

  // MARK: Carrying

  /// Carries what waits, a batch at a time, so that calls get their turn between.
  func scheduleCarrying() {
    if carriage.call() { carrying = Task(executorPreference: executor) { await self.carryAll() } }
  }

  /// What carries, or has carried last.
  private(set) var carrying: Task<Void, Never>?

  private func carryAll() async {
    repeat {
      var (last, failure): (String?, SystemError?) = ("", nil)
      var (failed, delivered) = (0, 0)
      // While mail is held there is nothing to carry, and no failure is forgotten.
      while let id = last, !isStopping, office.hold == nil {
        perform {
          try watchSpool(at: clock.read())
          let outcome = try carry(after: id, limit: Self.batch, at: clock.read())
          last = outcome.last
          failed += outcome.failed.count
          delivered += outcome.delivered.count
          failure = failure ?? outcome.failed.first?.error
        }
        await Task.yield()
      }
      let clocks = clock.read()
      if last == nil { note(failure, failed: failed, delivered: delivered, at: clocks) }
      arm(at: clocks)
      if delivered > 0 { Memory.giveBack() }
    } while carriage.finish()
  }

  /// Carries everything that waits.
  func carryEverything(at clocks: Ledger.Clocks) throws(LedgerError) -> Courier.Outcome {
    try watchSpool(at: clocks)
    var outcome = try carry(after: "", limit: Self.batch, at: clocks)
    while let last = outcome.last { outcome.add(try carry(after: last, limit: Self.batch, at: clocks)) }
    note(
      outcome.failed.first?.error, failed: outcome.failed.count, delivered: outcome.delivered.count, at: clocks)
    if !outcome.delivered.isEmpty { Memory.giveBack() }
    return outcome
  }

  private func carry(after id: String, limit: Int, at clocks: Ledger.Clocks) throws(LedgerError) -> Courier.Outcome {
    let outcome = try office.carry(after: id, limit: limit, at: office.moment(at: clocks))
    for delivery in outcome.delivered {
      for telling in try office.tellings(of: delivery) { journal.send(.told(telling)) }
    }
    return outcome
  }

  /// Takes note of how it went with the spool, once everything that waits was tried.
  private func note(_ failure: SystemError?, failed: Int, delivered: Int, at clocks: Ledger.Clocks) {
    if let failure {
      var trouble = self.trouble ?? SpoolTrouble(since: clocks.bootSeconds)
      let isNew = trouble.note(failure, at: clocks.bootSeconds)
      self.trouble = trouble
      if isNew {
        journal.send(
          .spoolFailed(failure, deliveries: failed, nextTry: office.zone.moment(at: trouble.nextTry(at: clocks))))
      }
    } else if let trouble {
      // Without a delivery, what had failed was withdrawn since: then nothing is left to try.
      if delivered > 0 {
        journal.send(
          .spoolRecovered(
            path: office.spoolPath, afterSeconds: clocks.bootSeconds - trouble.since, failures: trouble.failures))
      }
      self.trouble = nil
    }
  }

  // MARK: Timers and signals

  /// Sets the alarm to what comes first (see `Alarm`).
  func arm(at clocks: Ledger.Clocks) {
    alarm = Alarm()
    if office.hold == nil {
      let passed = office.lastMoment ?? office.moment(at: clocks)
      alarm.decision = office.next(after: passed).map { office.zone.instant(of: $0) }
      if let trouble {
        // Not at once, whatever the pause: a spool that fails must not keep the machine busy.
        alarm.retry = max(trouble.nextTry(at: clocks), clocks.wallSeconds + 1)
        alarm.dayChange = office.zone.instant(of: CivilMoment(passed.day.shifted(byDays: 1), .midnight))
      }
    }
    timer?.set(alarm.next)
  }

  private func startTimers() {
    timer = WallTimer(on: executor.queue) { [weak self] in self?.assumeIsolated { $0.turn() } }
    timer?.set(alarm.next)
    heartbeat = Heartbeat(on: executor.queue, every: notifier.watchdogInterval.map { $0 / 2 } ?? .seconds(60)) {
      [weak self] in self?.assumeIsolated { $0.beat() }
    }
  }

  /// Looks at the clocks; and at the alarm, which cannot have been missed, and costs nothing to look at.
  func beat() {
    if isStopping { return }
    let clocks = clock.read()
    let wasHeld = office.hold != nil
    perform { try watchClocks(at: clocks) }
    let isHeld = office.hold != nil
    let hasChanged = wasHeld != isHeld || !isHeld && isClockSetBack != office.isSetBack(clocks)
    if hasChanged || alarm.isDecisionDue(at: clocks.wallSeconds) { turn(deciding: hasChanged) }
    closeClientLog(at: clocks.bootSeconds)
    notifier.watchdog()
  }

  private func startSignals() async {
    signal(SIGPIPE, SIG_IGN)
    for (number, action) in [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: executor.queue)
      source.setEventHandler { [weak self] in
        self?.assumeIsolated { daemon in
          if number == SIGHUP { daemon.hangUp() } else { daemon.stop(action) }
        }
      }
      signals.append(source)
      // Clients are told READY only when a signal is heard.
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        source.setRegistrationHandler { continuation.resume() }
        source.activate()
      }
    }
  }

  private func hangUp() {
    if isStopping { return }
    reload(at: clock.read())
    turn(deciding: true, hasLooked: true)
  }

  /// Ends the process: the rename in hand is finished, since nothing interrupts this queue.
  private func stop(_ cause: String) {
    if isStopping { return }
    isStopping = true
    journal.send(.stopping(cause: cause))
    notifier.stopping()
    let server = server
    Task(executorPreference: executor) {
      await server?.shutdown()
      await self.end()
    }
  }

  private func end() {
    perform { try noteClocks() }
    journal.send(.stopped)
    journal.flush()
    notifier.flush()
    exit(0)
  }
}
