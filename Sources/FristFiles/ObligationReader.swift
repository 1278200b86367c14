import FristCore

/// Reads one entry of `measures:`, `evaluations:` and so on.
struct ObligationReader {
  /// Its title, period, owner and coordinator; the obligations are not in it yet.
  let plan: Plan
  let surroundings: PlanSurroundings
  private(set) var lookup: RecipientLookup
  let lines: SourceLines
  /// By the year of times that name none.
  private var contexts: [ImpliedYear?: DeadlineContext] = [:]
  /// Texts that the plan had already, by that year: most say "Løpende" or a year.
  var understood: [ImpliedYear?: [String: Deadline]] = [:]

  init(plan: Plan, in surroundings: PlanSurroundings, lookup: RecipientLookup, lines: SourceLines) {
    self.plan = plan
    self.surroundings = surroundings
    self.lookup = lookup
    self.lines = lines
  }

  mutating func context(_ year: ImpliedYear?) -> DeadlineContext {
    if let context = contexts[year] { return context }
    let context = DeadlineContext(period: plan.period, impliedYear: year, events: plan.events)
    contexts[year] = context
    return context
  }

  mutating func draft(_ item: YAMLNode, _ kind: ObligationKind) -> ObligationDraft {
    let place = lines.place(ofScalar: item.start)
    var draft = ObligationDraft(kind: kind, line: place.line, findings: Findings(in: lines))
    guard case .mapping(let pairs) = item.content else {
      draft.findings.error(.notMapping("\(kind.rawValue)s"), at: item.start)
      return draft
    }
    var known = Keys.obligation
    var ofOthers = ["to": "reports", "covers": "resolutions"]
    if kind == .report { known.append("to") }
    if kind == .resolution { known.append("covers") }
    for key in known { ofOthers[key] = nil }
    let fields = Fields(
      pairs: pairs, start: item.start, known: known, ofOthers: ofOthers, ofPlan: Keys.plan, &draft.findings)
    read(fields, into: &draft)
    return draft
  }

  private mutating func read(_ fields: Fields, into draft: inout ObligationDraft) {
    id(fields, into: &draft)
    let name = "\(plan.id)/\(draft.name)"
    let title = fields.words("title", &draft.findings)
    if fields.lacks("title") {
      draft.findings.warning(.missing("title"), at: fields.start, .calledByID(draft.name))
    }
    let responsible = lookup.list("responsible", of: draft.id, fields, &draft.findings)
    if fields.lacks("responsible") {
      draft.findings.warning(
        .missing("responsible"), at: fields.start, .toldInstead(obligation: name, coordinator: plan.coordinator))
    }
    if fields.lacks("deadline") {
      draft.findings.warning(.missing("deadline"), at: fields.start, .undated(obligation: name))
    }
    let year = fields.impliedYear("year", &draft.findings)
    var obligation = Obligation(
      id: draft.name, kind: draft.kind, goal: goal(fields, &draft.findings), title: title ?? draft.name,
      responsible: responsible?.expanded ?? [],
      participants: lookup.list("participants", of: draft.id, fields, &draft.findings)?.expanded ?? [], deadlines: [],
      note: note(fields, &draft.findings), to: lookup.list("to", of: draft.id, fields, &draft.findings)?.expanded ?? [],
      covers: covers(fields, into: &draft), formerly: formerly(fields, into: &draft),
      ladder: ladder(fields, draft.kind, &draft.findings), line: draft.line, year: year,
      decision: FormalDecision(
        day: fields.day("decided", &draft.findings), body: fields.line("body", &draft.findings),
        caseNumber: fields.line("case", &draft.findings)))
    let members = members(fields, responsible?.written ?? [], &draft.findings)
    obligation.deadlines = deadlines(fields, year: year ?? plan.year, members, into: &draft)
    outcomes(fields, entry: nil, members, into: &draft)
    warnOfDays(obligation, fields, into: &draft)
    draft.obligations = members.isEmpty ? [obligation] : members.map { obligation.of($0) }
    for index in draft.obligations.indices {
      let responsible = draft.obligations[index].responsible
      // Whoever is responsible is reminded anyway.
      draft.obligations[index].participants.removeAll { responsible.contains($0) }
      draft.obligations[index].said = draft.said.compactMap { member, statement in
        member == nil || members.isEmpty || responsible == [member] ? statement : nil
      }
    }
  }

  private func id(_ fields: Fields, into draft: inout ObligationDraft) {
    guard let node = fields["id"] else {
      if fields.lacks("id") { draft.findings.error(.missing("id"), at: fields.start) }
      return
    }
    guard let text = node.scalar("id", &draft.findings) else { return }
    draft.idStart = node.start
    if Identifier.isValid(text) {
      draft.id = text
    } else {
      draft.findings.error(node.slip("id", Identifier.isValid) ?? .notID("id", text.shown), at: node.start)
    }
  }

