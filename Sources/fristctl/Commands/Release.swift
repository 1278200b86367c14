import ArgumentParser
import FristControl
import FristProgram

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let held mail go.",
    discussion: "Mail is held when the clock has jumped or the machine was away for long: look at the clock first.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reply = try Daemon(global).call("Release", as: Control.ReleaseReply.self)
    try Output.write(global.json ? JSONLine.encode(reply) : OutcomeText.released(reply.released))
  }
}
