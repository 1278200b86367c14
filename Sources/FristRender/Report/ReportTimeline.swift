import FristCore

/// A goal's obligations over the span and three months on either side, as a picture (REPORT.md 4).
///
/// Units are those of the view box; the table below the picture says the same in words.
struct ReportTimeline: Sendable {
  private let goal: ReportGoal
  private let joined: [JoinedRow]
  private let facts: ReportFacts
  private let isPublished: Bool
  private let first: CivilDay
  private let last: CivilDay
  private static let left = 110.0
  private static let width = 1000.0
  private static let top = 34.0
  private static let step = 24.0

  init(_ goal: ReportGoal, _ facts: ReportFacts, isPublished: Bool) {
    self.goal = goal
    joined = JoinedRow.of(goal)
    self.facts = facts
    self.isPublished = isPublished
    first = facts.report.span.from.shifted(byMonths: -3)
    last = facts.report.span.to.shifted(byMonths: 3)
  }

  func svg(id: String) -> String {
    let height = Self.top + Double(joined.count) * Self.step + 8
    let name = "\(facts.words.timeline): \(facts.title(goal)) \(facts.spanName)"
    let rows = joined.enumerated().map { n, row in
      self.row(row, y: Self.top + (Double(n) + 0.5) * Self.step, hatch: id + "-hatch")
    }
    return """
      <svg viewBox="0 0 1000 \(number(height))" role="img" aria-labelledby="\(id)-title \(id)-desc" font-size="12" fill="var(--ink)">
      <title id="\(id)-title">\(escaped(name))</title>
      <desc id="\(id)-desc">\(escaped(facts.total(goal) + ". " + facts.words.seeTable))</desc>
      <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="var(--red)" stroke-width="3"/></pattern></defs>
      \(ticks(height))
      \(rows.joined(separator: "\n"))
      \(referenceLine(height))
      </svg>
      """
  }

  /// Days outside of the frame stand at its edge.
  private func x(_ day: CivilDay) -> Double {
    let share = Double(first.days(to: day)) / Double(max(1, first.days(to: last)))
    return Self.left + min(1, max(0, share)) * (Self.width - Self.left - 12)
  }

  private func isWithin(_ day: CivilDay) -> Bool { first <= day && day <= last }

  private func ticks(_ height: Double) -> String {
    var marks: [String] = []
    var day = CivilDay.firstDay(ofMonth: first.month, first.year)
    let isLong = first.days(to: last) > 1_200
    while day <= last {
      if day >= first {
        let isQuarter = (day.month - 1) % 3 == 0
        let isLabelled = isLong ? day.month == 1 : isQuarter
        marks.append(line(x(day), isLabelled ? 20 : 26, x(day), isLabelled ? height : 32, "var(--line)", 0.5))
        if isLabelled {
          let label = day.month == 1 ? "\(day.year)" : "\((day.month + 2) / 3). kv."
          marks.append(
            text(x(day) + 3, 30, facts.report.language == .en && day.month != 1 ? "Q\((day.month + 2) / 3)" : label))
        }
      }
      day = day.shifted(byMonths: 1)
    }
    return marks.joined()
  }

  private func row(_ joined: JoinedRow, y: Double, hatch: String) -> String {
    let row = joined.row
    var parts = [text(0, y + 4, TextLayout.cut(facts.number(joined.id), to: 14))]
    if row.occurrences.allSatisfy({ $0.due == nil }) {
      parts.append(text(Self.left, y + 4, row.light.word))
    }
    for occurrence in row.occurrences { parts.append(shapes(occurrence, y, hatch)) }
    return parts.joined()
  }

