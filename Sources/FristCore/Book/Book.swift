/// What is in force and what has happened: everything that can be asked, and nothing that waits.
///
/// It is a fold over entries: `apply` is the only way history changes, for the ledger, commands, changed files and tests.
public struct Book: Sendable {
  public private(set) var inventory: Inventory
  /// By the id under which each obligation was first seen.
  public private(set) var dossiers = Dossiers()
  private var names = RootNames()
  /// By the id under which each plan was first seen.
  public private(set) var plans: [PlanID: PlanRecord] = [:]
  /// What was told beside the ladders, and on which day.
  public private(set) var toldBeside: [TopicForRole: CivilDay] = [:]
  public private(set) var endings = Endings()
  /// When each fault in a file was first seen.
  public private(set) var found: [Topic: CivilDay] = [:]
  /// How often the directory lost somebody, and whether it has them now.
  public private(set) var losses: [RecipientID: Loss] = [:]
  /// The day of each role's latest digest.
  public internal(set) var lastDigest: [RecipientID: CivilDay] = [:]
  /// When all mail was held, ascending; the last may still last.
  public private(set) var holds: [Hold] = []
  /// Notices whose delivery was withdrawn because the spool could not be written, with that day.
  public private(set) var spoolFailures: [TopicForRole: CivilDay] = [:]
  /// What deliveries on their way carry.
  private var onTheirWay: [DeliveryID: [TopicForRole]] = [:]
  /// The latest civil moment passed; nil in a new ledger.
  public var lastMoment: CivilMoment?
  /// Between which two days fristd was last away; nil where it is not known.
  public var absence: Absence?

  private var whereabouts = Whereabouts()
  /// From which day on plans that are retired or replaced send no more mail.
  private var retirements: [PlanID: CivilDay] = [:]
  private var successors: [PlanID: PlanID] = [:]
  /// Days before which nothing due earlier is reminded of (`remind_from`), of all plans and of frist.yaml.
  private(set) var remindingDays: Set<CivilDay> = []
  /// Days on which plans are adopted.
  private(set) var adoptionDays: Set<CivilDay> = []
  /// Plans of whose statements (`done:` and its like) one is not taken yet; as of the last reconciliation.
  var awaiting: Set<PlanID> = []
  /// What is gone from the files.
  private(set) var withdrawnRoots: Set<Root> = []

  typealias Slot = Whereabouts.Slot

  public init(_ inventory: Inventory = Inventory(settings: Settings(), directory: Directory(), plans: [])) {
    self.inventory = inventory
    index()
  }

  /// What is in force from now on; what changed with it comes as entries.
  ///
  /// - Parameter changed: The plans that are not as they were, where settings and directory are; nil for everything.
  public mutating func use(_ inventory: Inventory, changed: Set<PlanID>? = nil) {
    self.inventory = inventory
    index(changed)
  }

  /// Looks up anew where everything stands; to be called when files or names have changed.
  ///
  /// - Parameter changed: As for `use`.
  public mutating func index(_ changed: Set<PlanID>? = nil) {
    inventory.directory.admin = inventory.settings.admin
    whereabouts.update(inventory, changed: changed, names)
    noteDays()
  }

  /// What plans say of days: looked up once, for every pass asks.
  private mutating func noteDays() {
    retirements = [:]
    successors = [:]
    remindingDays = Set([inventory.settings.remindFrom].compactMap { $0 })
    adoptionDays = Set(inventory.plans.compactMap(\.adopted))
    for plan in inventory.plans {
      if let from = plan.remindFrom { remindingDays.insert(from) }
      if plan.isRetired { retirements[plan.id] = CivilDay(number: Int.min) }
      guard let old = plan.replaces, let record = plans[planRoot(of: plan.id)] else { continue }
      let day = max(plan.adopted ?? record.first.day, record.first.day)
      if retirements[old].map({ day < $0 }) ?? true {
        retirements[old] = day
        successors[old] = plan.id
      }
    }
  }

