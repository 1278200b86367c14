import FristCore
import FristDelivery
import FristLedger

/// Holding all mail while the clock cannot be trusted (DESIGN.md 5, rule 14).
extension Daemon {
  /// Compares the clocks with what they were: holds all mail where they cannot be trusted.
  func watchClocks() throws {
    let clocks = Ledger.Clocks.now()
    let limits = office.inventory.settings.hold
    if let hold = office.decider.history.hold {
      if ClockWatch.isRightAgain(clocks, last: trusted, hold: hold, limits: limits) {
        try endHold(by: nil)
        journal.send(.clockRight)
      }
      return
    }
    if case .wrong(let cause, let why) = ClockWatch.judge(clocks, last: trusted, limits: limits) {
      let hold = Hold(since: now, cause: cause, why: why)
      try office.ledger.begin(hold)
      office.decider.begin(hold)
      journal.send(.held(why))
      return
    }
    trusted = clocks
    // Once a day is enough to know how long fristd was away.
    if notedClocks != now.day {
      try office.ledger.note(clocks)
      notedClocks = now.day
    }
  }

  /// - Parameter uid: Who let mail go; nil where the clock came right.
  private func endHold(by uid: UInt32?) throws(LedgerError) {
    try office.ledger.endHold(at: now, uid: uid)
    office.decider.endHold(at: now)
    let clocks = Ledger.Clocks.now()
    trusted = clocks
    try office.ledger.note(clocks)
  }

  /// Lets held mail go, by an administrator's word.
  ///
  /// - Returns: False where none was held.
  func release(by uid: UInt32) -> Bool {
    guard office.decider.history.hold != nil else { return false }
    perform { try endHold(by: uid) }
    journal.send(.released(by: uid))
    turn()
    return true
  }
}
