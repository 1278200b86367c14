import ArgumentParser

/// The administrator's tool.
@main
struct Fristctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fristctl",
    abstract: "Asks and steers fristd.",
    version: "0.1.0",
    subcommands: [Explain.self, Preview.self, Verify.self])
}
