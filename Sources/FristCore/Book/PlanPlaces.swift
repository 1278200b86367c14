/// Where the obligations of one plan stand, and what follows from where they stand: looked up anew where its file changed.
///
/// Obligations are named by their index in the plan, so that nothing here changes when other plans come or go.
struct PlanPlaces: Sendable {
  /// By the root's obligation.
  private(set) var obligations: [String: Int] = [:]
  /// Obligations by the roles that are reminded of them.
  private(set) var reminded: [RecipientID: [Int]] = [:]
  /// Relative deadlines by what they wait for, both by the root's obligation.
  private(set) var dependents: [String: [String]] = [:]
  /// Obligations with a relative deadline.
  private(set) var relatives: [Int] = []
  private(set) var evaluations: [Int] = []

  /// - Parameter root: The root's obligation of a present id.
  init(of plan: Plan, directory: Directory, root: (String) -> String) {
    obligations.reserveCapacity(plan.obligations.count)
    for (o, obligation) in plan.obligations.enumerated() {
      let own = root(obligation.id)
      obligations[own] = o
      if obligation.kind == .evaluation { evaluations.append(o) }
      for role in Audience(of: obligation, in: plan, directory: directory).reminded {
        reminded[role.role, default: []].append(o)
      }
      for entry in obligation.deadlines {
        guard case .relative(let relative) = entry.deadline.meaning else { continue }
        if relatives.last != o { relatives.append(o) }
        for named in plan.obligations(named: relative.after) { dependents[root(named.id), default: []].append(own) }
      }
    }
  }
}
