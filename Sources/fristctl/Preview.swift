import ArgumentParser

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What will be sent, without sending.",
    discussion: "From the files of a configuration: the plans count as first loaded on --from.")

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = "/etc/frist/frist.yaml"

  @Option(help: ArgumentHelp("First day; today unless given.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Last day; a year after the first unless given.", valueName: "day"))
  var to: String?

  @Option(help: ArgumentHelp("Only this recipient's digests.", valueName: "id"))
  var recipient: String?

  @Flag(help: "Print JSON, a line per digest.")
  var json = false

  func run() throws {
    var arguments = ["--preview", "--config", config]
    for (name, value) in [("--from", from), ("--to", to), ("--recipient", recipient)] {
      if let value { arguments += [name, value] }
    }
    try Sibling.become(arguments + (json ? ["--json"] : []))
  }
}
