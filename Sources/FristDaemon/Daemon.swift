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

  let office: Office
  let journal: Journal
  let notifier: Notifier
  var access = Access()
  private var server: VarlinkServer?

  /// Fires at the next moment at which anything may be told, by the wall clock.
  private let alarm: any DispatchSourceTimer
  /// Fires regularly by the machine's uptime: feeds the watchdog and compares the clocks.
  private let heartbeat: any DispatchSourceTimer
  private var signals: [any DispatchSourceSignal] = []
  private(set) var isStopping = false
  /// Whoever waits for the end; the process ends first.
  private var ending: CheckedContinuation<Void, Never>?

  /// What went wrong with the spool since it last went right.
  private(set) var trouble: SpoolTrouble?
  private var isClockSetBack = false
  /// When the alarm goes off, in seconds since 1970; nil where it is not set.
  private(set) var nextAlarm: Int?
  /// When anything may be told, likewise.
  private var nextDecision: Int?
  private var isCarrying = false

  /// How many deliveries are carried before calls get their turn.
  private static let batch = 128

  private init(office: Office, executor: QueueExecutor, journal: Journal, notifier: Notifier) {
    self.office = office
    self.executor = executor
    self.journal = journal
    self.notifier = notifier
    alarm = DispatchSource.makeTimerSource(queue: executor.queue)
    heartbeat = DispatchSource.makeTimerSource(queue: executor.queue)
  }

  /// Loads everything, makes and records the first pass, opens the socket, and says READY.
  ///
  /// - Parameter control: The socket's path; nil means what frist.yaml says. A socket that systemd hands over goes before.
  /// - Throws: What makes a start impossible: `FileReadError` and `UnknownZone`, `LedgerError`, `ListeningSocket.Failure`.
  public static func start(_ premises: Office.Premises, control: String?) async throws -> Daemon {
    let office = try Office(premises, mode: .live) { zone, _ in zone.moment(at: time(nil)) }
    let daemon = Daemon(
      office: office, executor: QueueExecutor(label: "fristd"), journal: .system(as: "fristd"), notifier: .system)
    try await daemon.begin(control: control)
    return daemon
  }

  private func begin(control: String?) async throws {
    let inventory = office.inventory
    journal.send(
      .started(
        version: FristVersion.text, plans: inventory.plans.count,
        obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count }, lastPass: office.lastMoment))
    for problem in inventory.problems { journal.send(.found(problem)) }
    // Long work may follow: a first pass over everything, and a backlog.
    notifier.extendTimeout(microseconds: 120_000_000)
    try watchClocks()
    try decide()
    server = try await startServer(control ?? inventory.settings.control)
    startTimers()
    await startSignals()
    let next = office.next(after: now)
    journal.send(.ready(next: next))
    notifier.ready(status: statusLine)
    scheduleCarrying()
  }

  /// Lasts as long as the process does.
  public func last() async { await withCheckedContinuation { ending = $0 } }

  /// The civil moment by the wall clock.
  var now: CivilMoment { office.moment(at: time(nil)) }

  private var statusLine: String {
    if let hold = office.hold { return "All mail is held: \(hold.why)" }
    if isClockSetBack { return "The clock stands before the latest pass: nothing is decided" }
    return office.next(after: now).map { "Next look at \($0)" } ?? "Nothing left to tell"
  }

  // MARK: Passes

  /// One look at everything, recorded; what it decided waits to be carried.
  @discardableResult
  func decide(byHand: Bool = false) throws -> Decision {
    if office.hasChangedFiles { reload() }
    let now = now
    let (decision, withdrawn) = try office.decide(at: now, byHand: byHand)
    for delivery in withdrawn { journal.send(.deliveryWithdrawn(delivery.id, recipient: delivery.recipient)) }
    if decision.isClockSetBack, let last = office.lastMoment {
      if !isClockSetBack { journal.send(.clockSetBack(now: now, last: last)) }
    } else if isClockSetBack {
      journal.send(.clockRight)
    }
    isClockSetBack = decision.isClockSetBack
    if !decision.digests.isEmpty {
      journal.send(
        .passed(
          digests: decision.digests.count, notices: decision.digests.reduce(0) { $0 + $1.notices.count },
          next: decision.next))
    }
    return decision
  }

  /// A turn of the daemon's own: decides, arms the alarm anew, and begins to carry.
  ///
  /// - Parameter deciding: True where something has changed; else it decides when its moment has come.
  func turn(deciding: Bool = false) {
    if isStopping { return }
    perform {
      try watchClocks()
      // For the spool alone nothing is decided, but on a new day what waits is withdrawn first.
      let isDeciding = deciding || nextDecision.map { $0 <= time(nil) } ?? false
      if isDeciding || office.hasChangedFiles || office.lastMoment.map({ $0.day < now.day }) ?? true || isClockSetBack {
        try decide()
      }
    }
    arm()
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
      exit(1)
    }
  }

  /// Carries what waits, a batch at a time, so that calls get their turn between.
  private func scheduleCarrying() {
    if isCarrying { return }
    isCarrying = true
    Task { await self.carryAll() }
  }

  private func carryAll() async {
    defer { isCarrying = false }
    var (last, failure): (String?, SystemError?) = ("", nil)
    var (failed, delivered) = (0, 0)
    // While mail is held there is nothing to carry, and no failure is forgotten.
    while let id = last, !isStopping, office.hold == nil {
      perform {
        let outcome = try carry(after: id, limit: Self.batch)
        last = outcome.last
        failed += outcome.failed.count
        delivered += outcome.delivered.count
        failure = failure ?? outcome.failed.first?.error
      }
      await Task.yield()
    }
    if last == nil { note(failure, failed: failed, delivered: delivered) }
    arm()
  }

  /// Carries everything that waits.
  func carryEverything() throws(LedgerError) -> Courier.Outcome {
    let outcome = try carry(after: "", limit: .max)
    note(outcome.failed.first?.error, failed: outcome.failed.count, delivered: outcome.delivered.count)
    return outcome
  }

  private func carry(after id: String, limit: Int) throws(LedgerError) -> Courier.Outcome {
    let outcome = try office.carry(after: id, limit: limit)
    for delivery in outcome.delivered {
      guard let digest = office.takeDigest(of: delivery.id) else { continue }
      for notice in digest.notices {
        journal.send(.told(notice, delivery: delivery.id, to: delivery.recipient, on: digest.at.day))
      }
    }
    return outcome
  }

  /// Takes note of how it went with the spool, once everything that waits was tried.
  private func note(_ failure: SystemError?, failed: Int, delivered: Int) {
    if let failure {
      var trouble = self.trouble ?? SpoolTrouble(since: time(nil))
      let isNew = trouble.note(failure, at: time(nil))
      self.trouble = trouble
      if isNew {
        journal.send(.spoolFailed(failure, deliveries: failed, nextTry: office.moment(at: trouble.nextTry)))
      }
    } else if let trouble {
      // Without a delivery, what had failed was withdrawn since: then nothing is left to try.
      if delivered > 0 {
        journal.send(
          .spoolRecovered(path: office.spoolPath, afterSeconds: time(nil) - trouble.since, failures: trouble.failures))
      }
      self.trouble = nil
    }
  }

  // MARK: Reloading

  /// Reads the files again; what is not accepted leaves what is in force.
  ///
  /// - Returns: What was wrong where nothing was accepted; else nil.
  @discardableResult
  func reload() -> [Problem]? {
    var monotonic = timespec()
    clock_gettime(CLOCK_MONOTONIC, &monotonic)
    notifier.reloading(
      monotonicMicroseconds: UInt64(monotonic.tv_sec) * 1_000_000 + UInt64(monotonic.tv_nsec) / 1000)
    defer { notifier.ready(status: statusLine) }
    let before = Set(office.inventory.problems)
    do {
      try office.reload(at: now)
    } catch let error as LedgerError {
      perform { throw error }
    } catch {
      let problems = Self.problems(of: error)
      perform { try office.refuse(problems, at: now) }
      for problem in problems { journal.send(.notReloaded(problem.description)) }
      return problems
    }
    access = Access()
    let inventory = office.inventory
    for problem in inventory.problems where !before.contains(problem) { journal.send(.found(problem)) }
    journal.send(
      .reloaded(
        plans: inventory.plans.count, obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count },
        problems: inventory.problems.count))
    return nil
  }

  private static func problems(of error: any Error) -> [Problem] {
    if let error = error as? FileReadError { return error.problems }
    return [
      Problem(
        file: "frist.yaml", line: 0, column: 0, what: "\(error)", consequence: "the versions in force stay")
    ]
  }

  // MARK: Timers and signals

  /// Sets the alarm to the next moment of deciding or of trying the spool again, whichever is first.
  func arm() {
    let decision = office.next(after: now).map { office.zone.instant(of: $0) }
    nextDecision = decision
    let retry = office.hold == nil ? trouble.map { max($0.nextTry, time(nil) + 1) } : nil
    let times = [decision, retry].compactMap { $0 }
    nextAlarm = times.min()
    guard let seconds = nextAlarm else {
      alarm.schedule(wallDeadline: .distantFuture)
      return
    }
    alarm.schedule(wallDeadline: DispatchWallTime(timespec: timespec(tv_sec: seconds, tv_nsec: 0)))
  }

  private func startTimers() {
    alarm.setEventHandler { [weak self] in self?.assumeIsolated { $0.turn() } }
    arm()
    alarm.activate()
    let interval = notifier.watchdogInterval.map { $0 / 2 } ?? .seconds(60)
    let milliseconds = Int(interval / .milliseconds(1))
    heartbeat.setEventHandler { [weak self] in self?.assumeIsolated { $0.beat() } }
    heartbeat.schedule(
      deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(milliseconds),
      leeway: .milliseconds(milliseconds / 10))
    heartbeat.activate()
  }

  private func beat() {
    if isStopping { return }
    let wasHeld = office.hold != nil
    let wasBack = isClockSetBack
    perform { try watchClocks() }
    let isHeld = office.hold != nil
    let isBack = office.lastMoment.map { now < $0 } ?? false
    if wasHeld != isHeld || wasBack != isBack { turn(deciding: true) }
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
    reload()
    turn(deciding: true)
  }

  /// Ends the process: the rename in hand is finished, since nothing interrupts this queue.
  private func stop(_ cause: String) {
    if isStopping { return }
    isStopping = true
    journal.send(.stopping(cause: cause))
    notifier.stopping()
    let server = server
    Task {
      await server?.shutdown()
      self.end()
    }
  }

  private func end() {
    perform { try office.noteClocks() }
    journal.send(.stopped)
    exit(0)
  }
}
