import FristCore
import FristDelivery
import FristFiles
import FristLedger

/// The shell around the heart: files in, decisions recorded, mail carried; the same in the daemon, in one pass and in a
/// replay. Whoever owns it reads the clock.
public final class Office {
  /// Where everything is.
  public struct Premises: Sendable {
    /// frist.yaml.
    public var config: String
    /// The state directory.
    public var state: String
    /// The spool; nil means what frist.yaml says.
    public var spool: String?

    public init(config: String, state: String, spool: String? = nil) {
      self.config = config
      self.state = state
      self.spool = spool
    }
  }

  /// What one pass came to.
  public struct Pass: Sendable {
    public let decision: Decision
    public let outcome: Courier.Outcome
  }

  private let premises: Premises
  let mode: Ledger.Mode
  let ledger: Ledger
  let courier: Courier
  var clockWatch: ClockWatch
  /// The day on which the clocks were last written down.
  var notedClocks: CivilDay?
  /// Whether an administrator took the ledger as it is, whatever the spool has seen.
  var isReconciled = false
  let spoolPath: String
  private(set) var zone: Zone
  var decider: Decider
  private var fingerprint: Fingerprint
  /// What was wrong with files that are not in force.
  private var refused: [Problem] = []
  /// What was decided in this run and is not yet in a mailbox, by delivery.
  private var digests: [String: Digest] = [:]

  /// The latest civil moment passed; nil in a new ledger.
  public var lastMoment: CivilMoment? { decider.history.lastMoment }
  public var inventory: Inventory { decider.inventory }
  /// What the wall clock shows at an instant, by the municipality's zone.
  public func moment(at seconds: Int) -> CivilMoment { zone.moment(at: seconds) }

  /// Opens the ledger, reads the files, and accepts what is new in them.
  ///
  /// - Parameters:
  ///   - clocks: The machine's clocks, for a live run: what they say is taken only where it can be trusted.
  ///   - clock: Told the zone and the latest moment passed; returns the moment that it is now.
  /// - Throws: `FileReadError` and `UnknownZone` for what makes a configuration unusable; `LedgerError`. A spool
  ///   that cannot be opened is for the passes to say.
  public init(
    _ premises: Premises, mode: Ledger.Mode, clocks: Ledger.Clocks? = nil, clock: (Zone, CivilMoment?) -> CivilMoment
  ) throws {
    self.premises = premises
    self.mode = mode
    ledger = try Ledger(directory: premises.state, mode: mode)
    let files = try FilesInForce(config: premises.config, ledger: ledger)
    zone = try Zone(files.inventory.settings.zone)
    let history = try ledger.history()
    clockWatch = ClockWatch(
      trusted: try ledger.lastClocks(), limits: files.inventory.settings.hold,
      horizon: Self.horizon(
        config: premises.config, settings: files.inventory.settings, plans: files.inventory.plans.map(\.id)))
    spoolPath = premises.spool ?? files.inventory.settings.spool
    courier = Courier(ledger: ledger, spool: Spool(at: spoolPath))
    fingerprint = files.fingerprint
    var now = clock(zone, history.lastMoment)
    if let clocks, history.hold != nil || clockWatch.judge(clocks) != .right {
      // A clock that is not trusted must not date what is accepted.
      now = history.lastMoment ?? zone.moment(at: clockWatch.horizon.nearest(to: clocks.wallSeconds))
    }
    decider = try Self.accept(files, history, ledger, at: now)
  }

  /// Reads the files and the zone's rules anew; what was in force stays where they are not accepted.
  ///
  /// - Parameter now: By a clock that is trusted: it dates what is accepted.
  /// - Throws: As `init`; a spool in another place needs a new start.
  public func reload(at now: CivilMoment) throws {
    let files = try FilesInForce(config: premises.config, ledger: ledger, mayHaveBecomeEmpty: false)
    zone = try Zone(files.inventory.settings.zone)
    decider = try Self.accept(files, try ledger.history(), ledger, at: now)
    clockWatch.limits = files.inventory.settings.hold
    fingerprint = files.fingerprint
    refused = []
  }

  /// Whether a file was changed since it was last read: one stat a file.
  public var hasChangedFiles: Bool {
    Fingerprint.of(config: premises.config, settings: inventory.settings) != fingerprint
  }

  /// Takes note of files that were not accepted: they are not read again before the next change, and what is wrong with
  /// them stands among the problems, and in the administrator's mail, until they are.
  func refuse(_ problems: [Problem], at now: CivilMoment) throws(LedgerError) {
    fingerprint = Fingerprint.of(config: premises.config, settings: inventory.settings)
    var inventory = inventory
    inventory.problems.removeAll { refused.contains($0) }
    inventory.problems += problems
    refused = problems
    let history = try ledger.history()
    decider = Decider(inventory, history: history, now: history.lastMoment ?? now)
  }

