import ArgumentParser
import FristControl
import FristProgram

struct ShowPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "An accepted version of a plan file, as the ledger has it.",
    discussion: "Without --version a list of the versions there are.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The plan.", valueName: "plan"), completion: Completion.plans)
  var plan: String

  @Option(help: ArgumentHelp("From 1.", valueName: "n"))
  var version: Int?

  func run() throws {
    let reply = try DaemonConnection(global).call(Control.PlanVersion(plan: plan, version: version))
    if global.json { return try Output.write(JSONLine.encode(reply)) }
    if version != nil { return try Output.write(document: reply.content) }
    try Output.write(
      reply.versions.map { "\($0.version)  \(Dates.moment($0.at))" }
        + ["see one with: fristctl plan \(reply.plan.harmless) --version \(reply.version)"])
  }
}
