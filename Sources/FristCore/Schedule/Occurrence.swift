/// Which obligation, by the id under which it was first seen: a later renaming (`formerly`) does not change it.
public struct ObligationRef: Hashable, Comparable, Sendable {
  public let plan: PlanID
  public let obligation: String

  public init(plan: PlanID, obligation: String) {
    self.plan = plan
    self.obligation = obligation
  }

  public static func < (a: ObligationRef, b: ObligationRef) -> Bool {
    (a.plan, a.obligation) < (b.plan, b.obligation)
  }
}

/// What makes an occurrence the same one for good: plan, obligation, label and the day it was first due
/// (DESIGN.md 5, rule 13). A move changes none of these.
public struct OccurrenceID: Hashable, Sendable {
  public let obligation: ObligationRef
  public let label: String?
  public let originalDue: CivilDay
  /// 1, or 2, 3 … where the same obligation has the same label on the same day again.
  public let copy: Int

  public init(obligation: ObligationRef, label: String?, originalDue: CivilDay, copy: Int = 1) {
    self.obligation = obligation
    self.label = label
    self.originalDue = originalDue
    self.copy = copy
  }
}

/// One time an obligation falls due.
public struct Occurrence: Hashable, Sendable {
  public let id: OccurrenceID
  /// The present id of its obligation.
  public let obligation: String
  /// 1, or 2, 3 … where several occurrences of the obligation were first due on the same day.
  public let number: Int
  /// The present window, after moves.
  public let window: Window
  /// 1 when first armed, one more for every move.
  public let arming: Int
  /// When it came to be known with this window: first seen, adopted or moved, whichever is latest.
  public let knownSince: CivilMoment
  /// The last edit of its ladder; nil for none.
  public let ladderEdited: LadderEdition?
  public let isRecurring: Bool
  public let isApproximate: Bool
  /// After its window ongoing rather than overdue ("videreføres").
  public let continues: Bool
  /// The present due day of the next occurrence of the same recurring deadline, if there is one.
  public let nextDue: CivilDay?

  public init(
    id: OccurrenceID, obligation: String, number: Int = 1, window: Window, arming: Int, knownSince: CivilMoment,
    ladderEdited: LadderEdition? = nil, isRecurring: Bool, isApproximate: Bool, continues: Bool, nextDue: CivilDay?
  ) {
    self.id = id
    self.obligation = obligation
    self.number = number
    self.window = window
    self.arming = arming
    self.knownSince = knownSince
    self.ladderEdited = ladderEdited
    self.isRecurring = isRecurring
    self.isApproximate = isApproximate
    self.continues = continues
    self.nextDue = nextDue
  }

  public var due: CivilDay { window.due }

  /// `PLAN/ID@DUE`, with `#2` where two share a day; the id is the present one, the day the original one.
  public var name: String {
    "\(id.obligation.plan)/\(obligation)@\(id.originalDue)" + (number > 1 ? "#\(number)" : "")
  }

  /// Not done when the next one fell due (DESIGN.md 5, rule 9).
  public func isMissed(on day: CivilDay) -> Bool { nextDue.map { $0 <= day } ?? false }
}

/// A window that an occurrence got after its first: a move, by a command or by a changed text.
public struct Arming: Hashable, Sendable {
  /// 2 for the first move.
  public let number: Int
  public let window: Window
  /// The due day by the plan file's text at that time: what ties the text's window to this occurrence. The same as
  /// before where a command moved it.
  public let textDue: CivilDay
  public let at: CivilMoment
  public let who: String
  public let why: String

  public init(number: Int, window: Window, textDue: CivilDay, at: CivilMoment, who: String, why: String) {
    self.number = number
    self.window = window
    self.textDue = textDue
    self.at = at
    self.who = who
    self.why = why
  }
}
