import FristCore

extension Fields {
  /// A `ladder:` (DESIGN.md 5, rule 2): what it writes, within 1...3650 days.
  ///
  /// - Parameter base: The ladder that it edits: what never escalates with it is a warning.
  func ladder(_ key: String, over base: Ladder, _ findings: inout Findings) -> LadderEdit? {
    guard let node = self[key], let fields = fields(key, known: Keys.ladder, &findings) else { return nil }
    let edit = LadderEdit(reading: fields, &findings)
    if edit.applied(to: base).escalations.allSatisfy(\.leaders.isEmpty) {
      findings.warning(.neverEscalates, at: node.start, .noLeaderHears)
    }
    return edit
  }

  /// `ladders:`, by kind.
  ///
  /// - Parameter base: The ladder that each edits.
  func ladders(
    _ key: String, over base: (ObligationKind) -> Ladder, _ findings: inout Findings
  ) -> [ObligationKind: LadderEdit] {
    guard let kinds = fields(key, known: ObligationKind.allCases.map(\.rawValue), &findings) else { return [:] }
    var ladders: [ObligationKind: LadderEdit] = [:]
    for kind in ObligationKind.allCases {
      ladders[kind] = kinds.ladder(kind.rawValue, over: base(kind), &findings)
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
      every: fields["every"].flatMap { Self.every($0, &findings) },
      escalated: Self.escalated(fields, &findings), until: fields.number("until", in: Self.days, &findings))
  }

  /// `month`, or a number of days; 0 is never.
  private static func every(_ node: YAMLNode, _ findings: inout Findings) -> Repeat? {
    guard let text = node.scalar("every", &findings) else { return nil }
    if text == "month" { return .month }
    guard let days = text.wholeNumber, (0...Self.days.upperBound).contains(days) else {
      findings.error(.notRepeat(text.shown), at: node.start)
      return nil
    }
    return days == 0 ? .never : .days(days)
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
