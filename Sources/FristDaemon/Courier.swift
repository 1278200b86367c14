import FristCore
import FristDelivery
import FristLedger
import FristProgram

/// Carries what is decided into the spool: stage, commit, rename, commit (DESIGN.md 6).
///
/// May be killed anywhere and run again: a delivery arrives exactly once.
public final class Courier {
  private let ledger: Ledger
  private let spool: Spool
  /// Whether a name that an earlier run left in the stage was looked for.
  private var isTidy = false

  init(ledger: Ledger, spool: Spool) {
    self.ledger = ledger
    self.spool = spool
  }

  /// What became of deliveries.
  public struct Outcome: Sendable {
    public var delivered: [Delivery] = []
    /// Those that did not get through, with the reason; they stay as they are.
    public var failed: [(delivery: Delivery, error: SystemError)] = []
    /// The last one looked at; nil where nothing waited.
    public var last: String?

    /// Takes in what became of those that come after.
    mutating func add(_ next: Outcome) {
      delivered += next.delivered
      failed += next.failed
      last = next.last
    }

    mutating func fail(_ deliveries: [Delivery], _ error: SystemError) {
      failed += deliveries.map { ($0, error) }
    }
  }

  /// Carries what waits, the oldest first.
  ///
  /// - Parameters:
  ///   - id: Only what comes after this delivery: one that failed holds up nobody behind it.
  ///   - limit: At most so many, so that others get their turn.
  func carry(after id: String = "", limit: Int = .max, at now: CivilMoment) throws(LedgerError) -> Outcome {
    var outcome = Outcome()
    let waiting = try ledger.openDeliveries(after: id, limit: limit)
    guard let last = waiting.last else {
      if !isTidy, let name = try ledger.stage(), try !ledger.hasStaged() { forget(name) }
      isTidy = true
      return outcome
    }
    outcome.last = last.id
    let preparation: Preparation
    do {
      preparation = try prepare(at: now)
    } catch let error as SystemError {
      outcome.fail(waiting, error)
      return outcome
    } catch let error as LedgerError {
      throw error
    } catch {
      preconditionFailure("only the two kinds of error above are thrown here: \(error)")
    }
    // Some of it may have been found delivered, and some be pending again.
    let open = preparation.hasLeft ? try ledger.openDeliveries(after: id, limit: limit) : waiting
    outcome.delivered = preparation.arrived

    let fresh = stage(open.filter { $0.state == .pending }, &outcome)
    try ledger.mark(fresh.map(\.id), as: .staged, in: preparation.stage, at: now)
    try deliver(open.filter { $0.state == .staged } + fresh, &outcome, at: now)
    if try !ledger.hasStaged() { forget(preparation.stage) }
    return outcome
  }

  /// Takes the name from the stage: nothing is in it.
  private func forget(_ stage: String) {
    do throws(SystemError) {
      try spool.forgetStage(stage)
    } catch {
      // It keeps its name, and is known by it the next time.
    }
  }

  private struct Preparation {
    /// The name of the stage from now on.
    let stage: String
    /// Whether what was staged was in another stage.
    var hasLeft = false
    /// What of that has arrived.
    var arrived: [Delivery] = []
  }

  /// Marks the spool, and sees to it that the stage is the one that the ledger means, or one with nothing staged in it.
  ///
  /// - Throws: `SystemError`, `LedgerError`.
  private func prepare(at now: CivilMoment) throws -> Preparation {
    spool.refresh()
    // Before anything goes: a ledger restored from before this pass must not tell it again.
    try spool.write(SpoolMark(ledger: ledger.identity, position: try ledger.position()))
    if let known = try ledger.stage(), try spool.hasStage(known) { return Preparation(stage: known) }
    var preparation = Preparation(stage: Ledger.randomName())
    if try ledger.hasStaged() {
      // Nobody knows what became of them: what is in its mailbox has arrived.
      preparation.hasLeft = true
      for delivery in try ledger.openDeliveries() where delivery.state == .staged {
        guard try spool.hasArrived(delivery.id, in: delivery.mailbox) else { continue }
        try spool.sync(delivery.mailbox)
        preparation.arrived.append(delivery)
      }
      try ledger.leaveStage(arrived: preparation.arrived.map(\.id), at: now)
    }
    try spool.nameStage(preparation.stage)
    return preparation
  }

  /// Writes messages into the stage.
  ///
  /// - Returns: Those that are durably there.
  private func stage(_ deliveries: [Delivery], _ outcome: inout Outcome) -> [Delivery] {
    var fresh: [Delivery] = []
    for delivery in deliveries {
      do throws(SystemError) {
        try spool.stage(delivery.id, delivery.content)
        fresh.append(delivery)
      } catch {
        outcome.fail([delivery], error)
      }
    }
    do throws(SystemError) {
      if !fresh.isEmpty { try spool.syncStage() }
      return fresh
    } catch {
      // None of them is known to be durable: written anew next time.
      outcome.fail(fresh, error)
      return []
    }
  }

