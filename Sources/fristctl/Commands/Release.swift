import ArgumentParser
import FristControl
import FristProgram

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let held mail go.",
    discussion: """
      Mail is held when the clock has jumped, when the machine was away for long, or when the ledger was restored from a \
      backup: look at the clock first. Clock and ledger are then taken as they are, also a clock that was set back.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.Release())
    try Output.write(global.json ? JSONLine.encode(reply) : OutcomeText.released(reply))
  }
}
