import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The report of a plan: what was done, what is overdue, what needs attention.",
    discussion: """
      Of a year, or of the time since the last evaluation. With --state from a ledger, also a replay's, without a daemon \
      and without changing it. In the plan's language.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, html, csv, json }

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The plan.", valueName: "plan"), completion: Completion.plans)
  var plan: String?

  @Flag(help: "Of all plans.")
  var all = false

  @Option(help: ArgumentHelp("Of this year; since the last evaluation unless given.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("From what was recorded by the end of this day, as 31.12.2019.", valueName: "date"))
  var asOf: CivilDay?

  @Option(
    help: ArgumentHelp("Only what this recipient is responsible for.", valueName: "id"),
    completion: Completion.recipients)
  var responsible: String?

  @Option(help: ArgumentHelp("text, markdown, html, csv or json; text unless given.", valueName: "format"))
  var format: Format?

  @Flag(help: "A plan file for the period that follows, with whatever is not finished.")
  var rollover = false

  @Option(help: ArgumentHelp("With --state: this configuration.", valueName: "file"), completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("From the ledger in this directory.", valueName: "dir"), completion: .directory)
  var state: String?

  func validate() throws {
    if all == (plan != nil) { throw ValidationError("Give one plan, or --all.") }
    if let plan, plan.contains("/") { throw ValidationError("\(plan) is an obligation's id, report takes a plan's.") }
    if let year, !(1900...2200).contains(year) { throw ValidationError("--year is 1900 to 2200.") }
    if config != nil, state == nil { throw ValidationError("--config goes with --state.") }
    if rollover, all { throw ValidationError("--rollover is of one plan.") }
  }

  func run() throws {
    let format = global.json ? .json : format ?? .text
    if let state { try fromLedger(state, format) }
    let reply = try DaemonConnection(global, patience: .seconds(300)).call(
      Control.Report(
        plan: plan, year: year, asOf: asOf?.description, responsible: responsible,
        format: format == .text ? nil : format.rawValue, rollover: rollover ? true : nil))
    try Output.write(document: reply.document)
  }

  private func fromLedger(_ state: String, _ format: Format) throws -> Never {
    var arguments = ["--report", "--state", state, "--format", format.rawValue]
    for (name, value) in [
      ("--config", config), ("--year", year.map(String.init)), ("--as-of", asOf?.description),
      ("--responsible", responsible),
    ] {
      if let value { arguments += [name, value] }
    }
    if rollover { arguments.append("--rollover") }
    try Sibling.become(arguments + (plan.map { ["--", $0] } ?? ["--all"]))
  }
}

extension Output {
  /// Writes a document as it is, with an end to its last line.
  static func write(document: String) throws(Failure) {
    let output = Output()
    try output.line(document.utf8.last == UInt8(ascii: "\n") ? document.utf8.dropLast() : document.utf8[...])
    try output.flush()
  }
}
