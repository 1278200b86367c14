import Foundation
import FristCore
import Testing

/// A line of a table of deadline texts: what a text means in a plan of that period.
struct DeadlineRow: CustomTestStringConvertible, Sendable {
  let file: String
  let line: Int
  let text: String
  let period: YearSpan?
  let from: CivilDay
  /// `error` for a text that must be refused.
  let kind: String
  /// "start/due;start/due", "-" for no start: the first four that are due on `from` or later.
  let occurrences: String

  var testDescription: String { "\(file):\(line) \"\(text)\"" }
  /// Made once for each file's lines of the same period.
  let context: DeadlineContext

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The lines of the texts that the real plans have.
  static let corpus = read("deadlines-corpus.tsv")
  /// The lines that were reasoned from DEADLINES.md, row by row.
  static let table = read("deadlines.tsv")
  /// What planners write before the time, read by one of them.
  static let planners = read("deadlines-planners.tsv")
  static let all = corpus + table
  static let understood = all.filter { $0.kind != "error" }
  /// With the planners' texts that are not refused.
  static let accepted: [DeadlineRow] =
    understood + planners.filter { row in (try? Deadline(parsing: row.text, in: row.context)) != nil }

  private static func read(_ file: String) -> [DeadlineRow] {
    guard let content = try? String(contentsOf: fixtures.appending(path: file), encoding: .utf8) else {
      fatalError("\(file) is missing in \(fixtures.path())")
    }
    var rows: [DeadlineRow] = []
    var contexts: [YearSpan?: DeadlineContext] = [:]
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("# ") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let years = fields[1].split(separator: "-").compactMap { Int($0) }
      guard fields.count >= 5, let from = CivilDay(fields[2]) else { fatalError("\(file):\(index + 1) is malformed") }
      let period = years.count == 2 ? YearSpan(first: years[0], last: years[1]) : nil
      let context = contexts[period] ?? DeadlineContext(period: period)
      contexts[period] = context
      rows.append(
        DeadlineRow(
          file: file, line: index + 1, text: fields[0], period: period, from: from, kind: fields[3],
          occurrences: fields[4], context: context))
    }
    return rows
  }
}

extension Deadline {
  /// As the tables have it.
  func occurrenceText(from day: CivilDay) -> String {
    occurrences(dueOnOrAfter: day, atMost: 4)
      .map { "\($0.start.map(String.init) ?? "-")/\($0.due)" }.joined(separator: ";")
  }
}

/// SplitMix64: the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
