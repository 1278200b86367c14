import FristControl
import FristCore
import FristRender

/// `fristctl explain`: the text, what it was understood as, and the days; or where understanding stopped.
struct ExplainText {
  let words: DeadlineWords
  let terminal: Terminal

  func lines(_ explanation: Explanation) -> [String] {
    switch explanation {
    case .refused(let text, let refusal): refused(text.harmless, refusal)
    case .understood(let text, let deadline, let windows, let from):
      understood(text.harmless, deadline, windows, from)
    }
  }

  /// The table of forms: a name, and each example with what it means.
  func forms() -> [String] {
    DeadlineForm.all.flatMap { form in
      [terminal.paint(form.name, .bold)]
        + form.examples.flatMap { example in
          let explanation = Explanation(example, in: DeadlineForm.context, from: nil, count: 0)
          guard case .understood(_, let deadline, _, _) = explanation else { return lines(explanation) }
          return ["  \(example)"] + folded(words.meaning(of: deadline, coming: [], from: nil), indent: 6)
        }
    }
  }

  private func understood(_ text: String, _ deadline: Deadline, _ windows: [Window], _ from: CivilDay?) -> [String] {
    var lines = [terminal.paint(text.isEmpty ? words.emptyText : text, .bold)]
    lines += folded(words.meaning(of: deadline, coming: windows, from: from))
    if let edtf = deadline.edtf { lines += folded("EDTF \(edtf)") }
    for window in windows {
      lines += folded(words.occurrence(window, told: WorkCalendar.standard.onOrBefore(window.due)), indent: 4)
    }
    return lines
  }

  private func folded(_ text: String, indent: Int = 2) -> [String] {
    let parts = terminal.width.map { text.harmless.folded(to: max(20, $0 - indent - 2)) } ?? [text.harmless]
    return parts.enumerated().map { String(repeating: " ", count: indent + ($0 > 0 ? 2 : 0)) + $1 }
  }

  /// Never folded: the mark stands under the column.
  private func refused(_ text: String, _ refusal: DeadlineRefusal) -> [String] {
    var before = String.UnicodeScalarView()
    before.append(contentsOf: text.unicodeScalars.prefix(refusal.column - 1))
    return [terminal.paint(text, .bold), String(repeating: " ", count: String(before).displayWidth) + "^"]
      + words.refusal(refusal).map { "  \($0.harmless)" }
  }
}
