import ArgumentParser
import FristControl
import FristProgram

struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "It is not done after all.")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("PLAN/ID, with @DUE where several are done.", valueName: "id"), completion: Completion.ids)
  var id: String

  func run() throws {
    let reply = try Daemon(global).call("Reopen", Control.IDParameters(id: id), as: Control.OccurrenceReply.self)
    try Output.write(global.json ? JSONLine.encode(reply.occurrence) : OutcomeText.reopened(reply.occurrence))
  }
}
