import FristControl
import FristCore
import FristLedger
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
  public var hold: Hold? { decider.history.hold }

  /// The latest moment passed, as an instant in seconds since 1970; nil in a new ledger.
  ///
  /// Of the hour that comes twice the first is meant: an hour too early at most, and never a false alarm.
  var passedInstant: Int? { lastMoment.map { zone.instant(of: $0) } }

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
      try ledger.setBack(to: now)
      try remember(at: now)
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
    try ledger.endHold(at: now, uid: uid)
    decider.endHold(at: now)
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
    try ledger.begin(hold)
    decider.begin(hold)
  }

  /// What a clock can show at a first start.
  static func horizon(config: String, settings: Settings, plans: [PlanID]) -> ClockWatch.Horizon {
    let files = [config, settings.directory] + plans.map { "\(settings.plans)/\($0).yaml" }
    let times = files.compactMap { file -> Int? in
      var status = stat()
      return stat(file, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
    return ClockWatch.Horizon(built: FristVersion.builtSeconds, newestFile: times.max())
  }
}
