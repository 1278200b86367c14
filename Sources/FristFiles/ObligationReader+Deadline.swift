import FristCore

extension ObligationReader {
  /// Longer than any deadline and its label; beyond it somebody has pasted a page.
  private static let longestText = 1000

  /// More than any obligation has. What each costs grows with the number of those beside it: thousands in one obligation
  /// would keep fristd from starting.
  private static let mostDeadlines = 100

  /// `deadline:`, a text, `{text: …, means: …}` or a list of those; never empty.
  mutating func deadlines(_ fields: Fields, into draft: inout ObligationDraft) -> [DeadlineEntry] {
    let nodes = fields.listOrOne("deadline", &draft.findings) ?? []
    if nodes.count > Self.mostDeadlines {
      draft.findings.error(.tooMany("deadline", most: Self.mostDeadlines), at: nodes[Self.mostDeadlines].start)
    }
    var entries: [DeadlineEntry] = []
    for node in nodes.prefix(Self.mostDeadlines) {
      if let entry = entry(node, into: &draft) { entries.append(entry) }
    }
    return entries.isEmpty ? [DeadlineEntry(text: "", deadline: Deadline(.undated))] : entries
  }

  private mutating func entry(_ node: YAMLNode, into draft: inout ObligationDraft) -> DeadlineEntry? {
    guard case .mapping = node.content else {
      guard let text = text("deadline", node, &draft.findings),
        let deadline = deadline(text, node, into: &draft)
      else { return nil }
      return DeadlineEntry(text: text.shown, deadline: deadline)
    }
    guard let fields = Fields("deadline", node, known: ["text", "means"], &draft.findings) else { return nil }
    guard let textNode = fields["text"] else {
      draft.findings.error(.missing("text"), at: node.start)
      return nil
    }
    let words = text("text", textNode, &draft.findings)
    guard let meansNode = fields["means"] else {
      guard let words, let deadline = deadline(words, textNode, into: &draft) else { return nil }
      return DeadlineEntry(text: words.shown, deadline: deadline)
    }
    guard let means = text("means", meansNode, &draft.findings),
      let deadline = deadline(means, meansNode, into: &draft), let words
    else { return nil }
    return DeadlineEntry(text: words.shown, means: means.shown, deadline: deadline)
  }

  /// A deadline text as it is parsed (character for character that of the file) and as it is shown.
  private typealias DeadlineText = (parsed: String, shown: String)

  private func text(_ key: String, _ node: YAMLNode, _ findings: inout Findings) -> DeadlineText? {
    guard case .scalar(let text, let style) = node.content else {
      findings.error(.notText(key), at: node.start)
      return nil
    }
    guard text.unicodeScalars.count <= Self.longestText else {
      findings.error(.tooLong(key, most: Self.longestText), at: node.start)
      return nil
    }
    var parsed = String.UnicodeScalarView()
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "\n" || scalar == "\t" {
        parsed.append(" ")
      } else if scalar.isControl {
        findings.error(.controlCharacter(key), atText: offset, of: node)
        return nil
      } else {
        parsed.append(scalar)
      }
    }
    let isBlock = style == .literal || style == .folded
    return (String(parsed), isBlock ? String(String(parsed).trimmingSpaces()) : String(parsed))
  }

  private mutating func deadline(
    _ text: DeadlineText, _ node: YAMLNode, into draft: inout ObligationDraft
  ) -> Deadline? {
    do throws(DeadlineRefusal) {
      let deadline: Deadline
      if let known = understood[text.parsed] {
        deadline = known
      } else {
        deadline = try Deadline(parsing: text.parsed, in: context)
        understood[text.parsed] = deadline
      }
      if case .relative(let relative) = deadline.meaning {
        draft.waitsFor.append((relative.after, node, text.parsed.offset(ofLast: relative.after) ?? 0))
      }
      return deadline
    } catch {
      draft.findings.error(.deadline(error.what, suggestion: error.suggestion), atText: error.column - 1, of: node)
      return nil
    }
  }
}

extension String {
  /// Where another text stands in this one for the last time, in Unicode scalars.
  fileprivate func offset(ofLast other: String) -> Int? {
    let (all, wanted) = (Array(unicodeScalars), Array(other.unicodeScalars))
    guard !wanted.isEmpty, wanted.count <= all.count else { return nil }
    return (0...(all.count - wanted.count)).last { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
