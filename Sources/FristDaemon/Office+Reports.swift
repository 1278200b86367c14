import FristControl
import FristCore
import FristDelivery
import FristLedger
import FristRender

/// Reports.
extension Office {
  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`, `InvalidDate` (parameter `asOf` or `year`), `InvalidParameter`.
  func report(_ wanted: Control.Report, at now: CivilMoment) throws -> Control.Report.Reply {
    try Parameter.word(wanted.format, of: ReportRun.Format.self, "format")
    if let plan = wanted.plan { try checkPlan(plan) }
    if let responsible = wanted.responsible { try inventory.checkRecipient(responsible) }
    try Parameter.number(wanted.year, in: Parameter.years, "year")
    let order = ReportRun.Order(
      plan: wanted.plan, year: wanted.year, asOf: try Parameter.day(wanted.asOf, "asOf"),
      responsible: wanted.responsible, format: wanted.format.flatMap(ReportRun.Format.init) ?? .text,
      rollover: wanted.rollover ?? false)
    do {
      return Control.Report.Reply(document: try desk(on: now.day).document(order))
    } catch let refusal as ReportDesk.Refusal {
      throw refusal.controlError
    }
  }

  func desk(on day: CivilDay) -> ReportDesk {
    // By a clock that was set back the book knows more than that day did.
    let isPresent = lastMoment.map { $0.day <= day } ?? true
    return ReportDesk(ledger: ledger, config: premises.config, today: day, present: isPresent ? book : nil)
  }

  /// The owner gets the report when the evaluation opens, and on its due day.
  func reports(for digest: Digest, _ desk: ReportDesk) throws(LedgerError) -> [MailAttachment] {
    var plans: [PlanID] = []
    for notice in digest.notices {
      guard let id = notice.plan?.id, let plan = book.plan(id), isOwners(notice, plan), !plans.contains(id) else {
        continue
      }
      plans.append(id)
    }
    var pages: [MailAttachment] = []
    for plan in plans {
      do {
        let report = try desk.report(of: plan)
        pages.append(.page(ReportDocuments.html(report), fileName: "\(plan)-\(digest.at.day).html"))
      } catch let error as LedgerError {
        throw error
      } catch {
        // The plan is in force and the day is today's: nothing else can be refused. A mail goes without its report then.
        continue
      }
    }
    return pages
  }

  /// Whether it is the owner's notice of an evaluation that opens or falls due.
  private func isOwners(_ notice: Notice, _ plan: Plan) -> Bool {
    let caretaker = inventory.directory.caretaker(of: plan)
    guard notice.role == (inventory.directory[plan.owner] == nil ? caretaker : plan.owner) else { return false }
    switch notice.matter {
    case .status: return true
    case .deadline(_, let obligation, _): return obligation.kind == .evaluation && notice.topic.step == .due
    default: return false
    }
  }
}
