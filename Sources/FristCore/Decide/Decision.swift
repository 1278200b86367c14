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

  /// What the record keeps of it.
  ///
  /// - Parameter delivery: The id of the delivery that carries a digest.
  public func entries(_ delivery: (Digest) -> DeliveryID) -> [Entry] {
    digests.flatMap { digest -> [Entry] in
      let id = delivery(digest)
      return digest.notices.map {
        Entry(
          at: at, by: .clock,
          .told(
            $0.topic, role: $0.role, standing: $0.standing, $0.reason, due: $0.due,
            name: $0.occurrenceName ?? $0.id, delivery: id))
      }
    }
      + superseded.map {
        Entry(at: at, by: .clock, .superseded($0.topic, role: $0.role, standing: $0.standing, $0.reason))
      }
  }
}
