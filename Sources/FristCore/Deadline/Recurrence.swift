/// A window that comes back: occurrence n is computed from the rule, never from occurrence n - 1.
///
/// Occurrences are numbered from 0 and ascend by due day. Every operation takes constant time.
public struct Recurrence: Hashable, Sendable {
  /// False where neither the text nor the plan's period says when it begins; occurrence 0 then lies in 1900.
  public var hasBeginning: Bool { false }

  /// Occurrence n, or nil for a negative n and beyond the last.
  public func window(_ n: Int) -> Window? { nil }

  /// The number of the first occurrence whose due day is this day or later; nil where there is none.
  public func firstIndex(dueOnOrAfter day: CivilDay) -> Int? { nil }
}