  /// Which plans stand in the place of others, by the old one's id: of several the first to.
  var successions: [(old: PlanID, new: PlanID)] {
    successors.sorted { $0.key < $1.key }.map { (old: $0.key, new: $0.value) }
  }

  /// From which day on a plan sends no more mail: it is retired, or replaced by another (rule 11); nil where neither.
  public func retirement(of plan: PlanID) -> CivilDay? { retirements[plan] }

  func isRetired(_ plan: Plan, on day: CivilDay) -> Bool { retirements[plan.id].map { $0 <= day } ?? false }

  /// Plans that send no more mail from another day on than in another book.
  public func plansRetired(otherwiseThan other: Book) -> Set<PlanID> {
    Set(retirements.keys).union(other.retirements.keys).filter { retirements[$0] != other.retirements[$0] }
  }

  /// The day on which a plan came to be known: first seen or adopted, whichever is later; nil before it was seen.
  func planKnownSince(_ plan: Plan) -> CivilDay? {
    plans[planRoot(of: plan.id)].map { max($0.first.day, plan.adopted ?? $0.first.day) }
  }

  // MARK: Names

  public func root(of ref: ObligationRef) -> Root {
    names.root(of: ref)
  }

  func hasAlias(_ ref: ObligationRef) -> Bool { names.isRenamed(ref) }

  /// Roots that belong to obligations with another id by now.
  var inheritedRoots: Set<Root> { names.inherited }

  public func planRoot(of plan: PlanID) -> PlanID { names.root(of: plan) }

  /// The ids that the plan of a root was given after its first.
  public func names(ofPlan root: PlanID) -> some Sequence<PlanID> { names.names(of: root) }

  /// The id that a plan has, or had last where its file is gone.
  func latestName(ofPlan root: PlanID) -> PlanID { names.latest(of: root) }

  /// Plans whose file is gone, and of which somebody said that this is meant.
  public var confirmedGone: Set<PlanID> { Set(plans.filter { $0.value.gone?.isConfirmed ?? false }.map(\.key)) }

  func planIndex(_ id: PlanID) -> Int? { whereabouts.index(of: id) }

  public func plan(_ id: PlanID) -> Plan? { planIndex(id).map { inventory.plans[$0] } }

  /// The plan in force that was first seen under an id.
  func plan(root: PlanID) -> Plan? { whereabouts.plan(root: root).flatMap { plan($0) } }

  /// Where the obligation in force that has this root stands; nil where none has it.
  func slot(of root: Root) -> Slot? { whereabouts.slot(of: root) }

  /// The roots of all obligations of a plan in force.
  func roots(in plan: PlanID) -> [Root] {
    let root = planRoot(of: plan)
    return whereabouts.obligations(of: plan).map { Root(plan: root, obligation: $0) }
  }

  /// Where a plan's evaluations stand.
  func evaluations(of plan: PlanID) -> [Slot] { whereabouts.evaluations(of: plan) }

  /// Relative deadlines that wait for what has this root.
  func dependents(of root: Root) -> [Root] { whereabouts.dependents(of: root) }

  /// Where obligations with a relative deadline stand.
  var relatives: [Slot] { whereabouts.relatives }

  /// Where the obligations stand that a reader is reminded of on a day.
  func slots(readBy reader: RecipientID, on day: CivilDay) -> [Slot] {
    whereabouts.slots(readBy: reader, in: inventory.directory, on: day)
  }

  /// The obligation in force that has this root, with its plan.
  public func obligation(of root: Root) -> (plan: Plan, obligation: Obligation)? {
    slot(of: root).map { (inventory.plans[$0.plan], inventory.plans[$0.plan].obligations[$0.obligation]) }
  }

  func root(at slot: Slot) -> Root {
    let plan = inventory.plans[slot.plan]
    return root(of: ObligationRef(plan: plan.id, obligation: plan.obligations[slot.obligation].id))
  }

