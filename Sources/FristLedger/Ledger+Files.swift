import FristCore
import Foundation
import GRDB

extension Ledger {
  /// The latest accepted version of every file that is not gone, by kind and name.
  public func filesInForce() throws(LedgerError) -> [FileVersion] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT kind, name, content FROM version
          WHERE id IN (SELECT max(id) FROM version GROUP BY kind, name) AND content IS NOT NULL ORDER BY kind, name
          """
      ).map(Self.file)
    }
  }

  /// The accepted versions of a plan, latest first.
  public func versions(ofPlan plan: PlanID) throws(LedgerError) -> [FileVersion] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT kind, name, content FROM version
          WHERE kind = 'plan' AND name = ? AND content IS NOT NULL ORDER BY id DESC
          """, arguments: [plan]
      ).map(Self.file)
    }
  }

  private static func file(_ row: Row) -> FileVersion {
    FileVersion(kind: .init(rawValue: row["kind"])!, name: row["name"], content: [UInt8](row["content"] as Data))
  }

  /// Records new versions and what they change, in one commit.
  public func accept(_ files: [FileVersion], _ changes: [Change], at moment: CivilMoment) throws(LedgerError) {
    if files.isEmpty, changes.isEmpty { return }
    try write { db in
      for file in files {
        try db.execute(
          sql: "INSERT INTO version (kind, name, at, content) VALUES (?, ?, ?, ?)",
          arguments: [file.kind.rawValue, file.name, moment.description, file.content.map { Data($0) }])
      }
      for change in changes { try Self.record(change, db) }
    }
  }

  private static func record(_ change: Change, _ db: Database) throws {
    switch change {
    case .planSeen(let plan, let at):
      try db.execute(sql: "INSERT INTO plan VALUES (?, ?)", arguments: [plan, at.description])
    case .seen(let root, let at):
      try db.execute(
        sql: "INSERT INTO obligation (plan, root, seen) VALUES (?, ?, ?)",
        arguments: [root.plan, root.obligation, at.description])
    case .renamed(let ref, let root):
      try db.execute(
        sql: "INSERT INTO alias VALUES (?, ?, ?)", arguments: [ref.plan, ref.obligation, root.obligation])
    case .withdrawn(let root, let withdrawal):
      try db.execute(
        sql: """
          INSERT INTO withdrawal (plan, root, number, at, title, with_plan, coordinator) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          root.plan, root.obligation, withdrawal.number, withdrawal.at.description, withdrawal.title,
          withdrawal.withPlan, withdrawal.coordinator,
        ])
    case .returned(let root):
      try db.execute(
        sql: "UPDATE withdrawal SET returned = 1 WHERE plan = ? AND root = ?",
        arguments: [root.plan, root.obligation])
    case .ladderEdited(let root, let edition):
      let steps = edition.added.map(\.description).sorted().joined(separator: " ")
      try db.execute(
        sql: "UPDATE obligation SET ladder_edited = ?, ladder_added = ? WHERE plan = ? AND root = ?",
        arguments: [edition.at.description, steps, root.plan, root.obligation])
    case .armed(let id, let arming):
      try db.execute(
        sql: "INSERT INTO arming VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id.obligation.plan, id.obligation.obligation, id.label, id.originalDue.description, id.copy, arming.number,
          arming.window.start?.description, arming.window.due.description, arming.textDue.description,
          arming.at.description, arming.who, arming.why,
        ])
    }
  }
}
