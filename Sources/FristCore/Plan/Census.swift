/// How many obligations there are of each kind of deadline: nothing in a plan vanishes in silence.
///
/// An obligation counts once, by its first deadline that has days, else by its first.
public struct Census: Hashable, Sendable {
  /// By the kind of deadline, as `explain --json` names it: `once`, `recurring`, `ongoing`, …
  public private(set) var byDeadline: [String: Int] = [:]
  public private(set) var byKind: [ObligationKind: Int] = [:]
  /// Those that are kept as invalid.
  public private(set) var invalid = 0

  public init(_ plans: [Plan]) {
    for plan in plans {
      invalid += plan.invalid.count
      for obligation in plan.obligations {
        let entry = obligation.deadlines.first { $0.deadline.hasDays } ?? obligation.deadlines.first
        byDeadline[entry?.deadline.kind ?? "undated", default: 0] += 1
        byKind[obligation.kind, default: 0] += 1
      }
    }
  }

  public var obligations: Int { byKind.values.reduce(0, +) }

  /// `8 ongoing, 2 as needed, 1 undated`; empty where every obligation has days.
  public var withoutDays: String { Self.text(byDeadline, ["ongoing", "asNeeded", "undated", "relative"]) }

  /// `14 once, 3 recurring, 8 ongoing, …`.
  public var summary: String {
    Self.text(byDeadline, ["once", "recurring", "ongoing", "asNeeded", "undated", "relative"])
  }

  private static func text(_ counts: [String: Int], _ kinds: [String]) -> String {
    kinds.compactMap { kind in
      counts[kind].map { "\($0) \(kind == "asNeeded" ? "as needed" : kind == "relative" ? "waiting" : kind)" }
    }.joined(separator: ", ")
  }
}
