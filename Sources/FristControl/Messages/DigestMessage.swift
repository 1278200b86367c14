/// One digest of a preview: a line of `preview --json` (DESIGN.md 9).
public struct DigestMessage: Codable, Hashable, Sendable {
  /// The civil moment at which it is sent, 2019-06-28T07:30.
  public var at: String
  /// Who gets it.
  public var recipient: String
  public var notices: [Notice]

  public init(at: String, recipient: String, notices: [Notice]) {
    self.at = at
    self.recipient = recipient
    self.notices = notices
  }

  /// One step of one occurrence, or one thing beside the ladders.
  public struct Notice: Codable, Hashable, Sendable {
    /// PLAN/ID; of a review, a sign of life or a replacement the plan.
    public var id: String
    /// PLAN/ID@DUE; null where it is about no occurrence.
    @OrNull public var occurrence: String?
    /// opens, before-N, due, overdue-N, escalated-N, status, review, alive, dated, resolved, replaced, withdrawn or
    /// problem.
    public var step: String
    /// The present due day; of what has none its own day, or the day on which it was seen.
    public var due: String
    /// A code with its facts (Reason, above).
    public var reason: String

    public init(id: String, occurrence: String? = nil, step: String, due: String, reason: String) {
      self.id = id
      self.occurrence = occurrence
      self.step = step
      self.due = due
      self.reason = reason
    }
  }
}
