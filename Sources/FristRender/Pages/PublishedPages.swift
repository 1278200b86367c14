import FristCore

/// The pages that `fristctl publish` writes beside the plans' reports: an overview, and a page a recipient (DESIGN.md 10).
///
/// None names the time of its making or a distance from today: where nothing changed, the bytes are the same.
public enum PublishedPages {
  /// A file of the folder.
  public struct Page: Hashable, Sendable {
    public let path: String
    public let content: String

    init(_ path: String, _ content: String) { (self.path, self.content) = (path, content) }
  }

  /// The plan's report, with the way back and its calendar.
  public static func plan(_ report: Report) -> Page {
    Page(PageName.plan(report.plan), ReportDocuments.html(report, .init(isPublished: true)))
  }

  public static func calendar(_ file: CalendarFile, ofPlan plan: PlanID) -> Page {
    Page(PageName.calendar(ofPlan: plan), file.text)
  }

  public static func calendar(_ file: CalendarFile, ofRecipient recipient: RecipientID) -> Page {
    Page(PageName.calendar(ofRecipient: recipient), file.text)
  }

  /// A line of the overview.
  public struct Standing: Hashable, Sendable {
    let plan: PlanID
    let name: String
    let municipality: String
    let sentence: String

    public init(_ report: Report) {
      plan = report.plan
      name = report.short ?? report.title
      municipality = given(report.municipality) ?? ""
      sentence = report.sentence
    }
  }

  /// - Parameters:
  ///   - plans: In the order of the page.
  ///   - recipients: Those who have a page, in the order of the page.
  public static func overview(
    _ plans: [Standing], recipients: [RecipientID], directory: Directory, language: Language
  ) -> Page {
    let words = PageWording.of(language)
    let none = Block.paragraph([Line(ReportWording.of(language).none)])
    let rows = plans.map { plan in
      [
        Line([.link(plan.name, to: PageName.plan(plan.plan))]), Line(plan.municipality), Line(plan.sentence + "."),
        Line([.link(words.follow, to: PageName.calendar(ofPlan: plan.plan))]),
      ]
    }
    let people = recipients.map { id in
      [
        Line([.link(directory.label(of: id), to: PageName.recipient(id))]),
        Line([.link(words.follow, to: PageName.calendar(ofRecipient: id))]),
      ]
    }
    let blocks: [Block] = [
      .heading(Line(words.plans), level: 1),
      rows.isEmpty
        ? none : table([words.plan, words.municipality, words.standing, words.calendar], rows),
      .heading(Line(words.recipients), level: 2),
      people.isEmpty ? none : table([words.recipient, words.calendar], people),
    ]
    return Page(
      PageName.overview,
      PageHTMLWriter().html(of: Document(title: words.plans, language: language, blocks: blocks)))
  }

  /// What somebody is responsible for, over all plans.
  ///
  /// - Parameters:
  ///   - rows: Of the register, what the recipient answers for, in its order.
  ///   - plans: Whichever the rows name, and those that the recipient looks after.
  public static func recipient(
    _ id: RecipientID, rows: [RegisterRow], plans: [Plan], directory: Directory, language: Language
  ) -> Page {
    let words = PageWording.of(language)
    let report = ReportWording.of(language)
    let name = directory.label(of: id)
    let short = Dictionary(plans.map { ($0.id, $0.short ?? $0.title) }, uniquingKeysWith: { a, _ in a })
    var blocks: [Block] = [
      .paragraph([Line([.link(words.allPlans, to: PageName.overview)])]), .heading(Line(name), level: 1),
      .link(words.subscribe, to: PageName.calendar(ofRecipient: id)),
    ]
    func list(_ title: String, _ rows: [RegisterRow]) {
      if rows.isEmpty { return }
      blocks.append(.heading(Line(title), level: 2))
      blocks.append(
        table(
          [report.measure, words.plan, report.number, report.deadline, report.state],
          rows.map { row in
            [
              Line([.link(row.title, to: "\(PageName.plan(row.plan))#\(row.name)")]),
              Line(short[row.plan] ?? row.plan), Line(row.id), Line(deadline(row, report, language)),
              Line((row.state == .due ? .open : row.state).word(in: language)),
            ]
          }))
    }
    list(report.overdue.withCapital, byDay(rows.filter { $0.state == .overdue }))
    list(words.ahead, byDay(rows.filter { [.waiting, .upcoming, .open, .due, .snoozed].contains($0.state) }))
    list(words.without, rows.filter { [.ongoing, .asNeeded, .undated].contains($0.state) })
    list(words.past, byDay(rows.filter { [.done, .missed, .cancelled].contains($0.state) }).reversed())
    let own = plans.filter { $0.owner == id || $0.coordinator == id }
    if rows.isEmpty, own.isEmpty { blocks.append(.paragraph([Line(report.none)])) }
    if !own.isEmpty {
      blocks.append(.heading(Line(words.looksAfter), level: 2))
      blocks.append(
        .list(
          own.map { plan in
            let roles = [plan.owner == id ? words.owner : nil, plan.coordinator == id ? words.coordinator : nil]
            return Line([
              .link(plan.short ?? plan.title, to: PageName.plan(plan.id)),
              .text(" (\(roles.compactMap { $0 }.joined(separator: ", ")))"),
            ])
          }))
    }
    return Page(
      PageName.recipient(id), PageHTMLWriter().html(of: Document(title: name, language: language, blocks: blocks)))
  }

  private static func table(_ titles: [String], _ rows: [[Line]]) -> Block {
    .table(Table(caption: nil, columns: titles.map { Table.Column(title: $0) }, rows: rows))
  }

  /// Without a day first, then by day; what shares one in the order of the files.
  private static func byDay(_ rows: [RegisterRow]) -> [RegisterRow] {
    rows.enumerated().sorted { a, b in
      (a.element.occurrence?.due.number ?? 0, a.offset) < (b.element.occurrence?.due.number ?? 0, b.offset)
    }.map(\.element)
  }

  /// `30.06.2020`, with the day that it was moved from; the plan's words where there is no day.
  private static func deadline(_ row: RegisterRow, _ report: ReportWording, _ language: Language) -> String {
    // A plan need not say when: the cell stays empty, and the state beside it says "uten frist".
    guard let occurrence = row.occurrence else { return given(row.entry?.text) ?? "" }
    let day = occurrence.due.short(in: language)
    let original = occurrence.id.originalDue
    return original == occurrence.due ? day : "\(day) (\(report.originally) \(original.short(in: language)))"
  }
}
