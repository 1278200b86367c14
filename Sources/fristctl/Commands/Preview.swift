import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What will be sent, without sending.",
    discussion: """
      Asks fristd, which knows what has been told and done. With --config from files alone, no daemon needed: the plans \
      count as first loaded on --from. With --diff beside the ledger, which you must be allowed to read.
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("First day, as 2019-06-30; today unless given.", valueName: "day"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("Last day; a year after the first unless given.", valueName: "day"))
  var to: CivilDay?

  @Option(help: ArgumentHelp("Only this recipient's digests.", valueName: "id"), completion: Completion.recipients)
  var recipient: String?

  @Option(help: ArgumentHelp("From this configuration and its plans.", valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp("What another directory of plans would change: digests that come, and go.", valueName: "dir"),
    completion: .directory)
  var diff: String?

  @Option(
    help: ArgumentHelp(
      "With the ledger in this directory, also a replay's; /var/lib/frist with --diff.", valueName: "dir"),
    completion: .directory)
  var state: String?

  func validate() throws {
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
  }

  func run() throws {
    if config != nil || diff != nil || state != nil { try fromFiles() }
    let method = Control.Preview(from: from?.description, to: to?.description, recipient: recipient)
    let terminal = Terminal.current
    let output = Output()
    var (digests, notices) = (0, 0)
    try DaemonConnection(global, patience: .seconds(300)).stream(method) { reply in
      for digest in reply.digests {
        digests += 1
        notices += digest.notices.count
        if global.json {
          try output.line(JSONLine.encode(digest))
        } else {
          for line in PreviewText.lines(digest, on: terminal) { try output.line(line) }
        }
      }
    }
    if !global.json { try output.line(PreviewText.summary(digests: digests, notices: notices)) }
    try output.flush()
  }

  /// By fristd, with the rights of whoever asks.
  private func fromFiles() throws -> Never {
    var arguments = ["--preview"]
    // What is compared is what is in force now, with all that has been told.
    let state = state ?? (diff == nil ? nil : Sibling.usualState)
    for (name, value) in [
      ("--config", config), ("--state", state), ("--diff", diff), ("--from", from?.description),
      ("--to", to?.description), ("--recipient", recipient),
    ] {
      if let value { arguments += [name, value] }
    }
    try Sibling.become(arguments + (global.json ? ["--json"] : []))
  }
}
