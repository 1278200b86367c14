import FristCore
import FristRender

/// Makes the published pages one after the other, all from the same moment's book (DESIGN.md 10).
struct Press {
  private let desk: ReportDesk
  private let zone: Zone
  private let book: Book
  private let day: CivilDay
  private let rows: [RegisterRow]
  /// Places in `rows`.
  private let placesByPlan: [PlanID: [Int]]
  /// What somebody answers for: as responsible, or as the coordinator of what nobody is responsible for.
  private let placesByRecipient: [RecipientID: [Int]]
  private let recipients: [RecipientID]
  private var standings: [PublishedPages.Standing] = []
  private var waiting: [Work]

  private enum Work {
    case plan(PlanID)
    case calendarOfPlan(PlanID)
    case recipient(RecipientID)
    case calendarOfRecipient(RecipientID)
    case overview
  }

  init(_ desk: ReportDesk, _ zone: Zone, _ book: Book, on day: CivilDay) {
    (self.desk, self.zone, self.book, self.day) = (desk, zone, book, day)
    rows = book.register(on: day)
    var (byPlan, byRecipient): ([PlanID: [Int]], [RecipientID: [Int]]) = ([:], [:])
    for (place, row) in rows.enumerated() {
      byPlan[row.plan, default: []].append(place)
      guard let obligation = row.obligation else { continue }
      let coordinator = book.plan(row.plan).map { [$0.coordinator] } ?? []
      for id in Set(obligation.responsible.isEmpty ? coordinator : obligation.responsible) {
        byRecipient[id, default: []].append(place)
      }
    }
    (placesByPlan, placesByRecipient) = (byPlan, byRecipient)
    // A plan that is not adopted yet is as if it were not there.
    let plans = book.inventory.plans.filter { $0.adopted.map { $0 <= day } ?? true }
    let named = Set(rows.flatMap { $0.obligation?.responsible ?? [] }).union(
      plans.flatMap { [$0.owner, $0.coordinator] })
    let directory = book.inventory.directory
    // Whoever gets mail has a page to be linked to, and whoever answers for something.
    recipients = directory.recipients.values
      .filter { $0.members.isEmpty && ($0.mail != nil || named.contains($0.id)) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map(\.id)
    waiting =
      plans.flatMap { [.plan($0.id), .calendarOfPlan($0.id)] }
      + recipients.flatMap { [.recipient($0), .calendarOfRecipient($0)] } + [.overview]
    waiting.reverse()
  }

  /// The next page; nil after the last, the overview.
  ///
  /// - Throws: `ControlError` where a plan's report is refused: by a clock that was set back behind the day on which the
  ///   plan was first read, or of a plan that went while the pages were made; `LedgerError`.
  mutating func next() throws -> PublishedPages.Page? {
    guard let work = waiting.popLast() else { return nil }
    do {
      return try page(work)
    } catch let refusal as ReportDesk.Refusal {
      throw refusal.controlError
    }
  }

  private mutating func page(_ work: Work) throws -> PublishedPages.Page {
    let inventory = book.inventory
    switch work {
    case .plan(let id):
      let report = try desk.report(of: id)
      standings.append(PublishedPages.Standing(report))
      return PublishedPages.plan(report)
    case .calendarOfPlan(let id):
      let rows = rows(placesByPlan[id])
      return PublishedPages.calendar(
        book.calendarFile(of: rows, plan: id, recipient: nil, stamp: stamp(of: rows)), ofPlan: id)
    case .recipient(let id):
      let own = rows(placesByRecipient[id])
      let theirs = Set(own.map(\.plan))
      let plans = inventory.plans.filter { $0.owner == id || $0.coordinator == id || theirs.contains($0.id) }
      return PublishedPages.recipient(
        id, rows: own, plans: plans, directory: inventory.directory, language: language(of: id))
    case .calendarOfRecipient(let id):
      let own = rows(placesByRecipient[id])
      return PublishedPages.calendar(
        book.calendarFile(of: own, plan: nil, recipient: id, stamp: stamp(of: own)), ofRecipient: id)
    case .overview:
      return PublishedPages.overview(
        standings, recipients: recipients, directory: inventory.directory, language: inventory.settings.language)
    }
  }

  private func language(of id: RecipientID) -> Language {
    book.inventory.directory[id]?.language ?? book.inventory.settings.language
  }

  private func rows(_ places: [Int]?) -> [RegisterRow] { (places ?? []).map { rows[$0] } }

  /// When the latest of these days was written down: the same until one of them is moved, or another comes.
  private func stamp(of rows: [RegisterRow]) -> CalendarStamp {
    let moments = rows.compactMap { row -> CivilMoment? in
      guard let occurrence = row.occurrence, let dossier = book.dossiers[row.root] else { return nil }
      return dossier.armings[occurrence.id]?.last?.at ?? dossier.first
    }
    let latest = moments.max() ?? CivilMoment(CivilDay(number: 0), .midnight)
    return CalendarStamp(latest, offsetMinutes: zone.offset(at: zone.instant(of: latest)))
  }
}

extension Office {
  func press(at now: CivilMoment) throws -> Press { Press(desk(on: now.day), zone, book, on: now.day) }
}

extension Book {
  /// Due days of these rows of the register as a calendar, named after the recipient or else the plan and in the language
  /// of the same.
  func calendarFile(
    of rows: [RegisterRow], plan: PlanID?, recipient: RecipientID?, stamp: CalendarStamp
  ) -> CalendarFile {
    let directory = inventory.directory
    let language =
      recipient.flatMap { directory[$0]?.language } ?? plan.flatMap { self.plan($0)?.language }
      ?? inventory.settings.language
    let events = rows.compactMap { row -> CalendarEvent? in
      guard let occurrence = row.occurrence, let obligation = row.obligation, let plan = self.plan(row.plan) else {
        return nil
      }
      return CalendarEvent(
        occurrence, of: obligation, in: PlanHeading(plan), directory: directory, language: language,
        isCancelled: row.state == .cancelled)
    }
    let name = recipient.map { directory.name(of: $0) } ?? plan.flatMap { self.plan($0)?.title }
    return CalendarFile(name: name, events: events, stamp: stamp)
  }
}
