import FristCore

/// All plans, a line a plan (`report --all`).
extension ReportDocuments {
  public static func text(_ all: ReportOfAll) -> String { PlainTextWriter().text(of: document(all)) }

  public static func markdown(_ all: ReportOfAll) -> String { MarkdownWriter().text(of: document(all)) }

  public static func html(_ all: ReportOfAll) -> String { MailHTMLWriter().html(of: document(all)) }

  static func document(_ all: ReportOfAll) -> Document {
    let words = ReportWording.of(all.language)
    let wording: any Wording =
      switch all.language {
      case .nb: WordingNB()
      case .nn: WordingNN()
      case .en: WordingEN()
      }
    let span = all.span.year.map { "\($0)" } ?? wording.period(all.span.from, all.span.to)
    let title =
      switch all.language {
      case .nb: "Alle planer \(span)"
      case .nn: "Alle planar \(span)"
      case .en: "All plans \(span)"
      }
    var blocks: [Block] = [
      .heading(Line(title), level: 1),
      .paragraph([Line(words.asItStood(wording.date(all.stateOn), wording.date(all.asOf)).withCapital)]),
    ]
    if all.plans.isEmpty { blocks.append(.paragraph([Line(words.none)])) }
    blocks += all.plans.map { plan in
      let numbers = plan.numbers
      var counts = [
        "\(numbers.doneInTime) \(words.doneInTime)", "\(numbers.doneLate) \(words.doneLate)",
        "\(numbers.overdue) \(words.overdue)", "\(numbers.notYetDue) \(words.notYetDue)",
        "\(numbers.moved) \(words.moved)",
      ]
      counts.append(numbers.noAnswer.map { "\($0) \(words.noAnswer)" } ?? words.notAsked)
      return .entry(
        Entry(
          title: Line([plan.short ?? plan.title, given(plan.municipality)].compactMap { $0 }.joined(separator: " – ")),
          lines: [Line(plan.sentence + "."), Line(counts.joined(separator: ", ")), Line(plan.ownerName)],
          tone: numbers.overdue > 0 ? .red : .plain))
    }
    return Document(title: title, language: all.language, blocks: blocks)
  }
}