  private func shapes(_ occurrence: ReportOccurrence, _ y: Double, _ hatch: String) -> String {
    guard let due = occurrence.due else { return "" }
    let colour = occurrence.light.colour.map { "var(--\($0.rawValue))" } ?? "var(--line)"
    var parts: [String] = []
    // Above the bar, and filled as the page is, or a former day within the window would not be seen.
    let former = self.former(occurrence, due, y, colour)
    if due > last || due < first {
      let isLater = due > last
      if let start = occurrence.start, isLater, start <= last {
        parts.append(bar(x(start), x(last), y, colour))
      }
      if isLater && occurrence.moves.contains(where: { $0.from.map(isWithin) ?? false }) {
        let label = "→ \(facts.short(due))"
        parts.append(text(Self.width - 90, y - 4, label))
      }
      if isLater { return (parts + former).joined() }
    } else if let start = occurrence.start, start < due {
      parts.append(bar(x(start), x(due), y, colour))
    } else {
      parts.append(diamond(x(due), y, colour, colour))
    }
    parts += former
    let reference = facts.report.stateOn
    if let done = occurrence.done, isWithin(done) {
      if done > due { parts.append(line(x(due), y, x(done), y, colour, 1)) }
      parts.append(line(x(done), y - 8, x(done), y + 8, "var(--ink)", 2))
    } else if occurrence.missed != nil, isWithin(due) {
      let at = x(due)
      parts.append(
        line(at - 6, y - 6, at + 6, y + 6, "var(--ink)", 2) + line(at - 6, y + 6, at + 6, y - 6, "var(--ink)", 2))
    } else if occurrence.state == .overdue, reference > due {
      parts.append(
        "<rect x=\"\(number(x(due)))\" y=\"\(number(y - 5))\" width=\"\(number(x(reference) - x(due)))\" height=\"10\""
          + " fill=\"url(#\(hatch))\" stroke=\"var(--red)\"/>")
    }
    return parts.joined()
  }

  /// A hollow diamond at each former due day, with an arrow to the present one.
  private func former(_ occurrence: ReportOccurrence, _ due: CivilDay, _ y: Double, _ colour: String) -> [String] {
    occurrence.moves.compactMap(\.from).filter { isWithin($0) && $0 != due }.map { day in
      arrow(from: x(day), to: x(due), y, colour) + diamond(x(day), y, "var(--back)", colour)
    }
  }

  /// Its head ends where the shape of the day begins.
  private func arrow(from: Double, to: Double, _ y: Double, _ colour: String) -> String {
    let back = to > from ? -7.0 : 7.0
    return line(from, y, to, y, colour, 1)
      + "<path d=\"M\(number(to + back * 2)) \(number(y - 4))l\(number(-back)) 4l\(number(back)) 4z\" fill=\"\(colour)\"/>"
  }

  private func referenceLine(_ height: Double) -> String {
    let day = facts.report.stateOn
    let label = facts.report.isClosed || isPublished ? facts.dayAndMonth(day) : facts.words.today
    return line(x(day), 14, x(day), height, "var(--ink)", 1.5)
      + "<text x=\"\(number(x(day)))\" y=\"11\" text-anchor=\"middle\">\(escaped(label))</text>"
  }

  private func bar(_ from: Double, _ to: Double, _ y: Double, _ colour: String) -> String {
    "<rect x=\"\(number(from))\" y=\"\(number(y - 5))\" width=\"\(number(max(2, to - from)))\" height=\"10\""
      + " fill=\"\(colour)\" stroke=\"\(colour)\" class=\"shape\"/>"
  }

  private func diamond(_ x: Double, _ y: Double, _ fill: String, _ stroke: String) -> String {
    "<path d=\"M\(number(x)) \(number(y - 6))l6 6l-6 6l-6 -6z\" fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"1.5\"/>"
  }

  private func line(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double, _ colour: String, _ width: Double) -> String
  {
    "<line x1=\"\(number(x))\" y1=\"\(number(y))\" x2=\"\(number(toX))\" y2=\"\(number(toY))\" stroke=\"\(colour)\""
      + " stroke-width=\"\(width)\"/>"
  }

  private func text(_ x: Double, _ y: Double, _ words: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\">\(escaped(words))</text>"
  }

  /// One decimal place is a tenth of a unit, which is less than can be seen.
  private func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  private func escaped(_ text: String) -> String { HTMLText.escaped(TextLayout.onOneLine(text)) }
}
