import FristControl

/// `fristctl list`: a row an occurrence, and how many there are.
enum ListText {
  /// - Parameters:
  ///   - total: How many there are without any filter; nil where that is not known or nothing was filtered.
  static func lines(_ occurrences: [OccurrenceMessage], of total: Int?, on terminal: Terminal) -> [String] {
    var table = self.table(occurrences, name: { $0.occurrence ?? $0.id })
    if !table.fits(terminal) {
      let times = Dictionary(occurrences.map { ($0.id, 1) }, uniquingKeysWith: +)
      table = self.table(occurrences) { times[$0.id] == 1 ? $0.id : shortName($0) }
      // Long ids on a narrow screen: what it is says more than whose it is.
      if !table.fits(terminal, cut: true) { table = table.without(column: 2) }
    }
    return table.lines(on: terminal) + terminal.folded(summary(occurrences, of: total))
  }

  private static func table(_ occurrences: [OccurrenceMessage], name: (OccurrenceMessage) -> String) -> Table {
    var table = Table(columns: [
      .init(title: "ID"), .init(title: "TITLE", fit: .truncated(least: 24)),
      .init(title: "RESPONSIBLE", fit: .truncated(least: 10)), .init(title: "DUE"),
      .init(title: "DAYS", isNumber: true), .init(title: "STATE"),
    ])
    for item in occurrences {
      let paint = State.paint(item.state)
      table.rows.append([
        .init(name(item)), .init(title(item)), .init(responsible(item)), .init(item.due ?? "-", paint),
        .init(days(item), paint), .init(State.words(item.state), paint),
      ])
    }
    return table
  }

  /// Days left while that matters to somebody.
  static func days(_ item: OccurrenceMessage) -> String {
    switch State(rawValue: item.state) {
    case .done, .missed, .cancelled, .withdrawn: ""
    default: item.daysLeft.map(String.init) ?? ""
    }
  }

  /// Without `@DUE` where that is the day in the column DUE: room for the title.
  private static func shortName(_ item: OccurrenceMessage) -> String {
    guard let occurrence = item.occurrence, let due = item.due else { return item.id }
    return occurrence == "\(item.id)@\(due)" ? item.id : occurrence
  }

  /// The title, with the words that tell occurrences of one obligation apart.
  static func title(_ item: OccurrenceMessage) -> String {
    item.label.map { "\(item.title): \($0)" } ?? item.title
  }

  private static func responsible(_ item: OccurrenceMessage) -> String {
    guard let first = item.responsible.first else { return "(nobody)" }
    return item.responsible.count > 1 ? "\(first) +\(item.responsible.count - 1)" : first
  }

  /// `3 of 142: 1 overdue, 2 open`.
  static func summary(_ occurrences: [OccurrenceMessage], of total: Int?) -> String {
    let count = total.map { "\(occurrences.count) of \(max($0, occurrences.count))" } ?? "\(occurrences.count)"
    if occurrences.isEmpty { return total == nil ? "none" : "\(count): nothing matches" }
    var numbers: [String: Int] = [:]
    for item in occurrences { numbers[item.state, default: 0] += 1 }
    let counts = numbers.map { Control.Status.Count(state: $0.key, count: $0.value) }
    return "\(count): \(StatusText.counts(counts))"
  }
}
