import FristCore

/// How many rows of each state there are: kept as a sum, and counted anew only in plans where something changed, or
/// where the day did.
struct Tally {
  private struct Count {
    var states: [ObligationState: Int] = [:]
    var toConfirm = 0

    mutating func add(_ other: Count, times factor: Int) {
      for (state, number) in other.states { states[state, default: 0] += factor * number }
      toConfirm += factor * other.toConfirm
    }
  }

  private var day: CivilDay?
  private var byPlan: [PlanID: Count] = [:]
  private var sum = Count()
  /// Plans that are not in the sum; nil: none is.
  private var uncounted: Set<PlanID>?

  mutating func counts(of book: Book, on today: CivilDay) -> (states: [ObligationState: Int], toConfirm: Int) {
    if day != today { forget() }
    day = today
    for id in uncounted ?? Set(book.inventory.plans.map(\.id)) {
      guard let plan = book.plan(id) else { continue }
      let count = Count(states: book.counts(of: plan, on: today), toConfirm: book.toConfirm(in: plan))
      byPlan[id] = count
      sum.add(count, times: 1)
    }
    uncounted = []
    var all = Count(states: book.countsWithoutPlan)
    all.add(sum, times: 1)
    return (all.states.filter { $0.value > 0 }, all.toConfirm)
  }

  /// Something else is in force.
  mutating func forget() { (byPlan, sum, uncounted) = ([:], Count(), nil) }

  private mutating func forget(_ plan: PlanID) {
    if let count = byPlan.removeValue(forKey: plan) { sum.add(count, times: -1) }
    uncounted?.insert(plan)
  }

  /// Files changed.
  ///
  /// - Parameter before: The book until then.
  mutating func forget(_ change: Reconciliation, before: Book) {
    guard let plans = change.plans else { return forget() }
    for plan in plans { forget(plan) }
    // A plan that is replaced, or not any more, counts otherwise.
    for plan in change.book.plansRetired(otherwiseThan: before) { forget(plan) }
  }

  /// Something was said or decided.
  mutating func forget(_ entries: [Entry], in book: Book) {
    for entry in entries {
      switch entry.event {
      // What is told changes no state.
      case .told, .superseded, .delivered, .deliveryWithdrawn: continue
      case .done(let subject, _, _), .reopened(let subject), .cancelled(let subject, _, _), .snoozed(let subject, _, _):
        forget(book.present(plan: subject.root.plan))
      case .armed(let id, _), .disarmed(let id), .kept(let id, _): forget(book.present(plan: id.root.plan))
      case .confirmed(let root, _, _, _), .evaluated(let root, _, _, _):
        forget(book.present(plan: root.plan))
      default: return forget()
      }
    }
  }
}
