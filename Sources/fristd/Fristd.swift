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
      into the mail spool: each step once, to the right person, on the right day.
      """,
    version: FristVersion.text)

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = "/etc/frist/frist.yaml"

  @Option(help: ArgumentHelp("The directory of the ledger; /var/lib/frist unless --replay.", valueName: "dir"))
  var state: String?

  @Option(help: ArgumentHelp("The mail spool; what the configuration says unless --replay.", valueName: "dir"))
  var spool: String?

  @Option(help: ArgumentHelp("The control socket; what the configuration says unless given.", valueName: "path"))
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

  @Flag(help: "Show what would be sent, without sending.")
  var preview = false

  @Option(help: ArgumentHelp("First day of --preview; today unless given.", valueName: "day"))
  var from: CivilDay?

  @Option(help: ArgumentHelp("Last day of --preview; a year after the first unless given.", valueName: "day"))
  var to: CivilDay?

  @Option(help: ArgumentHelp("Only this recipient's digests in --preview.", valueName: "id"))
  var recipient: String?

  @Flag(help: "Print JSON, for --verify and --preview.")
  var json = false

  @Argument(help: ArgumentHelp("Plan files for --verify.", valueName: "file"))
  var files: [String] = []

  /// Without its arguments it would be the service, whatever was asked for.
  static func main() {
    guard let arguments = ProgramArguments.all else {
      complain("fristd: the system did not hand over the arguments of the command line; nothing is done")
      exit(withError: Exit.usage)
    }
    StandardOutput.failWhereLost()
    main(Array(arguments.dropFirst()))
  }

  func validate() throws {
    let modes = [once, replay != nil, verify, preview].count { $0 }
    if modes > 1 { throw ValidationError("--once, --replay, --verify and --preview exclude each other.") }
    if modes > 0, control != nil { throw ValidationError("--control is for the service.") }
    if replay != nil, state == nil || spool == nil {
      throw ValidationError("--replay needs --state and --spool: it must never touch the service's own.")
    }
    if !files.isEmpty, !verify { throw ValidationError("Plan files go with --verify.") }
    if json, !verify, !preview { throw ValidationError("--json goes with --verify and --preview.") }
    if !preview, from != nil || to != nil || recipient != nil {
      throw ValidationError("--from, --to and --recipient go with --preview.")
    }
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
  }

  func run() throws {
    do {
      if verify { return try runVerify() }
      if preview { return try runPreview() }
      if let replay { return try runReplay(replay) }
      if once { return try runOnce() }
    } catch {
      throw report(error)
    }
    runService()
  }

  var premises: Office.Premises {
    Office.Premises(config: config, state: state ?? "/var/lib/frist", spool: spool)
  }
}

/// `2013-01-01..2023-12-31`, both inclusive.
struct DaySpan: ExpressibleByArgument {
  let first: CivilDay
  let last: CivilDay

  init?(argument: String) {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let first = CivilDay(iso: parts[0]), let last = CivilDay(iso: parts[2]),
      first <= last
    else { return nil }
    self.first = first
    self.last = last
  }
}

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
