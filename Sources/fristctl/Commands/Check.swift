import ArgumentParser
import FristControl
import FristProgram

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One line and exit code in the monitoring-plugin convention.",
    discussion: """
      0 OK. 1 WARNING: errors in the files, or mail that waits longer than it should. 2 CRITICAL: people are not told; \
      mail is held, the spool cannot be written, mail waits for long or was given up, the clock is set back, a pass was \
      not made, or fristd does not answer. 3 UNKNOWN: not permitted, or the check itself is wrong.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let check: CheckText
    do throws(Failure) {
      // Shorter than the ten seconds that monitoring systems commonly give a check.
      check = CheckText(
        try DaemonConnection(global, patience: .seconds(8)).call(Control.Status(language: MessageLocale.wanted)))
    } catch {
      check = CheckText(error)
    }
    try Output.write(global.json ? JSONLine.encode(check) : check.line)
    if check.level != .ok { throw ExitCode(check.level.rawValue) }
  }
}
