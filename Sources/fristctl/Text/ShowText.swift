import FristControl

/// `fristctl show`: one obligation, when it falls due, and what has happened to it.
enum ShowText {
  static func lines(_ show: Control.Show.Reply, on terminal: Terminal) -> [String] {
    var sheet = Sheet(terminal)
    sheet.add("Plan", "\(show.plan), \(show.planTitle)")
    sheet.add("Kind", show.kind)
    if let day = show.withdrawn { sheet.add("Withdrawn", "gone from the files since \(Dates.day(day))", .yellow) }
    if show.automatic { sheet.add("", "made by frist: the plan's period ends, and it has no revision of its own") }
    sheet.add("Goal", show.goal)
    if show.isInForce || !show.responsible.isEmpty {
      sheet.add(
        "Responsible",
        show.responsible.isEmpty
          ? "nobody named: the coordinator is reminded" : show.responsible.joined(separator: ", "))
    }
    if !show.participants.isEmpty { sheet.add("Participants", show.participants.joined(separator: ", ")) }
    sheet.add("Deadline", show.deadlines.flatMap { deadline($0, of: show) })
    if let decision = decision(show) { sheet.add("Decided", decision) }
    if let note = show.note { sheet.add("Note", note.split(whereSeparator: \.isNewline).map(String.init)) }
    var lines = terminal.folded("\(show.id)  \(show.title)".harmless, .bold) + sheet.lines
    if !show.problems.isEmpty {
      lines += ["", terminal.paint("Problems", .bold)] + StatusText.problems(show.problems, on: terminal)
    }
    var table = occurrences(show) { $0 }
    if let width = terminal.width, !table.fits(Terminal(width: width - 2, isColoured: false)) {
      table = occurrences(show) { $0.drop { $0 != "@" } }
    }
    if show.isInForce { lines += section("Occurrences", table, "none: it has no day to be reminded of", terminal) }
    lines += section("History", history(show), "nothing yet", terminal)
    return lines
  }

  private static func section(
    _ title: String, _ table: Table, _ otherwise: String, _ terminal: Terminal
  ) -> [String] {
    let lines = table.lines(on: terminal, indent: 2)
    return ["", terminal.paint(title, .bold)] + (lines.isEmpty ? ["  \(otherwise)"] : lines)
  }

  /// The plan's words, how a planner reads them, and the days that these words mean; what was moved since stands among
  /// the occurrences.
  private static func deadline(_ text: Control.Show.Text, of show: Control.Show.Reply) -> [String] {
    var words = text.text.isEmpty ? "(none in the plan)" : "\"\(text.text)\""
    if let means = text.means { words += ", read as \"\(means)\"" }
    let days = text.days.map { Dates.day($0) }
    if let first = days.first {
      words += ": " + (days.count <= 3 ? days.joined(separator: "; ") : "\(first) and \(days.count - 1) more")
    } else if let state = show.occurrences.first(where: { $0.deadline == text.text && $0.due == nil })?.state {
      words += ": \(State.words(state))"
    }
    return text.confirm ? [words, "is it read rightly? If so: fristctl confirm \(show.id)"] : [words]
  }

  /// `2019-02-14 by Kommunestyret, case 19/204`.
  private static func decision(_ show: Control.Show.Reply) -> String? {
    let parts = [
      show.decided.map { Dates.day($0) }, show.body.map { "by \($0)" }, show.case.map { "case \($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// - Parameter name: What to show of `PLAN/ID@DUE`.
  private static func occurrences(_ show: Control.Show.Reply, name: (Substring) -> Substring) -> Table {
    let dated = show.occurrences.filter { $0.due != nil }
    let isLabelled = dated.contains { $0.label != nil }
    var columns = [
      Table.Column(title: "OCCURRENCE"), .init(title: "START"), .init(title: "DUE"),
      .init(title: "DAYS", isNumber: true), .init(title: "STATE"),
    ]
    if isLabelled { columns.append(.init(title: "LABEL", fit: .folded(least: 16))) }
    var table = Table(columns: columns)
    for item in dated {
      let paint = State.paint(item.state)
      table.rows.append([
        .init(String(name((item.occurrence ?? item.id)[...]))), .init(item.start ?? "-"),
        .init(item.due.map { Dates.day($0) } ?? "-", paint),
        .init(ListText.days(item), paint), .init(state(item), paint),
      ])
      if isLabelled { table.rows[table.rows.count - 1].append(.init(item.label ?? "")) }
    }
    return table
  }

  private static func state(_ item: OccurrenceMessage) -> String {
    let isMoved = item.originalDue != nil && item.originalDue != item.due
    let snoozed = item.snoozedUntil.map { item.state == "snoozed" ? " to \($0)" : ", snoozed to \($0)" } ?? ""
    return State.words(item.state) + snoozed + (isMoved ? ", moved" : "")
  }

  private static func history(_ show: Control.Show.Reply) -> Table {
    var table = Table(columns: [
      .init(title: "AT"), .init(title: "WHAT"), .init(title: "DUE"),
      .init(title: "PARTICULARS", fit: .folded(least: 20)),
    ])
    let isOne = Set(show.history.compactMap(\.occurrence)).count + (show.occurrences.count > 1 ? 1 : 0) <= 1
    for entry in show.history {
      let due = entry.occurrence?.split(separator: "@").dropFirst().first.map { String($0) } ?? ""
      table.rows.append([
        .init(Dates.moment(entry.at)), .init(EntryText.word(entry)), .init(isOne ? "" : due),
        .init(EntryText.particulars(entry)),
      ])
    }
    return isOne ? table.without(column: 2) : table
  }
}

extension Control.Show.Reply {
  /// False of what is gone from the files, or was never understood: what it was is in its history and its problems.
  fileprivate var isInForce: Bool { withdrawn == nil && !(occurrences.isEmpty && deadlines.isEmpty) }
}
