/// `Name:      value` lines under each other, the names in one column.
struct Sheet {
  private static let valueColumn = 14
  private let terminal: Terminal
  private(set) var lines: [String] = []

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// One name, and a line for each value; nothing where there is no value. Without a name it goes on with what is above.
  mutating func add(_ name: String, _ values: [String], _ paint: Paint? = nil) {
    for (index, value) in values.enumerated() {
      let room = terminal.width.map { max(20, $0 - Self.valueColumn) }
      let parts = room.map { value.harmless.folded(to: $0) } ?? [value.harmless]
      for (part, text) in parts.enumerated() {
        let label = index == 0 && part == 0 && !name.isEmpty ? "\(name):" : ""
        let padding = String(repeating: " ", count: max(1, Self.valueColumn - label.displayWidth))
        lines.append(label + padding + terminal.paint(text, paint))
      }
    }
  }

  mutating func add(_ name: String, _ value: String, _ paint: Paint? = nil) { add(name, [value], paint) }
}
