/// Rows under a heading, columns two spaces apart, made to fit the terminal.
struct Table {
  struct Cell: ExpressibleByStringInterpolation {
    var text: String
    var paint: Paint?

    init(_ text: String, _ paint: Paint? = nil) {
      self.text = text.harmless
      self.paint = paint
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  struct Column {
    /// What becomes of a column where there is no room.
    enum Fit {
      case whole
      /// Cut, down to so many columns; further, to a few, where all else is as narrow as it may be.
      case truncated(least: Int)
      /// Continued on the next lines; for a last column.
      case folded(least: Int)
    }

    let title: String
    var fit = Fit.whole
    var isNumber = false
  }

  /// Columns without which a cut text says nothing.
  private static let fewest = 8

  let columns: [Column]
  var rows: [[Cell]] = []

  /// The columns all rows would like to have.
  private var naturalWidths: [Int] {
    var widths = columns.map(\.title.displayWidth)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.text.displayWidth) }
    }
    return widths
  }

  /// Whether it fits without cutting anything; or, with `cut`, with nothing cut further than its column likes.
  func fits(_ terminal: Terminal, cut: Bool = false) -> Bool {
    guard let width = terminal.width else { return true }
    let widths = zip(naturalWidths, columns).map { natural, column in
      if cut, case .truncated(let least) = column.fit { min(natural, least) } else { natural }
    }
    return widths.reduce(2 * (columns.count - 1), +) <= width
  }

  /// The heading and the rows; nothing where there are no rows.
  func lines(on terminal: Terminal, indent: Int = 0) -> [String] {
    guard !rows.isEmpty else { return [] }
    let widths = fittedWidths(terminal.width.map { $0 - indent })
    let margin = String(repeating: " ", count: indent)
    if let width = terminal.width, widths.reduce(2 * (columns.count - 1), +) > width - indent {
      return rows.flatMap { row in stacked(row, width - indent, terminal).map { margin + $0 } }
    }
    let heading = columns.map { Cell($0.title, .bold) }
    return ([heading] + rows).flatMap { row in self.lines(of: row, widths, terminal).map { margin + $0 } }
  }

  /// A row where no table fits: its cells one after the other, on as many lines as they need.
  private func stacked(_ row: [Cell], _ width: Int, _ terminal: Terminal) -> [String] {
    var lines: [String] = []
    // What says no more than the row above goes on with it.
    var line = row.first?.text.isEmpty ?? true ? "  " : ""
    var used = line.count
    for cell in row where !cell.text.isEmpty {
      if used > 2, used + 2 + cell.text.displayWidth <= width {
        line += "  " + terminal.paint(cell.text, cell.paint)
        used += 2 + cell.text.displayWidth
        continue
      }
      if used > 2 { lines.append(line) }
      let margin = lines.isEmpty && used == 0 ? "" : "  "
      let parts = cell.text.folded(to: max(8, width - margin.count)).map { terminal.paint($0, cell.paint) }
      lines += parts.dropLast().map { margin + $0 }
      line = margin + (parts.last ?? "")
      used = margin.count + (cell.text.folded(to: max(8, width - margin.count)).last ?? "").displayWidth
    }
    return lines + [line]
  }

  /// Folded columns become narrower first, then the widest of those that may be cut.
  private func fittedWidths(_ width: Int?) -> [Int] {
    var widths = naturalWidths
    guard let width else { return widths }
    var excess = widths.reduce(2 * (columns.count - 1), +) - width
    for (column, kind) in columns.enumerated() {
      guard case .folded(let least) = kind.fit else { continue }
      let taken = max(0, min(excess, widths[column] - least))
      widths[column] -= taken
      excess -= taken
    }
    for isLast in [false, true] {
      while excess > 0 {
        let candidates = columns.indices.filter { column in
          guard case .truncated(let least) = columns[column].fit else { return false }
          return widths[column] > (isLast ? min(least, Self.fewest) : least)
        }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  private func lines(of row: [Cell], _ widths: [Int], _ terminal: Terminal) -> [String] {
    var line = ""
    var continued: [String] = []
    var pending = 0
    for (column, cell) in row.enumerated() {
      var text = cell.text
      switch columns[column].fit {
      case .whole: break
      case .truncated: text = text.truncated(to: widths[column])
      case .folded:
        let parts = text.folded(to: widths[column])
        text = parts.first ?? ""
        let before = widths[..<column].reduce(2 * column, +)
        continued += parts.dropFirst().map { String(repeating: " ", count: before) + terminal.paint($0, cell.paint) }
      }
      let padding = widths[column] - text.displayWidth
      if columns[column].isNumber { pending += padding }
      if !text.isEmpty {
        line += String(repeating: " ", count: pending) + terminal.paint(text, cell.paint)
        pending = 0
      }
      pending += (columns[column].isNumber ? 0 : padding) + 2
    }
    return [line] + continued
  }
}

extension Table {
  func without(column: Int) -> Table {
    var columns = self.columns
    columns.remove(at: column)
    return Table(
      columns: columns,
      rows: rows.map { row in
        var row = row
        row.remove(at: column)
        return row
      })
  }
}
