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
  /// What the file has behind: flags, a year, a note.
  let rest: [String]

  var testDescription: String { "\(file):\(line) \"\(text)\"" }
  /// Made once for each file's lines of the same period and year.
  let context: DeadlineContext

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The lines of the texts that the five plans have; behind: flags.
  static let corpus = read("deadlines-corpus.tsv")
  /// The lines that were reasoned from DEADLINES.md, row by row; behind: their source, "confirm".
  static let table = read("deadlines.tsv")
  /// What planners write before the time, read by one of them.
  static let planners = read("deadlines-planners.tsv")
  /// Texts of 140 public documents, read before any parser was run on them; behind: their form, a note.
  static let real = read("deadlines-real.tsv")
  /// What five planners would write; behind: the plan's year.
  static let trial = read("deadlines-trial.tsv", yearColumn: 5)
  static let all = corpus + table
  static let understood = all.filter { $0.kind != "error" }
  /// With the others' texts that are not refused.
  static let accepted: [DeadlineRow] =
    understood
    + (planners + real + trial).filter { row in (try? Deadline(parsing: row.text, in: row.context)) != nil }

  private struct Setting: Hashable {
    let period: YearSpan?
    let year: DeadlineContext.Year
  }

  private static func read(_ file: String, yearColumn: Int? = nil) -> [DeadlineRow] {
    guard let content = try? String(contentsOf: fixtures.appending(path: file), encoding: .utf8) else {
      fatalError("\(file) is missing in \(fixtures.path())")
    }
    var rows: [DeadlineRow] = []
    var contexts: [Setting: DeadlineContext] = [:]
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("# ") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let years = fields[1].split(separator: "-").compactMap { Int($0) }
      guard fields.count >= 5, let from = CivilDay(fields[2]) else { fatalError("\(file):\(index + 1) is malformed") }
      let year = yearColumn.flatMap { fields.count > $0 ? DeadlineContext.Year(fields[$0]) : nil } ?? .none
      let setting = Setting(
        period: years.count == 2 ? YearSpan(first: years[0], last: years[1]) : nil, year: year)
      let context = contexts[setting] ?? DeadlineContext(period: setting.period, year: year)
      contexts[setting] = context
      rows.append(
        DeadlineRow(
          file: file, line: index + 1, text: fields[0], period: setting.period, from: from, kind: fields[3],
          occurrences: fields[4], rest: Array(fields[5...]), context: context))
    }
    return rows
  }

  enum Outcome: Equatable {
    case right, toConfirm
    case refused(DeadlineRefusal)
    /// Read as something else; the worst where it is not even to be confirmed.
    case wrong(Deadline)
  }

  var outcome: Outcome {
    do throws(DeadlineRefusal) {
      let deadline = try Deadline(parsing: text, in: context)
      guard deadline.kind == kind, deadline.occurrenceText(from: from) == occurrences else { return .wrong(deadline) }
      return deadline.confirm ? .toConfirm : .right
    } catch {
      return .refused(error)
    }
  }
}

extension Deadline {
  /// As the tables have it.
  func occurrenceText(from day: CivilDay) -> String {
    occurrences(dueOnOrAfter: day, atMost: 4)
      .map { "\($0.start.map(String.init) ?? "-")/\($0.due)" }.joined(separator: ";")
  }
}
