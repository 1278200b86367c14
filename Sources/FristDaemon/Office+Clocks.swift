import FristControl
import FristCore
import FristFiles
import FristLedger
import FristProgram
import Glibc

/// What the office makes of the clocks: moments, holds, and the way back from a wrong look at them (DESIGN.md 5, rules 1
/// and 14). It reads none: each reading comes from whoever drives it, one a turn.
extension Office {
  /// What a look at the clocks came to.
  public enum ClockChange: Sendable {
    case none
    /// From now on all mail is held.
    case held(Hold)
    /// The hold ended by itself.
    case rightAgain
  }

  /// The hold in force.
  public var hold: Hold? { decider.book.hold }

  /// The latest moment passed, as an instant in seconds since 1970; nil in a new ledger.
  ///
  /// Of the hour that comes twice the first is meant: an hour too early at most, and never a false alarm.
  var passedInstant: Int? { lastInstant ?? lastMoment.map { zone.instant(of: $0) } }

  /// Whether the clock stands before the latest moment passed. Instants are compared: what the wall clock shows goes back
  /// every autumn.
  public func isSetBack(_ clocks: Ledger.Clocks) -> Bool {
    passedInstant.map { clocks.wallSeconds + ClockWatch.slackSeconds < $0 } ?? false
  }

  /// What to call now: what the wall clock shows, but in the hour that comes twice, and within a minute of the latest
  /// moment passed, not earlier than that.
  public func moment(at clocks: Ledger.Clocks) -> CivilMoment {
    let shown = zone.moment(at: clocks.wallSeconds)
    return isSetBack(clocks) ? shown : max(shown, lastMoment ?? shown)
  }

  /// The moment to date by what is accepted: one by a clock that is trusted.
  func datingMoment(at clocks: Ledger.Clocks) -> CivilMoment {
    if hold == nil { return moment(at: clocks) }
    return lastMoment ?? zone.moment(at: clockWatch.horizon.nearest(to: clocks.wallSeconds))
  }

  /// Compares the clocks with what they were: holds all mail where they cannot be trusted.
  public func watchClocks(at clocks: Ledger.Clocks) throws(LedgerError) -> ClockChange {
    if let hold {
      guard clockWatch.isRightAgain(clocks, after: hold.cause) else { return .none }
      try endHold(at: clocks, by: nil)
      return .rightAgain
    }
    if case .wrong(let cause, let why) = clockWatch.judge(clocks) {
      let hold = Hold(since: zone.moment(at: clocks.wallSeconds), cause: cause, why: why)
      try begin(hold)
      return .held(hold)
    }
    // A clock set back is not one to compare others with.
    if isSetBack(clocks) { return .none }
    clockWatch.trusted = clocks
    // Once a day is enough to know how long fristd was away.
    let day = zone.moment(at: clocks.wallSeconds).day
    if notedClocks != day {
      try ledger.note(clocks)
      notedClocks = day
    }
    return .none
  }

  /// Compares the ledger with what the spool has seen: holds all mail where it knows less (DESIGN.md 5, rule 14). To be
  /// asked before anything is decided, and before anything is carried.
  public func watchSpool(at clocks: Ledger.Clocks) throws(LedgerError) -> ClockChange {
    guard mode == .live, hold == nil, !isReconciled, let why = try courier.discrepancy() else { return .none }
    let hold = Hold(since: zone.moment(at: clocks.wallSeconds), cause: .behind, why: why)
    try begin(hold)
    return .held(hold)
  }

  /// Takes the clocks and the ledger as they are, by an administrator's word: ends the hold, and where the latest moment
  /// passed lies ahead, sets it back to now.
  ///
  /// - Returns: False where nothing was held and the clock is not set back.
  public func release(at clocks: Ledger.Clocks, by uid: UInt32) throws(LedgerError) -> Bool {
    let wasSetBack = isSetBack(clocks)
    guard hold != nil || wasSetBack else { return false }
    if wasSetBack {
      let now = zone.moment(at: clocks.wallSeconds)
      let entry = Entry(at: now, by: .uid(uid), .setBack)
      // Mail of a time that has not come does not go: it is decided anew in its time. First, so that whatever happens in
      // between none of it goes.
      let ahead = try courier.withdrawWhatIsAhead(of: now)
      try ledger.append([entry], at: now, passed: Passed(moment: now, instant: clocks.wallSeconds))
      var book = self.book
      for delivery in ahead { book.apply(Entry(at: now, by: .clock, .deliveryWithdrawn(delivery.id))) }
      book.apply(entry)
      takeBack(book, clocks.wallSeconds, at: now)
    }
    if hold?.cause == .behind {
      // Where the spool cannot be marked now, that is done before the next mail goes.
      isReconciled = true
      try courier.reconcile()
    }
    try endHold(at: clocks, by: uid)
    return true
  }

  /// Lets mail go again, and trusts the clocks as they are.
  ///
  /// - Parameter uid: Who said so; nil where the clock came right.
  private func endHold(at clocks: Ledger.Clocks, by uid: UInt32?) throws(LedgerError) {
    let now = zone.moment(at: clocks.wallSeconds)
    if hold != nil { try record([Entry(at: now, by: uid.map { .uid($0) } ?? .clock, .released)], at: now) }
    clockWatch.trusted = clocks
    try ledger.note(clocks)
  }

  /// Writes the clocks down at the end of a run, where they are trusted.
  public func noteClocks(_ clocks: Ledger.Clocks) throws(LedgerError) {
    if hold != nil || isSetBack(clocks) { return }
    try ledger.note(clocks)
  }

  /// All mail is held from now on.
  func begin(_ hold: Hold) throws(LedgerError) {
    try record([Entry(at: hold.since, by: .clock, .held(hold.cause, why: hold.why))], at: hold.since)
  }

  /// What a clock can show at a first start.
  static func horizon(config: String, settings: Settings) -> ClockWatch.Horizon {
    return ClockWatch.Horizon(
      built: FristVersion.builtSeconds, newestFile: FileTimes.newest(config: config, settings: settings))
  }
}
