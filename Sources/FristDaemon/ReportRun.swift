import FristCore
import FristLedger
import FristRender

/// A report from a ledger without a daemon (`fristd --report`): read and not changed, also a replay's (DESIGN.md 10).
public enum ReportRun {
  public enum Format: String, Sendable, CaseIterable { case text, markdown, html, csv, json }

  /// What the report is to be of.
  public struct Order: Sendable {
    /// Nil: all plans.
    public var plan: PlanID?
    public var year: Int?
    public var asOf: CivilDay?
    public var responsible: RecipientID?
    public var format: Format
    public var rollover: Bool

    public init(
      plan: PlanID?, year: Int? = nil, asOf: CivilDay? = nil, responsible: RecipientID? = nil, format: Format = .text,
      rollover: Bool = false
    ) {
      self.plan = plan
      self.year = year
      self.asOf = asOf
      self.responsible = responsible
      self.format = format
      self.rollover = rollover
    }
  }

  /// - Returns: The document.
  /// - Throws: `BadRequest` for what the order names and is not there; `LedgerError`, `FileReadError`.
  public static func run(_ premises: Office.Premises, _ order: Order) throws -> String {
    let ledger = try Ledger(reading: premises.state)
    guard let today = try ledger.lastPassed()?.moment.day else {
      throw BadRequest("the ledger in \(premises.state) has passed no day yet")
    }
    do {
      return try ReportDesk(ledger: ledger, config: premises.config, today: today).document(order)
    } catch let refusal as ReportDesk.Refusal {
      throw BadRequest(refusal.sentence)
    }
  }
}

extension ReportDesk {
  func document(_ order: ReportRun.Order) throws -> String {
    guard let plan = order.plan else {
      let all = try reports(year: order.year, asOf: order.asOf, responsible: order.responsible)
      return switch order.format {
      case .text: ReportDocuments.text(all)
      case .markdown: ReportDocuments.markdown(all)
      case .html: ReportDocuments.html(all)
      case .csv: ReportDocuments.csv(all)
      case .json: ReportDocuments.json(all)
      }
    }
    if order.rollover {
      return try rollover(of: plan, year: order.year, asOf: order.asOf, responsible: order.responsible)
    }
    let report = try report(of: plan, year: order.year, asOf: order.asOf, responsible: order.responsible)
    return switch order.format {
    case .text: ReportDocuments.text(report)
    case .markdown: ReportDocuments.markdown(report)
    case .html: ReportDocuments.html(report)
    case .csv: ReportDocuments.csv(report)
    case .json: ReportDocuments.json(report)
    }
  }
}

extension ReportDesk.Refusal {
  /// For people, without a final full stop.
  var sentence: String {
    switch self {
    case .noSuchPlan(let plan, let suggestion):
      "there is no plan \(plan)" + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .noSuchRecipient(let recipient, let suggestion):
      "there is no recipient \(recipient) in directory.yaml" + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .span(.notYet(let asOf, let today)): "\(asOf) lies after \(today), the day up to which the ledger goes"
    case .span(.planUnknown(let asOf, let firstSeen)):
      "on \(asOf) the plan was not there yet: it was first read on \(firstSeen)"
    case .span(.notBegun(let year, let today)): "\(year) had not begun on \(today)"
    }
  }

  /// As the interface says it.
  var controlError: ControlError {
    switch self {
    case .noSuchPlan(let plan, let suggestion): .noSuchPlan(plan, suggestion: suggestion)
    case .noSuchRecipient(let recipient, let suggestion): .noSuchRecipient(recipient, suggestion: suggestion)
    case .span(.notYet(let asOf, _)), .span(.planUnknown(let asOf, _)):
      .invalidDate("asOf", asOf.description, sentence)
    case .span(.notBegun(let year, _)): .invalidDate("year", "\(year)", sentence)
    }
  }
}

/// What was asked for is understood and is wrong: a sentence for people, exit code 65.
public struct BadRequest: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ sentence: String) { description = sentence }
}
