import FristCore

/// That something was told: what the journal says of a notice, once its mail is in a mailbox.
///
/// Made from the record alone, so that it can be said by a later run than the one that decided it.
public struct Telling: Hashable, Sendable {
  public var plan: PlanID?
  public var obligation: String?
  public var kind: ObligationKind?
  public var title: String?
  /// `nes-rus/3.6@2019-06-30`.
  public var occurrence: String?
  public var step: Step
  /// What is wrong, in English, where that is what was told.
  public var problem: String?
  public var due: CivilDay
  public var role: RecipientID
  /// Who got the mail: the role itself, or its deputy.
  public var recipient: RecipientID
  public var reason: Reason
  public var delivery: DeliveryID
  /// The day of the pass.
  public var day: CivilDay

  public init(
    plan: PlanID?, obligation: String? = nil, kind: ObligationKind? = nil, title: String? = nil,
    occurrence: String? = nil, step: Step, problem: String? = nil, due: CivilDay, role: RecipientID,
    recipient: RecipientID, reason: Reason, delivery: DeliveryID, day: CivilDay
  ) {
    self.plan = plan
    self.obligation = obligation
    self.kind = kind
    self.title = title
    self.occurrence = occurrence
    self.step = step
    self.problem = problem
    self.due = due
    self.role = role
    self.recipient = recipient
    self.reason = reason
    self.delivery = delivery
    self.day = day
  }

  /// `nes-rus/3.6@2019-06-30`, `nes-rus/3.6`, `nes-rus`.
  var subject: String {
    occurrence ?? [plan, obligation].compactMap { $0 }.joined(separator: "/")
  }
}
