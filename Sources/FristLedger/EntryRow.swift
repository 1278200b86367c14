import FristCore

/// An entry as the columns of a row.
struct EntryRow: Hashable {
  var at: CivilMoment
  var actor: String
  var kind: Kind
  var plan: String?
  var root: String?
  var label: String?
  var originalDue: CivilDay?
  var copy: Int?
  /// Which arming; of a withdrawal that is told, for which time.
  var number: Int?
  var step: String?
  var role: String?
  var standing: String?
  var reason: String?
  var delivery: String?
  /// The due day it has by then: of a notice, of an arming, of what is kept.
  var due: CivilDay?
  /// The day that it is about: on which it was done, until which it is snoozed, from which a series counts.
  var day: CivilDay?
  var facts = Facts([])
  /// What was told, as it was called then; no part of what makes it the same.
  var name: String?

  /// The cases of `Entry.Event`, by name.
  enum Kind: String {
    case told, superseded, delivered, deliveryWithdrawn
    case seen, planSeen, planRenamed, planGone, planReturned, renamed, withdrawn, returned, needless
    case armed, disarmed, kept, seriesFrom, ladderEdited, handedOver, recipientLost, recipientReturned, found, taken
    case done, reopened, cancelled, snoozed, confirmed, planConfirmed, evaluated
    case held, released, setBack
  }

  init(at: CivilMoment, actor: String, kind: Kind) {
    self.at = at
    self.actor = actor
    self.kind = kind
  }

  init(_ entry: Entry) {
    self.init(at: entry.at, actor: entry.by.description, kind: Kind(entry.event))
    switch entry.event {
    case .planSeen(let plan), .planReturned(let plan): self.plan = plan
    case .planRenamed(let plan, let root): take(plan: plan, root)
    case .planGone(let plan, let title, let owner, let coordinator): take(plan: plan, title, owner, coordinator)
    case .planConfirmed(let plan, let note): take(plan: plan, note)
    case .seen(let root), .returned(let root), .needless(let root): take(root)
    case .renamed(let ref, let root): take(root, ref.plan, ref.obligation)
    case .withdrawn(let root, let title, let coordinator, let withPlan):
      role = coordinator
      take(root, title, withPlan ? "with plan" : "alone")
    case .armed(let id, let arming): take(id, arming, entry)
    case .disarmed(let id): take(id)
    case .kept(let id, let window):
      due = window.due
      take(id, window.start?.description)
    case .seriesFrom(let root, let label, let from):
      self.label = label
      day = from
      take(root)
    case .ladderEdited(let root, let added): take(root, added.map(\.description).sorted().joined(separator: " "))
    case .handedOver(let root, let from):
      take(root)
      facts = Facts(from)
    case .recipientLost(let id), .recipientReturned(let id): role = id
    case .found(let plan, let obligation, let key):
      self.plan = plan
      root = obligation
      facts = Facts([key])
    case .taken(let root, let key, let value): take(root, key, value)
    case .told(let topic, let role, let standing, let reason, let due, let name, let delivery):
      take(topic, role, standing, reason)
      self.name = name
      self.due = due
      self.delivery = delivery
    case .superseded(let topic, let role, let standing, let reason): take(topic, role, standing, reason)
    case .delivered(let delivery), .deliveryWithdrawn(let delivery): self.delivery = delivery
    case .done(let subject, let on, let note): take(subject, on, note)
    case .reopened(let subject): take(subject, nil)
    case .cancelled(let subject, let on, let reason): take(subject, on, reason)
    case .snoozed(let subject, let until, let reason): take(subject, until, reason)
    case .confirmed(let root, let on, let text, let note):
      day = on
      take(root, text, note)
    case .evaluated(let root, let year, let attainment, let effect):
      take(root, String(year), attainment.rawValue, effect)
    case .held(let cause, let why): facts = Facts([cause.rawValue, why])
    case .released, .setBack: break
    }
  }

  private mutating func take(plan: PlanID, _ facts: String?...) {
    self.plan = plan
    self.facts = Facts(facts)
  }

  private mutating func take(_ root: Root, _ facts: String?...) {
    plan = root.plan
    self.root = root.obligation
    self.facts = Facts(facts)
  }

  private mutating func take(_ id: OccurrenceID, _ facts: String?...) {
    take(id.root)
    label = id.label
    originalDue = id.originalDue
    copy = id.copy
    self.facts = Facts(facts)
  }

  /// The fact, where it is none, leaves no trace: most outcomes have no note.
  private mutating func take(_ subject: Subject, _ day: CivilDay?, _ fact: String? = nil) {
    if let id = subject.occurrence { take(id) } else { take(subject.root) }
    self.day = day
    facts = Facts(fact == nil ? [] : [fact])
  }

  /// Who armed it and when is the entry's, as a rule, and then not written twice.
  private mutating func take(_ id: OccurrenceID, _ arming: Arming, _ entry: Entry) {
    take(
      id, arming.window.start?.description, arming.textDue?.description, arming.cause.rawValue, arming.reason,
      arming.text, arming.at == entry.at ? nil : arming.at.description,
      arming.by == entry.by ? nil : arming.by.description)
    number = arming.number
    due = arming.window.due
  }

  private mutating func take(_ topic: Topic, _ role: RecipientID, _ standing: Standing, _ reason: Reason) {
    switch topic {
    case .rung(let id, let arming, _), .dated(let id, let arming), .resolved(let id, let arming):
      take(id)
      number = arming
    case .round(let id): take(id)
    case .review(let plan, let day), .alive(let plan, let day):
      self.plan = plan
      self.day = day
    case .replaced(let plan): self.plan = plan
    case .problem(let plan, let obligation, let key):
      self.plan = plan
      root = obligation
      facts = Facts([key])
    case .withdrawn(let plan, let root, let number, let repeated):
      if let root { take(root, plan) } else { self.plan = plan }
      self.number = number
      day = repeated
    }
    step = topic.step.description
    self.role = role
    self.standing = standing.rawValue
    self.reason = reason.description
  }
}

extension EntryRow.Kind {
  init(_ event: Entry.Event) {
    self =
      switch event {
      case .planSeen: .planSeen
      case .planRenamed: .planRenamed
      case .planGone: .planGone
      case .planReturned: .planReturned
      case .seen: .seen
      case .renamed: .renamed
      case .withdrawn: .withdrawn
      case .returned: .returned
      case .needless: .needless
      case .armed: .armed
      case .disarmed: .disarmed
      case .kept: .kept
      case .seriesFrom: .seriesFrom
      case .ladderEdited: .ladderEdited
      case .handedOver: .handedOver
      case .recipientLost: .recipientLost
      case .recipientReturned: .recipientReturned
      case .found: .found
      case .taken: .taken
      case .told: .told
      case .superseded: .superseded
      case .delivered: .delivered
      case .deliveryWithdrawn: .deliveryWithdrawn
      case .done: .done
      case .reopened: .reopened
      case .cancelled: .cancelled
      case .snoozed: .snoozed
      case .confirmed: .confirmed
      case .planConfirmed: .planConfirmed
      case .evaluated: .evaluated
      case .held: .held
      case .released: .released
      case .setBack: .setBack
      }
  }
}