  private func goal(_ fields: Fields, _ findings: inout Findings) -> [String] {
    if fields["goal"]?.text == "" { return [] }
    return fields.listOrOne("goal", &findings)?.compactMap { node in
      findings.warnOfComment(cutting: "goal", node)
      return node.line("goal", &findings)
    } ?? []
  }

  private func note(_ fields: Fields, _ findings: inout Findings) -> String? {
    if let node = fields["note"] { findings.warnOfComment(cutting: "note", node) }
    return fields.prose("note", &findings)
  }

  private func ladder(_ fields: Fields, _ kind: ObligationKind, _ findings: inout Findings) -> LadderEdit {
    var base = Ladder.standard(for: kind)
    if let edit = surroundings.settings.ladders[kind] { base = edit.applied(to: base) }
    if let edit = plan.ladders[kind] { base = edit.applied(to: base) }
    return fields.ladder("ladder", over: base, &findings) ?? LadderEdit()
  }

  /// Those of whom `each: true` makes one obligation each; empty without it.
  private func members(
    _ fields: Fields, _ written: [RecipientID], _ findings: inout Findings
  ) -> [RecipientID] {
    guard fields.flag("each", &findings) == true, let node = fields["each"] else { return [] }
    let members = written.count == 1 ? lookup.members(of: written[0]) : []
    if members.isEmpty {
      switch lookup.rule {
      case .mustExist, .unlessNamed: findings.error(.eachNeedsOneGroup, at: node.start)
      // The group of an old version may be gone; its one obligation is then better than none.
      case .onceKnown, .unchecked: break
      }
    }
    return members
  }

  private func covers(_ fields: Fields, into draft: inout ObligationDraft) -> [String] {
    guard let nodes = fields.listOrOne("covers", &draft.findings) else { return [] }
    for node in nodes {
      guard let id = node.scalar("covers", &draft.findings) else { continue }
      if Identifier.isValidReference(id) {
        draft.covers.append((id, node.start))
      } else {
        draft.findings.error(.notID("covers", id.shown), at: node.start)
      }
    }
    return draft.covers.map(\.id)
  }

  /// `OLD-ID`, or `OLD-PLAN/ID` in a plan that replaces that one.
  private func formerly(_ fields: Fields, into draft: inout ObligationDraft) -> String? {
    guard let node = fields["formerly"], let text = node.scalar("formerly", &draft.findings) else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard Identifier.isValidReference(parts[parts.count - 1]),
      parts.count == 1 || Identifier.isValidLowerCase(parts[0])
    else {
      draft.findings.error(.notID("formerly", text.shown), at: node.start)
      return nil
    }
    if parts.count == 1 {
      draft.formerly = (text, node.start)
    } else if parts[0] == plan.id {
      draft.formerly = (parts[1], node.start)
      return parts[1]
    } else if parts[0] != plan.replaces {
      draft.findings.error(.formerlyNotReplaced(parts[0]), at: node.start)
      return nil
    }
    return text
  }

  /// What the keys of an obligation, or of one of its texts, say became of it.
  mutating func outcomes(
    _ fields: Fields, entry: Int?, _ members: [RecipientID], into draft: inout ObligationDraft
  ) {
    guard Keys.outcomes.contains(where: { fields[$0] != nil }) else { return }
    let read: [Deadline?] = entry.map { [draft.deadlines[$0]] } ?? draft.deadlines
    let understood = read.compactMap { $0 }
    var reader = OutcomeReader(
      obligation: "\(plan.id)/\(draft.name)", members: members, entry: entry,
      deadlines: understood.count == read.count ? understood : nil, wasThere: wasThere(draft.id),
      today: surroundings.today)
    reader.read(fields, in: lines, &draft.findings)
    draft.said += reader.said
    draft.nextDay = [draft.nextDay, reader.nextDay].compactMap { $0 }.min()
  }

  private func wasThere(_ id: String?) -> Bool {
    guard surroundings.isFirstReading else { return true }
    return surroundings.previous?.obligations(named: id).isEmpty == false
  }
}

extension Obligation {
  /// What `each` makes of it for one member.
  fileprivate func of(_ member: RecipientID) -> Obligation {
    var obligation = self
    obligation.id = "\(id):\(member)"
    obligation.responsible = [member]
    obligation.formerly = formerly.map { $0.contains(":") ? $0 : "\($0):\(member)" }
    return obligation
  }
}
