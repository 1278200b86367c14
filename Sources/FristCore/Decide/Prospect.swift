/// What becomes of one step for one role (`fristctl why`).
public struct Prospect: Hashable, Sendable {
  public enum Fate: Hashable, Sendable {
    case told(on: CivilDay)
    /// A later step went out instead.
    case superseded(on: CivilDay)
    case coming(on: CivilDay)
    /// A leader hears a fortnight after the first responsible was told that it is overdue, and that has not been.
    case waiting
    /// Its day has passed; it goes out in the next pass, if nothing later does.
    case late
    case silent(Silence)
  }

  /// Why a step is never told.
  public enum Silence: Hashable, Sendable {
    case laterStepTold
    case beforeLadderEdit
    case missed
    case done
  }

  public let step: Step
  public let role: RecipientID
  public let standing: Standing
  /// The step's own day.
  public let day: CivilDay
  /// The working day on which it is told.
  public let tellingDay: CivilDay
  public private(set) var fate: Fate

  /// It is done: what was not told is not told any more.
  public mutating func stop() {
    switch fate {
    case .coming, .waiting, .late: fate = .silent(.done)
    case .told, .superseded, .silent: break
    }
  }
}

extension Prospect.Fate: CustomStringConvertible {
  public var description: String {
    switch self {
    case .told: "its day had come"
    case .superseded: "a later step went out instead"
    case .coming: "its day has not come"
    case .waiting: "leaders hear a fortnight after the responsible was told that it is overdue"
    case .late: "its day has passed: the latest such step goes out in the next pass"
    case .silent(.laterStepTold): "a later step has been told"
    case .silent(.beforeLadderEdit): "its day had passed when the ladder was edited"
    case .silent(.done): "it is done"
    case .silent(.missed): "the next occurrence falls due first: this one is missed from then on"
    }
  }
}
