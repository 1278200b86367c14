import FristCore

/// A report as a page of its own (REPORT.md 4): readable at 320 pixels, on a desk and on paper, without scripts.
struct ReportPage: Sendable {
  private let facts: ReportFacts
  private let options: ReportDocuments.PageOptions
  private var report: Report { facts.report }
  private var words: ReportWording { facts.words }

  init(_ report: Report, _ options: ReportDocuments.PageOptions) {
    facts = ReportFacts(report, isPublished: options.isPublished)
    self.options = options
  }

  var html: String {
    let title = TextLayout.onOneLine("\(facts.name) \(facts.spanName)")
    let body = """
      \(top)
      <main>
      \(attention)
      \(goals)
      \(responsible)
      \(moved)
      \(lists)
      \(legend)
      </main>
      <footer><p>\(escaped(title))\(facts.versionLine.map { " · " + escaped($0) } ?? "")</p></footer>
      """
    return HTMLFrame.html(body, title: title, language: report.language, sheet: ReportStyle.sheet + footer)
  }

  /// At the foot of each sheet of paper: plan, span, version, page.
  private var footer: String {
    let text = [facts.name, facts.spanName, facts.versionLine].compactMap { $0 }.joined(separator: " · ")
    // Within a string of CSS, in an element whose text is not unescaped: nothing may end either.
    let safe = TextLayout.onOneLine(text).unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\", "<", ">", "&": "\\\(String(scalar.value, radix: 16)) "
      default: String(scalar)
      }
    }.joined()
    return "\n@page{@bottom-left{content:\"\(safe)\";font-size:8pt}@bottom-right{content:counter(page);font-size:8pt}}"
  }

  private var top: String {
    let numbers = facts.numbers.map { number in
      "<li>" + (number.count.map { "<strong>\($0)</strong> " } ?? "<strong>–</strong> ") + escaped(number.word)
        + (number.before.map { "<small>\(words.lastYear): \($0)</small>" } ?? "")
        + (number.aside.map { "<small>\(escaped($0))</small>" } ?? "") + "</li>"
    }
    let later =
      report.recordedLater > 0 ? "\n<p>\(escaped(words.recordedLater(report.recordedLater))).</p>" : ""
    return """
      <header>\(way)
      <h1>\(escaped(facts.name)) <span>\(escaped(given(report.municipality) ?? ""))</span></h1>
      <p>\(escaped(facts.standing))</p>
      <p class="sentence">\(escaped(report.sentence)).</p>
      <p>\(escaped(report.secondSentence)).</p>\(later)
      <ul class="numbers">\(numbers.joined())</ul>
      </header>
      """
  }

  /// To the other published pages.
  private var way: String {
    guard options.isPublished else { return "" }
    let words = PageWording.of(report.language)
    return "\n<nav><a href=\"\(PageName.overview)\">\(words.allPlans)</a> · "
      + "<a href=\"\(PageName.calendar(ofPlan: report.plan))\">\(words.subscribe)</a></nav>"
  }

  private var attention: String {
    let lines = report.attention.map { item -> String in
      switch item {
      case .obligation(let item):
        let reason = item.reasons.first ?? .overdue
        let sign = reason == .overdue ? "!" : reason == .moved ? "→" : "?"
        let colour = reason == .overdue ? "red" : reason == .moved ? "yellow" : "grey"
        return "<li>\(light(sign, words.attention(reason), colour)) <a href=\"#\(anchor(item.id))\">"
          + "\(escaped(facts.number(item.id) + " " + item.title))</a><br>\(escaped(facts.details(item)))</li>"
      case .silent(let recipient, let obligations):
        let text = facts.silence(of: recipient, about: obligations)
        return "<li>\(light("?", words.noAnswer, "grey")) \(escaped(text))</li>"
      }
    }
    let body = lines.isEmpty ? "<p>\(words.none)</p>" : "<ul>\(lines.joined(separator: "\n"))</ul>"
    let left = facts.attentionLeft.map { "<p>\(escaped($0))</p>" } ?? ""
    return section("attention", words.attention, bar + body + left, class: "attention")
  }

  /// How many obligations have each colour, as text.
  private var bar: String {
    let lights = report.lights
    let counts: [ReportLight.Colour: Int] = [
      .red: lights.red, .yellow: lights.yellow, .grey: lights.grey, .green: lights.green,
    ]
    let all = facts.legend.compactMap { colour, words -> String? in
      guard let count = counts[colour], count > 0 else { return nil }
      // The legend shows what is unseen here.
      return light(Self.signs[colour] ?? "", "\(count)", colour.rawValue, unseen: words)
    }
    return "<p class=\"bar\">" + all.joined(separator: " ") + "</p>"
  }

  private var goals: String {
    let parts = report.goals.enumerated().map { n, goal in
      """
      <section class="goal" aria-labelledby="goal-\(n)">
      <h3 id="goal-\(n)">\(escaped(facts.title(goal)))</h3>
      <p>\(escaped(facts.total(goal)))</p>
      \(ReportTimeline(goal, facts, isPublished: options.isPublished).svg(id: "timeline-\(n)"))
      \(table(goal, n))
      </section>
      """
    }
    return "<h2>\(words.goals)</h2>\n" + parts.joined(separator: "\n")
  }

  private func table(_ goal: ReportGoal, _ n: Int) -> String {
    let titles = [
      words.number, words.measure, words.responsible, words.deadline, words.state, words.done, words.effect,
      words.note,
    ]
    let rows = JoinedRow.of(goal).map { joined in
      let row = joined.row
      let cells = [
        escaped(facts.number(joined.id)), escaped(row.title), escaped(facts.names(joined.responsible)),
        lines(facts.deadlines(row)), light(row.light.sign, joined.word(words), row.light.colour?.rawValue ?? "plain"),
        lines(facts.done(row)), escaped(facts.effect(row)), lines(facts.notes(row)),
      ]
      // Of those that stand here with the first.
      let anchors = joined.ids.dropFirst().map { "<span id=\"\(anchor($0))\"></span>" }.joined()
      let written = zip(cells, titles).enumerated().map { column, cell in
        let (content, title) = cell
        // The title, not the number, is what names a row.
        return column == 1
          ? "<th scope=\"row\">\(content)\(anchors)</th>"
          : "<td\(content.isEmpty ? " class=\"empty\"" : "")><span class=\"label\" aria-hidden=\"true\">"
            + "\(title): </span><span>\(content)</span></td>"
      }
      return "<tr id=\"\(anchor(row.id))\">\(written.joined())</tr>"
    }
    return """
      <table aria-labelledby="goal-\(n)">
      <thead><tr>\(titles.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private var responsible: String {
    list(
      "responsible", words.byResponsible,
      report.totalsByResponsible.map { total in
        let name = total.recipient == nil ? words.nobody : total.name
        let external = total.isExternal ? " (\(words.external))" : ""
        return "\(name)\(external): \(total.obligations) (\(facts.total(total.numbers)))"
      })
  }

  private var moved: String {
    list("moved", words.movedTitle, facts.moved.map { "\($0.title): \(facts.move($0.move))" })
  }

  private var lists: String {
    (facts.lists.enumerated().map { list("list-\($0)", $1.title, $1.lines) } + [next]).joined(separator: "\n")
  }

  /// The following year by month.
  private var next: String {
    if facts.nextMonths.isEmpty { return "" }
    let months = facts.nextMonths.map { month, lines in
      "<h3>\(escaped(month))</h3>\n<ul>" + lines.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "</ul>"
    }
    return section("next", words.next, months.joined(separator: "\n"))
  }

  private static let signs: [ReportLight.Colour: String] = [.red: "!", .yellow: "◐", .green: "✓", .grey: "?"]

  private var legend: String {
    let items = facts.legend.map { "<li>\(light(Self.signs[$0] ?? "", $1, $0.rawValue))</li>" }
    return section("legend", words.legend, "<ul>\(items.joined())</ul><p>\(escaped(words.counted))</p>")
  }

  /// Nothing where there is nothing to list.
  private func list(_ id: String, _ title: String, _ items: [String]) -> String {
    if items.isEmpty { return "" }
    return section(id, title, "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "</ul>")
  }

  private func section(_ id: String, _ title: String, _ content: String, class name: String? = nil) -> String {
    "<section\(name.map { " class=\"\($0)\"" } ?? "") aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(escaped(title))</h2>\n\(content)\n</section>"
  }

  private func light(_ sign: String, _ word: String, _ colour: String, unseen: String? = nil) -> String {
    let rest = unseen.map { "<span class=\"unseen\"> \(escaped($0))</span>" } ?? ""
    // The sign stands with the first word.
    return "<span class=\"light \(colour)\"><b aria-hidden=\"true\">\(sign)</b>&nbsp;\(escaped(word))\(rest)</span>"
  }

  private func lines(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "<br>") }
  private func escaped(_ text: String) -> String { HTMLText.escaped(TextLayout.onOneLine(text)) }

  /// Ids are safe in attributes but for the slash and the colon of a member, which a fragment may hold.
  private func anchor(_ id: String) -> String { escaped(id) }
}
