/// What makes an occurrence the same one for good: obligation, label and the day it was first due (DESIGN.md 5, rule 13).
/// A move changes none of these.
public struct OccurrenceID: Hashable, Sendable {
  public let root: Root
  public let label: String?
  public let originalDue: CivilDay
  /// 1, or 2, 3 … where the same obligation has the same label on the same day again.
  public let copy: Int

  public init(root: Root, label: String?, originalDue: CivilDay, copy: Int = 1) {
    self.root = root
    self.label = label
    self.originalDue = originalDue
    self.copy = copy
  }
}

/// A window that an occurrence has from some moment on: 1 is the first where no text gave it, one more for every move.
public struct Arming: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable {
    /// `fristctl move`.
    case command
    /// The deadline's text in the plan file was changed.
    case text
    /// What a relative deadline waits for was done.
    case dated
  }

  public let number: Int
  public let window: Window
  /// The due day by the plan file's text at that time: what ties the text's window to this occurrence. Nil where no text
  /// names it (a day given by a move, a relative that was dated).
  public let textDue: CivilDay?
  public internal(set) var at: CivilMoment
  public let cause: Cause
  public let by: Actor
  /// Why, in the words of whoever moved it, and the text of the new deadline.
  public let reason: String?
  public let text: String?

  public init(
    number: Int, window: Window, textDue: CivilDay?, at: CivilMoment, cause: Cause, by: Actor, reason: String? = nil,
    text: String? = nil
  ) {
    self.number = number
    self.window = window
    self.textDue = textDue
    self.at = at
    self.cause = cause
    self.by = by
    self.reason = reason
    self.text = text
  }
}

/// One time an obligation falls due, as it stands now.
public struct Occurrence: Hashable, Sendable {
  public let id: OccurrenceID
  /// The present ids of its plan and obligation.
  public let ref: ObligationRef
  /// 1, or 2, 3 … where several occurrences of the obligation were first due on the same day.
  public let number: Int
  /// The present window, after moves.
  public let window: Window
  /// 1 when first armed, one more for every move.
  public let arming: Int
  /// All windows that it got after its first, ascending by number.
  public let moves: [Arming]
  /// When it came to be known with this window: first seen, adopted or moved, whichever is latest.
  public let knownSince: CivilMoment
  /// Index of its text among the obligation's deadlines; nil where no text names it.
  public let entry: Int?
  public let isRecurring: Bool
  /// Of a series whose due days lie less than 90 days apart (DESIGN.md 5, rule 9).
  public let isFrequent: Bool
  public let isApproximate: Bool
  /// After its window ongoing rather than overdue ("videreføres").
  public let continues: Bool
  /// The present due day of the next occurrence of the same label, if there is one.
  public let nextDue: CivilDay?

  public init(
    id: OccurrenceID, ref: ObligationRef, number: Int = 1, window: Window, arming: Int = 1, moves: [Arming] = [],
    knownSince: CivilMoment, entry: Int? = 0, isRecurring: Bool = false, isFrequent: Bool = false,
    isApproximate: Bool = false, continues: Bool = false, nextDue: CivilDay? = nil
  ) {
    self.id = id
    self.ref = ref
    self.number = number
    self.window = window
    self.arming = arming
    self.moves = moves
    self.knownSince = knownSince
    self.entry = entry
    self.isRecurring = isRecurring
    self.isFrequent = isFrequent
    self.isApproximate = isApproximate
    self.continues = continues
    self.nextDue = nextDue
  }

  public var due: CivilDay { window.due }
  public var root: Root { id.root }

  /// `PLAN/ID@DUE`, with `#2` where two share a day; the ids are the present ones, the day the original one.
  public var name: String { "\(ref)@\(id.originalDue)" + (number > 1 ? "#\(number)" : "") }

  /// Not done when the next one fell due (DESIGN.md 5, rule 9).
  public func isMissed(on day: CivilDay) -> Bool { nextDue.map { $0 <= day } ?? false }
}
