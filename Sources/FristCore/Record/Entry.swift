/// One thing that happened, as the ledger has it; never changed, never removed.
public struct Entry: Hashable, Sendable {
  public let at: CivilMoment
  public let by: Actor
  public let event: Event

  public init(at: CivilMoment, by: Actor, _ event: Event) {
    self.at = at
    self.by = by
    self.event = event
  }
}

/// A delivery's id, unique in the ledger: `20190628T0730.nes-helse`.
public typealias DeliveryID = String

/// What an outcome is about: an occurrence, or an obligation as a whole where it has no days.
public struct Subject: Hashable, Sendable {
  public let root: Root
  public let occurrence: OccurrenceID?

  public init(_ occurrence: OccurrenceID) {
    root = occurrence.root
    self.occurrence = occurrence
  }

  public init(_ root: Root) {
    self.root = root
    occurrence = nil
  }
}

extension Entry {
  /// Everything that can happen: one case, one kind of row in the ledger, one line of `show`.
  public enum Event: Hashable, Sendable {
    // From the files.
    case planSeen(PlanID)
    /// A plan whose file was renamed: the id it has now, and the one under which it was first seen.
    case planRenamed(PlanID, root: PlanID)
    /// A plan's file is gone.
    case planGone(PlanID, title: String, owner: RecipientID, coordinator: RecipientID)
    case planReturned(PlanID)
    case seen(Root)
    /// The present id, and the root under which it is known.
    case renamed(ObligationRef, root: Root)
    /// Gone from the files; `withPlan` where no word is said of it: its whole plan went, which is told as one, or is over or
    /// not adopted yet, or it was finished.
    case withdrawn(Root, title: String, coordinator: RecipientID, withPlan: Bool)
    case returned(Root)
    /// frist's own revision is not needed any more.
    case needless(Root)
    case armed(OccurrenceID, Arming)
    /// What gave it its day was taken back: it has none until it is armed anew.
    case disarmed(OccurrenceID)
    /// Its text names it no more and it stands as it was: what had passed when a series was changed.
    case kept(OccurrenceID, Window)
    /// From this day on the series of a label counts by the present text.
    case seriesFrom(Root, label: String?, CivilDay)
    /// The steps that its ladder did not have before.
    case ladderEdited(Root, added: Set<Step>)
    /// Others are responsible from now on.
    case handedOver(Root, from: [RecipientID])
    /// The directory has somebody no more.
    case recipientLost(RecipientID)
    case recipientReturned(RecipientID)
    /// Something wrong in a file was seen, by what it concerns and a key that is the same for the same fault.
    case found(plan: PlanID?, obligation: String?, key: String)
    /// What a file says of an outcome was taken: under which key, and what it said.
    case taken(Root, key: String, value: String)

    // Decided.
    /// `due` and `name` (`nes-rus/3.6@2019-06-30`, or the id alone) as they were when it was told.
    case told(
      Topic, role: RecipientID, standing: Standing, Reason, due: CivilDay, name: String, delivery: DeliveryID)
    case superseded(Topic, role: RecipientID, standing: Standing, Reason)
    case delivered(DeliveryID)
    /// It could not be delivered on its day: its notices are decided anew.
    case deliveryWithdrawn(DeliveryID)

    // Said.
    case done(Subject, on: CivilDay, note: String?)
    case reopened(Subject)
    case cancelled(Subject, on: CivilDay, reason: String?)
    case snoozed(Subject, until: CivilDay, reason: String)
    /// That it still holds; with the text that was read rightly, where one was to be confirmed.
    case confirmed(Root, on: CivilDay, text: String?, note: String?)
    case planConfirmed(PlanID, note: String?)
    case evaluated(Root, year: Int, Attainment, effect: String?)

    // Clocks.
    case held(Hold.Cause, why: String)
    case released
    /// A clock that was wrong had gone ahead: what it says was told later than this is told anew in its time, and what it
    /// first saw later was seen by now.
    case setBack
  }
}

/// All mail is held: the clock or the ledger cannot be trusted (DESIGN.md 5, rule 14).
public struct Hold: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable {
    /// The wall clock moved against the boot clock.
    case jump
    /// Longer away, over a boot, than is to be believed.
    case absence
    /// A first start at a time that the files and the program do not believe.
    case firstStart
    /// The ledger is behind what the spool has seen.
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
