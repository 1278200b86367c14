import FristCore

extension ObligationReader {
  /// Longer than any deadline and its label; beyond it somebody has pasted a page.
  private static let longestText = 1000

  /// More than any obligation has. What each costs grows with the number of those beside it: thousands in one obligation
  /// would keep fristd from starting.
  private static let mostDeadlines = 100

  /// `deadline:`, a text, `{text: …, means: …, done: …}` or a list of those; never empty.
  ///
  /// - Parameters:
  ///   - year: Of times that name none.
  ///   - members: Of whom `each` makes one each.
  mutating func deadlines(
    _ fields: Fields, year: ImpliedYear?, _ members: [RecipientID], into draft: inout ObligationDraft
  ) -> [DeadlineEntry] {
    let nodes = fields.listOrOne("deadline", &draft.findings) ?? []
    if nodes.count > Self.mostDeadlines {
      draft.findings.error(.tooMany("deadline", most: Self.mostDeadlines), at: nodes[Self.mostDeadlines].start)
    }
    var entries: [DeadlineEntry] = []
    for node in nodes.prefix(Self.mostDeadlines) {
      let entry = entry(node, year, members, into: &draft)
      if let entry { entries.append(entry) }
    }
    if !entries.isEmpty { return entries }
    draft.deadlines = draft.deadlines.isEmpty ? [Deadline(.undated)] : draft.deadlines
    return [DeadlineEntry(text: "", deadline: Deadline(.undated))]
  }

  private mutating func entry(
    _ node: YAMLNode, _ year: ImpliedYear?, _ members: [RecipientID], into draft: inout ObligationDraft
  ) -> DeadlineEntry? {
    guard case .mapping = node.content else {
      let text = text("deadline", node, &draft.findings)
      var deadline: Deadline?
      if let text { deadline = self.deadline(text, node, year, into: &draft) }
      draft.deadlines.append(deadline)
      guard let text, let deadline else { return nil }
      return DeadlineEntry(text: text.shown, deadline: deadline)
    }
    guard let fields = Fields("deadline", node, known: Keys.deadline, &draft.findings) else { return nil }
    let words = fields["text"].flatMap { text("text", $0, &draft.findings) }
    if fields["text"] == nil { draft.findings.error(.missing("text"), at: node.start) }
    let means = fields["means"].flatMap { text("means", $0, &draft.findings) }
    var deadline: Deadline?
    if let node = fields["means"] {
      if let means { deadline = self.deadline(means, node, year, into: &draft) }
    } else if let node = fields["text"], let words {
      deadline = self.deadline(words, node, year, into: &draft)
    }
    draft.deadlines.append(deadline)
    outcomes(fields, entry: draft.deadlines.count - 1, members, into: &draft)
    guard let words, let deadline else { return nil }
    return DeadlineEntry(text: words.shown, means: means?.shown, deadline: deadline)
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
    findings.warnOfComment(cutting: key, node)
    var parsed = String.UnicodeScalarView()
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "\n" || scalar == "\t" {
        parsed.append(" ")
      } else if scalar.isControl || scalar.isTurning {
        findings.error(scalar.isTurning ? .invisible(key, scalar) : .controlCharacter(key), atText: offset, of: node)
        return nil
      } else {
        parsed.append(scalar)
      }
    }
    let isBlock = style == .literal || style == .folded
    return (String(parsed), isBlock ? String(String(parsed).trimmingSpaces()) : String(parsed))
  }

  private mutating func deadline(
    _ text: DeadlineText, _ node: YAMLNode, _ year: ImpliedYear?, into draft: inout ObligationDraft
  ) -> Deadline? {
    do throws(DeadlineRefusal) {
      let deadline: Deadline
      if let known = understood[year]?[text.parsed] {
        deadline = known
      } else {
        deadline = try Deadline(parsing: text.parsed, in: context(year))
        understood[year, default: [:]][text.parsed] = deadline
      }
      if case .relative(let relative) = deadline.meaning {
        draft.waitsFor.append((relative.after, node, text.parsed.offset(ofLast: relative.after) ?? 0))
      }
      warnOfDoubts(deadline, node, into: &draft)
      return deadline
    } catch {
      let context = context(year)
      // Another refusal of the corrected text says nothing that the first does not.
      let slip = node.slip("deadline") { (try? Deadline(parsing: $0, in: context)) != nil }
      if let slip {
        draft.findings.error(slip, at: node.start)
      } else {
        draft.findings.error(
          .deadline(surroundings.sentences.refusal(error), suggestion: error.suggestion), atText: error.column - 1,
          of: node)
      }
      return nil
    }
  }

  /// What is understood and may not be meant so.
  private func warnOfDoubts(_ deadline: Deadline, _ node: YAMLNode, into draft: inout ObligationDraft) {
    guard let write = deadline.wordsToConfirm else { return }
    let reading = surroundings.sentences.reading(deadline)
    draft.findings.warning(.toConfirm(reading, write: write.isEmpty ? nil : write), at: node.start, .countsAsRead)
  }

  /// What lies outside the plan's period, or had passed before anybody could be reminded: most often a slip in the year.
  ///
  /// Nothing is said of what the file says is done, nor of the past where nobody is to be reminded of it or the whole
  /// period is over.
  func warnOfDays(_ obligation: Obligation, _ fields: Fields, into draft: inout ObligationDraft) {
    guard draft.said.isEmpty, draft.deadlines.count == obligation.deadlines.count,
      let nodes = fields.listOrOne("deadline", &draft.findings)
    else { return }
    let before = surroundings.previous?.obligations(named: draft.id).first?.deadlines ?? []
    let minds = surroundings.isFirstReading && !plan.isRetired && !plan.isOver(on: surroundings.today)
    for (entry, node) in zip(obligation.deadlines, nodes) {
      guard case .once(let windows) = entry.deadline.meaning, let last = windows.map(\.due).max() else { continue }
      if let period = plan.period, let outside = windows.first(where: { !period.contains($0.due) }) {
        draft.findings.warning(.outsidePeriod(outside.due, period), at: node.start, .countsAllTheSame)
      }
      let from = plan.remindFrom ?? surroundings.settings.remindFrom
      guard minds, last < surroundings.today, (from ?? last) <= last,
        !before.contains(where: { $0.deadline == entry.deadline })
      else { continue }
      draft.findings.warning(.past(last), at: node.start, .toldLate)
    }
  }
}

extension Plan {
  /// Whether its period had ended before a day.
  func isOver(on day: CivilDay) -> Bool { period.map { $0.end < day } ?? false }
}

extension String {
  /// Where another text stands in this one for the last time, in Unicode scalars.
  fileprivate func offset(ofLast other: String) -> Int? {
    let (all, wanted) = (Array(unicodeScalars), Array(other.unicodeScalars))
    guard !wanted.isEmpty, wanted.count <= all.count else { return nil }
    return (0...(all.count - wanted.count)).last { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
