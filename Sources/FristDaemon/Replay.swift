import FristCore
import FristDelivery
import FristLedger
import FristProgram

/// Drives the office through civil time as fast as it can (`fristd --replay`): the same code, commits and fsyncs.
public enum Replay {
  public struct Summary: Sendable {
    public var passes = 0
    /// Digests delivered in this run, by recipient.
    public var digests: [RecipientID: Int] = [:]
    public var notices = 0
  }

  /// - Parameters:
  ///   - from: The first day; a ledger that has passed it goes on from its latest moment.
  ///   - to: The last day.
  /// - Throws: What the office throws, and the first `SystemError` of the spool: a replay does not go on without its
  ///   mail.
  public static func run(
    _ premises: Office.Premises, from: CivilDay, to: CivilDay, progress: (Office.Pass) -> Void = { _ in }
  ) throws -> Summary {
    let start = CivilMoment(from, .midnight)
    let office = try Office(premises, mode: .replay) { _, last in max(last ?? start, start) }
    var summary = Summary()
    if let failure = try office.carry(at: office.lastMoment ?? start).failed.first { throw failure.error }
    let end = CivilMoment(to, .lastMinute)
    var moment = office.lastMoment.map { office.next(after: $0) } ?? start
    while let now = moment, now < end {
      let pass = try office.pass(at: now)
      if let failure = pass.outcome.failed.first { throw failure.error }
      summary.passes += 1
      for digest in pass.decision.digests {
        summary.digests[digest.recipient, default: 0] += 1
        summary.notices += digest.notices.count
      }
      progress(pass)
      moment = office.next(after: now)
    }
    // The clock stands at the end of the last day, also where nothing fell on it.
    if office.lastMoment.map({ $0 < end }) ?? true { _ = try office.pass(at: end) }
    return summary
  }
}
