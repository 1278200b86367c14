/// Where everything in force stands: plans in the inventory, obligations in their plans, by root and by role.
///
/// Kept a plan at a time: where one file changed, what the others hold is not looked at again.
struct Whereabouts: Sendable {
  /// A place in the inventory.
  struct Slot: Hashable, Sendable {
    let plan: Int
    let obligation: Int
  }

  private var planIndices: [PlanID: Int] = [:]
  /// By the plan's present id.
  private var places: [PlanID: PlanPlaces] = [:]
  /// Plans by the id under which each was first seen: one, but where a renamed plan's old name was given to another.
  private var plansByRoot: [PlanID: [PlanID]] = [:]
  /// In which plans each role is reminded of something.
  private var plansByRole: [RecipientID: Set<PlanID>] = [:]
  /// Whose mail each deputy may read.
  private var deputised: [RecipientID: [RecipientID]] = [:]

  /// Looks up anew what stands elsewhere than before.
  ///
  /// - Parameter changed: The plans that are new, gone or have another value, where the directory is as it was; nil for
  ///   everything.
  mutating func update(_ inventory: Inventory, changed: Set<PlanID>?, _ names: RootNames) {
    planIndices = Dictionary(inventory.plans.enumerated().map { ($1.id, $0) }) { $1 }
    plansByRoot = Dictionary(grouping: inventory.plans.map(\.id), by: names.root(of:))
    if let changed {
      for plan in changed { forget(plan) }
    } else {
      (places, plansByRole, deputised) = ([:], [:], [:])
      for recipient in inventory.directory.recipients.values {
        if let deputy = recipient.deputy { deputised[deputy.recipient, default: []].append(recipient.id) }
      }
    }
    for plan in inventory.plans where places[plan.id] == nil {
      let found = PlanPlaces(of: plan, directory: inventory.directory) { id in
        names.root(of: ObligationRef(plan: plan.id, obligation: id)).obligation
      }
      for role in found.reminded.keys { plansByRole[role, default: []].insert(plan.id) }
      places[plan.id] = found
    }
  }

  private mutating func forget(_ plan: PlanID) {
    guard let old = places.removeValue(forKey: plan) else { return }
    for role in old.reminded.keys { plansByRole[role]?.remove(plan) }
  }

  func index(of plan: PlanID) -> Int? { planIndices[plan] }

  /// The present id of the plan in force that was first seen under an id.
  func plan(root: PlanID) -> PlanID? { plansByRoot[root]?.first }

  /// Where the obligation in force that has this root stands; nil where none has it.
  func slot(of root: Root) -> Slot? {
    // Of two plans under one root the later one has the name.
    for id in (plansByRoot[root.plan] ?? []).reversed() {
      if let o = places[id]?.obligations[root.obligation], let p = planIndices[id] {
        return Slot(plan: p, obligation: o)
      }
    }
    return nil
  }

  /// All obligations of a plan, by the root's obligation.
  func obligations(of plan: PlanID) -> [String] { places[plan].map { Array($0.obligations.keys) } ?? [] }

  /// Where a plan's evaluations stand.
  func evaluations(of plan: PlanID) -> [Slot] { slots(places[plan]?.evaluations ?? [], in: plan) }

  /// Relative deadlines that wait for what has this root.
  func dependents(of root: Root) -> [Root] {
    (plansByRoot[root.plan] ?? []).flatMap { places[$0]?.dependents[root.obligation] ?? [] }
      .map { Root(plan: root.plan, obligation: $0) }
  }

  /// Where obligations with a relative deadline stand, in no order.
  var relatives: [Slot] { places.flatMap { slots($1.relatives, in: $0) } }

  /// Where the obligations stand that a reader is reminded of on a day: its own, and those of whom it is a deputy for.
  func slots(readBy reader: RecipientID, in directory: Directory, on day: CivilDay) -> [Slot] {
    let roles = [reader] + (deputised[reader] ?? []).filter { $0 != reader }
    return roles.filter { directory.reader(of: $0, on: day) == reader }.flatMap { role in
      (plansByRole[role] ?? []).flatMap { slots(places[$0]?.reminded[role] ?? [], in: $0) }
    }
  }

  private func slots(_ obligations: [Int], in plan: PlanID) -> [Slot] {
    guard !obligations.isEmpty, let p = planIndices[plan] else { return [] }
    return obligations.map { Slot(plan: p, obligation: $0) }
  }
}
