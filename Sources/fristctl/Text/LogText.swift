import FristControl

/// `fristctl log`: when, who, what, of what; then the particulars on a line of their own.
enum LogText {
  static func lines(_ entry: EntryMessage, on terminal: Terminal) -> [String] {
    let subject = entry.occurrence ?? entry.id ?? entry.plan ?? ""
    let head = [Dates.moment(entry.at), entry.by, EntryText.word(entry), subject].filter { !$0.isEmpty }
    let heading = head.joined(separator: "  ").harmless
    let particulars = EntryText.particulars(entry).harmless
    return fold(heading, 0, terminal).map { terminal.paint($0, .bold) } + fold(particulars, 2, terminal)
  }

  private static func fold(_ text: String, _ indent: Int, _ terminal: Terminal) -> [String] {
    guard !text.isEmpty else { return [] }
    let margin = String(repeating: " ", count: indent)
    guard let width = terminal.width, text.displayWidth + indent > width else { return [margin + text] }
    let parts = text.folded(to: max(20, width - indent - 2))
    return parts.enumerated().map { margin + ($0 == 0 ? "" : "  ") + $1 }
  }
}
