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

  /// Notes which staging directory deliveries are staged in. Where it is another than before, what was staged in that one
  /// is pending again: its bytes are kept.
  ///
  /// - Parameter identity: Of the directory itself, whatever its path.
  public func useStage(_ identity: String) throws(LedgerError) {
    let known = try read { try String.fetchOne($0, sql: "SELECT value FROM stamp WHERE key = 'stage'") }
    if known == identity { return }
    try write { db in
      try db.execute(sql: "UPDATE delivery SET state = 'pending' WHERE state = 'staged'")
      try db.execute(sql: "INSERT OR REPLACE INTO stamp VALUES ('stage', ?)", arguments: [identity])
    }
  }

  /// Whether the ledger has a delivery of this id.
  public func hasDelivery(_ id: String) throws(LedgerError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT 1 FROM delivery WHERE id = ?", arguments: [id]) ?? false }
  }

  /// Marks deliveries; those delivered lose their bytes, those withdrawn free their notices to be decided anew.
  public func mark(_ ids: [String], as state: Delivery.State) throws(LedgerError) {
    if ids.isEmpty { return }
    let isOver = state == .delivered || state == .withdrawn
    try write { db in
      for id in ids {
        try db.execute(
          sql: "UPDATE delivery SET state = ?\(isOver ? ", content = NULL" : "") WHERE id = ?",
          arguments: [state.rawValue, id])
        if state == .withdrawn {
          try db.execute(sql: "UPDATE notice SET withdrawn = 1 WHERE delivery = ?", arguments: [id])
        }
      }
    }
  }
}
