import FristCore
import FristDelivery
import FristLedger

/// Holding all mail while the clock cannot be trusted (DESIGN.md 5, rule 14).
extension Daemon {
  /// Looks at the clocks, and says what changed.
  func watchClocks(at clocks: Ledger.Clocks) throws(LedgerError) {
    say(try office.watchClocks(at: clocks))
  }

  /// Looks whether the ledger knows what the spool has seen, and says where it does not.
  func watchSpool(at clocks: Ledger.Clocks) throws(LedgerError) {
    say(try office.watchSpool(at: clocks))
  }

  private func say(_ change: Office.ClockChange) {
    switch change {
    case .none: break
    case .held(let hold): journal.send(.held(hold.why))
    case .rightAgain: journal.send(.clockRight)
    }
  }

  /// Writes the clocks down, at the end of a run.
  func noteClocks() throws(LedgerError) { try office.noteClocks(clock.read()) }

  /// Lets mail go, and takes the clock as it is, by an administrator's word.
  ///
  /// - Returns: False where nothing was held and the clock was not set back.
  func release(at clocks: Ledger.Clocks, by uid: UInt32) -> Bool {
    var isReleased = false
    perform { isReleased = try office.release(at: clocks, by: uid) }
    guard isReleased else { return false }
    journal.send(.released(by: uid))
    isClockSetBack = false
    turn(deciding: true)
    return true
  }
}
