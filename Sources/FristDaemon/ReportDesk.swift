import FristCore
import FristFiles
import FristLedger
import FristRender

/// Makes reports from a ledger: of a day, everything in force and recorded by its end (REPORT.md 1).
struct ReportDesk {
  /// Why there is no report (exit 65).
  enum Refusal: Error, Hashable {
    case noSuchPlan(PlanID, suggestion: PlanID?)
    case noSuchRecipient(RecipientID, suggestion: RecipientID?)
    case span(ReportSpan.Refusal)
  }

  let ledger: Ledger
  let config: String
  /// Without a daemon the day of the ledger's last moment.
  let today: CivilDay
  /// What one report looked up serves the next.
  private let books: ReportBooks

  /// - Parameter present: The book as it stands at the end of today; nil where it is to be made from the ledger.
  init(ledger: Ledger, config: String, today: CivilDay, present: Book? = nil) {
    self.ledger = ledger
    self.config = config
    self.today = today
    books = ReportBooks(ledger, config, today: today, present: present)
  }

  // MARK: One plan

  func report(
    of id: PlanID, year: Int? = nil, asOf: CivilDay? = nil, responsible: RecipientID? = nil
  ) throws -> Report {
    try make(of: id, year: year, asOf: asOf, responsible: responsible).report
  }

  private func make(
    of id: PlanID, year: Int?, asOf: CivilDay?, responsible: RecipientID?
  ) throws -> (report: Report, material: ReportMaterial) {
    let until = asOf ?? today
    if until > today { throw Refusal.span(.notYet(asOf: until, today: today)) }
    guard let (root, firstSeen) = plan(id, try books.on(until)) else {
      let (book, _) = try ledger.shelved(config: config)
      guard let (_, firstSeen) = plan(id, book) else {
        throw Refusal.noSuchPlan(id, suggestion: Spelling.closest(to: id, among: book.inventory.plans.map(\.id)))
      }
      throw Refusal.span(.planUnknown(asOf: until, firstSeen: firstSeen))
    }
    let entries = try ledger.entries(from: nil, to: until, plan: root, by: nil)
    return try report(root, firstSeen, entries, year: year, asOf: asOf, until, responsible)
  }

  private func report(
    _ root: PlanID, _ firstSeen: CivilDay, _ entries: [Entry], year: Int?, asOf: CivilDay?, _ until: CivilDay,
    _ responsible: RecipientID?
  ) throws -> (report: Report, material: ReportMaterial) {
    let present = try material(root, firstSeen, entries, on: until)
    let days = try spans(year: year, asOf: asOf, present, firstSeen)
    let stateOn = days.span.referenceDay(asOf: until)
    let material = stateOn == until ? present : try material(root, firstSeen, entries, on: stateOn)
    if let responsible { try check(responsible, material) }
    // Absent where the plan was not in the ledger at that year's end.
    let before = try days.before.flatMap { before in
      before.to < firstSeen
        ? nil : (material: try self.material(root, firstSeen, entries, on: before.to), span: before)
    }
    return (Report(material, span: days.span, asOf: until, responsible: responsible, lastYear: before), material)
  }

  private func spans(
    year: Int?, asOf: CivilDay?, _ present: ReportMaterial, _ firstSeen: CivilDay
  ) throws -> (span: ReportSpan, before: ReportSpan?, asOf: CivilDay) {
    do throws(ReportSpan.Refusal) {
      return try ReportSpan.asked(
        year: year, asOf: asOf, today: today, plan: present.plan, firstSeen: firstSeen,
        evaluated: present.evaluated(by: asOf ?? today))
    } catch {
      throw Refusal.span(error)
    }
  }

  private func check(_ recipient: RecipientID, _ material: ReportMaterial) throws {
    let directory = material.book.inventory.directory
    if directory[recipient] != nil { return }
    if material.plan.obligations.contains(where: { $0.responsible.contains(recipient) }) { return }
    throw Refusal.noSuchRecipient(
      recipient, suggestion: Spelling.closest(to: recipient, among: directory.recipients.keys.sorted()))
  }

  /// The plan's root, and the day on which it came to be known.
  private func plan(_ id: PlanID, _ book: Book) -> (root: PlanID, firstSeen: CivilDay)? {
    let root = book.planRoot(of: id)
    return book.plans[root].map { (root, $0.first.day) }
  }

