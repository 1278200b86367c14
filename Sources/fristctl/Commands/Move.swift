import ArgumentParser
import FristControl
import FristProgram

struct Move: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Another deadline for an occurrence.",
    discussion: """
      In words as in a plan, which mean one window: "1. halvår 2020", "innen 1. september". All steps come again from \
      the new day, and the earlier ones are kept with who and why. Look first with --dry-run; moved back by another move.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: .occurrence, completion: Completion.ids)
  var id: String

  @Argument(help: ArgumentHelp("The new deadline.", valueName: "deadline-text"))
  var deadline: [String]

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @Flag(help: "Show the days that the text means, and move nothing.")
  var dryRun = false

  func run() throws {
    let reply = try DaemonConnection(global).call(
      Control.Move(
        id: id, deadline: deadline.joined(separator: " "), reason: reason, dryRun: dryRun ? true : nil))
    try Output.write(reply.moved.map { global.json ? JSONLine.encode($0) : OutcomeText.moved($0, dryRun: dryRun) })
  }
}
