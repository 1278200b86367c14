/// The dossiers of all obligations, kept a plan at a time: whoever copies the book and changes one dossier in the copy pays
/// for the obligations of one plan, not for all.
public struct Dossiers: Hashable, Sendable {
  private var byPlan: [PlanID: [String: Dossier]] = [:]

  /// Nil where the record has nothing of an obligation.
  public internal(set) subscript(root: Root) -> Dossier? {
    get { byPlan[root.plan]?[root.obligation] }
    _modify { yield &byPlan[root.plan, default: [:]][root.obligation] }
  }

  /// In no order.
  public var roots: [Root] {
    byPlan.flatMap { plan, dossiers in dossiers.keys.map { Root(plan: plan, obligation: $0) } }
  }
}
