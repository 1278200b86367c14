/// What an outcome is about: an occurrence, or an obligation without days as a whole.
public struct OutcomeSubject: Hashable, Sendable {
  public let obligation: ObligationRef
  public let occurrence: OccurrenceID?

  public init(_ occurrence: OccurrenceID) {
    obligation = occurrence.obligation
    self.occurrence = occurrence
  }

  public init(obligation: ObligationRef) {
    self.obligation = obligation
    occurrence = nil
  }
}

/// That something is done: the day, and who said so when.
public struct Completion: Hashable, Sendable {
  public let on: CivilDay
  public let at: CivilMoment
  /// The user who said so, by the kernel's word.
  public let uid: UInt32
  public let note: String?

  public init(on: CivilDay, at: CivilMoment, uid: UInt32, note: String?) {
    self.on = on
    self.at = at
    self.uid = uid
    self.note = note
  }
}

/// What an administrator records of an obligation.
public enum Outcome: Hashable, Sendable {
  case done(Completion)
  case reopened(at: CivilMoment, uid: UInt32)
  case confirmed(at: CivilMoment, uid: UInt32, note: String?)
}

extension History {
  public mutating func apply(_ outcome: Outcome, to subject: OutcomeSubject) {
    switch outcome {
    case .done(let completion): completions[subject] = completion
    case .reopened(let at, _):
      completions[subject] = nil
      reopenings[subject] = at.day
    case .confirmed: break
    }
  }
}

/// All mail is held: the clock cannot be trusted (DESIGN.md 5, rule 14).
public struct Hold: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable {
    /// The wall clock moved against the boot clock.
    case jump
    /// Longer away, over a boot, than is to be believed.
    case absence
    /// At the first start, a clock that shows what cannot be.
    case firstStart
    /// The spool has seen more than the ledger knows of: it was restored from a backup.
    case behind
  }

  /// By the clock that is not trusted.
  public let since: CivilMoment
  public let cause: Cause
  /// A sentence without a final full stop.
  public let why: String
  /// When it ended; nil while it lasts.
  public var until: CivilMoment?

  public init(since: CivilMoment, cause: Cause, why: String, until: CivilMoment? = nil) {
    self.since = since
    self.cause = cause
    self.why = why
    self.until = until
  }

  func covers(_ day: CivilDay) -> Bool { until.map { since.day <= day && day <= $0.day } ?? false }
}
