import FristCore
import Foundation
import GRDB

extension Ledger {
  /// Records a pass: its moment, its notices, and its deliveries as pending; one commit.
  ///
  /// - Parameter deliveries: One for each digest of the decision, in the same order.
  public func record(_ decision: Decision, _ deliveries: [Delivery]) throws(LedgerError) {
    precondition(decision.digests.count == deliveries.count, "every digest is one delivery")
    try write { db in
      try db.execute(sql: "INSERT INTO pass (at) VALUES (?)", arguments: [decision.at.description])
      let pass = db.lastInsertedRowID
      let insert = try db.cachedStatement(
        sql: """
          INSERT INTO notice (pass, plan, root, label, original_due, copy, arming, step, role, standing, reason, delivery)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      func add(_ notice: Notice, _ delivery: String?) throws {
        let key = notice.key
        try insert.execute(
          arguments: [
            pass, key.obligation.plan, key.obligation.obligation, key.label, key.originalDue?.description, key.copy,
            key.arming, key.step.description, key.role, notice.standing.rawValue, notice.reason.description, delivery,
          ])
      }
      for (digest, delivery) in zip(decision.digests, deliveries) {
        try db.execute(
          sql: "INSERT INTO delivery VALUES (?, ?, ?, ?, 'pending', ?)",
          arguments: [delivery.id, pass, delivery.recipient, delivery.mailbox, Data(delivery.content)])
        for notice in digest.notices { try add(notice, delivery.id) }
      }
      for notice in decision.superseded { try add(notice, nil) }
    }
  }

  /// What is decided but not delivered, in the order of deciding.
  ///
  /// - Parameters:
  ///   - id: Only those that come after this one.
  ///   - limit: At most so many.
  public func openDeliveries(after id: String = "", limit: Int = .max) throws(LedgerError) -> [Delivery] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT delivery.*, pass.at FROM delivery JOIN pass ON pass.id = delivery.pass
          WHERE state IN ('pending', 'staged') AND delivery.id > ? ORDER BY delivery.id LIMIT ?
          """, arguments: [id, limit]
      ).map { row in
        Delivery(
          id: row["id"], at: try Self.moment(row["at"]), recipient: row["recipient"], mailbox: row["mailbox"],
          state: .init(rawValue: row["state"])!, content: [UInt8](row["content"] as Data))
      }
    }
  }

  /// The name of the stage that deliveries are staged in; nil before the first.
  public func stage() throws(LedgerError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM stamp WHERE key = 'stage'") }
  }

  /// Whether anything is staged.
  public func hasStaged() throws(LedgerError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT 1 FROM delivery WHERE state = 'staged'") ?? false }
  }

  /// Notes that the stage that deliveries were staged in is no more. What did not arrive is pending again: its bytes are
  /// kept.
  ///
  /// - Parameter arrived: Those found in their mailboxes.
  public func leaveStage(arrived: [String]) throws(LedgerError) {
    try write { db in
      for id in arrived { try Self.mark(id, as: .delivered, db) }
      try db.execute(sql: "UPDATE delivery SET state = 'pending' WHERE state = 'staged'")
    }
  }

  /// How much is recorded: grows with everything that may be told.
  public func position() throws(LedgerError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(id), 0) FROM pass") ?? 0 }
  }

  /// Whether the ledger has a delivery of this id.
  public func hasDelivery(_ id: String) throws(LedgerError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT 1 FROM delivery WHERE id = ?", arguments: [id]) ?? false }
  }

  /// Marks deliveries; those delivered lose their bytes, those withdrawn free their notices to be decided anew.
  ///
  /// - Parameter stage: The stage that they are staged in; for `staged`.
  public func mark(_ ids: [String], as state: Delivery.State, in stage: String? = nil) throws(LedgerError) {
    if ids.isEmpty { return }
    precondition((state == .staged) == (stage != nil), "what is staged is staged somewhere")
    try write { db in
      for id in ids { try Self.mark(id, as: state, db) }
      if let stage {
        try db.execute(sql: "INSERT OR REPLACE INTO stamp VALUES ('stage', ?)", arguments: [stage])
      }
    }
  }

  private static func mark(_ id: String, as state: Delivery.State, _ db: Database) throws {
    let isOver = state == .delivered || state == .withdrawn
    try db.execute(
      sql: "UPDATE delivery SET state = ?\(isOver ? ", content = NULL" : "") WHERE id = ?",
      arguments: [state.rawValue, id])
    if state == .withdrawn {
      try db.execute(sql: "UPDATE notice SET withdrawn = 1 WHERE delivery = ?", arguments: [id])
    }
  }
}
