import ArgumentParser
import FristControl
import FristCore
import Glibc

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How a deadline text is understood; no daemon needed.",
    discussion: """
      Says what a text means and on which days it falls due, or where understanding stopped. Texts are in quotes, one \
      an argument; - reads them from standard input, one a line. Exit code 65 where one is refused.
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The plan's period, which recurring deadlines live inside.", valueName: "y-y"))
  var period: YearSpan?

  @Option(help: ArgumentHelp("Only occurrences due on or after this day.", valueName: "day"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("At most so many occurrences, 1 to 1000.", valueName: "n"))
  var count = 4

  @Argument(help: ArgumentHelp("Deadline texts, or -.", valueName: "text"))
  var texts: [String]

  func validate() throws {
    if !(1...1000).contains(count) { throw ValidationError("--count is 1 to 1000.") }
  }

  func run() throws {
    let context = DeadlineContext(period: period)
    var isRefused = false
    func explain(_ text: String) {
      let explanation = Explanation(text, in: context, from: from, count: count)
      if case .refused = explanation { isRefused = true }
      print(global.json ? JSONLine.encode(explanation) : describe(explanation))
    }
    if texts == ["-"] {
      while let line = readLine() { explain(line) }
    } else {
      texts.forEach(explain)
    }
    if isRefused { throw ExitCode(Exit.badData.rawValue) }
  }

  private func describe(_ explanation: Explanation) -> String {
    switch explanation {
    case .refused(let text, let refusal):
      var lines = [text, String(repeating: " ", count: refusal.column - 1) + "^"]
      lines.append("  refused at column \(refusal.column): \(refusal.what)")
      if let suggestion = refusal.suggestion { lines.append("  perhaps \"\(suggestion)\"?") }
      return lines.joined(separator: "\n")
    case .understood(let text, let deadline, let windows):
      var facts = [deadline.kind == "asNeeded" ? "as needed" : deadline.kind]
      if deadline.approximate { facts.append("approximate") }
      if deadline.continues { facts.append("ongoing after its window") }
      if case .relative(let relative) = deadline.meaning {
        facts.append(
          relative.count == 0
            ? "due when \(relative.after) is done"
            : "\(relative.count) \(relative.unit.rawValue)\(relative.count == 1 ? "" : "s") after \(relative.after) is done"
        )
      }
      if let label = deadline.label { facts.append("label \"\(label)\"") }
      if let edtf = deadline.edtf { facts.append("EDTF \(edtf)") }
      let days = windows.map { window in
        let start = window.start.map { $0 == window.due ? "on" : "\(named($0)) to" } ?? "by"
        let working = WorkCalendar.standard.onOrBefore(window.due)
        return "  \(start) \(named(window.due))" + (working == window.due ? "" : "; told on \(named(working))")
      }
      return (["\(text.isEmpty ? "(empty)" : text)", "  " + facts.joined(separator: ", ")] + days).joined(
        separator: "\n")
    }
  }

  private func named(_ day: CivilDay) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(names[day.weekday.rawValue - 1]) \(day)"
  }
}

extension YearSpan: ExpressibleByArgument {
  /// `2019-2023`, `2019`, or `-` for none.
  public init?(argument: String) {
    let years = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(years.count), let first = years[0], let last = years[years.count - 1] else { return nil }
    self.init(first: first, last: last)
  }
}

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
