import FristCore
import GRDB

extension Ledger {
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

  /// The clocks as they were trusted last; nil in a new ledger.
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
