import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Snooze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "No mail of it to anybody until a day.",
    discussion: """
      The deadline stays where it is, and past it it is overdue: see move for another deadline. Ended early by another \
      snooze until tomorrow.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: .occurrence, completion: Completion.ids)
  var id: String

  @Option(
    help: ArgumentHelp("The first day on which it is told of again, as 2019-06-30 or 30.06.2019.", valueName: "date"))
  var until: CivilDay

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.Snooze(id: id, until: until.description, reason: reason))
    try Output.write(reply.occurrences.map { global.json ? JSONLine.encode($0) : OutcomeText.snoozed($0) })
  }
}
