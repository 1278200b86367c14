import FristControl
import FristCore

extension EntryMessage {
  /// What things of the record are called now.
  struct Names {
    let obligation: (Root) -> ObligationRef
    /// `PLAN/ID@DUE`.
    let occurrence: (OccurrenceID) -> String
    let plan: (PlanID) -> PlanID
  }

  /// - Parameters:
  ///   - state: How it stands with a delivery: `delivered`, `waiting` or `withdrawn`.
  ///   - previousDue: The due day before a move, where that is known.
  init(_ entry: Entry, names: Names, state: (DeliveryID) -> String?, previousDue: CivilDay? = nil) {
    self.init(at: entry.at.description, by: Accounts.name(of: entry.by), what: "", recipients: [])
    if case .uid(let uid) = entry.by { self.uid = Int(uid) }
    take(entry.event, names, state)
    self.previousDue = previousDue?.description
  }

  private mutating func take(_ event: Entry.Event, _ names: Names, _ state: (DeliveryID) -> String?) {
    switch event {
    case .planSeen(let plan): (what, self.plan) = ("planSeen", names.plan(plan))
    case .planRenamed(let plan, let root): (what, self.plan, text) = ("planRenamed", plan, root)
    case .planGone(let plan, let title, _, _): (what, self.plan, text) = ("planGone", names.plan(plan), title)
    case .planReturned(let plan): (what, self.plan) = ("planReturned", names.plan(plan))
    case .planConfirmed(let plan, let note): (what, self.plan, text) = ("planConfirmed", names.plan(plan), note)
    case .seen(let root): about("seen", root, names)
    case .renamed(let ref, let root):
      about("renamed", root, names)
      (id, text) = (ref.description, "\(root.plan)/\(root.obligation)")
    case .withdrawn(let root, let title, _, _):
      about("withdrawn", root, names)
      text = title
    case .returned(let root): about("returned", root, names)
    case .needless(let root): about("needless", root, names)
    case .armed(let id, let arming):
      about(arming.cause == .dated ? "dated" : "moved", id, names)
      (start, due) = (arming.window.start?.description, arming.window.due.description)
      (text, why) = (arming.text, arming.reason)
    case .disarmed(let id): about("undated", id, names)
    case .kept(let id, let window):
      about("kept", id, names)
      (start, due) = (window.start?.description, window.due.description)
    case .seriesFrom(let root, let label, let from):
      about("seriesChanged", root, names)
      (text, day) = (label, from.description)
    case .ladderEdited(let root, _): about("ladderEdited", root, names)
    case .handedOver(let root, let from):
      about("handedOver", root, names)
      recipients = from
    case .found(let plan, let obligation, let key):
      (what, self.plan, text) = ("found", plan.map(names.plan), key)
      id = plan.flatMap { plan in obligation.map { names.obligation(Root(plan: plan, obligation: $0)).description } }
    case .recipientLost(let id): (what, recipient) = ("recipientLost", id)
    case .recipientReturned(let id): (what, recipient) = ("recipientReturned", id)
    case .taken(let root, let key, let value):
      about("taken", root, names)
      (self.key, text) = (key, value)
    case .told(let topic, let role, let standing, let reason, _, _, let delivery):
      tell("told", topic, role, standing, reason, names)
      (self.delivery, self.state) = (delivery, state(delivery))
    case .superseded(let topic, let role, let standing, let reason):
      tell("superseded", topic, role, standing, reason, names)
    case .delivered(let delivery): (what, self.delivery) = ("delivered", delivery)
    case .deliveryWithdrawn(let delivery): (what, self.delivery) = ("deliveryWithdrawn", delivery)
    case .done, .reopened, .cancelled, .snoozed, .confirmed, .evaluated, .held, .released, .setBack: say(event, names)
    }
  }

  /// What somebody said, and what the clocks did.
  private mutating func say(_ event: Entry.Event, _ names: Names) {
    switch event {
    case .done(let subject, let on, let note):
      about("done", subject, names)
      (day, text) = (on.description, note)
    case .reopened(let subject): about("reopened", subject, names)
    case .cancelled(let subject, let on, let reason):
      about("cancelled", subject, names)
      (day, why) = (on.description, reason)
    case .snoozed(let subject, let until, let reason):
      about("snoozed", subject, names)
      (day, why) = (until.description, reason)
    case .confirmed(let root, let on, let text, let note):
      about("confirmed", root, names)
      (day, self.text, why) = (on.description, text, note)
    case .evaluated(let root, let year, let attainment, let effect):
      about("evaluated", root, names)
      (self.year, self.attainment, text) = (year, attainment.rawValue, effect)
    case .held(let cause, let why): (what, key, self.why) = ("held", cause.rawValue, why)

    case .released: what = "released"
    case .setBack: what = "setBack"
    default: preconditionFailure("\(event) is nothing that somebody says")
    }
  }

  private mutating func about(_ what: String, _ root: Root, _ names: Names) {
    let ref = names.obligation(root)
    (self.what, plan, id) = (what, ref.plan, ref.description)
  }

  private mutating func about(_ what: String, _ id: OccurrenceID, _ names: Names) {
    about(what, id.root, names)
    occurrence = names.occurrence(id)
  }

  private mutating func about(_ what: String, _ subject: Subject, _ names: Names) {
    about(what, subject.root, names)
    occurrence = subject.occurrence.map(names.occurrence)
  }

  private mutating func tell(
    _ what: String, _ topic: Topic, _ role: RecipientID, _ standing: Standing, _ reason: Reason, _ names: Names
  ) {
    self.what = what
    switch topic {
    case .rung(let id, _, _), .round(let id), .dated(let id, _), .resolved(let id, _): about(what, id, names)
    case .review(let plan, let day), .alive(let plan, let day):
      (self.plan, self.day) = (names.plan(plan), day.description)
    case .replaced(let plan): self.plan = names.plan(plan)
    case .problem(let plan, let obligation, _):
      self.plan = plan
      id = [plan, obligation].compactMap { $0 }.joined(separator: "/")
    case .withdrawn(_, let root?, _, _): about(what, root, names)
    case .withdrawn(let plan, nil, _, _): self.plan = names.plan(plan)
    }
    (step, recipient, self.standing, self.reason) = (
      topic.step.description, role, standing.rawValue, reason.description
    )
  }
}
