import FristControl

/// `fristctl reload`: what changed, then what is wrong.
enum ReloadText {
  static func lines(_ reply: Control.Reload.Reply, on terminal: Terminal) -> [String] {
    var sheet = Sheet(terminal)
    for (name, changes) in [("Plans", reply.plans), ("Obligations", reply.obligations)] {
      let kinds = [("new", changes.new), ("gone", changes.gone), ("there again", changes.back)]
      sheet.add(name, kinds.filter { !$0.1.isEmpty }.map { "\($0.1.count) \($0.0): \(some($0.1))" })
    }
    sheet.add("Moved", reply.moved.prefix(shown).map(moved))
    if reply.moved.count > shown { sheet.add("", "and \(reply.moved.count - shown) more") }
    if !reply.problemsSolved.isEmpty {
      sheet.add("Solved", reply.problemsSolved.prefix(shown).map(\.text), .green)
    }
    let changed = sheet.lines.isEmpty ? ["the files are read again; nothing changed"] : ["the files are read again"]
    guard !reply.problems.isEmpty else { return changed + sheet.lines + ["no problems"] }
    let new = reply.problemsNew.count
    return changed + sheet.lines
      + terminal.folded(
        "problems: \(StatusText.problemCount(reply.problems))" + (new > 0 ? ", \(new) of them new" : ""))
      + StatusText.problems(reply.problems, on: terminal)
  }

  private static let shown = 20

  private static func some(_ names: [String]) -> String {
    names.prefix(shown).joined(separator: ", ") + (names.count > shown ? " and \(names.count - shown) more" : "")
  }

  private static func moved(_ move: Control.Reload.MovedDeadline) -> String {
    let from = move.previousDue.map { "from \(Dates.day($0)) " } ?? ""
    return "\(move.occurrence) \(from)" + (move.due.map { "to \(Dates.day($0))" } ?? "to no day at all")
  }
}
