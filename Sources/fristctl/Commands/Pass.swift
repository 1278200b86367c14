import ArgumentParser
import FristControl
import FristProgram

struct Pass: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look and send now, whatever the hour.",
    discussion: "Prints a line a digest. Exit code 1 if one could not be delivered; fristd keeps it and tries again.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reply = try Daemon(global, patience: .seconds(300)).call("Pass", as: Control.PassReply.self)
    try Output.write(global.json ? [JSONLine.encode(reply)] : OutcomeText.passed(reply.deliveries))
    if reply.deliveries.contains(where: { $0.state != "delivered" }) { throw ExitCode(Exit.failed.rawValue) }
  }
}
