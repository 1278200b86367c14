import FristControl

/// `fristctl why`: what was, is and will be told of one occurrence, to whom, and the reason of each.
enum WhyText {
  static func lines(_ why: WhyMessage, on terminal: Terminal) -> [String] {
    let item = why.occurrence
    var lines = [terminal.paint("\(item.occurrence ?? item.id)  \(ListText.title(item))".harmless, .bold)]
    var facts = State.words(item.state)
    if let due = item.due {
      facts = "due \(Dates.day(due))"
      if let original = item.originalDue, original != due { facts += ", moved from \(Dates.day(original))" }
      facts += "; \(State.words(item.state))"
      if let left = item.daysLeft, !["done", "cancelled"].contains(item.state) { facts += ", \(Dates.left(left))" }
    }
    let responsible =
      item.responsible.isEmpty ? "nobody is named" : "responsible: \(item.responsible.joined(separator: ", "))"
    lines += folded("\(facts); \(responsible)", "", terminal)
    for note in why.notes { lines += folded(note, "- ", terminal) }
    let table = self.table(why.rungs).lines(on: terminal)
    return lines + [""] + (table.isEmpty ? ["Nothing is told of it: it has no step of a ladder."] : table)
  }

  private static func table(_ rungs: [WhyMessage.Rung]) -> Table {
    var table = Table(columns: [
      .init(title: "DAY"), .init(title: "STEP"), .init(title: "RECIPIENT", fit: .truncated(least: 9)),
      .init(title: "AS"), .init(title: "FATE"), .init(title: "REASON", fit: .folded(least: 16)),
    ])
    for rung in rungs {
      let paint = paint(rung.fate)
      table.rows.append([
        .init(Dates.day(rung.on ?? rung.tellingDay), paint), .init(rung.step, paint), .init(rung.recipient, paint),
        .init(standing(rung.standing), paint), .init(rung.fate, paint), .init(rung.reason, paint),
      ])
    }
    return table
  }

  private static func standing(_ standing: String) -> String { standing == "standIn" ? "stand-in" : standing }

  private static func paint(_ fate: String) -> Paint? {
    switch fate {
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
