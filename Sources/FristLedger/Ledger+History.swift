import FristCore
import GRDB

extension Ledger {
  /// Everything that decisions are made from.
  public func history() throws(LedgerError) -> History {
    try read { db in
      var history = History()
      // The last one recorded: a later one may stand before it, by a clock that was wrong and was set right.
      history.lastMoment = try String.fetchOne(db, sql: "SELECT at FROM pass ORDER BY id DESC LIMIT 1").map(Self.moment)
      try Self.readObligations(db, into: &history)
      try Self.readNotices(db, into: &history)
      try Self.readOutcomes(db, into: &history)
      let digests = try Row.fetchCursor(
        db,
        sql: """
          SELECT recipient, max(pass.at) AS at FROM delivery JOIN pass ON pass.id = delivery.pass
          WHERE state <> 'withdrawn' GROUP BY recipient
          """)
      while let row = try digests.next() { history.lastDigest[row["recipient"]] = try Self.moment(row["at"]).day }
      return history
    }
  }

  private static func readObligations(_ db: Database, into history: inout History) throws {
    let plans = try Row.fetchCursor(db, sql: "SELECT id, seen FROM plan")
    while let row = try plans.next() { history.plansSeen[row["id"]] = try moment(row["seen"]) }
    let obligations = try Row.fetchCursor(db, sql: "SELECT * FROM obligation")
    while let row = try obligations.next() {
      let added = (row["ladder_added"] as String?)?.split(separator: " ") ?? []
      let edition = try (row["ladder_edited"] as String?).map {
        LadderEdition(at: try moment($0), added: Set(try added.map { try step(String($0)) }))
      }
      history.seen[ref(row)] = Seen(first: try moment(row["seen"]), ladderEdited: edition)
    }
    let aliases = try Row.fetchCursor(db, sql: "SELECT plan, id, root FROM alias")
    while let row = try aliases.next() {
      history.roots[ObligationRef(plan: row["plan"], obligation: row["id"])] = ref(row)
    }
    let withdrawals = try Row.fetchCursor(db, sql: "SELECT * FROM withdrawal ORDER BY plan, root, number")
    while let row = try withdrawals.next() {
      let withdrawal = Withdrawal(
        number: row["number"], at: try moment(row["at"]), title: row["title"], withPlan: row["with_plan"],
        coordinator: row["coordinator"])
      history.withdrawals[ref(row)] = withdrawal.number
      history.seen[ref(row)]?.withdrawn = row["returned"] ? nil : withdrawal
    }
    let armings = try Row.fetchCursor(db, sql: "SELECT * FROM arming ORDER BY rowid")
    while let row = try armings.next() {
      let arming = Arming(
        number: row["number"], window: Window(start: try (row["start"] as String?).map(day), due: try day(row["due"])),
        textDue: try day(row["text_due"]), at: try moment(row["at"]), who: row["who"], why: row["why"])
      history.armings[try occurrence(row), default: []].append(arming)
    }
  }

  private static func readNotices(_ db: Database, into history: inout History) throws {
    let notices = try Row.fetchCursor(
      db, sql: "SELECT notice.*, pass.at FROM notice JOIN pass ON pass.id = notice.pass ORDER BY notice.id")
    while let row = try notices.next() {
      let step = try step(row["step"])
      let isWithdrawn: Bool = row["withdrawn"]
      let told = try moment(row["at"]).day
      if row["original_due"] == nil || isWithdrawn {
        let key = NoticeKey(
          obligation: ref(row), label: row["label"], originalDue: try (row["original_due"] as String?).map(day),
          copy: row["copy"], arming: row["arming"], step: step, role: row["role"])
        if isWithdrawn { history.spoolFailures[key] = told } else { history.bulletins.insert(key) }
      } else {
        history.told[try occurrence(row), default: []].append(
          Told(arming: row["arming"], step: step, role: row["role"], day: told, wasSent: row["delivery"] != nil))
      }
    }
  }

  private static func readOutcomes(_ db: Database, into history: inout History) throws {
    let outcomes = try Row.fetchCursor(db, sql: "SELECT * FROM outcome ORDER BY id")
    while let row = try outcomes.next() { history.apply(try outcome(row), to: try subject(row)) }
    let holds = try Row.fetchCursor(db, sql: "SELECT * FROM hold ORDER BY id")
    while let row = try holds.next() {
      guard let cause = Hold.Cause(rawValue: row["cause"]) else {
        throw DatabaseError(message: "hold \(row["id"] as Int): unknown cause \(row["cause"] as String)")
      }
      history.holds.append(
        Hold(
          since: try moment(row["since"]), cause: cause, why: row["why"],
          until: try (row["until"] as String?).map(moment)))
    }
  }

  static func step(_ text: String) throws -> Step {
    guard let step = Step(text) else { throw DatabaseError(message: "unknown step \(text)") }
    return step
  }

  static func outcome(_ row: Row) throws -> Outcome {
    let (at, uid): (CivilMoment, UInt32) = (try moment(row["at"]), row["uid"])
    switch row["what"] as String {
    case "done": return .done(Completion(on: try day(row["day"]), at: at, uid: uid, note: row["note"]))
    case "reopened": return .reopened(at: at, uid: uid)
    case "confirmed": return .confirmed(at: at, uid: uid, note: row["note"])
    case let other: throw DatabaseError(message: "outcome \(row["id"] as Int): unknown \(other)")
    }
  }

  static func subject(_ row: Row) throws -> OutcomeSubject {
    try row["original_due"] == nil ? OutcomeSubject(obligation: ref(row)) : OutcomeSubject(occurrence(row))
  }

  private static func ref(_ row: Row) -> ObligationRef { ObligationRef(plan: row["plan"], obligation: row["root"]) }

  static func occurrence(_ row: Row) throws -> OccurrenceID {
    OccurrenceID(
      obligation: ref(row), label: row["label"], originalDue: try day(row["original_due"]), copy: row["copy"])
  }

  static func day(_ text: String) throws -> CivilDay {
    guard let day = CivilDay(text) else { throw InvalidRow(what: "\(text) stands where a day should") }
    return day
  }

  static func moment(_ text: String) throws -> CivilMoment {
    guard let moment = CivilMoment(text) else { throw InvalidRow(what: "\(text) stands where a moment should") }
    return moment
  }
}
