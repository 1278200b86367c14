import FristCore

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
    throw BadRequest("a report is not written yet")
  }
}

/// What was asked for is understood and is wrong: a sentence for people, exit code 65.
public struct BadRequest: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ sentence: String) { description = sentence }
}
