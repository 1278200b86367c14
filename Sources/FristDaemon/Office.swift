import FristCore
import FristDelivery
import FristFiles
import FristLedger
import FristRender

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
    public let delivered: [Delivery]
    /// Deliveries that stay, and why.
    public let failed: [(delivery: Delivery, error: SystemError)]
  }

  private let premises: Premises
  private let mode: Ledger.Mode
  private let ledger: Ledger
  private let courier: Courier
  private var zone: Zone
  private var decider: Decider

  /// The latest civil moment passed; nil in a new ledger.
  public var lastMoment: CivilMoment? { decider.history.lastMoment }
  public var inventory: Inventory { decider.inventory }
  /// What the wall clock shows at an instant, by the municipality's zone.
  public func moment(at seconds: Int) -> CivilMoment { zone.moment(at: seconds) }

  /// Opens the ledger, reads the files, and accepts what is new in them.
  ///
  /// - Parameters:
  ///   - clock: Told the zone and the latest moment passed; returns the moment that it is now.
  /// - Throws: `FileReadError` and `UnknownZone` for what makes a configuration unusable; `LedgerError`. A spool
  ///   that cannot be opened is for the passes to say.
  public init(
    _ premises: Premises, mode: Ledger.Mode, clock: (Zone, CivilMoment?) -> CivilMoment
  ) throws {
    self.premises = premises
    self.mode = mode
    ledger = try Ledger(directory: premises.state, mode: mode)
    let files = try FilesInForce(config: premises.config, ledger: ledger)
    zone = try Zone(files.inventory.settings.zone)
    let history = try ledger.history()
    courier = Courier(
      ledger: ledger, spool: Spool(at: premises.spool ?? files.inventory.settings.spool))
    decider = try Self.accept(files, history, ledger, at: clock(zone, history.lastMoment))
  }

  /// Reads the files anew; what was in force stays where they are not accepted.
  public func reload(at now: CivilMoment) throws {
    let files = try FilesInForce(config: premises.config, ledger: ledger)
    zone = try Zone(files.inventory.settings.zone)
    decider = try Self.accept(files, try ledger.history(), ledger, at: now)
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

  /// The next moment at which anything may be told.
  public func next(after now: CivilMoment) -> CivilMoment? { decider.next(after: now) }

  /// Carries what an earlier run left, decides, records, and carries that: one look at everything.
  public func pass(at now: CivilMoment, byHand: Bool = false) throws(LedgerError) -> Pass {
    if try courier.withdraw(before: now.day) {
      decider = Decider(decider.inventory, history: try ledger.history(), now: decider.history.lastMoment ?? now)
    }
    let decision = decider.wake(at: now, byHand: byHand)
    if !decision.isClockSetBack {
      var deliveries: [Delivery] = []
      for digest in decision.digests { deliveries.append(try delivery(of: digest)) }
      try ledger.record(decision, deliveries)
    }
    let outcome = try courier.carryAll()
    return Pass(decision: decision, delivered: outcome.delivered, failed: outcome.failed)
  }

  /// Carries what an earlier run decided and did not deliver, without deciding anything.
  public func recover(at now: CivilMoment) throws(LedgerError) -> [(delivery: Delivery, error: SystemError)] {
    try courier.carryAll().failed
  }

  /// A digest rendered once: these bytes are kept until they are delivered.
  private func delivery(of digest: Digest) throws(LedgerError) -> Delivery {
    let (year, month, day) = digest.at.day.fields
    let time = digest.at.time
    let moment =
      "\(year.zeroPadded(4))\(month.zeroPadded(2))\(day.zeroPadded(2))T\(time.hour.zeroPadded(2))\(time.minute.zeroPadded(2))"
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
    let settings = decider.inventory.settings
    let method = decider.inventory.directory[recipient]?.deliver ?? settings.mail.deliver
    return mode == .replay || method == .maildir ? recipient : "outgoing"
  }
}