  /// Renames what is staged into its mailboxes, makes that durable, and marks it.
  private func deliver(_ deliveries: [Delivery], _ outcome: inout Outcome, at now: CivilMoment) throws(LedgerError) {
    var renamed: [String: [Delivery]] = [:]
    for delivery in deliveries {
      do throws(SystemError) {
        // Gone from the staging directory: renamed before the end of an earlier run.
        if try spool.isStaged(delivery.id) { try spool.deliver(delivery.id, to: delivery.mailbox) }
        renamed[delivery.mailbox, default: []].append(delivery)
      } catch {
        outcome.fail([delivery], error)
      }
    }
    var delivered: [Delivery] = []
    var doubtful: [Delivery] = []
    for (mailbox, deliveries) in renamed.sorted(by: { $0.key < $1.key }) {
      do throws(SystemError) {
        try spool.sync(mailbox)
        delivered += deliveries
      } catch {
        outcome.fail(deliveries, error)
        doubtful += takenBack(deliveries)
      }
    }
    do throws(SystemError) {
      if !delivered.isEmpty { try spool.syncStage() }
    } catch {
      outcome.fail(delivered, error)
      delivered = []
    }
    // After an fsync that failed nobody knows what is on the disk, whatever a later one says: written anew.
    try ledger.mark(doubtful.map(\.id), as: .pending, at: now)
    try ledger.mark(delivered.map(\.id), as: .delivered, at: now)
    // Their bytes are in the mailboxes now.
    for var delivery in delivered {
      delivery.content = []
      outcome.delivered.append(delivery)
    }
  }

  /// Takes messages back from a mailbox; those that somebody has read meanwhile stay with the reader.
  private func takenBack(_ deliveries: [Delivery]) -> [Delivery] {
    deliveries.filter { delivery in
      do throws(SystemError) {
        return try spool.takeBack(delivery.id, from: delivery.mailbox)
      } catch {
        // It stays staged by the ledger's word, and in its mailbox: the next try makes that durable.
        return false
      }
    }
  }

  /// Why this ledger cannot be the one that wrote to the spool last; nil where it can, or where the spool cannot be read.
  func discrepancy() throws(LedgerError) -> String? {
    let mark: SpoolMark?
    do throws(SystemError) {
      spool.refresh()
      mark = try spool.mark()
    } catch {
      // It will be looked at before anything is carried.
      return nil
    }
    guard let mark else { return nil }
    if mark.ledger != ledger.identity { return "the spool was last written to from another ledger than this one" }
    let position = try ledger.position()
    if mark.position <= position { return nil }
    return
      "the ledger is behind what the spool has seen (\(position) of \(mark.position)), as one restored from a backup"
  }

  /// Takes ledger and spool as they are: marks the spool, where that can be done.
  func reconcile() throws(LedgerError) {
    let mark = SpoolMark(ledger: ledger.identity, position: try ledger.position())
    do throws(SystemError) {
      spool.refresh()
      try spool.write(mark)
    } catch {
      // Whoever carries next writes it, or says why that cannot be done.
    }
  }

  /// Withdraws what is still not in its mailbox from an earlier day: its notices are decided anew.
  ///
  /// - Returns: What was withdrawn.
  func withdraw(before day: CivilDay, at now: CivilMoment) throws(LedgerError)
    -> [(id: DeliveryID, recipient: RecipientID)]
  {
    try takeFromStage(ledger.openDeliveries(.staged, before: day), at: now)
    return try withdraw(ledger.openDeliveries(.pending, before: day), at: now)
  }

  /// Withdraws what waits from a time that has not come: the clock had gone ahead.
  func withdrawWhatIsAhead(of now: CivilMoment) throws(LedgerError) -> [(id: DeliveryID, recipient: RecipientID)] {
    try takeFromStage(ledger.openDeliveries(.staged, after: now), at: now)
    return try withdraw(ledger.openDeliveries(.pending, after: now), at: now)
  }

  /// Makes pending again what lies in the stage, since its mailbox could not be written: nobody has seen it. What has
  /// gone from there, or from a stage that is no more, may have arrived.
  private func takeFromStage(
    _ staged: [(id: DeliveryID, recipient: RecipientID)], at now: CivilMoment
  ) throws(LedgerError) {
    guard !staged.isEmpty, let stage = try ledger.stage() else { return }
    var waiting: [DeliveryID] = []
    do throws(SystemError) {
      spool.refresh()
      guard try spool.hasStage(stage) else { return }
      for delivery in staged where try spool.isStaged(delivery.id) { waiting.append(delivery.id) }
    } catch {
      // Nobody can look: whoever carries next says why.
      return
    }
    try ledger.mark(waiting, as: .pending, at: now)
  }

  private func withdraw(
    _ old: [(id: DeliveryID, recipient: RecipientID)], at now: CivilMoment
  ) throws(LedgerError) -> [(id: DeliveryID, recipient: RecipientID)] {
    for delivery in old {
      do throws(SystemError) {
        try spool.discard(delivery.id)
      } catch {
        // A spool that cannot be written is why it is withdrawn; half a file in it is never renamed.
      }
    }
    try ledger.mark(old.map(\.id), as: .withdrawn, at: now)
    return old
  }
}
