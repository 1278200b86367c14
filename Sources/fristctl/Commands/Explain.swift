import ArgumentParser
import FristControl
import FristCore
import FristProgram
import FristRender
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

  @Option(help: ArgumentHelp("The year of times that name none; a year wheel's is every.", valueName: "y|every"))
  var year: DeadlineContext.Year = .none

  @Option(help: ArgumentHelp("Only occurrences due on or after this day.", valueName: "day"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("At most so many occurrences, 1 to 1000.", valueName: "n"))
  var count = 4

  @Option(help: ArgumentHelp("In which words: nb, nn or en; as the locale says, else en.", valueName: "code"))
  var language: Language?

  @Flag(help: "Print the table of forms: each with examples and what they mean.")
  var forms = false

  // A text may begin with a dash, as in a list: "- 1. juni 2019".
  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Deadline texts, or -.", valueName: "text"))
  var texts: [String] = []

  mutating func validate() throws {
    if !(1...1000).contains(count) { throw ValidationError("--count is 1 to 1000.") }
    // What stands behind "--" is text whatever it looks like.
    let end = texts.firstIndex(of: "--")
    if let option = texts[..<(end ?? texts.endIndex)].first(where: \.isOption) {
      throw ValidationError("Unknown option '\(option)'")
    }
    if let end { texts.remove(at: end) }
    if forms, !texts.isEmpty { throw ValidationError("--forms takes no texts.") }
    if !forms, texts.isEmpty { throw ValidationError("Give a deadline text, - or --forms.") }
  }

  func run() throws {
    let context = DeadlineContext(period: period, year: year)
    let text = ExplainText(words: DeadlineWords(language ?? .ofLocale), terminal: .current)
    // A rule without an end has come back since 1900: people want to know when it comes next.
    let today = CivilDay.today
    let output = Output()
    if forms {
      for line in text.forms() { try output.line(line) }
      return try output.flush()
    }
    var isRefused = false
    func explain(_ line: String) throws {
      let explanation = Explanation(line, in: context, from: from, endlessFrom: today, count: count)
      if case .refused = explanation { isRefused = true }
      if global.json { return try output.line(explanation.json) }
      for line in text.lines(explanation) { try output.line(line) }
    }
    if texts == ["-"] {
      var isFirst = true
      while var line = readLine() {
        // A byte order mark, as editors of other systems write it, is no part of the first line.
        if isFirst, line.first == "\u{FEFF}" { line.removeFirst() }
        isFirst = false
        try explain(line)
      }
    } else {
      for text in texts { try explain(text) }
    }
    try output.flush()
    if isRefused { throw ExitCode(Exit.badData.rawValue) }
  }
}

extension String {
  /// `-x`, `--from`: what looks like an option and like no deadline.
  fileprivate var isOption: Bool {
    let rest = drop { $0 == "-" }
    return rest.count < count && rest.first.map { $0.isASCII && $0.isLetter } ?? false && !contains(" ")
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

extension DeadlineContext.Year: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension CivilDay {
  /// By the system's clock, in its zone.
  fileprivate static var today: CivilDay? {
    var now = time(nil)
    var fields = tm()
    guard localtime_r(&now, &fields) != nil else { return nil }
    return CivilDay(year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday))
  }
}

extension Language: ExpressibleByArgument {
  /// What the user's locale says for messages.
  static var ofLocale: Language { Language(rawValue: MessageLocale.language) ?? .en }
}
