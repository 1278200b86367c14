/// A notice beside the ladders: an error in a file, or something that is gone from the files; told once.
struct Bulletin: Hashable, Sendable {
  let role: RecipientID
  let notice: Notice

  /// What is not told yet, in a fixed order.
  static func pending(_ inventory: Inventory, _ history: History) -> [Bulletin] {
    let plans = Dictionary(inventory.plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var notices: [Notice] = []
    for problem in inventory.problems where problem.severity == .error {
      let plan = problem.plan.flatMap { plans[$0] }
      // The coordinator looks after errors in a plan, the administrator after all others.
      guard let role = plan?.coordinator ?? inventory.settings.admin else { continue }
      notices.append(
        Notice(
          key: NoticeKey(
            obligation: ObligationRef(plan: problem.plan ?? "", obligation: problem.obligation ?? ""),
            label: problem.what, originalDue: nil, copy: 1, arming: 1, step: .problem, role: role),
          subject: .problem(problem), plan: plan.map(PlanHeading.init), standing: .caretaker, reason: .notYetTold))
    }
    for (root, seen) in history.seen {
      guard let withdrawal = seen.withdrawn else { continue }
      let ref = withdrawal.withPlan ? ObligationRef(plan: root.plan, obligation: "") : root
      notices.append(
        Notice(
          key: NoticeKey(
            obligation: ref, label: nil, originalDue: nil, copy: 1, arming: withdrawal.number, step: .withdrawn,
            role: withdrawal.coordinator),
          subject: .withdrawn(title: withdrawal.title, obligation: withdrawal.withPlan ? nil : root.obligation),
          plan: plans[root.plan].map(PlanHeading.init), standing: .caretaker, reason: .notYetTold))
    }
    var known = history.bulletins
    return notices.sorted(by: Digest.precedes).filter { known.insert($0.key).inserted }
      .map { Bulletin(role: $0.role, notice: $0) }
  }
}
