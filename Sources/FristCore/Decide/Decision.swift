/// What one pass decides: the actions and the next moment.
public struct Decision: Hashable, Sendable {
  public let at: CivilMoment
  /// By recipient; what is recorded and delivered.
  public var digests: [Digest] = []
  /// What is recorded as told by a later step.
  public var superseded: [Superseded] = []
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
    var entries: [Entry] = []
    entries.reserveCapacity(digests.reduce(superseded.count) { $0 + $1.notices.count })
    for digest in digests {
      let id = delivery(digest)
      for notice in digest.notices {
        entries.append(
          Entry(
            at: at, by: .clock,
            .told(
              notice.topic, role: notice.role, standing: notice.standing, notice.reason, due: notice.due,
              name: notice.occurrenceName ?? notice.id, delivery: id)))
      }
    }
    for it in superseded {
      entries.append(Entry(at: at, by: .clock, .superseded(it.topic, role: it.role, standing: it.standing, it.reason)))
    }
    return entries
  }
}

/// A step of an occurrence that is not told to a role, since a later one goes out or did.
public struct Superseded: Hashable, Sendable {
  public let topic: Topic
  public let role: RecipientID
  public let standing: Standing
  public let reason: Reason
  let ref: ObligationRef
  /// The occurrence's name.
  let name: String

  public var step: Step { topic.step }
}
