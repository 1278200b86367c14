import FristControl

/// `fristctl why`: what was, is and will be told of one occurrence, to whom, and the reason of each.
enum WhyText {
  static func lines(_ why: Control.Why.Reply, on terminal: Terminal) -> [String] {
    let item = why.occurrence
    var lines = terminal.folded("\(item.occurrence ?? item.id)  \(ListText.title(item))".harmless, .bold)
    var facts = "state: \(State.words(item.state))"
    if let due = item.due {
      let left = ListText.days(item).isEmpty ? nil : item.daysLeft.map { " (\(Dates.left($0)))" }
      let isMoved = item.originalDue != nil && item.originalDue != due
      let moved = isMoved ? item.originalDue.map { ", moved from \(Dates.day($0))" } : nil
      facts = "due \(Dates.day(due))\(left ?? "")\(moved ?? ""); \(facts)"
    }
    let responsible =
      item.responsible.isEmpty ? "nobody is named" : "responsible: \(item.responsible.joined(separator: ", "))"
    let isInForce = item.state != "withdrawn" && item.state != "invalid"
    lines += folded(isInForce ? "\(facts); \(responsible)" : facts, "", terminal)
    for note in why.notes { lines += folded(ReasonText.note(note), "- ", terminal) }
    if item.confirm { lines += folded("Its deadline is read as it is until a planner confirms it.", "- ", terminal) }
    if !isInForce { return lines }
    if why.rungs.isEmpty { return lines + ["", "Nothing is told of it: it has no step of a ladder."] }
    var table = self.table(why.rungs) { Dates.day($0) }
    if !table.fits(terminal) { table = self.table(why.rungs) { $0 } }
    return lines + [""] + table.lines(on: terminal)
  }

  /// A row for each who is told, the rest said once for all of them.
  private static func table(_ rungs: [Control.Why.Rung], day: (String) -> String) -> Table {
    var table = Table(columns: [
      .init(title: "DAY"), .init(title: "STEP"), .init(title: "RECIPIENT", fit: .truncated(least: 9)),
      .init(title: "AS"), .init(title: "VERDICT"), .init(title: "REASON", fit: .folded(least: 16)),
    ])
    for rung in rungs {
      let paint = paint(rung.verdict)
      for (index, role) in rung.roles.enumerated() {
        func once(_ text: String) -> Table.Cell { .init(index == 0 ? text : "", paint) }
        table.rows.append([
          once(day(rung.on ?? rung.tellingDay)), once(rung.step), .init(role.recipient, paint),
          .init(standing(role.standing), paint), once(rung.verdict), once(reason(rung)),
        ])
      }
    }
    return table
  }

  private static func reason(_ rung: Control.Why.Rung) -> String {
    if let reason = rung.reason { return ReasonText.words(reason) }
    return rung.verdict == "waiting"
      ? "a leader hears two weeks after the responsible was told that it is overdue" : ""
  }

  private static func standing(_ standing: String) -> String { standing == "standIn" ? "stand-in" : standing }

  private static func paint(_ verdict: String) -> Paint? {
    switch verdict {
    case "told": .green
    case "late": .yellow
    case "superseded", "silent": .dim
    default: nil
    }
  }

  private static func folded(_ text: String, _ mark: String, _ terminal: Terminal) -> [String] {
    let parts = terminal.width.map { text.harmless.folded(to: max(20, $0 - mark.count)) } ?? [text.harmless]
    return parts.enumerated().map { ($0 == 0 ? mark : String(repeating: " ", count: mark.count)) + $1 }
  }
}
