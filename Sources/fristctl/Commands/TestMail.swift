import ArgumentParser
import FristControl
import FristProgram

struct TestMail: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One test message to a recipient, by the way its mail goes.",
    discussion: "Says where it went, and where a bounce would go. Exit code 1 if the spool could not be written.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The recipient.", valueName: "recipient"), completion: Completion.recipients)
  var recipient: String

  func run() throws {
    let reply = try DaemonConnection(global, patience: .seconds(60)).call(Control.TestMail(recipient: recipient))
    try Output.write(global.json ? [JSONLine.encode(reply)] : OutcomeText.tested(reply, of: recipient))
    if reply.state == "waiting" { throw ExitCode(Exit.failed.rawValue) }
  }
}
