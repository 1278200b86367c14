import FristDelivery
import FristLedger
import FristProgram

/// A spool that cannot be written: tried again with growing pauses, said once and then counted.
///
/// Pauses are counted by the boot clock: they stay what they are when the wall clock is set.
struct SpoolTrouble: Hashable, Sendable {
  /// The first failure, in seconds since the boot.
  let since: Int
  private(set) var failures = 0
  private(set) var error: SystemError?
  /// In seconds since the boot.
  private var nextTry = 0

  init(since: Int) { self.since = since }

  /// Takes note of a failure and sets the next try: after 15 seconds, then twice as long each time, at most an hour.
  ///
  /// - Parameter seconds: Since the boot.
  /// - Returns: Whether it is another failure than the last one.
  mutating func note(_ error: SystemError, at seconds: Int) -> Bool {
    let isNew = self.error != error
    self.error = error
    nextTry = seconds + min(15 << min(failures, 8), 3600)
    failures += 1
    return isNew
  }

  /// When it is tried again, in seconds since 1970 by the wall clock as it is.
  func nextTry(at clocks: Ledger.Clocks) -> Int { clocks.wallSeconds + nextTry - clocks.bootSeconds }

  /// Whether its time has come.
  func isDue(at clocks: Ledger.Clocks) -> Bool { nextTry <= clocks.bootSeconds }
}
