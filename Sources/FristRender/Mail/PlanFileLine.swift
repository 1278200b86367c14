import FristCore

/// The very lines that a plan file takes for an answer (DESIGN.md 4), for those who keep the file and have no shell.
enum PlanFileLine {
  /// `done: 2019-06-28`, `done: {2019-06-30: 2019-06-28}`, `done: {fjell-skole: 2019-06-28}`.
  ///
  /// - Returns: nil where one line cannot say which occurrence is meant, or no file declares the obligation.
  static func done(_ occurrence: Occurrence, of obligation: Obligation, on day: CivilDay) -> String? {
    if obligation.isAutomatic { return nil }
    let due = occurrence.id.originalDue
    let isSeries = occurrence.isRecurring || obligation.windowCount != 1
    switch (obligation.member, isSeries) {
    case (nil, false): return "done: \(day)"
    case (let member?, false): return "done: {\(member): \(day)}"
    case (nil, true):
      // A day that two of them share names neither.
      guard occurrence.number == 1, obligation.dues.count(where: { $0 == due }) < 2 else { return nil }
      return "done: {\(due): \(day)}"
    case (_?, true): return nil
    }
  }

  static func confirmed(on day: CivilDay) -> String { "confirmed: \(day)" }

  static func evaluated(_ year: Int) -> String { "evaluated: {\(year): {attainment: partial, effect: \"…\"}}" }

  static func replaces(_ plan: PlanID) -> String { "replaces: \(plan)" }

  static func formerly(_ reference: ObligationRef) -> String { "formerly: \(reference)" }

  /// A plan file's name.
  static func file(of plan: PlanID) -> String { "\(plan).yaml" }
}

extension Obligation {
  /// Of what `each` made, the member: `ID:MEMBER`.
  fileprivate var member: String? {
    id.firstIndex(of: ":").map { String(id[id.index(after: $0)...]) }
  }

  /// As its plan's file has it.
  var idInFile: String { String(id.prefix { $0 != ":" }) }

  /// The days of its texts that name them.
  fileprivate var dues: [CivilDay] {
    deadlines.flatMap { entry -> [CivilDay] in
      if case .once(let windows) = entry.deadline.meaning { windows.map(\.due) } else { [] }
    }
  }

  /// How many windows or texts it has.
  fileprivate var windowCount: Int {
    deadlines.reduce(0) { count, entry in
      if case .once(let windows) = entry.deadline.meaning { return count + windows.count }
      return count + 1
    }
  }
}
