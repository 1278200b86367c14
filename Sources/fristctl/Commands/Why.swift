import ArgumentParser
import FristControl
import FristProgram

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Why an occurrence was or was not told, to whom, and what comes next.")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("PLAN/ID, with @DUE where several are open.", valueName: "id"), completion: Completion.ids)
  var id: String

  func run() throws {
    let why = try Daemon(global).call("Why", Control.IDParameters(id: id), as: WhyMessage.self)
    try Output.write(global.json ? [JSONLine.encode(why)] : WhyText.lines(why, on: .current))
  }
}
