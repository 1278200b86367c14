import ArgumentParser
import FristProgram

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check configuration and plans; no daemon needed.",
    discussion: "Prints every error and warning with file, line and column. Exit code 65 if there are errors.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config = "/etc/frist/frist.yaml"

  @Argument(
    help: ArgumentHelp("Plan files; all those in force if none is named.", valueName: "file"), completion: .file())
  var files: [String] = []

  func run() throws {
    try Sibling.become(
      ["--verify", "--config", config] + (global.json ? ["--json"] : []) + (files.isEmpty ? [] : ["--"] + files))
  }
}
