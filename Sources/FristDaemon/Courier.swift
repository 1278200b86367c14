import FristCore
import FristDelivery
import FristLedger

/// Carries what is decided into the spool: stage, commit, rename, commit (DESIGN.md 6).
///
/// May be killed anywhere and run again: a delivery arrives exactly once.
public struct Courier {
  let ledger: Ledger
  let spool: Spool

  /// What became of deliveries.
  public struct Outcome: Sendable {
    public var delivered: [Delivery] = []
    /// Those that did not get through, with the reason; they stay as they are.
    public var failed: [(delivery: Delivery, error: SystemError)] = []
    /// The last one looked at; nil where nothing waited.
    public var last: String?
  }

  /// Carries what waits, the oldest first.
  ///
  /// - Parameters:
  ///   - id: Only what comes after this delivery: one that failed holds up nobody behind it.
  ///   - limit: At most so many, so that others get their turn.
  func carry(after id: String = "", limit: Int = .max) throws(LedgerError) -> Outcome {
    var outcome = Outcome()
    var open = try ledger.openDeliveries(after: id, limit: limit)
    if open.isEmpty { return outcome }
    outcome.last = open.last?.id
    let identity: String
    do throws(SystemError) {
      identity = try spool.stageIdentity()
    } catch {
      outcome.failed = open.map { ($0, error) }
      return outcome
    }
    try ledger.useStage(identity)
    open = try ledger.openDeliveries(after: id, limit: limit)

    var staged: [Delivery] = []
    var fresh: [Delivery] = []
    for delivery in open {
      if delivery.state == .staged {
        staged.append(delivery)
        continue
      }
      do throws(SystemError) {
        try spool.stage(delivery.id, delivery.content)
        fresh.append(delivery)
      } catch {
        outcome.failed.append((delivery, error))
      }
    }
    do throws(SystemError) {
      if !fresh.isEmpty { try spool.syncStage() }
    } catch {
      // None of them is known to be durable: written anew next time.
      outcome.failed += fresh.map { ($0, error) }
      fresh = []
    }
    try ledger.mark(fresh.map(\.id), as: .staged)
    staged += fresh

    var renamed: [String: [Delivery]] = [:]
    for delivery in staged {
      do throws(SystemError) {
        // Gone from the staging directory: renamed before the end of an earlier run.
        if try spool.isStaged(delivery.id) { try spool.deliver(delivery.id, to: delivery.mailbox) }
        renamed[delivery.mailbox, default: []].append(delivery)
      } catch {
        outcome.failed.append((delivery, error))
      }
    }
    for (mailbox, deliveries) in renamed.sorted(by: { $0.key < $1.key }) {
      do throws(SystemError) {
        try spool.sync(mailbox)
        outcome.delivered += deliveries
      } catch {
        outcome.failed += deliveries.map { ($0, error) }
      }
    }
    do throws(SystemError) {
      if !outcome.delivered.isEmpty { try spool.syncStage() }
    } catch {
      outcome.failed += outcome.delivered.map { ($0, error) }
      outcome.delivered = []
    }
    try ledger.mark(outcome.delivered.map(\.id), as: .delivered)
    return outcome
  }

  /// Withdraws what is still pending from an earlier day: its notices are decided anew.
  ///
  /// - Returns: What was withdrawn.
  func withdraw(before day: CivilDay) throws(LedgerError) -> [Delivery] {
    let old = try ledger.openDeliveries().filter { $0.state == .pending && $0.at.day < day }
    for delivery in old {
      do throws(SystemError) {
        try spool.discard(delivery.id)
      } catch {
        // A spool that cannot be written is why it is withdrawn; half a file in it is never renamed.
      }
    }
    try ledger.mark(old.map(\.id), as: .withdrawn)
    return old
  }
}
