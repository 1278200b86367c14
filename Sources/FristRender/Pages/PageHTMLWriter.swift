import FristCore

/// A document as one of the published pages: styled as a report's page is, readable at 320 pixels, without scripts.
struct PageHTMLWriter {
  func html(of document: Document) -> String {
    let parts = document.blocks.map { html($0, in: document.language) }
    return HTMLFrame.html(
      "<main>\n\(parts.joined(separator: "\n"))\n</main>", title: document.title, language: document.language,
      sheet: ReportStyle.sheet)
  }

  private func html(_ block: Block, in language: Language) -> String {
    switch block {
    case .heading(let line, let level): "<h\(min(level, 3))>\(html(line))</h\(min(level, 3))>"
    case .paragraph(let lines): "<p>\(lines.map(html).joined(separator: "<br>"))</p>"
    case .entry(let entry):
      "<h3>\(html(entry.title))</h3>\n" + entry.lines.map { "<p>\(html($0))</p>" }.joined(separator: "\n")
    case .list(let items): "<ul>\(items.map { "<li>\(html($0))</li>" }.joined(separator: "\n"))</ul>"
    case .command(let lines): "<pre>\(HTMLText.escaped(lines.joined(separator: "\n")))</pre>"
    case .table(let table): html(table)
    case .link(let words, let address): "<p>\(html(Line([.link(words, to: address)])))</p>"
    case .rule: "<hr>"
    case .figure(let figure): figure.html(in: language)
    }
  }

  /// The first column names a row; on a phone each row is a card, whose cells say what they are.
  private func html(_ table: Table) -> String {
    let caption = table.caption.map { "<caption>\(HTMLText.escaped($0))</caption>\n" } ?? ""
    let head = table.columns.map { "<th scope=\"col\">\(HTMLText.escaped($0.title))</th>" }.joined()
    let rows = table.rows.map { row in
      let cells = zip(table.columns, row).enumerated().map { n, cell -> String in
        let (column, line) = cell
        let content = html(line)
        if n == 0 { return "<th scope=\"row\">\(content)</th>" }
        return "<td\(line.isEmpty ? " class=\"empty\"" : "")><span class=\"label\" aria-hidden=\"true\">"
          + "\(HTMLText.escaped(column.title)): </span><span>\(content)</span></td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <table>
      \(caption)<thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func html(_ line: Line) -> String {
    line.runs.reduce(into: "") { html, run in
      switch run {
      case .text(let words): html += HTMLText.escaped(words)
      case .strong(let words): html += "<strong>\(HTMLText.escaped(words))</strong>"
      case .code(let words): html += "<code>\(HTMLText.escaped(words))</code>"
      case .link(let words, let address):
        let words = HTMLText.escaped(words)
        html += HTMLText.isLinkable(address) ? "<a href=\"\(HTMLText.escaped(address))\">\(words)</a>" : words
      }
    }
  }
}
