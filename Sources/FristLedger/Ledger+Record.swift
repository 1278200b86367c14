import FristCore
import GRDB

/// One line of an obligation's history.
public struct RecordLine: Hashable, Sendable {
  public enum What: Hashable, Sendable {
    case seen
    case moved(to: Window, who: String, why: String)
    case told(Step, to: RecipientID, delivery: String, state: Delivery.State, reason: String)
    case superseded(Step, RecipientID, reason: String)
    case outcome(Outcome)
    case withdrawn
  }

  public let at: CivilMoment
  /// Nil where it is about the obligation as a whole.
  public let occurrence: OccurrenceID?
  public let what: What
}

extension Ledger {
  /// What was told of an obligation's occurrences; withdrawn deliveries left out.
  public func told(of root: ObligationRef) throws(LedgerError) -> [OccurrenceID: [Told]] {
    try read { db in
      var told: [OccurrenceID: [Told]] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT notice.*, pass.at FROM notice JOIN pass ON pass.id = notice.pass
          WHERE plan = ? AND root = ? AND original_due IS NOT NULL AND withdrawn = 0 ORDER BY notice.id
          """, arguments: [root.plan, root.obligation])
      {
        let step = try Self.step(row["step"])
        told[try Self.occurrence(row), default: []].append(
          Told(
            arming: row["arming"], step: step, role: row["role"], day: try Self.moment(row["at"]).day,
            wasSent: row["delivery"] != nil))
      }
      return told
    }
  }

  /// Everything recorded of an obligation, oldest first.
  public func lines(of root: ObligationRef) throws(LedgerError) -> [RecordLine] {
    try read { db in
      let id: StatementArguments = [root.plan, root.obligation]
      var lines: [RecordLine] = []
      if let seen = try String.fetchOne(
        db, sql: "SELECT seen FROM obligation WHERE plan = ? AND root = ?", arguments: id)
      {
        lines.append(RecordLine(at: try Self.moment(seen), occurrence: nil, what: .seen))
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM withdrawal WHERE plan = ? AND root = ? ORDER BY number", arguments: id)
      {
        lines.append(RecordLine(at: try Self.moment(row["at"]), occurrence: nil, what: .withdrawn))
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM arming WHERE plan = ? AND root = ? AND number > 1 ORDER BY rowid", arguments: id)
      {
        let window = Window(start: try (row["start"] as String?).map(Self.day), due: try Self.day(row["due"]))
        lines.append(
          RecordLine(
            at: try Self.moment(row["at"]), occurrence: try Self.occurrence(row),
            what: .moved(to: window, who: row["who"], why: row["why"])))
      }
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT notice.*, pass.at, delivery.state FROM notice JOIN pass ON pass.id = notice.pass
          LEFT JOIN delivery ON delivery.id = notice.delivery
          WHERE plan = ? AND root = ? AND original_due IS NOT NULL ORDER BY notice.id
          """, arguments: id)
      {
        let step = try Self.step(row["step"])
        let state = (row["state"] as String?).flatMap(Delivery.State.init)
        let what: RecordLine.What =
          if let delivery = row["delivery"] as String?, let state {
            .told(step, to: row["role"], delivery: delivery, state: state, reason: row["reason"])
          } else {
            .superseded(step, row["role"], reason: row["reason"])
          }
        lines.append(RecordLine(at: try Self.moment(row["at"]), occurrence: try Self.occurrence(row), what: what))
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM outcome WHERE plan = ? AND root = ? ORDER BY id", arguments: id)
      {
        lines.append(
          RecordLine(
            at: try Self.moment(row["at"]), occurrence: try Self.subject(row).occurrence,
            what: .outcome(try Self.outcome(row)))
        )
      }
      return lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
  }

  /// How many deliveries wait, and when the oldest of them was decided.
  public func backlog() throws(LedgerError) -> (count: Int, oldest: CivilMoment?) {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT count(*) AS count, min(pass.at) AS oldest FROM delivery JOIN pass ON pass.id = delivery.pass
            WHERE state IN ('pending', 'staged')
            """)
      else { return (0, nil) }
      return (row["count"], try (row["oldest"] as String?).map(Self.moment))
    }
  }
}
