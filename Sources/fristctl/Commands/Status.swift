import ArgumentParser
import FristControl
import FristProgram

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Zone, today, last pass, next wake, counts, spool, hold, problems.",
    discussion: "What is wrong is in red, with what to do about it. For a monitoring system see check.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let status = try DaemonConnection(global).call(Control.Status(language: MessageLocale.wanted))
    try Output.write(global.json ? [JSONLine.encode(status)] : StatusText.lines(status, on: .current))
  }
}
