import FristCore
import FristDelivery
import FristLedger

/// Holding all mail while the clock cannot be trusted (DESIGN.md 5, rule 14).
extension Daemon {
  /// Looks at the clocks, and says what changed.
  func watchClocks() throws(LedgerError) {
    switch try office.watchClocks() {
    case .none: break
    case .held(let hold): journal.send(.held(hold.why))
    case .rightAgain: journal.send(.clockRight)
    }
  }

  /// Lets held mail go, by an administrator's word.
  ///
  /// - Returns: False where none was held.
  func release(by uid: UInt32) -> Bool {
    guard office.hold != nil else { return false }
    perform { try office.endHold(by: uid) }
    journal.send(.released(by: uid))
    turn(deciding: true)
    return true
  }
}