  private func material(
    _ root: PlanID, _ firstSeen: CivilDay, _ entries: [Entry], on day: CivilDay
  ) throws -> ReportMaterial {
    let day = max(day, firstSeen)
    let book = try books.of(root, on: day)
    let id = book.present(plan: root)
    let history = try books.history(of: id)
    let inForce = history.versions.first { $0.at.day <= day && $0.content != nil }
    var plan = book.plan(id)
    if plan == nil, let version = inForce {
      // Its file is gone: the plan as it last stood, and nothing of it in force.
      plan = history.plan(version)
      plan?.obligations = []
    }
    guard let plan else { throw Refusal.noSuchPlan(id, suggestion: nil) }
    return ReportMaterial(
      book: book, plan: plan, entries: entries,
      version: inForce.map { Report.PlanVersion(number: $0.number, since: $0.at.day) }, name: Self.name,
      earlier: { history.plan(before: $0) })
  }

  private static let name: @Sendable (Actor) -> String = { Accounts.name(of: $0) }

  // MARK: All plans

  /// Every plan in force on a day of the span, retired too, most overdue first; of the calendar year where none is given.
  func reports(year: Int? = nil, asOf: CivilDay? = nil, responsible: RecipientID? = nil) throws -> ReportOfAll {
    let until = asOf ?? today
    if until > today { throw Refusal.span(.notYet(asOf: until, today: today)) }
    let year = year ?? until.year
    if year > until.year { throw Refusal.span(.notBegun(year: year, today: until)) }
    let span = ReportSpan(year: year)
    let stateOn = span.referenceDay(asOf: until)
    let book = try books.on(until)
    if let responsible, book.inventory.directory[responsible] == nil,
      !book.inventory.plans.contains(where: { $0.obligations.contains { $0.responsible.contains(responsible) } })
    {
      let known = book.inventory.directory.recipients.keys.sorted()
      throw Refusal.noSuchRecipient(responsible, suggestion: Spelling.closest(to: responsible, among: known))
    }
    var reports: [Report] = []
    for (root, record) in book.plans.sorted(by: { $0.key < $1.key }) where record.first.day <= stateOn {
      if let gone = record.gone, gone.on < span.from { continue }
      let entries = try ledger.entries(from: nil, to: until, plan: root, by: nil)
      let report = try report(
        root, record.first.day, entries, year: year, asOf: asOf, until, responsible
      ).report
      if let adopted = report.adopted, adopted > stateOn { continue }
      if responsible != nil, report.goals.isEmpty { continue }
      reports.append(report)
    }
    return ReportOfAll(reports, span: span, asOf: until, language: book.inventory.settings.language)
  }

  // MARK: Rollover

  /// What is not finished on the reference day, as the file of the plan that follows.
  func rollover(
    of id: PlanID, year: Int? = nil, asOf: CivilDay? = nil, responsible: RecipientID? = nil
  ) throws -> String {
    let made = try make(of: id, year: year, asOf: asOf, responsible: responsible)
    let inventory = made.material.book.inventory
    return PlanRollover(
      of: made.material.plan, made.report, directory: inventory.directory, commonEvents: inventory.settings.events
    ).text
  }
}

extension ReportMaterial {
  /// The days on which an evaluation of the plan was done, up to a day.
  fileprivate func evaluated(by day: CivilDay) -> [CivilDay] {
    let roots = Set(
      plan.obligations.filter { $0.kind == .evaluation }.map {
        book.root(of: ObligationRef(plan: plan.id, obligation: $0.id))
      })
    var done: [Subject: CivilDay] = [:]
    for entry in entries where entry.at.day <= day {
      switch entry.event {
      case .done(let subject, let on, _) where roots.contains(subject.root): done[subject] = on
      case .reopened(let subject), .cancelled(let subject, _, _): done[subject] = nil
      default: break
      }
    }
    return done.values.filter { $0 <= day }.sorted()
  }
}

/// Books as of days.
///
/// A report is of one plan, and asks for several days: so a book is made of what concerns the plan alone, which costs what the
/// plan does, however long the record is. What looks at all plans has the whole one.
final class ReportBooks {
  private let ledger: Ledger
  private let config: String
  private let today: CivilDay
  private var present: Book?
  /// The last one asked for that is not today's.
  private var whole: (day: CivilDay, book: Book)?
  /// The last plan asked for.
  private var past: PlanPast?
  private var history: PlanHistory?
  // The same for all plans.
  private var common: (settings: [Ledger.Version], directories: [Ledger.Version])?
  private var ofNoPlan: [(number: Int, entry: Entry)]?
  /// Whether a plan ever stood in the place of another.
  private var hasReplacements: Bool?

  init(_ ledger: Ledger, _ config: String, today: CivilDay, present: Book?) {
    (self.ledger, self.config, self.today, self.present) = (ledger, config, today, present)
  }

  /// The whole book as of a day.
  func on(_ day: CivilDay) throws(LedgerError) -> Book {
    if day == today, let present { return present }
    if let whole, whole.day == day { return whole.book }
    let (book, _) = try ledger.shelved(config: config, on: day)
    if day == today { present = book } else { whole = (day, book) }
    return book
  }

