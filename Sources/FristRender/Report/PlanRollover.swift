import FristCore

/// What is not finished of a plan, as the file of the plan that follows (`report --rollover`): to be gone over by people,
/// and good as it is.
public struct PlanRollover {
  private let plan: Plan
  private let report: Report
  private let directory: Directory
  private let commonEvents: [Event]
  private let carried: Set<String>

  /// - Parameters:
  ///   - plan: The version in force on the reference day.
  ///   - commonEvents: Of the settings: the plan's own are written.
  public init(of plan: Plan, _ report: Report, directory: Directory, commonEvents: [Event]) {
    self.plan = plan
    self.report = report
    self.directory = directory
    self.commonEvents = commonEvents
    carried = Set(report.rollover)
  }

  public var text: String {
    var lines = header
    let sections: [(String, ObligationKind)] = [
      ("measures", .measure), ("evaluations", .evaluation), ("surveys", .survey), ("reports", .report),
      ("revisions", .revision), ("resolutions", .resolution),
    ]
    for (key, kind) in sections {
      let items = self.items(kind)
      if items.isEmpty {
        if kind == .measure { lines += ["", "measures: []"] }
        continue
      }
      lines += ["", "\(key):"]
      for item in items { lines += write(item) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var header: [String] {
    var lines = ["title: \(quoted(plan.title))", "municipality: \(quoted(plan.municipality))"]
    if let short = plan.short { lines.append("short: \(quoted(short))") }
    if let next = followingPeriod { lines.append("period: \(next)") }
    if let year = plan.year { lines.append("year: \(word(year))") }
    if let language = plan.language { lines.append("language: \(language.rawValue)") }
    lines += ["owner: \(plan.owner)", "coordinator: \(plan.coordinator)", "replaces: \(plan.id)"]
    let own = plan.events.filter { !commonEvents.contains($0) }
    if !own.isEmpty {
      lines.append("events:")
      for event in own {
        lines.append("  \(quoted(event.name)):")
        lines.append("    window: \(quoted(event.window))")
        if event.about != .sameYear { lines.append("    for: \(event.about.rawValue)") }
        if !event.forms.isEmpty { lines.append("    forms: \(list(event.forms))") }
      }
    }
    let ladders = ObligationKind.allCases.compactMap { kind in
      plan.ladders[kind].map { "  \(kind.rawValue): \(ladder($0))" }
    }
    if !ladders.isEmpty { lines += ["ladders:"] + ladders }
    return lines
  }

  /// What a ladder writes, on one line.
  private func ladder(_ edit: LadderEdit) -> String {
    func days(_ key: String, _ days: [Int]?) -> String? {
      days.map { "\(key): [\($0.map(String.init).joined(separator: ", "))]" }
    }
    let every: String? =
      switch edit.every {
      case nil: nil
      case .never: "every: 0"
      case .days(let days): "every: \(days)"
      case .month: "every: month"
      }
    let escalated = edit.escalated.map { steps in
      let leaders = steps.sorted { $0.key < $1.key }.map { day, leaders in
        "\(day): [\(leaders.map(\.rawValue).joined(separator: ", "))]"
      }
      return "escalated: {\(leaders.joined(separator: ", "))}"
    }
    let keys = [
      days("before", edit.before), days("overdue", edit.overdue), every, escalated, edit.until.map { "until: \($0)" },
    ]
    return "{\(keys.compactMap { $0 }.joined(separator: ", "))}"
  }

  /// Of the same length, right after.
  private var followingPeriod: YearSpan? {
    plan.period.flatMap { YearSpan(first: $0.last + 1, last: $0.last + 1 + $0.last - $0.first) }
  }

  private func word(_ year: ImpliedYear) -> String {
    switch year {
    case .every: "every"
    case .year(let year): "\(year)"
    }
  }

  // MARK: Obligations

  private struct Item {
    let obligation: Obligation
    var id: String
    var formerly: String
    var responsible: [RecipientID]
    var isEach = false
  }

  private func items(_ kind: ObligationKind) -> [Item] {
    var items: [Item] = []
    var grouped: Set<String> = []
    for obligation in plan.obligations where obligation.kind == kind && carried.contains("\(plan.id)/\(obligation.id)")
    {
      var item = Item(
        obligation: obligation, id: obligation.id, formerly: "\(plan.id)/\(obligation.id)",
        responsible: obligation.responsible)
      if let colon = obligation.id.firstIndex(of: ":") {
        let base = String(obligation.id[..<colon])
        if grouped.contains(base) { continue }
        if let group = group(of: base) {
          grouped.insert(base)
          item = Item(
            obligation: obligation, id: base, formerly: "\(plan.id)/\(base)", responsible: [group], isEach: true)
        } else {
          item.id = base + "-" + obligation.id[obligation.id.index(after: colon)...]
        }
      }
      items.append(item)
    }
    return items
  }

  /// The group of which `each` made these, where all of them go on.
  private func group(of base: String) -> RecipientID? {
    let all = plan.obligations(named: base)
    guard all.allSatisfy({ carried.contains("\(plan.id)/\($0.id)") }) else { return nil }
    let members = all.flatMap(\.responsible)
    return directory.recipients.values.filter { $0.members == members }.map(\.id).min()
  }

  private func write(_ item: Item) -> [String] {
    let it = item.obligation
    var lines = ["  - id: \(quoted(item.id))"]
    if !it.goal.isEmpty { lines.append("    goal: \(list(it.goal))") }
    lines.append("    title: \(quoted(it.title))")
    lines.append("    responsible: [\(item.responsible.joined(separator: ", "))]")
    if item.isEach { lines.append("    each: true") }
    if !it.participants.isEmpty { lines.append("    participants: [\(it.participants.joined(separator: ", "))]") }
    lines += deadlines(it)
    if let year = it.year { lines.append("    year: \(word(year))") }
    if !it.to.isEmpty { lines.append("    to: [\(it.to.joined(separator: ", "))]") }
    let covers = it.covers.filter { id in
      plan.obligations(named: id).contains { carried.contains("\(plan.id)/\($0.id)") }
    }
    if !covers.isEmpty { lines.append("    covers: \(list(covers))") }
    if let note = it.note { lines.append("    note: \(quoted(note))") }
    if let day = it.decision.day { lines.append("    decided: \(day)") }
    if let body = it.decision.body { lines.append("    body: \(quoted(body))") }
    if let number = it.decision.caseNumber { lines.append("    case: \(quoted(number))") }
    if it.ladder != LadderEdit() { lines.append("    ladder: \(ladder(it.ladder))") }
    lines.append("    formerly: \(quoted(item.formerly))")
    return lines
  }

  private func deadlines(_ obligation: Obligation) -> [String] {
    let times = report.row("\(plan.id)/\(obligation.id)")?.occurrences ?? []
    let open = obligation.deadlines.filter { !isOver($0, times) }
    let entries = (open.isEmpty ? obligation.deadlines : open).map { entry -> String in
      let (text, means) = (entry.text, left(entry, times) ?? moved(entry, times) ?? entry.means)
      guard let means, means != text else { return quoted(text) }
      return text.isEmpty ? quoted(means) : "{text: \(quoted(text)), means: \(quoted(means))}"
    }
    if entries.count == 1 { return ["    deadline: \(entries[0])"] }
    return ["    deadline:"] + entries.map { "      - \($0)" }
  }

  /// The times of a text that names them.
  private func times(of entry: DeadlineEntry, _ times: [ReportOccurrence]) -> [ReportOccurrence] {
    if case .recurring = entry.deadline.meaning { return [] }
    return times.filter { $0.label == entry.deadline.label }
  }

  /// Whether nothing of a text is left to be done: the plan that follows would have it overdue.
  private func isOver(_ entry: DeadlineEntry, _ all: [ReportOccurrence]) -> Bool {
    let times = times(of: entry, all)
    return !times.isEmpty && times.allSatisfy(\.isOver)
  }

  /// Of a text with several windows those that are not over; nil where all are open.
  private func left(_ entry: DeadlineEntry, _ all: [ReportOccurrence]) -> String? {
    guard case .once(let windows) = entry.deadline.meaning, windows.count > 1 else { return nil }
    let times = times(of: entry, all)
    let open = times.filter { !$0.isOver }
    guard open.count < times.count, !open.isEmpty else { return nil }
    let days = open.compactMap { time in
      time.due.map { due in
        time.start.map { $0 == due ? date(due) : "\(date($0)) – \(date(due))" } ?? date(due)
      }
    }
    let isByDay = open.allSatisfy { $0.start == nil }
    return (entry.deadline.label.map { "\($0): " } ?? "") + (isByDay ? "innen " : "")
      + (days.count == 1 ? days[0] : days.dropLast().joined(separator: ", ") + " og " + days[days.count - 1])
  }

  /// The present day of what was moved, or got a day that its words do not name.
  private func moved(_ entry: DeadlineEntry, _ times: [ReportOccurrence]) -> String? {
    if case .recurring = entry.deadline.meaning { return nil }
    let mine = times.filter { $0.label == entry.deadline.label && $0.due != nil }
    switch entry.deadline.meaning {
    case .once(let windows): if windows.count != 1 { return nil }
    default: break
    }
    guard mine.count == 1, let time = mine.first, let due = time.due else { return nil }
    if case .once(let windows) = entry.deadline.meaning, windows[0] == Window(start: time.start, due: due) {
      return nil
    }
    let days =
      time.start.map { start in start == due ? date(due) : "fra \(date(start)) til \(date(due))" }
      ?? "innen \(date(due))"
    return (entry.deadline.label.map { "\($0): " } ?? "") + days
  }

  private func date(_ day: CivilDay) -> String { WordingNB().date(day) }

  // MARK: YAML

  private func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

  /// In double quotes: what a text begins with, or holds, means nothing there.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension ReportOccurrence {
  /// Done or cancelled.
  fileprivate var isOver: Bool { state == .done || state == .cancelled }
}
