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
  }

  /// Carries what waits, the oldest first.
  ///
  /// - Parameters:
  ///   - limit: At most so many, so that others get their turn.
  ///   - skipping: So many of the oldest are left out: they were tried.
  func carry(limit: Int = .max, skipping: Int = 0) throws(LedgerError) -> Outcome {
    var outcome = Outcome()
    var staged: [Delivery] = []
    var fresh: [Delivery] = []
    for delivery in try ledger.openDeliveries(limit: limit, skipping: skipping) {
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
    try ledger.mark(old.map(\.id), as: .withdrawn)
    for delivery in old {
      do throws(SystemError) {
        try spool.discard(delivery.id)
      } catch {
        // Half a file in the staging directory is never renamed; the next start tries again to remove it.
      }
    }
    return old
  }
}
