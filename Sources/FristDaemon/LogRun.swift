import FristCore

/// The digests that went, by a ledger that is read and not changed (`fristd --log`, DESIGN.md 9).
public enum LogRun {
  /// - Parameters:
  ///   - state: The directory of the ledger, also a replay's.
  ///   - each: Called for each digest between the two days, by time and recipient.
  public static func run(
    state: String, from: CivilDay?, to: CivilDay?, each: (LoggedDigest) throws -> Void
  ) throws {
    throw BadRequest("a log is not written yet")
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

    public init(id: String, occurrence: String?, step: Step, due: CivilDay, reason: Reason) {
      self.id = id
      self.occurrence = occurrence
      self.step = step
      self.due = due
      self.reason = reason
    }
  }

  public let at: CivilMoment
  public let recipient: RecipientID
  public let notices: [Notice]

  public init(at: CivilMoment, recipient: RecipientID, notices: [Notice]) {
    self.at = at
    self.recipient = recipient
    self.notices = notices
  }
}