  // MARK: What happened

  /// The hold in force.
  public var hold: Hold? { holds.last.flatMap { $0.until == nil ? $0 : nil } }

  public func outcome(of subject: Subject) -> Outcome? { dossiers[subject.root]?.outcomes[subject.occurrence] }

  /// What became of an occurrence: by itself, or with all of its obligation before it had a day.
  func outcome(of occurrence: OccurrenceID) -> Outcome {
    let outcomes = dossiers[occurrence.root]?.outcomes
    return outcomes?[occurrence] ?? outcomes?[nil] ?? Outcome()
  }

  /// The only way history changes.
  public mutating func apply(_ entry: Entry) {
    let day = entry.at.day
    switch entry.event {
    case .planSeen(let plan): if plans[plan] == nil { plans[plan] = PlanRecord(first: entry.at) }
    case .planRenamed(let plan, let root): names.rename(plan, root: root)
    case .planGone(let plan, let title, let owner, let coordinator):
      let number = (plans[plan]?.gone?.number ?? plans[plan]?.timesGone ?? 0) + 1
      plans[plan]?.timesGone = number
      plans[plan]?.gone = PlanGone(number: number, on: day, title: title, owner: owner, coordinator: coordinator)
    case .planReturned(let plan): plans[plan]?.gone = nil
    case .seen(let root): if dossiers[root] == nil { dossiers[root] = Dossier(first: entry.at) }
    case .renamed(let ref, let root): names.rename(ref, root: root)
    case .withdrawn(let root, let title, let coordinator, let withPlan):
      let number = (dossiers[root]?.withdrawals ?? 0) + 1
      dossiers[root]?.withdrawals = number
      dossiers[root]?.withdrawn = Withdrawal(
        number: number, at: entry.at, title: title, withPlan: withPlan, coordinator: coordinator)
      if dossiers[root] != nil { withdrawnRoots.insert(root) }
      endings.forget(root)
    case .returned(let root):
      dossiers[root]?.withdrawn = nil
      withdrawnRoots.remove(root)
    case .needless(let root):
      for id in dossiers[root]?.escalated.keys.map({ $0 }) ?? [] { end(id, .needless(on: day), day) }
    case .armed(let id, let arming):
      if arming.number > 1 { end(id, .moved(to: arming.window.due, on: day), day) }
      dossiers[id.root]?.armings[id, default: []].append(arming)
      if arming.textDue == nil, arming.cause != .text, !isNamedByText(id) { dossiers[id.root]?.given.insert(id) }
    case .disarmed(let id):
      end(id, .undated(on: day), day)
      dossiers[id.root]?.given.remove(id)
    case .kept(let id, let window): dossiers[id.root]?.kept[id] = window
    case .seriesFrom(let root, let label, let from): dossiers[root]?.seriesFrom[label ?? ""] = from
    case .ladderEdited(let root, let added):
      let before = dossiers[root]?.ladderEdited?.added ?? []
      dossiers[root]?.ladderEdited = LadderEdition(on: day, added: added.union(before))
    case .handedOver(let root, let from): dossiers[root]?.handover = Handover(on: day, from: from)
    case .recipientLost(let id):
      losses[id] = Loss(number: (losses[id]?.number ?? 0) + 1, on: day, isLost: true)
    case .recipientReturned(let id): losses[id]?.isLost = false
    case .found(let plan, let obligation, let key):
      let topic = Topic.problem(plan: plan, obligation: obligation, key: key)
      if found[topic] == nil { found[topic] = day }
    case .taken(let root, let key, let value): dossiers[root]?.taken[key] = value
    case .told(let topic, let role, _, _, _, _, let delivery):
      onTheirWay[delivery, default: []].append(TopicForRole(topic, role))
      // Its name says whose mail it is.
      if let reader = delivery.split(separator: ".", maxSplits: 1).dropFirst().first {
        lastDigest[String(reader)] = day
      }
      tell(topic, role, day, wasSent: true)
    case .superseded(let topic, let role, _, _): tell(topic, role, day, wasSent: false)
    case .delivered(let delivery):
      for it in onTheirWay.removeValue(forKey: delivery) ?? [] {
        if case .resolved(let id, let arming) = it.topic { endings.arrive(id, arming: arming, it.role) }
      }
    case .deliveryWithdrawn(let delivery):
      for it in onTheirWay.removeValue(forKey: delivery) ?? [] { untell(it) }
    case .done(let subject, let on, let note):
      outcome(subject) {
        $0.done = Completion(on: on, at: entry.at, by: entry.by, note: note)
        $0.cancelled = nil
      }
      if let id = subject.occurrence { end(id, .done(on: on), day) }
    case .reopened(let subject):
      outcome(subject) {
        $0.done = nil
        $0.cancelled = nil
        $0.reopened = day
      }
      if let id = subject.occurrence { endings.reopen(id) }
    case .cancelled(let subject, let on, let reason):
      outcome(subject) {
        $0.cancelled = Cancellation(on: on, at: entry.at, by: entry.by, reason: reason)
        $0.done = nil
      }
      if let id = subject.occurrence { end(id, .cancelled(on: on, reason: reason), day) }
    case .snoozed(let subject, let until, let reason):
      outcome(subject) { $0.snooze = Snooze(until: until, at: entry.at, by: entry.by, reason: reason) }
    case .confirmed(let root, let on, let text, let note):
      dossiers[root]?.confirmations.append(Confirmation(on: on, at: entry.at, by: entry.by, text: text, note: note))
    case .planConfirmed(let plan, _): plans[plan]?.gone?.isConfirmed = true
    case .evaluated(let root, let year, let attainment, let effect):
      dossiers[root]?.evaluations[year] = Evaluation(
        year: year, attainment: attainment, effect: effect, at: entry.at, by: entry.by)
    case .held(let cause, let why): holds.append(Hold(since: entry.at, cause: cause, why: why))
    case .setBack: setBack(to: entry.at)
    case .released: if let last = holds.indices.last { holds[last].until = entry.at }
    }
  }

