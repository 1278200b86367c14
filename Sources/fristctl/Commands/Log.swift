import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who did what when, over all plans.",
    discussion:
      "Every entry of the ledger, oldest first: what came from the files, what was told, and what people said.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Only this plan.", valueName: "plan"), completion: Completion.plans)
  var plan: String?

  @Option(help: ArgumentHelp("First day, as 2019-06-30 or 30.06.2019.", valueName: "date"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("Last day.", valueName: "date"))
  var to: CivilDay?

  @Option(help: ArgumentHelp("Only by this user, or by file, clock or mail.", valueName: "who"))
  var by: String?

  func validate() throws {
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
  }

  func run() throws {
    let method = Control.Log(plan: plan, from: from?.description, to: to?.description, by: by)
    let (terminal, output) = (Terminal.current, Output())
    var count = 0
    try DaemonConnection(global, patience: .seconds(300)).stream(method) { reply in
      count += reply.entries.count
      for entry in reply.entries {
        if global.json {
          try output.line(JSONLine.encode(entry))
        } else {
          for line in LogText.lines(entry, on: terminal) { try output.line(line) }
        }
      }
    }
    if !global.json { try output.line(count == 0 ? "nothing matches" : counted(count, "entry", "entries")) }
    try output.flush()
  }
}
