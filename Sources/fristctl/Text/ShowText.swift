import FristControl

/// `fristctl show`: one obligation, when it falls due, and what has happened to it.
enum ShowText {
  static func lines(_ show: ShowMessage, on terminal: Terminal) -> [String] {
    var sheet = Sheet(terminal)
    sheet.add("Plan", "\(show.plan), \(show.planTitle)")
    sheet.add("Kind", show.kind)
    sheet.add("Goal", show.goal)
    sheet.add(
      "Responsible",
      show.responsible.isEmpty ? "nobody named: the coordinator is reminded" : show.responsible.joined(separator: ", "))
    if !show.participants.isEmpty { sheet.add("Participants", show.participants.joined(separator: ", ")) }
    sheet.add("Deadline", show.deadlines.indices.map { deadline($0, of: show) })
    if let note = show.note { sheet.add("Note", note.split(whereSeparator: \.isNewline).map(String.init)) }
    var lines = [terminal.paint("\(show.id)  \(show.title)".harmless, .bold)] + sheet.lines
    if !show.problems.isEmpty {
      lines += ["", terminal.paint("Problems", .bold)] + StatusText.problems(show.problems, on: terminal)
    }
    var table = occurrences(show) { $0 }
    if let width = terminal.width, !table.fits(Terminal(width: width - 2, isColoured: false)) {
      table = occurrences(show) { $0.drop { $0 != "@" } }
    }
    lines += section("Occurrences", table, "none: it has no day to be reminded of", terminal)
    lines += section("History", history(show), "nothing yet", terminal)
    return lines
  }

  private static func section(
    _ title: String, _ table: Table, _ otherwise: String, _ terminal: Terminal
  ) -> [String] {
    let lines = table.lines(on: terminal, indent: 2)
    return ["", terminal.paint(title, .bold)] + (lines.isEmpty ? ["  \(otherwise)"] : lines)
  }

  /// The plan's words, how a planner reads them, and the days that fristd understands.
  private static func deadline(_ index: Int, of show: ShowMessage) -> String {
    let text = show.deadlines[index]
    var words = text.isEmpty ? "(none in the plan)" : "\"\(text)\""
    if show.means.indices.contains(index), !show.means[index].isEmpty {
      words += ", read as \"\(show.means[index])\""
    }
    let own = show.occurrences.filter { $0.deadline == text }
    let days = own.compactMap { item -> String? in
      guard let due = item.originalDue ?? item.due else { return nil }
      guard let start = item.start, start != due else { return Dates.day(due) }
      return "\(start) to \(Dates.day(due))"
    }
    guard let first = days.first else {
      return own.first.map { "\(words): \(State.words($0.state))" } ?? words
    }
    return "\(words): " + (days.count <= 3 ? days.joined(separator: "; ") : "\(first) and \(days.count - 1) more")
  }

  /// - Parameter name: What to show of `PLAN/ID@DUE`.
  private static func occurrences(_ show: ShowMessage, name: (Substring) -> Substring) -> Table {
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
      let isMoved = item.originalDue != nil && item.originalDue != item.due
      table.rows.append([
        .init(String(name((item.occurrence ?? item.id)[...]))), .init(item.start ?? "-"),
        .init(item.due.map { Dates.day($0) } ?? "-", paint),
        .init(ListText.days(item), paint),
        .init(State.words(item.state) + (isMoved ? ", moved" : ""), paint),
      ])
      if isLabelled { table.rows[table.rows.count - 1].append(.init(item.label ?? "")) }
    }
    return table
  }

  private static func history(_ show: ShowMessage) -> Table {
    var table = Table(columns: [
      .init(title: "AT"), .init(title: "WHAT"), .init(title: "DUE"),
      .init(title: "PARTICULARS", fit: .folded(least: 20)),
    ])
    let isOne = Set(show.history.compactMap(\.occurrence)).count + (show.occurrences.count > 1 ? 1 : 0) <= 1
    for event in show.history {
      let due = event.occurrence?.split(separator: "@").dropFirst().first.map { String($0) } ?? ""
      table.rows.append([
        .init(Dates.moment(event.at)), .init(event.what), .init(isOne ? "" : due), .init(event.text),
      ])
    }
    return isOne ? table.without(column: 2) : table
  }
}
