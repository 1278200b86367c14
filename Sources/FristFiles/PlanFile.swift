import FristCore

/// A file of `plans.d` (DESIGN.md 4): one plan.
enum PlanFile {
  /// An error at plan level refuses the file; one inside an obligation makes that obligation invalid and nothing else.
  ///
  /// - Parameter id: The file's name without `.yaml`.
  /// - Returns: The plan with its valid obligations, groups expanded, and the names of the invalid ones; all errors and
  ///   warnings in the order of the file.
  static func load(_ source: SourceText, id: PlanID, in surroundings: PlanSurroundings) -> Loaded<LoadedPlan> {
    do throws(SourceDocument.Refusal) {
      let document = try SourceDocument(source)
      var reader = PlanReader(document, id: id, in: surroundings)
      return reader.load()
    } catch {
      return .refused(error.problems(file: source.path, surroundings.refusal(of: id), plan: id))
    }
  }
}

extension PlanSurroundings {
  /// What the refusal of a plan's file leads to.
  func refusal(of id: PlanID) -> Consequence {
    .planRefused(id, earlier: knowsPrevious ? previous != nil : nil)
  }
}

private struct PlanReader {
  private let document: SourceDocument
  private let id: PlanID
  private var surroundings: PlanSurroundings
  private var lookup: RecipientLookup
  /// At plan level.
  private var findings: Findings
  private var hasWrongEvents = false

  init(_ document: SourceDocument, id: PlanID, in surroundings: PlanSurroundings) {
    self.document = document
    self.id = id
    self.surroundings = surroundings
    lookup = RecipientLookup(in: surroundings)
    findings = Findings(in: document.lines)
  }

  mutating func load() -> Loaded<LoadedPlan> {
    guard let root = document.root, case .mapping(let pairs) = root.content else {
      findings.error(.notAFileOfKeys(example: "title: Handlingsplan"), at: document.root?.start ?? 0)
      return .refused(planProblems())
    }
    let fields = Fields(pairs: pairs, start: root.start, known: Keys.plan, &findings)
    if let former = fields["formerly"]?.text {
      surroundings.follow(former)
      lookup = RecipientLookup(in: surroundings)
    }
    var plan = header(fields)
    // Without these every other deadline would be an error of its own.
    let reads =
      !hasWrongEvents && (plan.period != nil || fields.lacks("period")) && (plan.year != nil || fields.lacks("year"))
    let sections = Keys.sections.compactMap { section in
      fields.list(section.key, &findings).map { (kind: section.kind, items: $0, start: fields[section.key]!.start) }
    }
    if fields.lacks("measures") || sections.contains(where: { $0.kind == .measure && $0.items.isEmpty }) {
      findings.warning(.noMeasures, at: fields["measures"]?.start ?? fields.start, .nothingToRemind(id))
    }

    var reader = ObligationReader(plan: plan, in: surroundings, lookup: lookup, lines: document.lines)
    var drafts: [ObligationDraft] = []
    for section in sections.sorted(by: { $0.start < $1.start }) where reads {
      for item in section.items { drafts.append(reader.draft(item, section.kind)) }
    }
    drafts.checkIDs()
    drafts.checkReferences()
    guard !findings.hasErrors else {
      let consequence = surroundings.refusal(of: id)
      let inside = drafts.flatMap {
        $0.findings.refusing(file: document.path, consequence, plan: id, obligation: $0.name)
      }
      return .refused((planProblems() + inside).inFileOrder())
    }
    let problems = fill(&plan, from: drafts)
    warnOfPeriod(plan, fields)
    var loaded = LoadedPlan(plan)
    loaded.replacesPlace = place(of: "replaces", fields)
    loaded.formerlyPlace = place(of: "formerly", fields)
    loaded.nextDay = drafts.compactMap(\.nextDay).min()
    loaded.lost = lookup.lost.union(reader.lookup.lost)
    loaded.unknown = lookup.unknown.union(reader.lookup.unknown)
    return .accepted(loaded, (planProblems() + problems).inFileOrder())
  }

  private func planProblems() -> [Problem] {
    findings.problems(file: document.path, surroundings.refusal(of: id), plan: id).inFileOrder()
  }

  private func place(of key: String, _ fields: Fields) -> SourceLines.Place? {
    fields[key].map { document.lines.place(ofScalar: $0.start) }
  }

