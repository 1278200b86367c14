// What things of the record are called now.
extension Book {
  /// The present ids of an obligation; those under which it was first seen where it is gone.
  public func present(_ root: Root) -> ObligationRef {
    guard let slot = slot(of: root) else {
      return ObligationRef(plan: present(plan: root.plan), obligation: root.obligation)
    }
    let plan = inventory.plans[slot.plan]
    return ObligationRef(plan: plan.id, obligation: plan.obligations[slot.obligation].id)
  }

  /// The present id of a plan; the last one where its file is gone.
  public func present(plan root: PlanID) -> PlanID {
    plan(root: root)?.id ?? latestName(ofPlan: root)
  }

  /// `PLAN/ID@DUE`, with `#2` where two share a day.
  public func name(of id: OccurrenceID) -> String {
    if let slot = slot(of: id.root), let timetable = timetable(slot),
      let occurrence = timetable.all(upTo: id.originalDue.shifted(byDays: 366)).first(where: { $0.id == id })
    {
      return occurrence.name
    }
    return "\(present(id.root))@\(id.originalDue)" + (id.copy > 1 ? "#\(id.copy)" : "")
  }

  /// What a topic is about: plan and obligation, as far as they are known, and its occurrence's name.
  public func subject(of topic: Topic) -> (id: (plan: PlanID?, obligation: String?), occurrence: String?) {
    switch topic {
    case .rung(let id, _, _), .round(let id), .dated(let id, _), .resolved(let id, _):
      let ref = present(id.root)
      return ((ref.plan, ref.obligation), name(of: id))
    case .review(let plan, _), .alive(let plan, _), .replaced(let plan): return ((present(plan: plan), nil), nil)
    case .problem(let plan?, let obligation?, _):
      let ref = present(Root(plan: plan, obligation: obligation))
      return ((ref.plan, ref.obligation), nil)
    case .problem(let plan, _, _): return ((plan.map(present), nil), nil)
    case .withdrawn(let plan, let root, _, _): return ((present(plan: plan), root?.obligation), nil)
    }
  }

  /// What an error in the files is about, the same when plan or obligation is renamed.
  func topic(of problem: Problem) -> Topic {
    let root = problem.plan.flatMap { plan in
      problem.obligation.map { self.root(of: ObligationRef(plan: plan, obligation: $0)) }
    }
    return .problem(plan: root?.plan ?? problem.plan.map(planRoot), obligation: root?.obligation, key: problem.key)
  }
}

extension Book {
  /// The present due day of an occurrence, moved or not.
  public func due(of id: OccurrenceID) -> CivilDay? {
    dossiers[id.root]?.armings[id]?.last?.window.due ?? id.originalDue
  }

  /// Whether all of an obligation is done or cancelled.
  public func isFinished(_ ref: ObligationRef, on day: CivilDay) -> Bool {
    guard let (plan, obligation) = obligation(of: root(of: ref)) else { return false }
    return finishedOn(obligation, plan, day) != nil
  }
}
