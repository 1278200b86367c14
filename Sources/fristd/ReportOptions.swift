import ArgumentParser
import FristCore
import FristDaemon

/// What `fristd --report` takes beside the plan; `fristctl report` has the same.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Of all plans.")
  var all = false

  @Option(help: ArgumentHelp("Of this year; since the last evaluation unless given.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("From what the ledger had recorded by the end of this day.", valueName: "day"))
  var asOf: CivilDay?

  @Option(help: ArgumentHelp("Only what this recipient is responsible for.", valueName: "id"))
  var responsible: String?

  @Option(help: ArgumentHelp("text, markdown, html, csv or json; text unless given.", valueName: "format"))
  var format: ReportRun.Format?

  @Flag(help: "A plan file for the period that follows, with whatever is not finished.")
  var rollover = false

  var isGiven: Bool {
    all || year != nil || asOf != nil || responsible != nil || format != nil || rollover
  }
}

extension ReportRun.Format: ExpressibleByArgument {}
