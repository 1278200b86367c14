import ArgumentParser
import FristControl
import FristProgram

struct Pass: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look and send now, whatever the hour.",
    discussion: """
      Sums up what went; -v has a line a mail. Exit code 1 if one could not be delivered; fristd keeps it and tries again.
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .shortAndLong, help: "A line for each mail.")
  var verbose = false

  func run() throws {
    let reply = try DaemonConnection(global, patience: .seconds(300)).call(Control.Pass())
    try Output.write(global.json ? [JSONLine.encode(reply)] : OutcomeText.passed(reply, verbose: verbose))
    if reply.waiting > 0 { throw ExitCode(Exit.failed.rawValue) }
  }
}
