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

  /// Looks at the files; what is not accepted leaves what is in force.
  ///
  /// - Parameter isAsked: Whether somebody asked for it: then every file is read, and it is said that nothing changed.
  @discardableResult
  func reload(at clocks: Ledger.Clocks, isAsked: Bool = true) -> Reloading {
    if isAsked {
      var monotonic = timespec()
      clock_gettime(CLOCK_MONOTONIC, &monotonic)
      notifier.reloading(
        monotonicMicroseconds: UInt64(monotonic.tv_sec) * 1_000_000 + UInt64(monotonic.tv_nsec) / 1000)
    }
    defer { if isAsked { notifier.ready(status: statusLine) } }
    var look = Office.Look.unchanged
    perform { look = try office.look(at: office.datingMoment(at: clocks)) }
    let inventory = office.inventory
    func say(_ change: FileChange) {
      access = Access()
      for problem in change.newProblems { journal.send(.found(problem)) }
      journal.send(
        .reloaded(
          plans: inventory.plans.count, obligations: inventory.plans.reduce(0) { $0 + $1.obligations.count },
          problems: inventory.problems.count))
    }
    switch look {
    case .unchanged:
      if isAsked { say(FileChange()) }
      return .accepted(FileChange())
    case .accepted(let change):
      say(change)
      return .accepted(change)
    case .refused(let problems, let change):
      // Said when it is new, and to whoever asks.
      if isAsked || change != FileChange() {
        for problem in problems { journal.send(.notReloaded(problem.description)) }
      }
      if change != FileChange() { say(change) }
      return .refused(problems)
    }
  }
}
