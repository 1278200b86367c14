import FristCore

/// A document as the HTML part of a mail: one self-contained page that Outlook's engine and a phone both lay out.
///
/// Tables alone make the layout, and every style stands on its element: mail programs drop the rest. No scripts, no
/// pictures, nothing from outside.
struct MailHTMLWriter {
  /// A whole HTML document, lines ended by LF.
  func html(of document: Document) -> String {
    var rows = ""
    for block in document.blocks { rows += row(block, in: document.language) }
    let body = """
      <table \(Style.layout) bgcolor="\(Style.ground)"><tr><td align="center" style="padding:12px 6px">
      \(Style.sheet)
      \(rows)\(cell("14px 0 0 0", Style.nothing))</table>
      </td></tr></table>
      """
    return HTMLFrame.html(
      body, title: document.title, language: document.language,
      ground: "margin:0;padding:0;background-color:\(Style.ground)")
  }

  private func row(_ block: Block, in language: Language) -> String {
    switch block {
    case .heading(let line, 1): cell("20px 20px 0 20px", heading("h1", Style.title, line))
    case .heading(let line, 2): cell("18px 20px 0 20px", heading("h2", Style.section, line))
    case .heading(let line, _): cell("12px 20px 0 20px", heading("h3", Style.item, line))
    case .paragraph(let lines): cell("12px 20px 0 20px", paragraph(lines))
    case .entry(let entry): cell("10px 20px 0 20px", html(entry))
    case .list(let items): cell("8px 20px 0 20px", list(items))
    case .command(let lines): cell("8px 20px 0 20px", command(lines))
    case .table(let table): cell("12px 20px 0 20px", html(table))
    case .link(let words, let address): cell("12px 20px 0 20px", paragraph([Line([.link(words, to: address)])]))
    case .rule: cell("18px 20px 0 20px", Style.line)
    case .figure(let figure): cell("12px 20px 0 20px", figure.html(in: language))
    }
  }

  private func cell(_ padding: String, _ content: String) -> String {
    "<tr><td style=\"padding:\(padding)\">\(content)</td></tr>\n"
  }

  private func heading(_ element: String, _ style: String, _ line: Line) -> String {
    "<\(element) style=\"margin:0;\(style)\">\(html(line))</\(element)>"
  }

  private func paragraph(_ lines: [Line]) -> String {
    "<p style=\"margin:0;\(Style.text)\">\(lines.map(html).joined(separator: "<br>\n"))</p>"
  }

  private func html(_ entry: Entry) -> String {
    let colour = entry.tone.colour
    // A cell of its own for the space beside the bar: not every engine keeps padding.
    let bar = """
      <td width="4" bgcolor="\(colour)" style="width:4px;background-color:\(colour);font-size:0">&nbsp;</td>\
      <td width="12" style="width:12px;font-size:0">&nbsp;</td>
      """
    let lines = entry.lines.map { "\n<p style=\"margin:3px 0 0 0;\(Style.text)\">\(html($0))</p>" }
    return """
      <table \(Style.layout)><tr>\(bar)
      <td style="padding:3px 0 5px 0">\(heading("h3", Style.item, entry.title))\(lines.joined())</td></tr></table>
      """
  }

  private func list(_ items: [Line]) -> String {
    let mark = "<td width=\"14\" valign=\"top\" style=\"width:14px;\(Style.text)\">&#8226;</td>"
    let rows = items.map { item in
      "<tr>\(mark)<td valign=\"top\" style=\"padding:0 0 3px 0;\(Style.text)\">\(html(item))</td></tr>\n"
    }
    return "<table \(Style.layout)>\n\(rows.joined())</table>"
  }

  private func command(_ lines: [String]) -> String {
    let words = lines.map { line in
      let indent = line.prefix { $0 == " " }.count
      return String(repeating: "&nbsp;", count: indent) + HTMLText.escaped(String(line.dropFirst(indent)))
    }
    let style = "padding:8px 12px;background-color:\(Style.ground);\(Style.code);word-break:break-word"
    return """
      <table \(Style.layout)><tr>
      <td bgcolor="\(Style.ground)" style="\(style)">\(words.joined(separator: "<br>\n"))</td></tr></table>
      """
  }

  private func html(_ table: Table) -> String {
    func cell(_ element: String, _ n: Int, _ content: String) -> String {
      let side = table.columns[n].isNumeric ? "right" : "left"
      let scope = element == "th" ? " scope=\"col\"" : ""
      return "<\(element)\(scope) align=\"\(side)\" valign=\"top\" style=\"\(Style.cell);text-align:\(side)\">"
        + "\(content)</\(element)>\n"
    }
    let caption = table.caption.map {
      "<caption style=\"\(Style.section);text-align:left\">\(HTMLText.escaped($0))</caption>"
    }
    let head = table.columns.indices.map { cell("th", $0, HTMLText.escaped(table.columns[$0].title)) }
    let rows = table.rows.map { row in "<tr>\(row.indices.map { cell("td", $0, html(row[$0])) }.joined())</tr>\n" }
    return """
      <table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">\(caption ?? "")
      <tr>\(head.joined())</tr>
      \(rows.joined())</table>
      """
  }

  private func html(_ line: Line) -> String {
    line.runs.reduce(into: "") { html, run in
      switch run {
      case .text(let words): html += HTMLText.escaped(TextLayout.bound(words))
      case .strong(let words): html += "<strong>\(HTMLText.escaped(words))</strong>"
      case .code(let words): html += "<code style=\"\(Style.code)\">\(HTMLText.escaped(words))</code>"
      case .link(let words, let address):
        html +=
          HTMLText.isLinkable(address)
          ? "<a href=\"\(HTMLText.escaped(address))\" style=\"color:#0b57a4\">\(HTMLText.escaped(words))</a>"
          : HTMLText.escaped(words)
      }
    }
  }
}

/// What stands on the elements of a mail. Colours of text have at least 4.5 to 1 on their ground (WCAG 2.1, 1.4.3).
private enum Style {
  static let ground = "#eef1f4"
  private static let ink = "color:#14202b"
  private static let font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
  static let title = "\(font);font-size:20px;line-height:26px;\(ink)"
  static let section = "\(font);font-size:15px;line-height:20px;color:#44525f"
  static let item = "\(font);font-size:16px;line-height:22px;\(ink)"
  static let text = "\(font);font-size:15px;line-height:22px;\(ink)"
  static let code = "font-family:Consolas,Menlo,'Courier New',monospace;font-size:14px;line-height:20px;\(ink)"
  static let cell =
    "padding:5px 8px 5px 0;border-bottom:1px solid #d5dbe1;\(font);font-size:14px;line-height:19px;\(ink)"

  static let layout = "role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
  /// Outlook takes the width of the attribute, all others that of the style.
  static let sheet = """
    <table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" \
    style="width:100%;max-width:640px;background-color:#ffffff;border:1px solid #d5dbe1">
    """
  /// Keeps the height of a cell that holds nothing but its padding.
  static let nothing = "<div style=\"font-size:0;line-height:0\">&nbsp;</div>"
  static let line =
    "<table \(layout)><tr><td style=\"border-top:1px solid #d5dbe1;font-size:0;line-height:0\">&nbsp;</td></tr></table>"
}

extension Tone {
  /// Of the bar beside an entry.
  fileprivate var colour: String {
    switch self {
    case .plain: "#5b7c99"
    case .red: "#b3261e"
    case .yellow: "#c77700"
    case .green: "#2e7d32"
    case .grey: "#8a949e"
    }
  }
}
