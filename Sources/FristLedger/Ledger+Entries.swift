import FristCore
import Foundation
import GRDB

/// The latest moment passed.
public struct Passed: Hashable, Sendable {
  public let moment: CivilMoment
  /// The same in seconds since 1970; nil in a replay, which has no clock.
  public let instant: Int?

  public init(moment: CivilMoment, instant: Int?) {
    self.moment = moment
    self.instant = instant
  }
}

/// One notice that a delivery carries, as it was recorded.
public struct ToldLine: Hashable, Sendable {
  public let topic: Topic
  public let role: RecipientID
  public let standing: Standing
  public let reason: Reason
  public let due: CivilDay
}

extension Ledger {
  /// Adds what happened, in one commit.
  ///
  /// - Parameters:
  ///   - versions: File versions that were accepted with it.
  ///   - deliveries: New ones, pending.
  ///   - passed: The latest moment passed from now on; nil where none was.
  public func append(
    _ entries: [Entry], versions: [FileVersion] = [], at moment: CivilMoment, deliveries: [Delivery] = [],
    passed: Passed? = nil
  ) throws(LedgerError) {
    if entries.isEmpty, versions.isEmpty, deliveries.isEmpty, passed == nil { return }
    try write { db in
      for version in versions {
        try db.execute(
          sql: "INSERT INTO version (kind, name, at, content) VALUES (?, ?, ?, ?)",
          arguments: [version.kind.rawValue, version.name, moment.description, version.content.map { Data($0) }])
      }
      for delivery in deliveries {
        try db.execute(
          sql: "INSERT INTO delivery VALUES (?, ?, ?, ?, 'pending', ?)",
          arguments: [
            delivery.id, delivery.at.description, delivery.recipient, delivery.mailbox, Data(delivery.content),
          ])
      }
      try Self.insert(entries, db)
      if let passed {
        try db.execute(
          sql: """
            INSERT INTO passed VALUES (1, ?, ?, 1)
            ON CONFLICT DO UPDATE SET moment = excluded.moment, instant = excluded.instant, number = number + 1
            """, arguments: [passed.moment.description, passed.instant])
      }
    }
  }

  static func insert(_ entries: [Entry], _ db: Database) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO entry (at, actor, kind, plan, root, label, original_due, copy, step, role, delivery, day, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for entry in entries {
      let row = EntryRow(entry.event)
      try insert.execute(
        arguments: [
          entry.at.description, entry.by.description, row.kind, row.plan, row.root, row.label, row.originalDue, row.copy,
          row.step, row.role, row.delivery, row.day, row.factsText,
        ])
    }
  }

  /// Goes through everything that happened, in order.
  ///
  /// - Parameter day: Only what was recorded by the end of this day; nil for all.
  public func fold(through day: CivilDay? = nil, _ body: (Entry) -> Void) throws(LedgerError) {
    try read { db in
      var sql = "SELECT \(Self.columns) FROM entry"
      var arguments: StatementArguments = []
      if let day {
        sql += " WHERE at < ?"
        arguments = [day.shifted(byDays: 1).description]
      }
      let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY id", arguments: arguments)
      while let row = try rows.next() { body(try Self.entry(row)) }
    }
  }

  /// Everything recorded of an obligation, in order.
  public func entries(of root: Root) throws(LedgerError) -> [Entry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM entry WHERE plan = ? AND root = ? ORDER BY id",
        arguments: [root.plan, root.obligation]
      ).map(Self.entry)
    }
  }

  /// Who did what when, over all plans.
  ///
  /// - Parameters:
  ///   - from: The first day; nil for all.
  ///   - to: The last day; nil for all.
  ///   - plan: The plan's id as first seen; nil for all.
  ///   - actor: nil for all.
  public func entries(
    from: CivilDay?, to: CivilDay?, plan: PlanID?, by actor: Actor?
  ) throws(LedgerError) -> [Entry] {
    try read { db in
      var conditions = ["1"]
      var arguments: [any DatabaseValueConvertible] = []
      func add(_ condition: String, _ value: String) {
        conditions.append(condition)
        arguments.append(value)
      }
      if let from { add("at >= ?", from.description) }
      if let to { add("at < ?", to.shifted(byDays: 1).description) }
      if let plan { add("plan = ?", plan) }
      if let actor { add("actor = ?", actor.description) }
      return try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM entry WHERE \(conditions.joined(separator: " AND ")) ORDER BY id",
        arguments: StatementArguments(arguments)
      ).map(Self.entry)
    }
  }

  /// What a delivery tells.
  public func told(in delivery: DeliveryID) throws(LedgerError) -> [ToldLine] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM entry WHERE delivery = ? AND kind = 'told' ORDER BY id",
        arguments: [delivery]
      ).compactMap { row in
        guard case .told(let topic, let role, let standing, let reason, let due, _) = try Self.entry(row).event else { return nil }
        return ToldLine(topic: topic, role: role, standing: standing, reason: reason, due: due)
      }
    }
  }

  /// The latest moment passed; nil in a new ledger.
  public func lastPassed() throws(LedgerError) -> Passed? {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT moment, instant FROM passed") else { return nil }
      let text: String = row[0]
      guard let moment = CivilMoment(text) else {
        throw InvalidRow(what: "passed: \(text.prefix(40)) stands where a moment should")
      }
      let instant: Int? = row[1]
      if let instant, !Clocks.possible.contains(instant) {
        throw InvalidRow(what: "passed: \(instant) stands where seconds of a clock should")
      }
      return Passed(moment: moment, instant: instant)
    }
  }

  private static let columns =
    "id, at, actor, kind, plan, root, label, original_due, copy, step, role, delivery, day, facts"

  static func entry(_ row: Row) throws -> Entry {
    let id: Int = row[0]
    do throws(InvalidRow) {
      let (at, actor): (String, String) = (row[1], row[2])
      guard let moment = CivilMoment(at) else { throw InvalidRow(what: "\(at.prefix(40)) stands where a moment should") }
      guard let by = Actor(actor) else { throw InvalidRow(what: "\(actor.prefix(40)) stands where an actor should") }
      var columns = EntryRow(kind: row[3])
      columns.plan = row[4]
      columns.root = row[5]
      columns.label = row[6]
      columns.originalDue = row[7]
      columns.copy = row[8]
      columns.step = row[9]
      columns.role = row[10]
      columns.delivery = row[11]
      columns.day = row[12]
      columns.facts = try EntryRow.facts(row[13])
      return Entry(at: moment, by: by, try columns.event(at: moment, by: by))
    } catch {
      throw InvalidRow(what: "entry \(id): \(error.what)")
    }
  }
}
