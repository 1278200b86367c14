import FristCore

/// A report as the texts that people read: plain, markdown and a page (REPORT.md 4).
public enum ReportDocuments {
  /// How a page is made.
  public struct PageOptions: Sendable {
    /// One of the published pages, which name no distance from today.
    public var isPublished: Bool

    public init(isPublished: Bool = false) { self.isPublished = isPublished }
  }

  public static func text(_ report: Report) -> String { PlainTextWriter().text(of: document(report)) }

  public static func markdown(_ report: Report) -> String { MarkdownWriter().text(of: document(report)) }

  /// One self-contained page, without scripts or outside references.
  public static func html(_ report: Report, _ options: PageOptions = PageOptions()) -> String {
    ReportPage(report, options).html
  }

  static func document(_ report: Report) -> Document {
    let facts = ReportFacts(report)
    let words = facts.words
    var blocks: [Block] = [
      .heading(Line([facts.name, given(report.municipality)].compactMap { $0 }.joined(separator: " – ")), level: 1),
      .paragraph([Line(facts.standing)]),
      .paragraph([Line([.strong(report.sentence + ".")]), Line(report.secondSentence + ".")]),
      .list(facts.numbers.map { Line(number($0, words)) }),
    ]
    if report.recordedLater > 0 {
      blocks.insert(.paragraph([Line(words.recordedLater(report.recordedLater) + ".")]), at: 3)
    }
    blocks.append(.heading(Line(words.attention), level: 2))
    blocks += attention(facts)
    blocks.append(.heading(Line(words.goals), level: 2))
    for goal in report.goals {
      blocks.append(.heading(Line(facts.title(goal)), level: 3))
      blocks.append(.paragraph([Line(facts.total(goal))]))
      blocks += JoinedRow.of(goal).map { .entry(entry($0, facts)) }
    }
    blocks.append(.heading(Line(words.byResponsible), level: 2))
    blocks.append(
      .list(
        report.totalsByResponsible.map {
          Line("\($0.recipient == nil ? words.nobody : $0.name): \($0.obligations) (\(facts.total($0.numbers)))")
        }))
    if !facts.moved.isEmpty {
      blocks.append(.heading(Line(words.movedTitle), level: 2))
      blocks.append(.list(facts.moved.map { Line("\($0.title): \(facts.move($0.move))") }))
    }
    for list in facts.lists where !list.lines.isEmpty {
      blocks.append(.heading(Line(list.title), level: 2))
      blocks.append(.list(list.lines.map { Line($0) }))
    }
    if !facts.nextMonths.isEmpty { blocks.append(.heading(Line(words.next), level: 2)) }
    for (month, lines) in facts.nextMonths {
      blocks.append(.heading(Line(month), level: 3))
      blocks.append(.list(lines.map { Line($0) }))
    }
    blocks.append(.paragraph([Line(words.counted)] + [facts.versionLine.map { Line($0) }].compactMap { $0 }))
    return Document(title: "\(facts.name) \(facts.spanName)", language: report.language, blocks: blocks)
  }

  private static func number(_ number: ReportFacts.Number, _ words: ReportWording) -> String {
    var text = (number.count.map { "\($0) " } ?? "") + number.word
    if let before = number.before { text += " (\(words.lastYear): \(before))" }
    if let aside = number.aside { text += "; \(aside)" }
    return text
  }

  private static func attention(_ facts: ReportFacts) -> [Block] {
    if facts.report.attention.isEmpty { return [.paragraph([Line(facts.words.none)])] }
    var blocks: [Block] = facts.report.attention.map { item in
      switch item {
      case .obligation(let item):
        let reason = item.reasons.first.map(facts.words.attention) ?? ""
        return .entry(
          Entry(
            title: Line("\(reason): \(facts.number(item.id)) \(item.title)"), lines: [Line(facts.details(item))],
            tone: item.reasons.first == .overdue ? .red : .yellow))
      case .silent(let recipient, let obligations):
        return .paragraph([Line(facts.silence(of: recipient, about: obligations))])
      }
    }
    if let left = facts.attentionLeft { blocks.append(.paragraph([Line(left)])) }
    return blocks
  }

  private static func entry(_ joined: JoinedRow, _ facts: ReportFacts) -> Entry {
    let words = facts.words
    let row = joined.row
    var lines = ["\(words.responsible): \(facts.names(joined.responsible))"]
    lines += facts.deadlines(row).map { "\(words.deadline): \($0)" }
    if !facts.done(row).isEmpty { lines.append("\(words.done): \(facts.done(row).joined(separator: ", "))") }
    if !facts.effect(row).isEmpty { lines.append("\(words.effect): \(facts.effect(row))") }
    lines += facts.notes(row)
    return Entry(
      title: Line("\(row.light.sign) \(facts.number(joined.id)) \(row.title) – \(joined.word(words))"),
      lines: lines.map { Line($0) }, tone: row.light.colour.flatMap { Tone(rawValue: $0.rawValue) } ?? .plain)
  }
}

extension ReportFacts {
  /// How many of each reason did not fit; nil where all did.
  var attentionLeft: String? {
    let left = AttentionReason.allCases.compactMap { reason in
      report.attentionLeft[reason].flatMap { $0 > 0 ? "\($0) \(words.more): \(words.attention(reason))" : nil }
    }
    return left.isEmpty ? nil : left.joined(separator: "; ")
  }
}
