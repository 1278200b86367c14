import ArgumentParser
import FristControl
import FristProgram

struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "It is not done, or not cancelled, after all.",
    discussion: "Its steps are due again. Undone by done or cancel.")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("PLAN/ID, with @DUE where several are done.", valueName: "id"), completion: Completion.ids)
  var id: String

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.Reopen(id: id))
    try Output.write(reply.occurrences.map { global.json ? JSONLine.encode($0) : OutcomeText.reopened($0) })
  }
}
