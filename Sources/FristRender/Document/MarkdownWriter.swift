/// A document as markdown (CommonMark, with the tables of GitHub's).
struct MarkdownWriter {
  /// Lines separated by LF and ended by one.
  func text(of document: Document) -> String {
    var text = ""
    for block in document.blocks {
      let lines = lines(of: block, document)
      if lines.isEmpty { continue }
      if !text.isEmpty { text += "\n" }
      for line in lines { text += line + "\n" }
    }
    return text
  }

  private func lines(of block: Block, _ document: Document) -> [String] {
    switch block {
    case .heading(let line, let level): [String(repeating: "#", count: level) + " " + written(line)]
    case .paragraph(let lines): broken(lines.map(written))
    case .entry(let entry): broken(["**\(written(entry.title))**"] + entry.lines.map(written))
    case .list(let items): items.map { "- \(written($0))" }
    // Fenced: what is merely indented would belong to a list before it.
    case .command(let lines): fenced(lines)
    case .table(let table): self.lines(of: table)
    case .link(let text, let address): [written(Line([.link(text, to: address)]))]
    case .rule: ["---"]
    case .figure(let figure): fenced(figure.plainText(width: 100, in: document.language))
    }
  }

  /// A backslash at the end of a line begins the next anew.
  private func broken(_ lines: [String]) -> [String] {
    lines.enumerated().map { n, line in n + 1 < lines.count ? line + "\\" : line }
  }

  private func fenced(_ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["```"] + lines + ["```"]
  }

  private func lines(of table: Table) -> [String] {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return (table.caption.map { [Self.escaped($0), ""] } ?? [])
      + [
        line(table.columns.map { Self.escaped($0.title) }),
        line(table.columns.map { $0.isNumeric ? "---:" : "---" }),
      ] + table.rows.map { line($0.map(written)) }
  }

  private func written(_ line: Line) -> String {
    line.runs.reduce(into: "") { text, run in
      switch run {
      case .text(let words): text += Self.escaped(words)
      case .strong(let words): text += words.isEmpty ? "" : "**\(Self.escaped(words))**"
      case .code(let words): text += Self.code(words)
      case .link(let words, let address):
        text +=
          HTMLText.isLinkable(address) ? "[\(Self.escaped(words))](<\(Self.address(address))>)" : Self.escaped(words)
      }
    }
  }

  /// With a backslash before what would be markup.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>#|~&".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    // A number with a full stop, or a dash, begins a list.
    let line = String(result)
    if let first = line.first, "-+".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") {
      return digits + "\\" + line.dropFirst(digits.count)
    }
    return line
  }

  /// A code span, fenced by more backticks than it holds in a row.
  private static func code(_ text: String) -> String {
    let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest > 0 ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  private static func address(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "<" ? "%3C" : $1 == ">" ? "%3E" : $1 == " " ? "%20" : String($1) }
  }
}
