import ArgumentParser
import FristControl
import FristProgram

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A folder of static pages of all plans, for a web server.",
    discussion: """
      An overview, a page a plan and a page a recipient, each with a calendar. A file is replaced only where it changed; \
      pages of plans that are gone are removed, and files of others are never touched.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The folder.", valueName: "dir"), completion: .directory)
  var directory: String

  func run() throws {
    var pages: [Control.Pages.Page] = []
    try DaemonConnection(global, patience: .seconds(300)).stream(Control.Pages()) { pages += $0.pages }
    let change = try PageFolder(directory).write(pages)
    try Output.write(global.json ? JSONLine.encode(change) : change.sentence)
  }
}
