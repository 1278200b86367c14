extension Control {
  /// Why it was or was not told, to whom, and what comes next.
  public struct Why: ControlMethod {
    public static let name = "Why"
    public static let changes = false

    public var id: String

    public init(id: String) {
      self.id = id
    }

    /// A step of the ladder for those of whom the same becomes: what was, is or will be.
    public struct Rung: Codable, Hashable, Sendable {
      public var step: String
      /// The step's own day.
      public var day: String
      /// The working day on which it is told.
      public var tellingDay: String
      /// told, superseded, coming, waiting, late or silent.
      public var verdict: String
      /// The day on which it was or will be told; null where it will not be.
      @OrNull public var on: String?
      /// A code with its facts: of what is told a Reason (above); of what is silent laterStepTold STEP,
      /// beforeLadderEdit, missed DAY, done, cancelled, beforeRemindFrom DAY, pastDue, retired, covered or roundOver.
      /// Null where it simply comes.
      @OrNull public var reason: String?
      public var roles: [Role]

      public init(
        step: String, day: String, tellingDay: String, verdict: String, on: String? = nil, reason: String? = nil,
        roles: [Role]
      ) {
        self.step = step
        self.day = day
        self.tellingDay = tellingDay
        self.verdict = verdict
        self.on = on
        self.reason = reason
        self.roles = roles
      }
    }

    /// Who is told, as what.
    public struct Role: Codable, Hashable, Sendable {
      public var recipient: String
      /// responsible, standIn, participant, leader, owner or caretaker.
      public var standing: String

      public init(recipient: String, standing: String) {
        self.recipient = recipient
        self.standing = standing
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var occurrence: OccurrenceMessage
      /// What holds for all of it, a code with its facts each: noDays, retired, notAdopted DAY, done DAY, cancelled
      /// DAY, missed DAY, snoozed DAY, covered, moved DAY, waiting ID, held, withdrawn DAY, invalid.
      public var notes: [String]
      /// By telling day.
      public var rungs: [Rung]

      public init(occurrence: OccurrenceMessage, notes: [String], rungs: [Rung]) {
        self.occurrence = occurrence
        self.notes = notes
        self.rungs = rungs
      }
    }
  }
}
