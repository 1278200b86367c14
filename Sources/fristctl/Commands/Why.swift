import ArgumentParser
import FristControl
import FristProgram

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Why an occurrence was or was not told, to whom, and what comes next.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: .occurrence, completion: Completion.ids)
  var id: String

  func run() throws {
    let why = try DaemonConnection(global).call(Control.Why(id: id))
    try Output.write(global.json ? [JSONLine.encode(why)] : WhyText.lines(why, on: .current))
  }
}
