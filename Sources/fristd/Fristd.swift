import ArgumentParser
import FristCore
import FristDaemon
import FristProgram

/// The daemon's program. Without a mode it runs as the service; the modes look, replay, or make one pass.
@main
struct Fristd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fristd",
    abstract: "Keeps adopted plans from being forgotten.",
    discussion: """
      Reads plans with their deadlines, works out every date, and writes reminders, overdue notices and escalations \
      into the mail spool: each step once, to the right person, on the right day. Exit codes: 0, 1 failed, 64 usage, \
      65 bad data, 70 a ledger that no restart mends, 77 not permitted, 78 bad configuration.
      """,
    version: FristVersion.text)

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config = "/etc/frist/frist.yaml"

  @Option(
    help: ArgumentHelp("The directory of the ledger; /var/lib/frist for the service.", valueName: "dir"),
    completion: .directory)
  var state: String?

  @Option(
    help: ArgumentHelp("The mail spool; what the configuration says unless --replay.", valueName: "dir"),
    completion: .directory)
  var spool: String?

  @Option(
    help: ArgumentHelp("The control socket; what the configuration says unless given.", valueName: "path"),
    completion: .file())
  var control: String?

  @Flag(help: "Make one pass over everything and exit.")
  var once = false

  @Option(
    help: ArgumentHelp(
      "Drive the same code through civil time, both days inclusive; --state and --spool must be given.",
      valueName: "from..to"))
  var replay: DaySpan?

  @Flag(help: "Check the configuration and the plans, or the plan files named, and exit.")
  var verify = false

  @Flag(
    help: """
      Show what would be sent, without sending: from files alone, where the plans count as first loaded on --from, or \
      beside a ledger (--state).
      """)
  var preview = false

  @Option(
    help: ArgumentHelp(
      "What another directory of plans would change in --preview, beside the ledger.", valueName: "dir"),
    completion: .directory)
  var diff: String?

  @Flag(help: "Write a report from a ledger (--state), also a replay's, without changing it.")
  var report = false

  @Flag(help: "Show the digests that went by a ledger (--state), also a replay's, without changing it.")
  var log = false

  @Option(help: ArgumentHelp("First day of --preview (today unless given) or --log.", valueName: "day"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("Last day of --preview (a year after the first) or --log.", valueName: "day"))
  var to: CivilDay?

  @Option(help: ArgumentHelp("Only this recipient's digests in --preview.", valueName: "id"))
  var recipient: String?

  @OptionGroup(title: "Report") var reportOptions: ReportOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Plan files for --verify, or the plan for --report.", valueName: "file"))
  var files: [String] = []

  /// Without its arguments it would be the service, whatever was asked for.
  static func main() {
    guard let arguments = ProgramArguments.all else {
      complain("fristd: the system did not hand over the arguments of the command line; nothing is done")
      exit(withError: ExitCode(Exit.usage))
    }
    StandardOutput.failWhereLost()
    main(Array(arguments.dropFirst()))
  }

  func run() throws {
    do {
      switch mode {
      case .service: break
      case .once: return try runOnce()
      case .replay(let span): return try runReplay(span)
      case .verify: return try runVerify()
      case .preview: return try runPreview()
      case .report: return try runReport()
      case .log: return try runLog()
      }
    } catch {
      throw ending(with: error)
    }
    runService()
  }

  var premises: Office.Premises {
    Office.Premises(config: config, state: state ?? "/var/lib/frist", spool: spool)
  }
}
