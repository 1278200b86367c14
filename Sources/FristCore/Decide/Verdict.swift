/// What becomes of one step for one role, with its reason: computed once, used by a pass and by `why` (rule 15).
public enum Verdict: Hashable, Sendable {
  case told(on: CivilDay)
  /// A later step went out instead.
  case superseded(on: CivilDay)
  /// It is told in the next pass, if nothing later of its track is.
  case dueNow(Reason)
  case coming(on: CivilDay)
  /// A leader hears a fortnight after the first responsible was told that it is overdue, and that has not been.
  case waiting
  case silent(Silence)
}

/// Why a step is never told.
public enum Silence: Hashable, Sendable {
  case laterStepTold(Step)
  case beforeLadderEdit
  case missed(next: CivilDay)
  case done
  case cancelled
  /// It is due before the plan's `remind_from`.
  case beforeRemindFrom(CivilDay)
  /// A participant hears no more after the due day.
  case pastDue
  /// The plan is retired or replaced.
  case retired
  /// It is told as the measures that it covers.
  case covered
  /// A status round that nobody joins any more.
  case roundOver
}

/// A step, its own day and the working day on which it is told.
struct Rung: Hashable, Sendable {
  let step: Step
  let ownDay: CivilDay
  let tellingDay: CivilDay

  init(_ step: Step, on ownDay: CivilDay, _ calendar: WorkCalendar) {
    self.step = step
    self.ownDay = ownDay
    tellingDay = step.tellingDay(for: ownDay, in: calendar)
  }

  /// Whether it comes later in the track, or is the same.
  func follows(_ other: Rung) -> Bool { (ownDay, step.rank) >= (other.ownDay, other.step.rank) }
}

/// What becomes of one step for one role (`fristctl why`).
public struct Prospect: Hashable, Sendable {
  public let topic: Topic
  public let role: RecipientID
  public let standing: Standing
  /// The step's own day.
  public let day: CivilDay
  /// The working day on which it is told.
  public let tellingDay: CivilDay
  public let verdict: Verdict
  /// As a pass will give it, of what is told or is to come; nil of all else.
  public let reason: Reason?

  public var step: Step { topic.step }
}
