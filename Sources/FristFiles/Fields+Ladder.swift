import FristCore

extension Fields {
  /// A `ladder:` (DESIGN.md 5, rule 2): what it writes, within 1...3650 days.
  func ladder(_ key: String, _ findings: inout Findings) -> LadderEdit? {
    fields(key, known: ["before", "overdue", "every", "escalated", "until"], &findings)
      .map { LadderEdit(reading: $0, &findings) }
  }

  /// `ladders:`, by kind.
  func ladders(_ key: String, _ findings: inout Findings) -> [ObligationKind: LadderEdit] {
    guard let kinds = fields(key, known: ObligationKind.allCases.map(\.rawValue), &findings) else { return [:] }
    var ladders: [ObligationKind: LadderEdit] = [:]
    for kind in ObligationKind.allCases {
      ladders[kind] = kinds.ladder(kind.rawValue, &findings)
    }
    return ladders
  }
}

extension LadderEdit {
  /// Ten years: a later step would outlive whoever asked for it.
  static let days = 1...3650
  static let mostSteps = 100

  fileprivate init(reading fields: Fields, _ findings: inout Findings) {
    self.init(
      before: Self.steps("before", fields, &findings), overdue: Self.steps("overdue", fields, &findings),
      every: fields.number("every", in: 0...Self.days.upperBound, &findings),
      escalated: Self.escalated(fields, &findings), until: fields.number("until", in: Self.days, &findings))
  }

  private static func steps(_ key: String, _ fields: Fields, _ findings: inout Findings) -> [Int]? {
    guard let items = fields.list(key, &findings) else { return nil }
    guard items.count <= mostSteps else {
      findings.error(.tooManyNumbers(key, most: mostSteps), at: items[mostSteps].start)
      return nil
    }
    return items.compactMap { $0.number(key, in: days, &findings) }
  }

  private static func escalated(_ fields: Fields, _ findings: inout Findings) -> [Int: [Leader]]? {
    guard let node = fields["escalated"] else { return nil }
    guard case .mapping(let pairs) = node.content else {
      findings.error(.notMapping("escalated"), at: node.start)
      return nil
    }
    guard pairs.count <= mostSteps else {
      findings.error(.tooManyNumbers("escalated", most: mostSteps), at: pairs[mostSteps].keyStart)
      return nil
    }
    var escalated: [Int: [Leader]] = [:]
    for pair in pairs {
      guard let day = pair.keyNode.number("escalated", in: days, &findings) else { continue }
      if escalated[day] != nil {
        findings.error(.repeatedKey(pair.key.shown), at: pair.keyStart)
        continue
      }
      let items = if case .sequence(let items) = pair.value.content { items } else { [pair.value] }
      var leaders: [Leader] = []
      for item in items {
        guard let leader: Leader = item.choice("escalated", &findings) else { continue }
        if !leaders.contains(leader) { leaders.append(leader) }
      }
      escalated[day] = leaders
    }
    return escalated
  }
}
