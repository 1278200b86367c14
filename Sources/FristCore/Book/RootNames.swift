/// Under which ids plans and obligations were first seen, by those that they have now.
struct RootNames: Sendable {
  private var obligations: [ObligationRef: Root] = [:]
  private var plans: [PlanID: PlanID] = [:]
  /// By root, what a renamed plan was called last.
  private var latest: [PlanID: PlanID] = [:]

  mutating func rename(_ ref: ObligationRef, root: Root) { obligations[ref] = root }
  mutating func rename(_ plan: PlanID, root: PlanID) {
    plans[plan] = root
    latest[root] = plan
  }

  func root(of ref: ObligationRef) -> Root {
    obligations[ref] ?? Root(plan: root(of: ref.plan), obligation: ref.obligation)
  }

  func root(of plan: PlanID) -> PlanID { plans[plan] ?? plan }

  /// The id that a plan had last, also where its file is gone.
  func latest(of root: PlanID) -> PlanID { latest[root] ?? root }

  func isRenamed(_ ref: ObligationRef) -> Bool { obligations[ref] != nil }

  /// The ids that the plan of a root was given after its first.
  func names(of root: PlanID) -> some Sequence<PlanID> { plans.lazy.filter { $0.value == root }.map(\.key) }

  /// Roots that belong to obligations with another id by now.
  var inherited: Set<Root> { Set(obligations.values) }
}
