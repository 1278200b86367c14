import ArgumentParser
import FristDelivery
import FristPost
import FristProgram
import Glibc

/// Hands on the mail that leaves by other ways than a Maildir. Run by its own unit; by hand it does the same, at once.
@main
struct FristPostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frist-post",
    abstract: "Hands the mail of frist to sendmail and to the mailboxes of local accounts.",
    discussion: """
      What fristd leaves in SPOOL/outgoing is handed over, each message at least once and with the same Message-ID. What \
      does not get through stays, is tried again by frist-post.timer, and after 3 days or 200 tries lies in \
      SPOOL/outgoing/failed. Exit codes: 0 nothing waits, 1 failed or given up, 64 usage, 75 something waits for another \
      try, 77 not permitted.
      """,
    version: FristVersion.text)

  @Flag(help: "Leave out what was tried a short while ago; for the service.")
  var due = false

  @Flag(help: "Bring back what was given up, and try it.")
  var retry = false

  @Option(help: ArgumentHelp("The mail spool.", valueName: "dir"), completion: .directory)
  var spool = "/var/spool/frist"

  @Option(help: ArgumentHelp("The mail transfer agent's program.", valueName: "path"), completion: .file())
  var sendmail = "/usr/sbin/sendmail"

  @Option(help: ArgumentHelp("Where the mailboxes of local accounts are.", valueName: "dir"), completion: .directory)
  var mailDirectory = "/var/mail"

  @Option(help: ArgumentHelp("Kill a sendmail that has not ended after so long.", valueName: "seconds"))
  var timeLimit = 120

  @Option(help: ArgumentHelp("Wait so long for somebody else's lock on a mailbox.", valueName: "seconds"))
  var lockLimit = 15

  func validate() throws {
    guard (1...3600).contains(timeLimit) else { throw ValidationError("--time-limit is 1 to 3600 seconds.") }
    guard (0...600).contains(lockLimit) else { throw ValidationError("--lock-limit is 0 to 600 seconds.") }
    if due, retry { throw ValidationError("--due and --retry exclude each other.") }
  }

  func run() throws {
    let premises = PostRound.Premises(
      spool: spool, sendmail: sendmail, mailDirectory: mailDirectory, sendmailSeconds: timeLimit,
      lockSeconds: lockLimit)
    let journal = Journal.system(as: "frist-post")
    let tally: PostRound.Tally
    do throws(SystemError) {
      try Owner.take(of: spool, mailDirectory: mailDirectory)
      var round = try PostRound(premises, journal: journal)
      if retry { try round.bringBack() }
      tally = try round.run(onlyDue: due)
    } catch {
      journal.send(.brokenOff(error, waiting: countWaiting()))
      guard error.errno == EACCES || error.errno == EPERM else { throw ExitCode(Exit.failed.rawValue) }
      throw Failure(.notPermitted, "this is for root and for the spool's owner: try sudo")
    }
    // The service has told the journal.
    if !due { try Output.write(tally.sentence) }
    if tally.foreign > 0 {
      throw Failure(.failed, "\(spool)/outgoing/new has files whose names are not UTF-8: not frist's, to be removed")
    }
    if let exit = tally.exit { throw ExitCode(exit.rawValue) }
  }

  /// Nil where not all of it can be seen.
  private func countWaiting() -> Int? {
    let state = OutgoingState(spool: spool)
    return state.error == nil ? state.waiting.count : nil
  }

  static func main() {
    StandardStreams.occupy()
    // A full disk, a limit and a closed pipe are errors to be reported, not ends.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Whoever started this may have it ignored: then nobody would learn how sendmail ended.
    signal(SIGCHLD, SIG_DFL)
    do {
      guard let arguments = ProgramArguments.all else {
        throw Failure(.usage, "the system did not hand over the command line; nothing is done")
      }
      var command = try parseAsRoot(Array(arguments.dropFirst()))
      try command.run()
    } catch let failure as Failure {
      StandardError.write("frist-post: \(failure.sentence)")
      Glibc.exit(failure.exit.rawValue)
    } catch {
      Self.exit(withError: error)
    }
  }
}

extension PostRound.Tally {
  fileprivate var sentence: String {
    let parts = [
      (broughtBack, "brought back"), (handedOver, "handed over"), (waiting, waiting == 1 ? "waits" : "wait"),
      (gaveUp, "given up"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty ? "nothing waits" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// nil for 0.
  fileprivate var exit: Exit? { gaveUp > 0 ? .failed : waiting > 0 ? .tryAgain : nil }
}