  /// The same as far as one plan is concerned: of all others there is nothing in it.
  func of(_ root: PlanID, on day: CivilDay) throws(LedgerError) -> Book {
    let past = try past(of: root)
    let files = past.files.compactMapValues { versions in versions.first { $0.at.day <= day }?.content }
    var shelf = Shelf(config: config, sentences: .rendered)
    let inventory = shelf.restore(
      files.map { ShelfVersion($0.key, $0.value) }, today: { _ in day },
      older: { file in past.files[file]?.filter { $0.at.day <= day }.compactMap(\.content) ?? [] })
    var book = inventory.map { Book($0) } ?? Book()
    for entry in past.entries where entry.at.day <= day { book.apply(entry) }
    book.index()
    return book
  }

  /// All that a plan's book of any day is made from.
  private struct PlanPast {
    let root: PlanID
    /// With all versions that were ever accepted, the latest first.
    let files: [ShelfFile: [Ledger.Version]]
    let entries: [Entry]
  }

  private func past(of root: PlanID) throws(LedgerError) -> PlanPast {
    if let past, past.root == root { return past }
    let book = try on(today)
    var names = Set(book.names(ofPlan: root)).union([root])
    // Whatever stands, or stood, in the place of one of them says so with its id: also round in a circle.
    var asked: Set<PlanID> = []
    while try replacementsAreKnown(), let name = names.subtracting(asked).min() {
      names.formUnion(try ledger.plans(withWords: [Self.replaces, name]))
      asked.insert(name)
    }
    let common = try files()
    var files: [ShelfFile: [Ledger.Version]] = [.configuration: common.settings, .directory: common.directories]
    for name in names { files[.plan(name)] = try ledger.versions(.plan, name) }
    // A name that another plan has, or had, too.
    let roots = names.union(names.map(book.planRoot))
    if ofNoPlan == nil { ofNoPlan = try ledger.entriesOfNoPlan() }
    let entries = (try ledger.entries(ofPlans: roots) + (ofNoPlan ?? [])).sorted { $0.number < $1.number }.map(\.entry)
    let past = PlanPast(root: root, files: files, entries: entries)
    self.past = past
    return past
  }

  private static let replaces = "replaces"

  private func replacementsAreKnown() throws(LedgerError) -> Bool {
    if let hasReplacements { return hasReplacements }
    let known = try !ledger.plans(withWords: [Self.replaces]).isEmpty
    hasReplacements = known
    return known
  }

  private func files() throws(LedgerError) -> (settings: [Ledger.Version], directories: [Ledger.Version]) {
    if let common { return common }
    let read = (try ledger.versions(.configuration, "frist.yaml"), try ledger.versions(.directory, "directory.yaml"))
    common = read
    return read
  }

  fileprivate func history(of plan: PlanID) throws -> PlanHistory {
    if let history, history.id == plan { return history }
    let common = try files()
    let history = PlanHistory(
      plan, try ledger.versions(.plan, plan), config, settings: common.settings, directories: common.directories)
    self.history = history
    return history
  }
}

/// The accepted versions of a plan, parsed where somebody asks.
private final class PlanHistory: Sendable {
  let versions: [Ledger.Version]
  let id: PlanID
  private let config: String
  private let settings: [Ledger.Version]
  private let directories: [Ledger.Version]

  init(
    _ id: PlanID, _ versions: [Ledger.Version], _ config: String, settings: [Ledger.Version],
    directories: [Ledger.Version]
  ) {
    self.id = id
    self.versions = versions
    self.config = config
    self.settings = settings
    self.directories = directories
  }

  func plan(before moment: CivilMoment) -> Plan? {
    versions.first { $0.at < moment && $0.content != nil }.flatMap(plan)
  }

  /// A version with the settings and the directory of its time.
  func plan(_ version: Ledger.Version) -> Plan? {
    func inForce(_ versions: [Ledger.Version]) -> [UInt8]? {
      (versions.first { $0.at <= version.at } ?? versions.last)?.content
    }
    let files = [
      ShelfVersion(.configuration, inForce(settings)), ShelfVersion(.directory, inForce(directories)),
      ShelfVersion(.plan(id), version.content),
    ]
    var shelf = Shelf(config: config, sentences: .rendered)
    let inventory = shelf.restore(
      files, today: { _ in version.at.day },
      older: { file in
        switch file {
        case .configuration: self.settings.compactMap(\.content)
        case .directory: self.directories.compactMap(\.content)
        case .plan: self.versions.filter { $0.number < version.number }.compactMap(\.content)
        }
      })
    return inventory?.plans.first { $0.id == id }
  }
}
