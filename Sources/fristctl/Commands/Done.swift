import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Done: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "It is done: no more is told of it.",
    discussion: "Also early. Taken back by reopen.")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("PLAN/ID, with @DUE where several are open.", valueName: "id"), completion: Completion.ids)
  var id: String

  @Option(help: ArgumentHelp("The day it was done, as 2019-06-30; today unless given.", valueName: "day"))
  var on: CivilDay?

  @Option(help: ArgumentHelp("What to remember of it.", valueName: "text"))
  var note: String?

  func run() throws {
    let parameters = Control.CompleteParameters(id: id, on: on?.description, note: note)
    let item = try Daemon(global).call("Complete", parameters, as: Control.OccurrenceReply.self).occurrence
    try Output.write(global.json ? JSONLine.encode(item) : OutcomeText.done(item))
  }
}
