extension Plan {
  /// Whether a declared revision falls due in the last year of the period, or later.
  ///
  /// One that is invalid now counts, too: when it is due is not known, and somebody means to revise.
  public var declaresRevision: Bool {
    guard let period else { return false }
    let lastYear = CivilDay.firstDay(ofYear: period.last)
    // What cannot be understood may be it, unless its last good version goes on and is not.
    return invalid.contains { $0.kind == .revision && obligations(named: $0.id).isEmpty }
      || obligations.contains { obligation in
        obligation.kind == .revision && !obligation.isAutomatic
          && obligation.deadlines.contains { !$0.deadline.occurrences(dueOnOrAfter: lastYear, atMost: 1).isEmpty }
      }
  }

  /// The plan with a revision of its own, which nobody declared (DESIGN.md 4): the coordinator's, due on the period's last
  /// day, without a start, and with no words that could pass for the plan's.
  ///
  /// The same plan where it has no period.
  ///
  /// - Parameter language: Of a plan that names none.
  public func addingAutomaticRevision(language: Language) -> Plan {
    guard let period else { return self }
    let title =
      switch self.language ?? language {
      case .nb: "Planperioden går ut 31. desember \(period.last), og ingen revidering er satt opp"
      case .nn: "Planperioden går ut 31. desember \(period.last), og inga revidering er sett opp"
      case .en: "The plan's period ends on 31 December \(period.last), and no revision is set up"
      }
    // Something else may have taken the id; the year makes another, and a plan has one period.
    let ids = Set(obligations.map(\.id) + invalid.map(\.id))
    let id = ["revision", "revision-\(period.last)", "revision-of-the-plan"].first { !ids.contains($0) }
    var plan = self
    plan.obligations.append(
      Obligation(
        id: id ?? "revision-of-\(self.id)", kind: .revision, title: title, responsible: [coordinator],
        deadlines: [DeadlineEntry(text: "", deadline: Deadline(.once([Window(start: nil, due: period.end)])))],
        isAutomatic: true))
    return plan
  }
}

extension [Plan] {
  /// The plans, each with a revision of its own where its period ends with neither a declared revision nor a plan that
  /// replaces it, adopted or not (DESIGN.md 4). A retired plan gets none, as it sends no more mail.
  ///
  /// - Parameter language: Of plans that name none.
  public func addingAutomaticRevisions(language: Language) -> [Plan] {
    let replaced = Set(compactMap(\.replaces))
    return map { plan in
      plan.isRetired || replaced.contains(plan.id) || plan.declaresRevision
        ? plan : plan.addingAutomaticRevision(language: language)
    }
  }
}
