import FristCore
import Foundation
import GRDB

extension Ledger {
  /// What is decided but not delivered, for a query's FROM: by the index that holds nothing else, so that it costs the
  /// same however many were delivered in ten years. A query that cannot use the index is refused.
  private static let open = "delivery INDEXED BY delivery_open WHERE state IN ('pending', 'staged')"

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
          SELECT id, at, recipient, mailbox, state, content FROM \(Self.open) AND (id > ? OR ? = '') ORDER BY id LIMIT ?
          """, arguments: [id, id, limit]
      ).map { row in
        let (id, at, mailbox, state): (String, String, String, String) = (row[0], row[1], row[3], row[4])
        // Both become names of files; and one that is not read as it is written would come again for ever.
        guard Self.isFileName(id), Self.isFileName(mailbox) else {
          throw InvalidRow(what: "delivery \(id.prefix(60)): it or its mailbox has no name that a file may have")
        }
        guard let at = CivilMoment(at), let state = Delivery.State(rawValue: state), let content = row[5] as Data?
        else {
          throw InvalidRow(what: "delivery \(id.prefix(60)): no moment, no state or no content")
        }
        return Delivery(
          id: id, at: at, recipient: row[2], mailbox: mailbox, state: state, content: [UInt8](content))
      }
    }
  }

  /// What was decided before a day and is not delivered, in the order of deciding; without its bytes.
  ///
  /// - Parameter state: Pending, or staged.
  public func openDeliveries(
    _ state: Delivery.State, before day: CivilDay
  ) throws(LedgerError) -> [(id: DeliveryID, recipient: RecipientID)] {
    try open(state, "at < ?", CivilMoment(day, .midnight))
  }

  /// The same of what was decided after a moment, by a clock that had gone ahead.
  public func openDeliveries(
    _ state: Delivery.State, after moment: CivilMoment
  ) throws(LedgerError) -> [(id: DeliveryID, recipient: RecipientID)] {
    try open(state, "at > ?", moment)
  }

  private func open(
    _ state: Delivery.State, _ condition: String, _ moment: CivilMoment
  ) throws(LedgerError) -> [(id: DeliveryID, recipient: RecipientID)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, recipient FROM \(Self.open) AND state = ? AND \(condition) ORDER BY id",
        arguments: [state.rawValue, moment.description]
      ).map { (id: $0[0], recipient: $0[1]) }
    }
  }

  /// What is decided but not delivered.
  public func openIDs() throws(LedgerError) -> Set<DeliveryID> {
    try read { db in
      Set(try String.fetchAll(db, sql: "SELECT id FROM \(Self.open)"))
    }
  }

  /// Whether a text is one component of a path, of the characters that ids have.
  private static func isFileName(_ text: String) -> Bool {
    text.first != "." && !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
      }
  }

  /// How many deliveries wait, and when the oldest of them was decided.
  public func backlog() throws(LedgerError) -> (count: Int, oldest: CivilMoment?) {
    try read { db in
      let row = try Row.fetchOne(db, sql: "SELECT count(*), min(at) FROM \(Self.open)")
      return (row?[0] ?? 0, (row?[1] as String?).flatMap { CivilMoment($0) })
    }
  }

  /// The name of the stage that deliveries are staged in; nil before the first.
  public func stage() throws(LedgerError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM stamp WHERE key = 'stage'") }
  }

  /// Whether anything is staged.
  public func hasStaged() throws(LedgerError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT 1 FROM \(Self.open) AND state = 'staged'") ?? false }
  }

  /// Notes that the stage that deliveries were staged in is no more. What did not arrive is pending again: its bytes are
  /// kept.
  ///
  /// - Parameter arrived: Those found in their mailboxes.
  public func leaveStage(arrived: [String], at moment: CivilMoment) throws(LedgerError) {
    try write { db in
      for id in arrived { try Self.mark(id, as: .delivered, at: moment, db) }
      try db.execute(
        sql: "UPDATE delivery SET state = 'pending' WHERE id IN (SELECT id FROM \(Self.open) AND state = 'staged')")
    }
  }

  /// How many passes were recorded: grows with everything that may be told.
  public func position() throws(LedgerError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT number FROM passed") ?? 0 }
  }

  /// Whether the ledger has a delivery of this id.
  public func hasDelivery(_ id: String) throws(LedgerError) -> Bool {
    try read { db in
      let look = try db.cachedStatement(sql: "SELECT 1 FROM delivery WHERE id = ?")
      return try Bool.fetchOne(look, arguments: [id]) ?? false
    }
  }

  /// Marks deliveries, with the entries that say so; those delivered lose their bytes, those withdrawn free their notices
  /// to be decided anew.
  ///
  /// - Parameters:
  ///   - stage: The stage that they are staged in; for `staged`.
  ///   - moment: When; for what is delivered or withdrawn.
  public func mark(_ ids: [String], as state: Delivery.State, in stage: String? = nil, at moment: CivilMoment)
    throws(LedgerError)
  {
    if ids.isEmpty { return }
    precondition((state == .staged) == (stage != nil), "what is staged is staged somewhere")
    try write { db in
      for id in ids { try Self.mark(id, as: state, at: moment, db) }
      if let stage {
        try db.execute(sql: "INSERT OR REPLACE INTO stamp VALUES ('stage', ?)", arguments: [stage])
      }
    }
  }

  /// What is over stays over: marked a second time it makes no second entry.
  private static func mark(_ id: String, as state: Delivery.State, at moment: CivilMoment, _ db: Database) throws {
    let isOver = state == .delivered || state == .withdrawn
    let update = try db.cachedStatement(
      sql: """
        UPDATE delivery SET state = ?\(isOver ? ", content = NULL" : "") WHERE id = ? AND state IN ('pending', 'staged')
        """)
    try update.execute(arguments: [state.rawValue, id])
    guard db.changesCount > 0 else { return }
    switch state {
    case .delivered: try EntryWriter.add([Entry(at: moment, by: .clock, .delivered(id))], db)
    case .withdrawn: try EntryWriter.add([Entry(at: moment, by: .clock, .deliveryWithdrawn(id))], db)
    case .pending, .staged: break
    }
  }

  /// Every delivery that was not withdrawn, decided from one day to another, with what it tells: by moment and recipient.
  public func digests(
    from: CivilDay?, to: CivilDay?, _ body: (DeliveryID, CivilMoment, RecipientID, [ToldLine]) throws -> Void
  ) throws(LedgerError) {
    try read { db in
      let digests = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, at, recipient FROM delivery WHERE state <> 'withdrawn' AND at >= ? AND at < ?
          ORDER BY at, recipient, id
          """, arguments: [from?.description ?? "", to?.shifted(byDays: 1).description ?? "9999-12-31"])
      var reader = EntryReader()
      while let row = try digests.next() {
        let (id, at, recipient): (String, String, String) = (row[0], row[1], row[2])
        guard let moment = CivilMoment(at) else {
          throw InvalidRow(what: "delivery \(id.prefix(60)): \(at.prefix(40)) stands where a moment should")
        }
        try body(id, moment, recipient, try Self.told(in: id, db, &reader))
      }
    }
  }
}