  private static func accept(
    _ files: FilesInForce, _ history: History, _ ledger: Ledger, at now: CivilMoment
  ) throws(LedgerError) -> Decider {
    // A clock set back does not take the record back.
    let now = max(now, history.lastMoment ?? now)
    let change = Reconciliation(from: files.previous, to: files.inventory, history: history, now: now)
    try ledger.accept(files.versions, change.changes, at: now)
    return Decider(files.inventory, history: change.history, now: now)
  }

  /// Forgets what is known and takes it from the ledger.
  func remember(at now: CivilMoment) throws(LedgerError) {
    let history = try ledger.history()
    decider = Decider(decider.inventory, history: history, now: history.lastMoment ?? now)
  }

  /// The next moment at which anything may be told.
  public func next(after now: CivilMoment) -> CivilMoment? { decider.next(after: now) }

  /// Decides and records, then carries: one look at everything.
  public func pass(at now: CivilMoment, byHand: Bool = false) throws(LedgerError) -> Pass {
    let decision = try decide(at: now, byHand: byHand).decision
    return Pass(decision: decision, outcome: decision.isHeld ? Courier.Outcome() : try carry())
  }

  /// Decides and records; the mail waits to be carried.
  ///
  /// - Returns: The decision, and what was withdrawn because it waited since an earlier day.
  public func decide(
    at now: CivilMoment, byHand: Bool = false
  ) throws(LedgerError) -> (decision: Decision, withdrawn: [Delivery]) {
    // Nothing has passed while mail is held, so nothing is too old either.
    if hold != nil { return (decider.wake(at: now, byHand: byHand), []) }
    let withdrawn = try courier.withdraw(before: now.day)
    if !withdrawn.isEmpty {
      for delivery in withdrawn { digests[delivery.id] = nil }
      try remember(at: now)
    }
    let decision = decider.wake(at: now, byHand: byHand)
    if !decision.isClockSetBack, !decision.isHeld {
      var deliveries: [Delivery] = []
      for digest in decision.digests { deliveries.append(try delivery(of: digest)) }
      try ledger.record(decision, deliveries)
      if mode == .live {
        for (delivery, digest) in zip(deliveries, decision.digests) { digests[delivery.id] = digest }
      }
    }
    return (decision, withdrawn)
  }

  /// Hands out, once, what a delivery tells; nothing where it was decided in an earlier run.
  func takeNotices(of delivery: Delivery) -> [Notice] { digests.removeValue(forKey: delivery.id)?.notices ?? [] }

  /// Carries what is decided and not delivered, without deciding anything.
  ///
  /// - Parameters:
  ///   - id: Only what comes after this delivery.
  ///   - limit: At most so many deliveries.
  public func carry(after id: String = "", limit: Int = .max) throws(LedgerError) -> Courier.Outcome {
    hold == nil ? try courier.carry(after: id, limit: limit) : Courier.Outcome()
  }

  /// A digest rendered once: these bytes are kept until they are delivered.
  private func delivery(of digest: Digest) throws(LedgerError) -> Delivery {
    let (year, month, day) = digest.at.day.fields
    let time = digest.at.time
    let date = "\(year.zeroPadded(4))\(month.zeroPadded(2))\(day.zeroPadded(2))"
    let moment = "\(date)T\(time.hour.zeroPadded(2))\(time.minute.zeroPadded(2))"
    var id = "\(moment).\(digest.recipient)"
    var number = 1
    // Passes by hand can share a minute.
    while try ledger.hasDelivery(id) {
      number += 1
      id = "\(moment)-\(number).\(digest.recipient)"
    }
    let letter = Letter(digest, id: id, inventory: decider.inventory, zone: zone)
    return Delivery(
      id: id, at: digest.at, recipient: digest.recipient, mailbox: mailbox(of: digest.recipient),
      content: letter.encoded())
  }

  /// A replay has a Maildir for everybody; else mail that leaves by other ways waits in `outgoing` for frist-post.
  private func mailbox(of recipient: RecipientID) -> String {
    mode == .replay || inventory.deliveryMethod(of: recipient) == .maildir ? recipient : "outgoing"
  }
}

extension Inventory {
  func deliveryMethod(of recipient: RecipientID) -> DeliveryMethod {
    directory[recipient]?.deliver ?? settings.mail.deliver
  }
}
