import ArgumentParser
import FristControl
import FristProgram

struct Reload: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the files again.",
    discussion: """
      Says what changed, and every problem. Where a plan or an obligation is wrong the rest is in force all the same, \
      exit code 0; where frist.yaml or directory.yaml is wrong everything stays as it was, exit code 65.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reply = try DaemonConnection(global, patience: .seconds(300)).call(
      Control.Reload(language: MessageLocale.wanted))
    try Output.write(global.json ? [JSONLine.encode(reply)] : ReloadText.lines(reply, on: .current))
  }
}
