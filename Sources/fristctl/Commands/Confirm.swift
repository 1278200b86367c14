import ArgumentParser
import FristControl
import FristProgram

struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Yes to whatever is being asked.",
    discussion: """
      Of an obligation: that it still holds, and that its deadline is read rightly where that is to be confirmed. Of a \
      plan whose file is gone: that it is meant. With nothing to answer it is recorded all the same.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("PLAN/ID, or PLAN.", valueName: "id"), completion: Completion.ids)
  var id: String

  @Option(help: ArgumentHelp("What to remember of it.", valueName: "text"))
  var note: String?

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.Confirm(id: id, note: note))
    try Output.write(global.json ? JSONLine.encode(reply) : OutcomeText.confirmed(reply))
  }
}
