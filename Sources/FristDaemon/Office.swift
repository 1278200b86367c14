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
    public let outcome: Courier.Outcome
  }

  // What lives as long as the office does.
  let premises: Premises
  let mode: Ledger.Mode
  let ledger: Ledger
  let courier: Courier
  let spoolPath: String
  var clockWatch: ClockWatch
  /// The day on which the clocks were last written down.
  var notedClocks: CivilDay?
  /// Whether an administrator took the ledger as it is, whatever the spool has seen.
  var isReconciled = false

  // What is swapped when files change.
  var shelf: Shelf
  var zone: Zone
  var decider: Decider { didSet { foreseen = nil } }
  /// From this day on the files say something else though none of them changes.
  var nextFileDay: CivilDay?
  var tally = Tally()
  /// How many mails a moment to come brings, as things stand.
  private var foreseen: (at: CivilMoment, digests: Int)?

  /// What was decided in this run and is not yet in a mailbox, by delivery.
  private(set) var summaries: [DeliveryID: DigestSummary] = [:]

  var book: Book { decider.book }
  public var inventory: Inventory { decider.book.inventory }
  /// The latest civil moment passed; nil in a new ledger.
  public var lastMoment: CivilMoment? { decider.book.lastMoment }
  /// The same as an instant, in seconds since 1970; nil in a new ledger and in a replay.
  private(set) var lastInstant: Int?
  /// Takes the record as it stands after the clock was set back.
  func takeBack(_ book: Book, _ instant: Int, at now: CivilMoment) {
    decider = Decider(book, now: now)
    lastInstant = instant
    tally.forget()
  }

  /// What the wall clock shows at an instant, by the municipality's zone.
  public func moment(at seconds: Int) -> CivilMoment { zone.moment(at: seconds) }

  /// Opens the ledger, reads the files, and accepts what is new in them.
  ///
  /// - Parameters:
  ///   - clocks: The machine's clocks, for a live run: what they say is taken only where it can be trusted.
  ///   - clock: Told the zone and the latest moment passed; returns the moment that it is now.
  /// - Throws: `FileReadError` for what makes a configuration unusable; `LedgerError`. A spool that cannot be opened is for
  ///   the passes to say.
  public init(
    _ premises: Premises, mode: Ledger.Mode, clocks: Ledger.Clocks? = nil, clock: (Zone, CivilMoment?) -> CivilMoment
  ) throws {
    self.premises = premises
    self.mode = mode
    ledger = try Ledger(directory: premises.state, mode: mode)
    let passed = try ledger.lastPassed()
    lastInstant = passed?.instant
    let trusted = try ledger.lastClocks()
    var (book, shelf) = try ledger.shelved(config: premises.config)
    var known: Zone?
    var watch: ClockWatch?
    var now: CivilMoment?
    let hold = book.hold
    let gone = book.confirmedGone
    let files = shelf.refresh(confirmedGone: gone) { settings throws(FileReadError) in
      let zone = try Zone.of(settings, premises.config)
      let clockWatch = ClockWatch(
        trusted: trusted, limits: settings.hold,
        horizon: Self.horizon(config: premises.config, settings: settings))
      var moment = clock(zone, passed?.moment)
      if let clocks, hold != nil || clockWatch.judge(clocks) != .right {
        // A clock that is not trusted must not date what is accepted.
        moment = passed?.moment ?? zone.moment(at: clockWatch.horizon.nearest(to: clocks.wallSeconds))
      }
      (known, watch) = (zone, clockWatch)
      // A clock set back does not take the record back.
      now = max(moment, passed?.moment ?? moment)
      return now?.day ?? moment.day
    }
    guard let inventory = files.inventory, files.refused.isEmpty, let zone = known, let clockWatch = watch, let now
    else {
      throw FileReadError(problems: files.refused.isEmpty ? files.problems : files.refused)
    }
    self.zone = zone
    self.clockWatch = clockWatch
    self.shelf = shelf
    nextFileDay = files.nextDay
    spoolPath = premises.spool ?? inventory.settings.spool
    courier = Courier(ledger: ledger, spool: Spool(at: spoolPath))
    book.lastMoment = passed?.moment
    if let trusted, hold == nil {
      book.absence = Absence(since: zone.moment(at: trusted.wallSeconds).day, until: now.day)
    }
    let change = Reconciliation(of: book, to: inventory, isFirst: files.previous == nil, now: now)
    try ledger.append(change.entries, versions: files.versions.map(FileVersion.init), at: now)
    decider = Decider(change.book, now: now)
  }

  /// The next moment at which anything may be told, or the files say something else.
  public func next(after now: CivilMoment) -> CivilMoment? {
    let files = nextFileDay.map { CivilMoment($0, .midnight) }.flatMap { $0 > now ? $0 : nil }
    return [decider.next(after: now), files].compactMap { $0 }.min()
  }

  /// How many mails a moment to come brings, as things stand; worked out once until something changes. Nil while mail is
  /// held.
  func digests(at moment: CivilMoment) -> Int? {
    if hold != nil { return nil }
    if let foreseen, foreseen.at == moment { return foreseen.digests }
    var ahead = decider
    let digests = ahead.wake(at: moment).digests.count
    foreseen = (moment, digests)
    return digests
  }

  /// Decides and records, then carries: one look at everything.
  public func pass(at now: CivilMoment, byHand: Bool = false) throws -> Pass {
    if nextFileDay.map({ $0 <= now.day }) ?? false { _ = try look(at: now) }
    let decision = try decide(at: now, byHand: byHand).decision
    return Pass(decision: decision, outcome: decision.isHeld ? Courier.Outcome() : try carry(at: now))
  }

  /// Decides and records; the mail waits to be carried.
  ///
  /// - Parameter instant: The moment in seconds since 1970; nil in a replay.
  /// - Returns: The decision, and what was withdrawn because it waited since an earlier day.
  public func decide(
    at now: CivilMoment, instant: Int? = nil, byHand: Bool = false
  ) throws(LedgerError) -> (
    decision: Decision, withdrawn: [(id: DeliveryID, recipient: RecipientID)]
  ) {
    // Nothing has passed while mail is held, so nothing is too old either.
    if hold != nil { return (decider.wake(at: now, byHand: byHand), []) }
    let withdrawn = try courier.withdraw(before: now.day, at: now)
    for delivery in withdrawn { summaries[delivery.id] = nil }
    let ahead = foreseen
    if !withdrawn.isEmpty { decider.apply(withdrawn.map { Entry(at: now, by: .clock, .deliveryWithdrawn($0.id)) }) }
    let decision = decider.wake(at: now, byHand: byHand)
    // Where nothing is told, a moment to come brings what it brought.
    if withdrawn.isEmpty, decision.digests.isEmpty, decision.superseded.isEmpty { foreseen = ahead }
    guard !decision.isClockSetBack, !decision.isHeld else { return (decision, withdrawn) }
    var ids: [RecipientID: DeliveryID] = [:]
    var mails: [(digest: Digest, id: DeliveryID, reports: [MailAttachment])] = []
    let desk = desk(on: now.day)
    for digest in decision.digests {
      let id = try newID(at: digest.at, digest.recipient)
      ids[digest.recipient] = id
      mails.append((digest, id, try reports(for: digest, desk)))
    }
    let entries = decision.entries { ids[$0.recipient] ?? "" }
    // Written one by one as they are recorded: thousands need not stand in memory together.
    let deliveries = mails.lazy.map { self.delivery(of: $0.digest, id: $0.id, $0.reports) }
    try ledger.append(
      entries, at: now, deliveries: deliveries, passed: Passed(moment: now, instant: mode == .live ? instant : nil))
    lastInstant = instant
    if !entries.isEmpty { decider.apply(entries) }
    tally.forget(entries, in: book)
    return (decision, withdrawn)
  }

  /// Records what somebody said, and plans anew what it concerns.
  func record(_ entries: [Entry], at now: CivilMoment) throws(LedgerError) {
    try ledger.append(entries, at: now)
    decider.apply(entries)
    tally.forget(entries, in: book)
  }

  /// Carries what is decided and not delivered, without deciding anything.
  ///
  /// - Parameters:
  ///   - id: Only what comes after this delivery.
  ///   - limit: At most so many deliveries.
  public func carry(after id: String = "", limit: Int = .max, at now: CivilMoment) throws(LedgerError)
    -> Courier.Outcome
  {
    guard hold == nil else { return Courier.Outcome() }
    let outcome = try courier.carry(after: id, limit: limit, at: now)
    if !outcome.delivered.isEmpty {
      decider.apply(outcome.delivered.map { Entry(at: now, by: .clock, .delivered($0.id)) })
    }
    return outcome
  }

  /// What a delivery tells, by the record: also where it was decided in an earlier run.
  func tellings(of delivery: Delivery) throws(LedgerError) -> [Telling] {
    summaries[delivery.id] = nil
    return try ledger.told(in: delivery.id).map { line in
      var telling = Telling(
        plan: nil, step: line.topic.step, due: line.due, role: line.role, recipient: delivery.recipient,
        reason: line.reason, delivery: delivery.id, day: delivery.at.day)
      let (id, occurrence) = book.subject(of: line.topic)
      telling.occurrence = occurrence
      (telling.plan, telling.obligation) = (id.plan, id.obligation)
      if let root = line.topic.occurrence?.root, let (_, obligation) = book.obligation(of: root) {
        telling.kind = obligation.kind
        telling.title = obligation.title
      }
      telling.problem = line.topic.problem
      if case .withdrawn(let plan, let root, _, _) = line.topic {
        telling.title = root.map { book.dossiers[$0]?.withdrawn?.title } ?? book.plans[plan]?.gone?.title
      }
      return telling
    }
  }

  /// A digest rendered once: these bytes are kept until they are delivered.
  private func delivery(of digest: Digest, id: DeliveryID, _ reports: [MailAttachment]) -> Delivery {
    let letter = Letter(
      digest, situation: book.situation(of: digest.recipient, on: digest.at.day), id: id, inventory: inventory,
      zone: zone, attachments: reports)
    if mode == .live { summaries[id] = DigestSummary(notices: digest.notices.count, subject: letter.subject) }
    let way = way(to: digest.recipient)
    return Delivery(
      id: id, at: digest.at, recipient: digest.recipient, mailbox: way.mailbox,
      content: way.enveloped(letter.encoded(), for: digest.recipient))
  }

  func newID(at moment: CivilMoment, _ recipient: RecipientID) throws(LedgerError) -> DeliveryID {
    let (year, month, day) = moment.day.fields
    let time = moment.time
    let date = "\(year.zeroPadded(4))\(month.zeroPadded(2))\(day.zeroPadded(2))"
    let stamp = "\(date)T\(time.hour.zeroPadded(2))\(time.minute.zeroPadded(2))"
    var id = "\(stamp).\(recipient)"
    var number = 1
    // Passes by hand can share a minute.
    while try ledger.hasDelivery(id) {
      number += 1
      id = "\(stamp)-\(number).\(recipient)"
    }
    return id
  }
}

/// A mail in a line.
struct DigestSummary: Hashable, Sendable {
  let notices: Int
  let subject: String
}
