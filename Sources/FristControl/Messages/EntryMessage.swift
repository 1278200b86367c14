/// One thing that happened, as the ledger has it: a line of `show` and of `log`.
public struct EntryMessage: Codable, Hashable, Sendable {
  /// The moment at which it was recorded.
  public var at: String
  /// Who did it: a login name (uid 1000 where there is none any more), file, clock or mail.
  public var by: String
  /// Whose command it was; null where it was none.
  @OrNull public var uid: Int?
  /// planSeen, planRenamed, planGone, planReturned, planConfirmed, seen, renamed, withdrawn, returned, needless, moved,
  /// dated, undated, kept, seriesChanged, ladderEdited, handedOver, recipientLost, recipientReturned, found, taken, told,
  /// superseded, delivered, deliveryWithdrawn, done, reopened, cancelled, snoozed, confirmed, evaluated, held,
  /// released or setBack.
  public var what: String
  @OrNull public var plan: String?
  /// PLAN/ID; null where it is about no obligation.
  @OrNull public var id: String?
  /// PLAN/ID@DUE; null where it is about no occurrence.
  @OrNull public var occurrence: String?
  /// Of what was told or superseded.
  @OrNull public var step: String?
  /// To whom it was told; whom the directory lost.
  @OrNull public var recipient: String?
  /// As what: responsible, standIn, participant, leader, owner or caretaker.
  @OrNull public var standing: String?
  /// Why it was told or superseded: a code with its facts (Reason, above).
  @OrNull public var reason: String?
  /// The mail that carried it.
  @OrNull public var delivery: String?
  /// How it stands with that mail: delivered, waiting or withdrawn.
  @OrNull public var state: String?
  /// The window that it got: its start, where it has one.
  @OrNull public var start: String?
  /// The window that it got: its due day.
  @OrNull public var due: String?
  /// The due day before.
  @OrNull public var previousDue: String?
  /// The day that it names: done or cancelled on, snoozed until, confirmed on, a series' first.
  @OrNull public var day: String?
  /// What a file says: done, confirmed, cancelled or evaluated; why mail is held: jump, absence, firstStart or
  /// behind.
  @OrNull public var key: String?
  /// Words: a note, a deadline, an effect, a title.
  @OrNull public var text: String?
  /// Why, in the words of whoever did it.
  @OrNull public var why: String?
  /// full, partial or none.
  @OrNull public var attainment: String?
  /// The year of an evaluation.
  @OrNull public var year: Int?
  /// Who was responsible before.
  public var recipients: [String]

  public init(
    at: String, by: String, uid: Int? = nil, what: String, plan: String? = nil, id: String? = nil,
    occurrence: String? = nil, step: String? = nil, recipient: String? = nil, standing: String? = nil,
    reason: String? = nil, delivery: String? = nil, state: String? = nil, start: String? = nil, due: String? = nil,
    previousDue: String? = nil, day: String? = nil, key: String? = nil, text: String? = nil, why: String? = nil,
    attainment: String? = nil, year: Int? = nil, recipients: [String]
  ) {
    self.at = at
    self.by = by
    self.uid = uid
    self.what = what
    self.plan = plan
    self.id = id
    self.occurrence = occurrence
    self.step = step
    self.recipient = recipient
    self.standing = standing
    self.reason = reason
    self.delivery = delivery
    self.state = state
    self.start = start
    self.due = due
    self.previousDue = previousDue
    self.day = day
    self.key = key
    self.text = text
    self.why = why
    self.attainment = attainment
    self.year = year
    self.recipients = recipients
  }
}
