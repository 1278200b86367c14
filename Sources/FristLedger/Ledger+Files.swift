import FristCore
import Foundation
import GRDB

extension Ledger {
  /// An accepted version of a file.
  public struct Version: Hashable, Sendable {
    /// 1 for the first version of the file.
    public let number: Int
    public let at: CivilMoment
    /// Nil: the file was gone.
    public let content: [UInt8]?
  }

  /// The latest accepted version of every file that is not gone, by kind and name.
  ///
  /// - Parameter day: As things stood at the end of this day; nil for now.
  public func filesInForce(on day: CivilDay? = nil) throws(LedgerError) -> [FileVersion] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT kind, name, content FROM version
          WHERE id IN (SELECT max(id) FROM version WHERE at < ? GROUP BY kind, name) AND content IS NOT NULL
          ORDER BY kind, name
          """, arguments: [day?.shifted(byDays: 1).description ?? "9999-12-31"]
      ).map { row in
        let kind: String = row[0]
        guard let kind = FileVersion.Kind(rawValue: kind), let content = row[2] as Data? else {
          throw InvalidRow(what: "version of \((row[1] as String).prefix(60)): no kind or no content")
        }
        return FileVersion(kind: kind, name: row[1], content: [UInt8](content))
      }
    }
  }

  /// The plans that ever had a version with all of these words in it.
  public func plans(withWords words: [String]) throws(LedgerError) -> [String] {
    let condition = words.map { _ in "instr(content, CAST(? AS BLOB)) > 0" }.joined(separator: " AND ")
    return try read { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT name FROM version WHERE kind = 'plan' AND \(condition) ORDER BY name",
        arguments: StatementArguments(words))
    }
  }

  /// The accepted versions of a file, latest first.
  ///
  /// - Parameter name: A plan's id; `frist.yaml` or `directory.yaml` for the others.
  public func versions(_ kind: FileVersion.Kind, _ name: String) throws(LedgerError) -> [Version] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT at, content FROM version WHERE kind = ? AND name = ? ORDER BY id",
        arguments: [kind.rawValue, name])
      return try rows.enumerated().map { index, row in
        let at: String = row[0]
        guard let at = CivilMoment(at) else { throw InvalidRow(what: "version \(index + 1) of \(name): no moment") }
        return Version(number: index + 1, at: at, content: (row[1] as Data?).map { [UInt8]($0) })
      }.reversed()
    }
  }
}
