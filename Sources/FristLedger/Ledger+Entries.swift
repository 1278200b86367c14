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
  /// The due day it had when it was told.
  public let due: CivilDay
  /// `nes-rus/3.6@2019-06-30`, or the id alone where it is about no occurrence, as it was called then.
  public let name: String
}

extension Ledger {
  /// Adds what happened, in one commit.
  ///
  /// - Parameters:
  ///   - versions: File versions that were accepted with it.
  ///   - deliveries: New ones, pending; each is asked for once, and let go when it is written. Must not ask the ledger.
  ///   - moment: When the versions were accepted.
  ///   - passed: The latest moment passed from now on; nil where none was.
  /// - Throws: `unfit`, with nothing recorded, for an entry that would not be read back as it is, or that tells a role what
  ///   it was told before and what did not come to nothing.
  public func append(
    _ entries: [Entry], versions: [FileVersion] = [], at moment: CivilMoment,
    deliveries: some Collection<Delivery> = [Delivery](), passed: Passed? = nil
  ) throws(LedgerError) {
    if entries.isEmpty, versions.isEmpty, deliveries.isEmpty, passed == nil { return }
    try write { db in
      for version in versions {
        try db.execute(
          sql: "INSERT INTO version (kind, name, at, content) VALUES (?, ?, ?, ?)",
          arguments: [version.kind.rawValue, version.name, moment.description, version.content.map { Data($0) }])
      }
      for delivery in deliveries {
        let insert = try db.cachedStatement(
          sql: "INSERT INTO delivery (id, at, recipient, mailbox, state, content) VALUES (?, ?, ?, ?, 'pending', ?)")
        try insert.execute(arguments: [
          delivery.id, delivery.at.description, delivery.recipient, delivery.mailbox, Data(delivery.content),
        ])
      }
      try EntryWriter.add(entries, db)
      if let passed {
        try db.execute(
          sql: """
            INSERT INTO passed VALUES (1, ?, ?, 1)
            ON CONFLICT DO UPDATE SET moment = excluded.moment, instant = excluded.instant, number = number + 1
            """, arguments: [passed.moment.description, passed.instant])
      }
    }
  }

  /// Goes through everything that happened, in order.
  ///
  /// - Parameter day: Only what was recorded by the end of this day; nil for all.
  public func fold(through day: CivilDay? = nil, _ body: (Entry) throws -> Void) throws(LedgerError) {
    try read { db in
      var reader = EntryReader()
      guard let day else { return try reader.read(db) { try body($1) } }
      try reader.read(db, where: "at < ?", [Self.end(of: day)]) { try body($1) }
    }
  }

  /// Everything recorded of an obligation, in order.
  public func entries(of root: Root) throws(LedgerError) -> [Entry] {
    try entries(where: "ifnull(plan, '') = ? AND ifnull(root, '') = ?", [root.plan, root.obligation])
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
    var conditions = ["1"]
    var arguments: StatementArguments = []
    func add(_ condition: String, _ value: some DatabaseValueConvertible) {
      conditions.append(condition)
      arguments += [value]
    }
    if let from { add("at >= ?", CivilMoment(from, .midnight).minutes) }
    if let to { add("at < ?", Self.end(of: to)) }
    if let plan { add("ifnull(plan, '') = ?", plan) }
    if let actor { add("actor = ?", actor.description) }
    return try entries(where: conditions.joined(separator: " AND "), arguments)
  }

  private func entries(where condition: String, _ arguments: StatementArguments) throws(LedgerError) -> [Entry] {
    try numbered(where: condition, arguments).map(\.entry)
  }

  /// Everything recorded of some plans, by the ids under which they were first seen, numbered in the order of the record.
  public func entries(ofPlans roots: Set<PlanID>) throws(LedgerError) -> [(number: Int, entry: Entry)] {
    let places = Array(repeating: "?", count: roots.count).joined(separator: ", ")
    return try numbered(where: "ifnull(plan, '') IN (\(places))", StatementArguments(roots.sorted()))
  }

  /// What concerns no plan alone (clocks, the directory, deliveries that came to nothing), but for the arrival of
  /// deliveries; numbered likewise.
  public func entriesOfNoPlan() throws(LedgerError) -> [(number: Int, entry: Entry)] {
    try numbered(where: "ifnull(plan, '') = '' AND kind <> 'delivered'", [])
  }

  private func numbered(
    where condition: String, _ arguments: StatementArguments
  ) throws(LedgerError) -> [(number: Int, entry: Entry)] {
    try read { db in
      var (reader, entries): (EntryReader, [(Int, Entry)]) = (EntryReader(), [])
      try reader.read(db, where: condition, arguments) { entries.append(($0, $1)) }
      return entries
    }
  }

  /// The minute that is no longer of a day, as the column `at` has it.
  private static func end(of day: CivilDay) -> Int { CivilMoment(day.shifted(byDays: 1), .midnight).minutes }

  /// What a delivery tells, in the order of deciding; nothing where the ledger has no such delivery.
  public func told(in delivery: DeliveryID) throws(LedgerError) -> [ToldLine] {
    try read { db in
      var reader = EntryReader()
      return try Self.told(in: delivery, db, &reader)
    }
  }

  static func told(in delivery: DeliveryID, _ db: Database, _ reader: inout EntryReader) throws -> [ToldLine] {
    var lines: [ToldLine] = []
    let condition = """
      id BETWEEN (SELECT first_entry FROM delivery WHERE id = ?1) AND (SELECT last_entry FROM delivery WHERE id = ?1)
      AND delivery = ?1 AND kind = 'told'
      """
    try reader.read(db, where: condition, [delivery]) { _, entry in
      guard case .told(let topic, let role, let standing, let reason, let due, let name, _) = entry.event else {
        return
      }
      lines.append(ToldLine(topic: topic, role: role, standing: standing, reason: reason, due: due, name: name))
    }
    return lines
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
}
