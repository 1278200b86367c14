import FristCore
import FristDelivery
import FristFiles
import FristLedger
import Glibc

/// Reading the files again while the daemon runs.
extension Daemon {
  /// What reading the files again came to.
  enum Reloading {
    case accepted(FileChange)
    /// Nothing was accepted, for these reasons.
    case refused([Problem])
  }

  /// Reads the files again; what is not accepted leaves what is in force.
  @discardableResult
  func reload(at clocks: Ledger.Clocks) -> Reloading {
    var monotonic = timespec()
    clock_gettime(CLOCK_MONOTONIC, &monotonic)
    notifier.reloading(
      monotonicMicroseconds: UInt64(monotonic.tv_sec) * 1_000_000 + UInt64(monotonic.tv_nsec) / 1000)
    defer { notifier.ready(status: statusLine) }
    let before = Set(office.inventory.problems)
    let now = office.datingMoment(at: clocks)
    var change = FileChange()
    do {
      change = try office.reload(at: now)
    } catch let error as LedgerError {
      perform { throw error }
    } catch {
      let problems = Self.problems(of: error)
      perform { try office.refuse(problems, at: now) }
      for problem in problems { journal.send(.notReloaded(problem.description)) }
      return .refused(problems)
    }
    access = Access()
    let inventory = office.inventory
    for problem in inventory.problems where !before.contains(problem) { journal.send(.found(problem)) }
    journal.send(
      .reloaded(
        plans: inventory.plans.count, obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count },
        problems: inventory.problems.count))
    return .accepted(change)
  }

  private static func problems(of error: any Error) -> [Problem] {
    if let error = error as? FileReadError { return error.problems }
    return [
      Problem(
        file: "frist.yaml", line: 0, column: 0, what: "\(error)", consequence: "the versions in force stay")
    ]
  }
}
