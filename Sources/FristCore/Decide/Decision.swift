/// What one pass decides: the actions and the next moment.
public struct Decision: Hashable, Sendable {
  public let at: CivilMoment
  /// By recipient; what is recorded and delivered.
  public var digests: [Digest] = []
  /// What is recorded as told by a later step.
  public var superseded: [Notice] = []
  /// True where the moment lies before the latest one passed: nothing is decided then (DESIGN.md 5, rule 1).
  public var isClockSetBack = false
  /// True where all mail is held: nothing is decided, and the moment does not count as passed (rule 14).
  public var isHeld = false
  /// When to look again; nil where nothing is left to tell.
  public var next: CivilMoment?
}
