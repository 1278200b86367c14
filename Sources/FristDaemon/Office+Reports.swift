import FristControl
import FristCore
import FristDelivery

/// Reports and pages.
extension Office {
  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`, `InvalidDate` (parameter `asOf` or `year`), `InvalidParameter`.
  func report(_ wanted: Control.Report, at now: CivilMoment) throws -> Control.Report.Reply {
    try Parameter.word(wanted.format, of: ReportRun.Format.self, "format")
    if let plan = wanted.plan { try checkPlan(plan) }
    if let responsible = wanted.responsible { try inventory.checkRecipient(responsible) }
    throw ControlError.methodNotImplemented(Control.Report.name)
  }

  func pages(at now: CivilMoment) throws -> [Control.Pages.Page] {
    throw ControlError.methodNotImplemented(Control.Pages.name)
  }

  /// The owner gets the report when the evaluation opens, and on its due day.
  func reports(for digest: Digest) -> [MailAttachment] { [] }
}
