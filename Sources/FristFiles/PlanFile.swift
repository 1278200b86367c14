import FristCore

/// A file of `plans.d` (DESIGN.md 4): one plan.
public enum PlanFile {
  /// An error at plan level refuses the file; one inside an obligation makes that obligation invalid and nothing else.
  ///
  /// - Parameters:
  ///   - id: The file's name without `.yaml`.
  ///   - recipients: `.mayBeGone` to read once more a version that was accepted before.
  /// - Returns: The plan with its valid obligations, groups expanded, and the names of the invalid ones; all errors and
  ///   warnings in the order of the file.
  public static func load(
    _ source: SourceText, id: PlanID, settings: Settings, directory: Directory,
    recipients: RecipientRule = .mustExist
  ) -> Loaded<Plan> {
    do throws(SourceDocument.Refusal) {
      let document = try SourceDocument(source)
      var reader = PlanReader(document, id: id, settings: settings, lookup: RecipientLookup(directory, recipients))
      return reader.load()
    } catch {
      return .refused([error.problem(file: source.path, .planRefused(id), plan: id)])
    }
  }
}

private struct PlanReader {
  private let document: SourceDocument
  private let id: PlanID
  private let settings: Settings
  private let lookup: RecipientLookup
  /// At plan level.
  private var findings: Findings

  private static let sections: [(key: String, kind: ObligationKind)] = [
    ("measures", .measure), ("evaluations", .evaluation), ("surveys", .survey), ("reports", .report),
    ("revisions", .revision), ("resolutions", .resolution),
  ]
  private static let keys =
    [
      "title", "municipality", "period", "adopted", "language", "owner", "coordinator", "replaces", "retired", "events",
      "ladders",
    ] + sections.map(\.key)

  init(_ document: SourceDocument, id: PlanID, settings: Settings, lookup: RecipientLookup) {
    self.document = document
    self.id = id
    self.settings = settings
    self.lookup = lookup
    findings = Findings(in: document.lines)
  }

  mutating func load() -> Loaded<Plan> {
    guard let root = document.root, case .mapping(let pairs) = root.content else {
      findings.error(.notAFileOfKeys(example: "title: Handlingsplan"), at: document.root?.start ?? 0)
      return .refused(planProblems())
    }
    let fields = Fields(pairs: pairs, start: root.start, known: Self.keys, &findings)
    var plan = header(fields)
    let events = fields.events("events", changing: settings.events, &findings)
    let sections = Self.sections.compactMap { section in
      fields.list(section.key, &findings).map { (kind: section.kind, items: $0, start: fields[section.key]!.start) }
    }
    guard !findings.hasErrors else { return .refused(planProblems()) }

    var reader = ObligationReader(
      plan: plan, lookup: lookup, context: DeadlineContext(period: plan.period, events: events))
    var drafts: [ObligationDraft] = []
    for section in sections.sorted(by: { $0.start < $1.start }) {
      for item in section.items {
        drafts.append(reader.draft(item, section.kind, in: document.lines))
      }
    }
    drafts.checkIDs()
    drafts.checkReferences()
    let problems = fill(&plan, from: drafts)
    return .accepted(plan, (planProblems() + problems).inFileOrder())
  }

  private func planProblems() -> [Problem] {
    findings.problems(file: document.path, .planRefused(id), plan: id).inFileOrder()
  }

  /// Everything but the obligations.
  private mutating func header(_ fields: Fields) -> Plan {
    let title = fields.line("title", &findings)
    if fields["title"] == nil { findings.warning(.missing("title"), at: fields.start, .calledByID(id)) }
    let municipality = fields.line("municipality", &findings)
    if fields["municipality"] == nil {
      findings.warning(.missing("municipality"), at: fields.start, .noMunicipality(id))
    }
    let owner = lookup.leader("owner", fields, &findings)
    if fields["owner"] == nil { findings.error(.missing("owner"), at: fields.start) }
    return Plan(
      id: id, title: title ?? id, municipality: municipality ?? "", period: period(fields),
      adopted: fields.day("adopted", &findings), language: fields.choice("language", &findings), owner: owner ?? "",
      coordinator: lookup.leader("coordinator", fields, &findings) ?? owner ?? "", replaces: replaces(fields),
      isRetired: fields.flag("retired", &findings) ?? false, ladders: fields.ladders("ladders", &findings))
  }

  private mutating func period(_ fields: Fields) -> YearSpan? {
    guard let node = fields["period"], let text = node.scalar("period", &findings) else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { "-–—‑".contains($0) }
    let years = parts.compactMap { part in
      let digits = part.trimmingSpaces()
      return digits.utf8.count == 4 && digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
    }
    if years.count == parts.count, years.count <= 2, let span = YearSpan(first: years[0], last: years.last!) {
      return span
    }
    findings.error(.notPeriod(text.shown), at: node.start)
    return nil
  }

  private mutating func replaces(_ fields: Fields) -> PlanID? {
    guard let node = fields["replaces"], let text = node.scalar("replaces", &findings) else { return nil }
    if !Identifier.isValidLowerCase(text) {
      findings.error(.notLowerCaseID("replaces", text.shown), at: node.start)
    } else if text == id {
      findings.error(.replacesItself, at: node.start)
    }
    return text
  }

  /// Sorts the drafts into valid and invalid.
  ///
  /// - Returns: The problems of all of them.
  private func fill(_ plan: inout Plan, from drafts: [ObligationDraft]) -> [Problem] {
    plan.obligations = drafts.flatMap { $0.findings.hasErrors ? [] : $0.obligations }
    var all: [Problem] = []
    for draft in drafts where !draft.findings.all.isEmpty {
      let consequence = Consequence.obligationInvalid(plan: id, name: draft.name, others: plan.obligations.count)
      let problems = draft.findings.problems(file: document.path, consequence, plan: id, obligation: draft.name)
      all += problems
      if draft.findings.hasErrors {
        plan.invalid.append(
          InvalidObligation(
            id: draft.name, kind: draft.kind, problems: problems.filter { $0.severity == .error }.inFileOrder()))
      }
    }
    return all
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
