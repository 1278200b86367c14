import FristCore

/// How many rows of each state there are: kept by plan, and counted anew only where something changed or the day did.
struct Tally {
  private struct Count {
    let states: [ObligationState: Int]
    let toConfirm: Int
  }

  private var day: CivilDay?
  private var byPlan: [PlanID: Count] = [:]

  mutating func counts(of book: Book, on today: CivilDay) -> (states: [ObligationState: Int], toConfirm: Int) {
    if day != today {
      byPlan = [:]
      day = today
    }
    var (states, toConfirm): ([ObligationState: Int], Int) = (book.countsWithoutPlan, 0)
    for plan in book.inventory.plans {
      let count =
        byPlan[plan.id] ?? Count(states: book.counts(of: plan, on: today), toConfirm: book.toConfirm(in: plan))
      byPlan[plan.id] = count
      for (state, number) in count.states { states[state, default: 0] += number }
      toConfirm += count.toConfirm
    }
    return (states, toConfirm)
  }

  /// Something else is in force.
  mutating func forget() { byPlan = [:] }

  /// Files changed.
  ///
  /// - Parameter before: The book until then.
  mutating func forget(_ change: Reconciliation, before: Book) {
    guard let plans = change.plans else { return forget() }
    for plan in plans { byPlan[plan] = nil }
    // A plan that is replaced, or not any more, counts otherwise.
    for plan in change.book.plansRetired(otherwiseThan: before) { byPlan[plan] = nil }
  }

  /// Something was said or decided.
  mutating func forget(_ entries: [Entry], in book: Book) {
    for entry in entries {
      switch entry.event {
      // What is told changes no state.
      case .told, .superseded, .delivered, .deliveryWithdrawn: continue
      case .done(let subject, _, _), .reopened(let subject), .cancelled(let subject, _, _), .snoozed(let subject, _, _):
        byPlan[book.present(plan: subject.root.plan)] = nil
      case .armed(let id, _), .disarmed(let id), .kept(let id, _): byPlan[book.present(plan: id.root.plan)] = nil
      case .confirmed(let root, _, _, _), .evaluated(let root, _, _, _):
        byPlan[book.present(plan: root.plan)] = nil
      default: return forget()
      }
    }
  }
}
