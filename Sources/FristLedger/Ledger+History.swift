import FristCore
import GRDB

extension Ledger {
  /// Everything that decisions are made from.
  public func history() throws(LedgerError) -> History {
    try read { db in
      var history = History()
      history.lastMoment = try String.fetchOne(db, sql: "SELECT max(at) FROM pass").map(Self.moment)
      try Self.readObligations(db, into: &history)
      try Self.readNotices(db, into: &history)
      try Self.readOutcomes(db, into: &history)
      let digests = try Row.fetchCursor(
        db,
        sql: """
          SELECT recipient, max(pass.at) AS at FROM delivery JOIN pass ON pass.id = delivery.pass
          WHERE state <> 'withdrawn' GROUP BY recipient
          """)
      while let row = try digests.next() { history.lastDigest[row["recipient"]] = Self.moment(row["at"]).day }
      return history
    }
  }

  private static func readObligations(_ db: Database, into history: inout History) throws {
    let plans = try Row.fetchCursor(db, sql: "SELECT id, seen FROM plan")
    while let row = try plans.next() { history.plansSeen[row["id"]] = moment(row["seen"]) }
    let obligations = try Row.fetchCursor(db, sql: "SELECT * FROM obligation")
    while let row = try obligations.next() {
      let added = (row["ladder_added"] as String?)?.split(separator: " ") ?? []
      let edition = try (row["ladder_edited"] as String?).map {
        LadderEdition(at: moment($0), added: Set(try added.map { try step(String($0)) }))
      }
      history.seen[ref(row)] = Seen(first: moment(row["seen"]), ladderEdited: edition)
    }
    let aliases = try Row.fetchCursor(db, sql: "SELECT plan, id, root FROM alias")
    while let row = try aliases.next() {
      history.roots[ObligationRef(plan: row["plan"], obligation: row["id"])] = ref(row)
    }
    let withdrawals = try Row.fetchCursor(db, sql: "SELECT * FROM withdrawal ORDER BY plan, root, number")
    while let row = try withdrawals.next() {
      let withdrawal = Withdrawal(
        number: row["number"], at: moment(row["at"]), title: row["title"], withPlan: row["with_plan"],
        coordinator: row["coordinator"])
      history.withdrawals[ref(row)] = withdrawal.number
      history.seen[ref(row)]?.withdrawn = row["returned"] ? nil : withdrawal
    }
    let armings = try Row.fetchCursor(db, sql: "SELECT * FROM arming ORDER BY rowid")
    while let row = try armings.next() {
      let arming = Arming(
        number: row["number"], window: Window(start: (row["start"] as String?).map(day), due: day(row["due"])),
        textDue: day(row["text_due"]), at: moment(row["at"]), who: row["who"], why: row["why"])
      history.armings[occurrence(row), default: []].append(arming)
    }
  }

  private static func readNotices(_ db: Database, into history: inout History) throws {
    let notices = try Row.fetchCursor(
      db, sql: "SELECT notice.*, pass.at FROM notice JOIN pass ON pass.id = notice.pass ORDER BY notice.id")
    while let row = try notices.next() {
      let step = try step(row["step"])
      let isWithdrawn: Bool = row["withdrawn"]
      let told = moment(row["at"]).day
      if row["original_due"] == nil || isWithdrawn {
        let key = NoticeKey(
          obligation: ref(row), label: row["label"], originalDue: (row["original_due"] as String?).map(day),
          copy: row["copy"], arming: row["arming"], step: step, role: row["role"])
        if isWithdrawn { history.spoolFailures[key] = told } else { history.bulletins.insert(key) }
      } else {
        history.told[occurrence(row), default: []].append(
          Told(arming: row["arming"], step: step, role: row["role"], day: told, wasSent: row["delivery"] != nil))
      }
    }
  }

  private static func readOutcomes(_ db: Database, into history: inout History) throws {
    let outcomes = try Row.fetchCursor(db, sql: "SELECT * FROM outcome ORDER BY id")
    while let row = try outcomes.next() { history.apply(try outcome(row), to: subject(row)) }
    let holds = try Row.fetchCursor(db, sql: "SELECT * FROM hold ORDER BY id")
    while let row = try holds.next() {
      guard let cause = Hold.Cause(rawValue: row["cause"]) else {
        throw DatabaseError(message: "hold \(row["id"] as Int): unknown cause \(row["cause"] as String)")
      }
      history.holds.append(
        Hold(
          since: moment(row["since"]), cause: cause, why: row["why"], until: (row["until"] as String?).map(moment)))
    }
  }

  static func step(_ text: String) throws -> Step {
    guard let step = Step(text) else { throw DatabaseError(message: "unknown step \(text)") }
    return step
  }

  static func outcome(_ row: Row) throws -> Outcome {
    let (at, uid): (CivilMoment, UInt32) = (moment(row["at"]), row["uid"])
    switch row["what"] as String {
    case "done": return .done(Completion(on: day(row["day"]), at: at, uid: uid, note: row["note"]))
    case "reopened": return .reopened(at: at, uid: uid)
    case "confirmed": return .confirmed(at: at, uid: uid, note: row["note"])
    case let other: throw DatabaseError(message: "outcome \(row["id"] as Int): unknown \(other)")
    }
  }

  static func subject(_ row: Row) -> OutcomeSubject {
    row["original_due"] == nil ? OutcomeSubject(obligation: ref(row)) : OutcomeSubject(occurrence(row))
  }

  private static func ref(_ row: Row) -> ObligationRef { ObligationRef(plan: row["plan"], obligation: row["root"]) }

  static func occurrence(_ row: Row) -> OccurrenceID {
    OccurrenceID(
      obligation: ref(row), label: row["label"], originalDue: day(row["original_due"]), copy: row["copy"])
  }

  /// - Precondition: A day that the ledger wrote itself.
  static func day(_ text: String) -> CivilDay {
    guard let day = CivilDay(text) else { preconditionFailure("the ledger has \(text) for a day") }
    return day
  }

  /// - Precondition: A moment that the ledger wrote itself.
  static func moment(_ text: String) -> CivilMoment {
    guard let moment = CivilMoment(text) else { preconditionFailure("the ledger has \(text) for a moment") }
    return moment
  }
}
