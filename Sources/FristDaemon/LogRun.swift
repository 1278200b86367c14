import FristCore
import FristLedger

/// The digests that went, by a ledger that is read and not changed (`fristd --log`, DESIGN.md 9).
public enum LogRun {
  /// - Parameters:
  ///   - state: The directory of the ledger, also a replay's.
  ///   - each: Called for each digest between the two days, by time and recipient.
  public static func run(
    state: String, from: CivilDay?, to: CivilDay?, each: (LoggedDigest) throws -> Void
  ) throws {
    try Ledger(reading: state).digests(from: from, to: to) { _, at, recipient, lines in
      let notices = lines.map { line in
        LoggedDigest.Notice(
          id: String(line.name.prefix { $0 != "@" }), occurrence: line.topic.occurrence == nil ? nil : line.name,
          step: line.topic.step, due: line.due, reason: line.reason)
      }
      try each(LoggedDigest(at: at, recipient: recipient, notices: notices.sortedAsPreviewed()))
    }
  }
}

extension [LoggedDigest.Notice] {
  /// By id, occurrence and step, by code point; what one reader got for two roles stands once.
  fileprivate func sortedAsPreviewed() -> [LoggedDigest.Notice] {
    func key(_ it: LoggedDigest.Notice) -> [String] { [it.id, it.occurrence ?? "", it.step.description] }
    var known: Set<[String]> = []
    return filter { known.insert(key($0)).inserted }.sorted { a, b in
      for (x, y) in zip(key(a), key(b)) where x != y {
        return x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars)
      }
      return false
    }
  }
}

/// A digest as the ledger has it.
public struct LoggedDigest: Hashable, Sendable {
  public struct Notice: Hashable, Sendable {
    /// `PLAN/ID`, or the plan's.
    public let id: String
    public let occurrence: String?
    public let step: Step
    public let due: CivilDay
    public let reason: Reason
  }

  public let at: CivilMoment
  public let recipient: RecipientID
  public let notices: [Notice]
}
