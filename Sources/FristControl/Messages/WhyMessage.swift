/// What `Why` answers: why an occurrence was or was not told, to whom, and what comes next.
public struct WhyMessage: Codable, Hashable, Sendable {
  public struct Rung: Codable, Hashable, Sendable {
    public var step: String
    public var recipient: String
    public var standing: String
    public var day: String
    public var tellingDay: String
    /// `told`, `superseded`, `coming`, `waiting`, `late` or `silent`.
    public var fate: String
    public var on: String?
    public var reason: String

    public init(
      step: String, recipient: String, standing: String, day: String, tellingDay: String, fate: String, on: String?,
      reason: String
    ) {
      self.step = step
      self.recipient = recipient
      self.standing = standing
      self.day = day
      self.tellingDay = tellingDay
      self.fate = fate
      self.on = on
      self.reason = reason
    }
  }

  public var occurrence: OccurrenceMessage
  public var notes: [String]
  public var rungs: [Rung]

  public init(occurrence: OccurrenceMessage, notes: [String], rungs: [Rung]) {
    self.occurrence = occurrence
    self.notes = notes
    self.rungs = rungs
  }
}
