import ArgumentParser
import FristControl
import FristProgram

struct Calendar: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Due days as iCalendar, to standard output.",
    discussion: "Of a plan, of a recipient, or of all. An event keeps its identity when it is moved.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Only this plan.", valueName: "plan"), completion: Completion.plans)
  var plan: String?

  @Option(
    help: ArgumentHelp("Only what this recipient is responsible for.", valueName: "id"),
    completion: Completion.recipients)
  var recipient: String?

  func run() throws {
    let reply = try DaemonConnection(global, patience: .seconds(300)).call(
      Control.Calendar(plan: plan, recipient: recipient))
    if global.json { return try Output.write(JSONLine.encode(reply)) }
    try Output.write(document: reply.calendar)
  }
}