  private mutating func setBack(to moment: CivilMoment) {
    for root in dossiers.roots { dossiers[root]?.setBack(to: moment) }
    for id in plans.keys {
      if let first = plans[id]?.first { plans[id]?.first = min(first, moment) }
      if let on = plans[id]?.gone?.on { plans[id]?.gone?.on = min(on, moment.day) }
    }
    found = found.mapValues { min($0, moment.day) }
    for (id, loss) in losses { losses[id]?.on = min(loss.on, moment.day) }
    endings.setBack(to: moment.day)
    toldBeside = toldBeside.filter { $0.value <= moment.day }
    lastDigest = lastDigest.filter { $0.value <= moment.day }
    spoolFailures = spoolFailures.filter { $0.value <= moment.day }
    lastMoment = moment
    noteDays()
  }

  private mutating func outcome(_ subject: Subject, _ change: (inout Outcome) -> Void) {
    guard dossiers[subject.root] != nil else { return }
    change(&dossiers[subject.root]!.outcomes[subject.occurrence, default: Outcome()])
  }

  private mutating func tell(_ topic: Topic, _ role: RecipientID, _ day: CivilDay, wasSent: Bool) {
    switch topic {
    case .rung(let id, let arming, let step):
      note(Told(arming: arming, step: step, role: role, day: day, wasSent: wasSent), of: id)
    case .dated(let id, let arming):
      note(Told(arming: arming, step: .dated, role: role, day: day, wasSent: wasSent), of: id)
    case .round(let id):
      toldBeside[TopicForRole(topic, role)] = day
      note(Told(arming: arming(of: id), step: .status, role: role, day: day, wasSent: wasSent), of: id)
    case .resolved(let id, _):
      endings.tell(id, role)
      toldBeside[TopicForRole(topic, role)] = day
    case .review, .alive, .replaced, .problem, .withdrawn: toldBeside[TopicForRole(topic, role)] = day
    }
  }