  /// Everything but the obligations.
  private mutating func header(_ fields: Fields) -> Plan {
    let title = fields.words("title", &findings)
    if fields.lacks("title") { findings.warning(.missing("title"), at: fields.start, .calledByID(id)) }
    let municipality = fields.words("municipality", &findings)
    if fields.lacks("municipality") {
      findings.warning(.missing("municipality"), at: fields.start, .noMunicipality(id))
    }
    let owner = lookup.leader("owner", fields, &findings)
    if fields.lacks("owner") { findings.error(.missing("owner"), at: fields.start) }
    let settings = surroundings.settings
    let before = findings.all.count
    let events = fields.events("events", changing: settings.events, surroundings.sentences, &findings)
    hasWrongEvents = findings.all.count > before
    let ladders = fields.ladders(
      "ladders", over: { kind in settings.ladders[kind]?.applied(to: .standard(for: kind)) ?? .standard(for: kind) },
      &findings)
    return Plan(
      id: id, title: title ?? id, short: fields.words("short", &findings), document: fields.page("document", &findings),
      municipality: municipality ?? "", period: period(fields), year: fields.impliedYear("year", &findings),
      remindFrom: fields.day("remind_from", &findings), adopted: fields.day("adopted", &findings),
      language: fields.choice("language", &findings), owner: owner ?? "",
      coordinator: lookup.leader("coordinator", fields, &findings) ?? owner ?? "",
      replaces: otherPlan("replaces", .replacesItself, fields),
      formerly: otherPlan("formerly", .formerlyItself, fields), isRetired: fields.flag("retired", &findings) ?? false,
      ladders: ladders, events: events)
  }

  private mutating func period(_ fields: Fields) -> YearSpan? {
    guard let node = fields["period"], let text = node.scalar("period", &findings) else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { "-–—‑".contains($0) }
    let years = parts.compactMap { part in
      let digits = part.trimmingSpaces()
      return digits.utf8.count == 4 ? String(digits).wholeNumber : nil
    }
    if years.count == parts.count, years.count <= 2, let span = YearSpan(first: years[0], last: years.last!) {
      return span
    }
    // `2019-23` is clear enough to read the deadlines by, so that what is wrong with them is said as well.
    if parts.count == 2, let first = years.first, let last = String(parts[1].trimmingSpaces()).wholeNumber, last < 100,
      let meant = YearSpan(first: first, last: first - first % 100 + last)
    {
      findings.error(.shortPeriod(text.shown, right: "\(meant.first)-\(meant.last)"), at: node.start)
      return meant
    }
    findings.error(.notPeriod(text.shown), at: node.start)
    return nil
  }

  private mutating func otherPlan(_ key: String, _ itself: Complaint, _ fields: Fields) -> PlanID? {
    guard let node = fields[key], let text = node.scalar(key, &findings) else { return nil }
    if !Identifier.isValidLowerCase(text) {
      let slip = node.slip(key, Identifier.isValidLowerCase)
      findings.error(slip ?? .notLowerCaseID(key, text.shown), at: node.start)
    } else if text == id {
      findings.error(itself, at: node.start)
    }
    return text
  }

  /// Of a plan that was over before anybody could be reminded, once.
  private mutating func warnOfPeriod(_ plan: Plan, _ fields: Fields) {
    guard surroundings.isFirstReading, surroundings.previous == nil, plan.isOver(on: surroundings.today),
      !plan.isRetired, let period = plan.period, let node = fields["period"]
    else { return }
    if let from = plan.remindFrom ?? surroundings.settings.remindFrom, from > period.end { return }
    let count = plan.obligations.count { $0.deadlines.contains { $0.deadline.hasDays } }
    if count > 0 { findings.warning(.periodIsOver(count), at: node.start, .toldLate) }
  }

  /// Sorts the drafts into valid and invalid.
  ///
  /// - Returns: The problems of all of them.
  private func fill(_ plan: inout Plan, from drafts: [ObligationDraft]) -> [Problem] {
    plan.obligations = drafts.flatMap { $0.findings.hasErrors ? [] : $0.obligations }
    var all: [Problem] = []
    for draft in drafts where !draft.findings.all.isEmpty {
      let lastGood = surroundings.previous?.obligations(named: draft.id).isEmpty == false
      let consequence = Consequence.obligationInvalid(
        plan: id, name: draft.name, others: plan.obligations.count, lastGood: lastGood)
      all += draft.findings.problems(file: document.path, consequence, plan: id, obligation: draft.name)
      guard draft.findings.hasErrors else { continue }
      let errors = draft.findings.refusing(file: document.path, consequence, plan: id, obligation: draft.name)
      let said = draft.said.map { member, said in
        FileStatement(said.what, prefix: said.prefix, entry: said.entry, member: member, line: said.line)
      }
      plan.invalid.append(
        InvalidObligation(id: draft.name, kind: draft.kind, problems: errors.inFileOrder(), said: said))
    }
    return all
  }
}

extension Fields {
  /// `year:`, a year or `every`.
  func impliedYear(_ key: String, _ findings: inout Findings) -> ImpliedYear? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    if text == "every" { return .every }
    if text.utf8.count == 4, let year = text.wholeNumber, (1900...2200).contains(year) { return .year(year) }
    findings.error(node.slip(key) { $0 == "every" || $0.wholeNumber != nil } ?? .notYear(text.shown), at: node.start)
    return nil
  }
}

extension StringProtocol {
  /// Without spaces at either end.
  func trimmingSpaces() -> SubSequence {
    let rest = drop { $0 == " " }
    guard let last = rest.lastIndex(where: { $0 != " " }) else { return rest[rest.startIndex..<rest.startIndex] }
    return rest[...last]
  }
}
