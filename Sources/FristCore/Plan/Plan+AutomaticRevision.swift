extension [Plan] {
  /// The plans, each with a revision of its own where its period ends with neither a declared revision nor a plan that
  /// replaces it (DESIGN.md 4): the coordinator's, due on the period's last day, without a start.
  ///
  /// A retired plan gets none, as it sends no more mail; a declared revision counts though it is invalid now.
  ///
  /// - Parameter language: Of plans that name none.
  public func addingAutomaticRevisions(language: Language) -> [Plan] {
    // A plan that is not adopted yet replaces nothing: until that day the old one is to be revised.
    let replaced = Set(filter { $0.adopted == nil }.compactMap(\.replaces))
    return map { plan in
      guard let period = plan.period, !plan.isRetired, !replaced.contains(plan.id),
        !plan.obligations.contains(where: { $0.kind == .revision }),
        !plan.invalid.contains(where: { $0.kind == .revision })
      else { return plan }
      var plan = plan
      plan.obligations.append(plan.automaticRevision(at: period, plan.language ?? language))
      return plan
    }
  }
}

extension Plan {
  fileprivate func automaticRevision(at period: YearSpan, _ language: Language) -> Obligation {
    let (title, text) =
      switch language {
      case .nb: ("Revidering av planen", "innen utgangen av \(period.last)")
      case .nn: ("Revidering av planen", "innan utgangen av \(period.last)")
      case .en: ("Revision of the plan", "by the end of \(period.last)")
      }
    // Something else may have taken the id; the year makes another, and a plan has one period.
    let ids = Set(obligations.map(\.id) + invalid.map(\.id))
    let id = ["revision", "revision-\(period.last)", "revision-of-the-plan"].first { !ids.contains($0) }
    return Obligation(
      id: id ?? "revision-of-\(self.id)", kind: .revision, title: title, responsible: [coordinator],
      deadlines: [DeadlineEntry(text: text, deadline: Deadline(.once([Window(start: nil, due: period.end)])))])
  }
}
