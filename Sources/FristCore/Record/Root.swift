/// An obligation by the id under which it was first seen: what the record is kept under.
///
/// A later renaming (`formerly`) changes the plan's id and the obligation's, never the root.
public struct Root: Hashable, Comparable, Sendable {
  public let plan: PlanID
  public let obligation: String

  public init(plan: PlanID, obligation: String) {
    self.plan = plan
    self.obligation = obligation
  }

  public static func < (a: Root, b: Root) -> Bool { (a.plan, a.obligation) < (b.plan, b.obligation) }
}

/// An obligation by its present ids, as the files have it: `nes-rus/3.6`.
public struct ObligationRef: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let plan: PlanID
  public let obligation: String

  public init(plan: PlanID, obligation: String) {
    self.plan = plan
    self.obligation = obligation
  }

  public var description: String { "\(plan)/\(obligation)" }

  public static func < (a: ObligationRef, b: ObligationRef) -> Bool {
    (a.plan, a.obligation) < (b.plan, b.obligation)
  }
}
