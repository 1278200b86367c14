import FristCore

/// What the published pages are called, seen from the folder that they are in (DESIGN.md 10).
///
/// Ids are safe in names of files and in addresses: letters, digits, full stops, hyphens and underscores.
enum PageName {
  static let overview = "index.html"
  static func plan(_ id: PlanID) -> String { "plan-\(id).html" }
  static func recipient(_ id: RecipientID) -> String { "recipient-\(id).html" }
  static func calendar(ofPlan id: PlanID) -> String { "plan-\(id).ics" }
  static func calendar(ofRecipient id: RecipientID) -> String { "recipient-\(id).ics" }
}
