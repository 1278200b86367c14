/// A document as plain text.
struct PlainTextWriter {
  /// Unicode scalars of a line, but for a longer word, which stands alone.
  var width = TextLayout.width
  /// As RFC 3676 has it: a line that goes on in the next ends in a space, so that a narrow screen can break it anew; one
  /// that begins as another would mistake it is set off by a space.
  var isFlowed = false

  /// Lines separated by LF and ended by one.
  func text(of document: Document) -> String {
    var text = ""
    for block in document.blocks {
      let lines = lines(of: block, document)
      if lines.isEmpty { continue }
      if !text.isEmpty { text += "\n" }
      for line in lines {
        text += line
        text += "\n"
      }
    }
    return text
  }

  private func lines(of block: Block, _ document: Document) -> [String] {
    switch block {
    case .heading(let line, let level):
      let title = line.plainText
      if level > 1 { return flowing(level == 2 ? title.uppercased() : title) }
      let lines = flowing(title)
      let longest = lines.map(\.unicodeScalars.count).max() ?? 0
      return lines.isEmpty ? [] : lines + [String(repeating: "=", count: min(longest, width))]
    case .paragraph(let lines): return lines.flatMap { flowing($0.plainText) }
    case .entry(let entry): return flowing(entry.title.plainText) + entry.lines.flatMap { flowing($0.plainText) }
    // Without a hanging indent: a flowed line that begins with a space would show it inside its paragraph.
    case .list(let items):
      return items.flatMap { isFlowed ? flowing("- \($0.plainText)") : hanging("- ", $0.plainText) }
    case .command(let lines): return lines.map { fixed("  \($0)") }
    case .table(let table): return self.lines(of: table)
    case .link(let text, let address): return flowing("\(text): \(address)")
    case .rule: return [String(repeating: "-", count: width)]
    case .figure(let figure): return figure.plainText(width: width, in: document.language).map(fixed)
    }
  }

  private func flowing(_ text: String) -> [String] {
    let lines = TextLayout.wrapped(text, width: width)
    guard isFlowed else { return lines }
    return lines.enumerated().map { n, line in stuffed(line) + (n + 1 < lines.count ? " " : "") }
  }

  private func hanging(_ mark: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: mark.unicodeScalars.count)
    return TextLayout.wrapped(text, width: width - indent.count).enumerated()
      .map { n, line in (n == 0 ? mark : indent) + line }
  }

  private func fixed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return isFlowed ? stuffed(line) : line
  }

  /// RFC 3676, 4.4.
  private func stuffed(_ line: String) -> String {
    line.hasPrefix(" ") || line.hasPrefix(">") || line.hasPrefix("From ") ? " " + line : line
  }

  // MARK: Tables

  /// Columns side by side where they fit; else each row as its first cell with the others below it.
  private func lines(of table: Table) -> [String] {
    let cells = table.rows.map { $0.map(\.plainText) }
    let widths = table.columns.indices.map { column in
      cells.reduce(table.columns[column].title.unicodeScalars.count) { max($0, $1[column].unicodeScalars.count) }
    }
    let caption = (table.caption.map { flowing($0) + [""] }) ?? []
    guard widths.reduce(2 * (widths.count - 1), +) <= width else {
      return caption + rows(cells, under: table.columns)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { n in
        let space = String(repeating: " ", count: widths[n] - cells[n].unicodeScalars.count)
        return table.columns[n].isNumeric ? space + cells[n] : cells[n] + space
      }
      return fixed(padded.joined(separator: "  "))
    }
    return caption + [line(table.columns.map(\.title))]
      + [fixed(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))] + cells.map(line)
  }

  private func rows(_ cells: [[String]], under columns: [Table.Column]) -> [String] {
    cells.enumerated().flatMap { n, row in
      (n > 0 ? [""] : []) + flowing(row.first ?? "")
        + zip(columns, row).dropFirst().filter { !$0.1.isEmpty }.flatMap { flowing("\($0.0.title): \($0.1)") }
    }
  }
}
