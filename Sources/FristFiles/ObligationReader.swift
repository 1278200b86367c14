import FristCore

/// Reads one entry of `measures:`, `evaluations:` and so on.
struct ObligationReader {
  /// Its title, period, owner and coordinator; the obligations are not in it yet.
  let plan: Plan
  let lookup: RecipientLookup
  let context: DeadlineContext
  /// Texts that the plan had already: most say "Løpende" or a year.
  var understood: [String: Deadline] = [:]

  init(plan: Plan, lookup: RecipientLookup, context: DeadlineContext) {
    self.plan = plan
    self.lookup = lookup
    self.context = context
  }

  private static let keys = [
    "id", "goal", "title", "responsible", "participants", "deadline", "note", "each", "formerly", "ladder",
  ]

  mutating func draft(_ item: YAMLNode, _ kind: ObligationKind, in lines: SourceLines) -> ObligationDraft {
    let place = lines.place(ofScalar: item.start)
    var draft = ObligationDraft(kind: kind, line: place.line, findings: Findings(in: lines))
    guard case .mapping(let pairs) = item.content else {
      draft.findings.error(.notMapping("\(kind.rawValue)s"), at: item.start)
      return draft
    }
    var known = Self.keys
    var ofOthers = ["to": "reports", "covers": "resolutions"]
    if kind == .report { known.append("to") }
    if kind == .resolution { known.append("covers") }
    for key in known { ofOthers[key] = nil }
    let fields = Fields(pairs: pairs, start: item.start, known: known, ofOthers: ofOthers, &draft.findings)
    read(fields, into: &draft)
    return draft
  }

  private mutating func read(_ fields: Fields, into draft: inout ObligationDraft) {
    id(fields, into: &draft)
    let name = "\(plan.id)/\(draft.name)"
    let title = fields.line("title", &draft.findings)
    if fields["title"] == nil {
      draft.findings.warning(.missing("title"), at: fields.start, .calledByID(draft.name))
    }
    let responsible = lookup.list("responsible", fields, &draft.findings)
    if fields["responsible"] == nil {
      draft.findings.warning(
        .missing("responsible"), at: fields.start, .toldInstead(obligation: name, coordinator: plan.coordinator))
    }
    if fields["deadline"] == nil {
      draft.findings.warning(.missing("deadline"), at: fields.start, .undated(obligation: name))
    }
    let obligation = Obligation(
      id: draft.name, kind: draft.kind, goal: goal(fields, &draft.findings), title: title ?? draft.name,
      responsible: responsible?.expanded ?? [],
      participants: lookup.list("participants", fields, &draft.findings)?.expanded ?? [],
      deadlines: deadlines(fields, into: &draft), note: fields.prose("note", &draft.findings),
      to: lookup.list("to", fields, &draft.findings)?.expanded ?? [], covers: covers(fields, into: &draft),
      formerly: formerly(fields, into: &draft), ladder: fields.ladder("ladder", &draft.findings) ?? LadderEdit(),
      line: draft.line)
    draft.obligations = [obligation]
    if fields.flag("each", &draft.findings) == true {
      expand(fields["each"]!, responsible?.written ?? [], &draft)
    }
    // Whoever is responsible is reminded anyway.
    for index in draft.obligations.indices {
      let responsible = draft.obligations[index].responsible
      draft.obligations[index].participants.removeAll { responsible.contains($0) }
    }
  }

  private func id(_ fields: Fields, into draft: inout ObligationDraft) {
    guard let node = fields["id"] else { return draft.findings.error(.missing("id"), at: fields.start) }
    guard let text = node.scalar("id", &draft.findings) else { return }
    draft.idStart = node.start
    if Identifier.isValid(text) {
      draft.id = text
    } else {
      draft.findings.error(.notID("id", text.shown), at: node.start)
    }
  }

  private func goal(_ fields: Fields, _ findings: inout Findings) -> [String] {
    if fields["goal"]?.text == "" { return [] }
    return fields.listOrOne("goal", &findings)?.compactMap { $0.line("goal", &findings) } ?? []
  }

  /// One obligation a member, `ID:MEMBER`.
  private func expand(_ node: YAMLNode, _ written: [RecipientID], _ draft: inout ObligationDraft) {
    let members = written.count == 1 ? lookup.directory[written[0]]?.members ?? [] : []
    guard !members.isEmpty else {
      // The group of an old version may be gone; its one obligation is then better than none.
      if lookup.rule == .mustExist { draft.findings.error(.eachNeedsOneGroup, at: node.start) }
      return
    }
    let template = draft.obligations[0]
    draft.obligations = members.map { member in
      var obligation = template
      obligation.id = "\(template.id):\(member)"
      obligation.responsible = [member]
      obligation.formerly = template.formerly.map { "\($0):\(member)" }
      return obligation
    }
  }

  private func covers(_ fields: Fields, into draft: inout ObligationDraft) -> [String] {
    guard let nodes = fields.listOrOne("covers", &draft.findings) else { return [] }
    for node in nodes {
      guard let id = reference("covers", node, &draft.findings) else { continue }
      draft.covers.append((id, node.start))
    }
    return draft.covers.map(\.id)
  }

  private func formerly(_ fields: Fields, into draft: inout ObligationDraft) -> String? {
    guard let node = fields["formerly"], let id = node.scalar("formerly", &draft.findings) else { return nil }
    guard Identifier.isValid(id) else {
      draft.findings.error(.notID("formerly", id.shown), at: node.start)
      return nil
    }
    draft.formerly = (id, node.start)
    return id
  }

  private func reference(_ key: String, _ node: YAMLNode, _ findings: inout Findings) -> String? {
    guard let id = node.scalar(key, &findings) else { return nil }
    if Identifier.isValidReference(id) { return id }
    findings.error(.notID(key, id.shown), at: node.start)
    return nil
  }
}
