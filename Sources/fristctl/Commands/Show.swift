import ArgumentParser
import FristControl
import FristProgram

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One obligation with its deadlines, its occurrences and its history.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("PLAN/ID.", valueName: "id"), completion: Completion.ids)
  var id: String

  func run() throws {
    let show = try DaemonConnection(global).call(Control.Show(id: id, language: MessageLocale.wanted))
    try Output.write(global.json ? [JSONLine.encode(show)] : ShowText.lines(show, on: .current))
  }
}