  private mutating func note(_ told: Told, of id: OccurrenceID) {
    dossiers[id.root]?.told[id, default: []].append(told)
    guard told.wasSent, case .escalated = told.step else { return }
    var escalated = dossiers[id.root]?.escalated[id] ?? Escalations(arming: told.arming, roles: [])
    if escalated.arming != told.arming { escalated = Escalations(arming: told.arming, roles: []) }
    escalated.roles.insert(told.role)
    dossiers[id.root]?.escalated[id] = escalated
  }

  private mutating func untell(_ it: TopicForRole) {
    if let day = toldBeside.removeValue(forKey: it) { spoolFailures[it] = day }
    if case .resolved(let id, let arming) = it.topic { return endings.untell(id, arming: arming, it.role) }
    guard let id = it.topic.occurrence else { return }
    let arming: Int? =
      switch it.topic {
      case .rung(_, let arming, _), .dated(_, let arming): arming
      default: nil
      }
    guard
      let index = dossiers[id.root]?.told[id]?.lastIndex(where: {
        $0.role == it.role && $0.step == it.topic.step && (arming == nil || $0.arming == arming)
      }), let told = dossiers[id.root]?.told[id]?.remove(at: index)
    else { return }
    spoolFailures[it] = told.day
    guard case .escalated = told.step, dossiers[id.root]?.escalated[id]?.arming == told.arming else { return }
    // An earlier rung may have reached them.
    let hasHeard = dossiers[id.root]?.told[id]?.contains {
      $0.step.track == .escalating && $0.wasSent && $0.arming == told.arming && $0.role == told.role
    }
    if hasHeard ?? false { return }
    dossiers[id.root]?.escalated[id]?.roles.remove(told.role)
    endings.forget(told.role, of: id, arming: told.arming)
  }

  /// Whoever was sent an escalation of the present arming hears how it ended.
  private mutating func end(_ id: OccurrenceID, _ ending: Ending, _ day: CivilDay) {
    guard let heard = dossiers[id.root]?.escalated[id], heard.arming == arming(of: id), !heard.roles.isEmpty else {
      return
    }
    let told = Set(heard.roles.filter { toldBeside[TopicForRole(.resolved(id, arming: heard.arming), $0)] != nil })
    let roles = heard.roles.subtracting(told)
    endings.end(id, PendingEnding(arming: heard.arming, ending: ending, on: day, roles: roles))
  }

  /// What a delivery on its way tells.
  func topics(carriedBy delivery: DeliveryID) -> [Topic] { (onTheirWay[delivery] ?? []).map(\.topic) }

  func arming(of id: OccurrenceID) -> Int { dossiers[id.root]?.armings[id]?.last?.number ?? 1 }

  private func isNamedByText(_ id: OccurrenceID) -> Bool {
    dossiers[id.root]?.armings[id]?.contains { $0.textDue != nil } ?? false
  }
}

/// That nobody looked at anything between two days, the last and the first on which somebody did.
public struct Absence: Hashable, Sendable {
  public let since: CivilDay
  public let until: CivilDay

  public init(since: CivilDay, until: CivilDay) { (self.since, self.until) = (since, until) }
}

/// Something told, to a role: the identity of a notice (DESIGN.md 5, rule 13).
public struct TopicForRole: Hashable, Sendable {
  public let topic: Topic
  public let role: RecipientID

  public init(_ topic: Topic, _ role: RecipientID) {
    self.topic = topic
    self.role = role
  }
}

/// How often the directory lost a recipient.
public struct Loss: Hashable, Sendable {
  public let number: Int
  public internal(set) var on: CivilDay
  public internal(set) var isLost: Bool
}
