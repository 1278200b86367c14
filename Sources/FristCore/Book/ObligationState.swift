/// How it stands with an occurrence, or with an obligation without days (DESIGN.md 9, `list`).
public enum ObligationState: String, Hashable, Sendable, CaseIterable {
  /// Until another obligation is done.
  case waiting
  case upcoming
  /// From its start, or from the first reminder where it has none.
  case open
  /// On the day.
  case due
  case overdue
  case done
  /// Not done when the next one fell due.
  case missed
  case cancelled
  case snoozed
  case ongoing
  case asNeeded
  case undated
  case invalid
  case withdrawn
}
