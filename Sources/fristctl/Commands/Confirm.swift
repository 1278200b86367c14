import ArgumentParser
import FristControl
import FristProgram

struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "It still holds: the answer to a review or a status request.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("PLAN/ID.", valueName: "id"), completion: Completion.ids)
  var id: String

  @Option(help: ArgumentHelp("What to remember of it.", valueName: "text"))
  var note: String?

  private struct Reply: Codable { let id: String }

  func run() throws {
    let reply = try Daemon(global).call("Confirm", Control.ConfirmParameters(id: id, note: note), as: Reply.self)
    try Output.write(global.json ? JSONLine.encode(reply) : OutcomeText.confirmed(reply.id))
  }
}
