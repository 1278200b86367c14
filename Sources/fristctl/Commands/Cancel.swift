import ArgumentParser
import FristControl
import FristProgram

struct Cancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "It will not be done: no more is told of it.",
    discussion: "Of this occurrence; a series ends in the plan's file. Taken back by reopen.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: .occurrence, completion: Completion.ids)
  var id: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.Cancel(id: id, reason: reason))
    try Output.write(reply.occurrences.map { global.json ? JSONLine.encode($0) : OutcomeText.cancelled($0) })
  }
}
