import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How far a year's work reached its aim, and to what effect.",
    discussion: "For the report: måloppnåelse og effekt. A later one of the same year takes its place.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("PLAN/ID.", valueName: "id"), completion: Completion.ids)
  var id: String

  @Option(help: ArgumentHelp("full, partial or none.", valueName: "how-far"))
  var attainment: Attainment

  @Option(help: ArgumentHelp("What came of it, in words.", valueName: "text"))
  var effect: String?

  @Option(
    help: ArgumentHelp(
      "The year it is about; the one in which the last status round opened unless given.", valueName: "year"))
  var year: Int?

  func validate() throws {
    if let year, !(1900...2200).contains(year) { throw ValidationError("--year is 1900 to 2200.") }
  }

  func run() throws {
    let reply = try DaemonConnection(global).call(
      Control.Evaluate(id: id, attainment: attainment.rawValue, effect: effect, year: year))
    try Output.write(global.json ? JSONLine.encode(reply) : OutcomeText.evaluated(reply))
  }
}
