import ArgumentParser
import FristProgram
import Glibc

/// The administrator's tool.
@main
struct Fristctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fristctl",
    abstract: "Asks and steers fristd.",
    discussion: """
      An id is PLAN/ID, with @DUE where one occurrence is meant; any unambiguous beginning of DUE serves: \
      nes-rus/4.1@2022. A day is written 2019-06-30 or 30.06.2019. Exit codes: 0, 1 failed, 64 usage, 65 bad data, 69 fristd not reachable, 77 not permitted.
      """,
    version: FristVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [Status.self, List.self, Show.self, Why.self, Preview.self, Log.self, ShowPlan.self, Check.self]),
      CommandGroup(
        name: "Answer",
        subcommands: [
          Done.self, Reopen.self, Confirm.self, Evaluate.self, Move.self, Snooze.self, Cancel.self,
        ]),
      CommandGroup(name: "Hand on", subcommands: [Report.self, Calendar.self, Publish.self]),
      CommandGroup(name: "Steer", subcommands: [Reload.self, Release.self, Pass.self, TestMail.self]),
      CommandGroup(name: "Offline", subcommands: [Verify.self, Explain.self]),
    ])

  // Here and in each command: so it may stand before and after the command's name.
  @OptionGroup var global: GlobalOptions

  static func main() {
    do {
      guard let arguments = ProgramArguments.all else {
        throw Failure(.usage, "the system did not hand over the command line; nothing is done")
      }
      StandardOutput.failWhereLost()
      try CommandName.check(arguments.dropFirst())
      var command = try parseAsRoot(Array(arguments.dropFirst()))
      try command.run()
    } catch let failure as Failure {
      let lines = failure.sentence.split(separator: "\n", omittingEmptySubsequences: false).map(\.harmless)
      StandardError.write("fristctl: \(lines.joined(separator: "\n"))")
      Glibc.exit(failure.exit.rawValue)
    } catch {
      Self.exit(withError: error)
    }
  }
}
