/// What an id that somebody typed may mean.
public enum Lookup: Hashable, Sendable {
  /// One occurrence, or an obligation without days.
  case found(RegisterRow)
  case noSuchPlan(PlanID)
  case noSuchObligation(suggestion: String?)
  /// No occurrence of that day, or none that is open; those there are.
  case noSuchOccurrence([Occurrence])
  case ambiguous([Occurrence])
}

extension Decider {
  /// The rows of `PLAN/ID`, all occurrences; empty where there is none.
  public func rows(of id: String, on today: CivilDay) -> [RegisterRow] {
    let (plan, obligation) = Self.split(id)
    guard let p = inventory.plans.firstIndex(where: { $0.id == plan }) else { return [] }
    return inventory.plans[p].obligations.indices.filter { o in
      let other = inventory.plans[p].obligations[o].id
      return other == obligation || other.hasPrefix(obligation + ":")
    }.flatMap { rows(p, $0, inventory.plans[p].obligations[$0], today) }
  }

  /// Finds `PLAN/ID[@DUE[#N]]`, DUE being any unambiguous beginning of an original due day.
  ///
  /// - Parameter states: Where no day is given, only occurrences in one of these are meant.
  public func find(_ text: String, on today: CivilDay, states: Set<ObligationState>) -> Lookup {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(parts[0])
    let (plan, _) = Self.split(id)
    guard inventory.plans.contains(where: { $0.id == plan }) else { return .noSuchPlan(plan) }
    let all = rows(of: id, on: today)
    guard !all.isEmpty else { return .noSuchObligation(suggestion: suggestion(for: id)) }
    if parts.count == 1 {
      let wanted = all.filter { states.contains($0.state) }
      if wanted.count == 1 { return .found(wanted[0]) }
      if wanted.isEmpty {
        // Nothing else can be meant where there is only one.
        return all.count == 1 ? .found(all[0]) : .noSuchOccurrence(all.compactMap(\.occurrence))
      }
      return .ambiguous(wanted.compactMap(\.occurrence))
    }
    let wanted = parts[1]
    let matches = all.filter { row in
      guard let name = row.occurrence?.name, let at = name.lastIndex(of: "@") else { return false }
      return name[name.index(after: at)...].hasPrefix(wanted)
    }
    if matches.count == 1 { return .found(matches[0]) }
    // `2019-12-31` is the beginning of `2019-12-31#2`, and the first of the two.
    let exact = matches.filter { $0.occurrence.map { $0.name.hasSuffix("@" + wanted) } ?? false }
    if exact.count == 1 { return .found(exact[0]) }
    return matches.isEmpty
      ? .noSuchOccurrence(all.compactMap(\.occurrence)) : .ambiguous(matches.compactMap(\.occurrence))
  }

  private static func split(_ id: String) -> (plan: String, obligation: String) {
    let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// An id of the same plan that differs in the case of letters or begins like it.
  private func suggestion(for id: String) -> String? {
    let (plan, wanted) = Self.split(id)
    let ids = inventory.plans.first { $0.id == plan }?.obligations.map(\.id) ?? []
    let match =
      ids.first { $0.lowercased() == wanted.lowercased() } ?? ids.first { !wanted.isEmpty && $0.hasPrefix(wanted) }
    return match.map { "\(plan)/\($0)" }
  }
}
