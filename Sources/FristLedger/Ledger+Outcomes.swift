import FristCore
import GRDB

extension Ledger {
  public func record(_ outcome: Outcome, of subject: OutcomeSubject) throws(LedgerError) {
    let (what, on, at, uid, note): (String, CivilDay?, CivilMoment, UInt32, String?) =
      switch outcome {
      case .done(let completion): ("done", completion.on, completion.at, completion.uid, completion.note)
      case .reopened(let at, let uid): ("reopened", nil, at, uid, nil)
      case .confirmed(let at, let uid, let note): ("confirmed", nil, at, uid, note)
      }
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO outcome (plan, root, label, original_due, copy, what, day, at, uid, note)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          subject.obligation.plan, subject.obligation.obligation, subject.occurrence?.label,
          subject.occurrence?.originalDue.description, subject.occurrence?.copy ?? 1, what, on?.description,
          at.description, uid, note,
        ])
    }
  }

  public func begin(_ hold: Hold) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO hold (since, cause, why) VALUES (?, ?, ?)",
        arguments: [hold.since.description, hold.cause.rawValue, hold.why])
    }
  }

  /// Takes a moment for the latest one passed, where a later one was recorded by a clock that was wrong.
  ///
  /// What that clock says was told later than this is told anew in its time; what it first saw later was seen by now.
  public func setBack(to moment: CivilMoment) throws(LedgerError) {
    try write { db in
      let at = moment.description
      try db.execute(
        sql: "UPDATE notice SET withdrawn = 1 WHERE pass IN (SELECT id FROM pass WHERE at > ?)", arguments: [at])
      try db.execute(sql: "UPDATE plan SET seen = ? WHERE seen > ?", arguments: [at, at])
      try db.execute(sql: "UPDATE obligation SET seen = ? WHERE seen > ?", arguments: [at, at])
      try db.execute(sql: "INSERT INTO pass (at) VALUES (?)", arguments: [at])
    }
  }

  /// Ends the hold in force.
  ///
  /// - Parameter uid: Who released it; nil where the clock came right again.
  public func endHold(at moment: CivilMoment, uid: UInt32?) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "UPDATE hold SET until = ?, uid = ? WHERE until IS NULL", arguments: [moment.description, uid])
    }
  }

  /// The two clocks of a machine at one instant.
  public struct Clocks: Hashable, Sendable {
    /// The kernel's id of this boot.
    public let boot: String
    /// Seconds since the boot, sleep included.
    public let bootSeconds: Int
    /// Seconds since 1970-01-01T00:00:00Z.
    public let wallSeconds: Int

    /// Seconds that a clock can show: up to the year 9999, and somewhat before 1970.
    static let possible = -100_000_000_000...253_402_300_799

    public init(boot: String, bootSeconds: Int, wallSeconds: Int) {
      self.boot = boot
      self.bootSeconds = bootSeconds
      self.wallSeconds = wallSeconds
    }
  }

  public func lastClocks() throws(LedgerError) -> Clocks? {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM clock") else { return nil }
      let clocks = Clocks(boot: row["boot"], bootSeconds: row["boot_seconds"], wallSeconds: row["wall_seconds"])
      guard Clocks.possible.contains(clocks.bootSeconds), Clocks.possible.contains(clocks.wallSeconds) else {
        throw InvalidRow(
          what: "clock: \(clocks.bootSeconds) and \(clocks.wallSeconds) stand where seconds of a clock should")
      }
      return clocks
    }
  }

  public func note(_ clocks: Clocks) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO clock VALUES (1, ?, ?, ?)",
        arguments: [clocks.boot, clocks.bootSeconds, clocks.wallSeconds])
    }
  }
}
