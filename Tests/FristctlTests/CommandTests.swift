import Dispatch
import Foundation
import FristControl
import FristControlServer
import Synchronization
import Testing

@testable import fristctl

/// The program itself, asked by a shell as it were, with a daemon that knows one small town.
@Suite("The program", .serialized)
struct CommandTests {
  @Test(
    "global options stand before and after the command",
    arguments: [
      ["--socket", "*", "--json", "status"], ["status", "--json", "--socket", "*"],
      ["--json", "status", "--socket", "*"],
    ])
  func globals(_ arguments: [String]) async throws {
    try await FakeDaemon.run { daemon in
      let result = try await run(arguments.map { $0 == "*" ? daemon.path : $0 })
      #expect(result.code == 0)
      #expect(result.output == JSONLine.encode(Example.status) + "\n")
    }
  }

  @Test("commands call their method with what they were given")
  func calls() async throws {
    try await FakeDaemon.run { daemon in
      for (arguments, call) in [
        (["status"], "Status {}"),
        (["list", "nes-rus", "--json"], #"List {"plan":"nes-rus"}"#),
        (["list", "--json", "--due-within", "2w", "--kind", "survey"], #"List {"dueWithin":14,"kind":"survey"}"#),
        (
          ["list", "--json", "--overdue", "--responsible", "nes-nav", "--year", "2019"],
          #"List {"overdue":true,"responsible":"nes-nav","year":2019}"#
        ),
        (["list", "--json", "--state", "asNeeded"], #"List {"state":"asNeeded"}"#),
        (["show", "nes-rus/3.6"], #"Show {"id":"nes-rus/3.6"}"#),
        (["why", "nes-rus/3.6"], #"Why {"id":"nes-rus/3.6"}"#),
        (["done", "nes-rus/3.6@2019"], #"Complete {"items":[{"id":"nes-rus/3.6@2019"}]}"#),
        (
          ["done", "nes-rus/3.6", "nes-rus/4.1", "--on", "02.06.2019", "--note", "bra", "--dry-run"],
          #"Complete {"dryRun":true,"items":[{"id":"nes-rus/3.6","note":"bra","on":"2019-06-02"},"#
            + #"{"id":"nes-rus/4.1","note":"bra","on":"2019-06-02"}]}"#
        ),
        (["cancel", "nes-rus/3.6", "--reason", "utgår"], #"Cancel {"id":"nes-rus/3.6","reason":"utgår"}"#),
        (
          ["snooze", "nes-rus/3.6", "--until", "1.8.2019", "--reason", "ferie"],
          #"Snooze {"id":"nes-rus/3.6","reason":"ferie","until":"2019-08-01"}"#
        ),
        (
          ["move", "nes-rus/3.6", "1. halvår", "2020", "--reason", "utsatt"],
          #"Move {"deadline":"1. halvår 2020","id":"nes-rus/3.6","reason":"utsatt"}"#
        ),
        (
          ["evaluate", "nes-rus/3.6", "--attainment", "none", "--year", "2019"],
          #"Evaluate {"attainment":"none","id":"nes-rus/3.6","year":2019}"#
        ),
        (
          [
            "report", "nes-rus", "--year", "2019", "--as-of", "31.12.2019", "--format", "csv", "--responsible",
            "nes-nav",
          ],
          #"Report {"asOf":"2019-12-31","format":"csv","plan":"nes-rus","responsible":"nes-nav","year":2019}"#
        ),
        (["report", "--all"], "Report {}"),
        (["report", "nes-rus", "--rollover"], #"Report {"plan":"nes-rus","rollover":true}"#),
        (["calendar", "--recipient", "nes-nav"], #"Calendar {"recipient":"nes-nav"}"#),
        (
          ["log", "nes-rus", "--from", "01.01.2019", "--by", "kari"],
          #"Log {"by":"kari","from":"2019-01-01","plan":"nes-rus"}"#
        ),
        (["plan", "nes-rus", "--version", "2"], #"PlanVersion {"plan":"nes-rus","version":2}"#),
        (["plan", "nes-rus"], #"PlanVersion {"plan":"nes-rus"}"#),
        (["test-mail", "nes-nav"], #"TestMail {"recipient":"nes-nav"}"#),
        (["reopen", "nes-rus/3.6"], #"Reopen {"id":"nes-rus/3.6"}"#),
        (["confirm", "nes-rus/2.2", "--note", "ja"], #"Confirm {"id":"nes-rus/2.2","note":"ja"}"#),
        (
          ["preview", "--from", "2019-01-01", "--to", "2019-12-31", "--recipient", "nes-nav"],
          #"Preview {"from":"2019-01-01","recipient":"nes-nav","to":"2019-12-31"}"#
        ),
        (["reload"], "Reload {}"), (["release"], "Release {}"), (["check"], "Status {}"),
      ] {
        daemon.calls.withLock { $0 = [] }
        let result = try await run(["--socket", daemon.path] + arguments)
        #expect(result.code == 0, "\(arguments): \(result.errors)")
        #expect(daemon.calls.withLock { $0 } == [call])
        #expect(!result.output.isEmpty)
      }
    }
  }

  @Test("list says how many there are besides those that match, and prints a line an occurrence as JSON")
  func list() async throws {
    try await FakeDaemon.run { daemon in
      let all = try await run(["--socket", daemon.path, "list"])
      #expect(all.output.split(separator: "\n").last == "5: 1 overdue, 1 due, 1 upcoming, 1 as needed, 1 done")
      let some = try await run(["--socket", daemon.path, "list", "--year", "2019"])
      #expect(some.output.split(separator: "\n").last == "5 of 142: 1 overdue, 1 due, 1 upcoming, 1 as needed, 1 done")
      let lines = try await run(["--socket", daemon.path, "--json", "list"]).output.split(separator: "\n")
      #expect(lines.map(String.init) == Example.occurrences.map(JSONLine.encode))
    }
  }

  @Test("a pass that could not deliver ends with 1 and says what waits")
  func pass() async throws {
    try await FakeDaemon.run { daemon in
      let result = try await run(["--socket", daemon.path, "pass"])
      #expect(result.code == 1)
      let sum =
        "1 mail delivered, 1 waiting with 2 notices; fristd has looked at everything, and looks again at Mon 2019-07-01 07:30\n"
      #expect(result.output == "waiting 7c1f for nes-helse: No space left on device\n" + sum)
      let each = try await run(["--socket", daemon.path, "pass", "-v"])
      #expect(each.output.hasPrefix("delivered 7c1e to nes-nav: 1 forfalt: Rusplanen (Nes)\nwaiting 7c1f"))
      #expect(result.errors.isEmpty)
    }
  }

  @Test(
    "errors of the daemon become exit codes",
    arguments: [("none", 65), ("many", 65), ("forbidden", 77), ("broken", 1), ("busy", 69)])
  func refusals(_ id: String, _ code: Int32) async throws {
    try await FakeDaemon.run { daemon in
      for arguments in [["show", id], ["why", id, "--json"]] {
        let result = try await run(["--socket", daemon.path] + arguments)
        #expect(result.code == code)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("fristctl: "))
      }
    }
  }

  @Test("who is not there: 69, and check is CRITICAL")
  func absent() async throws {
    let path = "/tmp/frist-nobody-\(getpid())"
    let result = try await run(["--socket", path, "status"])
    #expect(result.code == 69)
    #expect(
      result.errors
        == "fristctl: fristd does not answer at \(path): is the service running? Look with: systemctl status fristd\n")
    let check = try await run(["--socket", path, "check"])
    #expect(check.code == 2)
    #expect(check.output.hasPrefix("FRIST CRITICAL: fristd does not answer at "))
    #expect(check.errors.isEmpty)
  }

  @Test(
    "what is not understood ends with 64, and nobody is called",
    arguments: [
      ["frobnicate"], ["list", "--state", "late"], ["list", "--kind", "x"], ["list", "--due-within", "soon"],
      ["list", "--overdue", "--state", "open"], ["list", "nes-rus/3.6"], ["list", "--year", "19"], ["show"],
      ["done", "nes-rus/3.6", "--on", "2019-02-30"], ["preview", "--from", "2019-02-01", "--to", "2019-01-01"],
      ["status", "extra"], ["cancel", "nes-rus/3.6"], ["snooze", "nes-rus/3.6", "--reason", "x"],
      ["move", "nes-rus/3.6", "--reason", "x"], ["evaluate", "nes-rus/3.6", "--attainment", "half"], ["report"],
      ["report", "nes-rus", "--all"], ["report", "nes-rus", "--format", "pdf"], ["done", "-", "nes-rus/1"],
      ["done", "nes-rus/3.6", "--on", "31.06.2019"],
    ])
  func usage(_ arguments: [String]) async throws {
    try await FakeDaemon.run { daemon in
      let result = try await run(["--socket", daemon.path] + arguments)
      #expect(result.code == 64)
      #expect(result.errors.hasPrefix("Error: "))
      #expect(daemon.calls.withLock { $0 } == [])
    }
  }

  @Test("a mistyped command gets the near one, and what is near nothing the list of all")
  func mistyped() async throws {
    for (word, hint) in [
      ("stauts", "Perhaps: fristctl status"), ("reprot", "Perhaps: fristctl report"),
      ("test-mial", "Perhaps: fristctl test-mail"), ("xyzzy", "See them all with: fristctl --help"),
    ] {
      let result = try await run(["--json", "--socket", "/nowhere", word])
      #expect(result.code == 64)
      #expect(result.errors.hasPrefix("Error: \(word) is no command. \(hint)\n"))
    }
    #expect(try await run(["help", "mvoe"]).errors.hasPrefix("Error: mvoe is no command. Perhaps: fristctl move\n"))
    #expect(try await run(["help", "move"]).code == 0)
    #expect(try await run(["help"]).code == 0)
  }

  @Test("documents come as they are")
  func documents() async throws {
    try await FakeDaemon.run { daemon in
      #expect(try await run(["--socket", daemon.path, "report", "nes-rus"]).output == "Rusplanen (Nes)\n")
      let calendar = try await run(["--socket", daemon.path, "calendar"]).output
      #expect(calendar == "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
      #expect(try await run(["--socket", daemon.path, "plan", "nes-rus", "--version", "2"]).output == "title: Rus\n")
    }
  }

  @Test("a full disk under standard output is not success")
  func fullOutput() async throws {
    try await FakeDaemon.run { daemon in
      let result = try await run(["--socket", daemon.path, "list"], to: "/dev/full")
      #expect(result.code == 1)
      #expect(result.errors == "fristctl: standard output: No space left on device\n")
    }
  }

  @Test("completion offers ids, occurrences after an @, plans; and nothing where nobody answers")
  func completion() async throws {
    try await FakeDaemon.run { daemon in
      func complete(_ command: String, _ argument: String, _ word: String) async throws -> [Substring] {
        let words = ["fristctl", "--socket", daemon.path, command, word]
        return try await run(["---completion", command, "--", argument, "4", "\(word.utf8.count)"] + words).output
          .split(separator: "\n")
      }
      let ids = try await complete("show", "positional@0", "nes-rus/")
      #expect(ids.contains("nes-rus/4.1"))
      let occurrences = try await complete("done", "positional@0", "nes-rus/4.1@")
      #expect(occurrences.contains("nes-rus/4.1@2019-12-31"))
      let plans = try await complete("list", "positional@0", "")
      #expect(plans == ["nes-rus"])
      let recipients = try await complete("list", "--responsible", "")
      #expect(recipients.contains("nes-nav"))
      await daemon.stop()
      let none = try await complete("show", "positional@0", "nes-rus/")
      #expect(none == [])
    }
  }
}

/// fristd as far as a client can tell: fixed answers, and the calls that came.
final class FakeDaemon: Sendable {
  let path = "/tmp/fristctl-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  /// `Show {"id":"nes-rus/3.6"}`, in order.
  let calls = Mutex<[String]>([])
  private let server = Mutex<VarlinkServer?>(nil)

  static func run(_ body: (FakeDaemon) async throws -> Void) async throws {
    let daemon = FakeDaemon()
    let interface = VarlinkInterface(name: ControlInterface.name, description: ControlInterface.description) {
      daemon.answer($0, $1)
    }
    let server = try await VarlinkServer.start(
      on: ListeningSocket(path: daemon.path),
      info: ServiceInfo(vendor: "frist", product: "fake", version: "1", url: "https://example.org"),
      interfaces: [interface])
    daemon.server.withLock { $0 = server }
    do {
      try await body(daemon)
    } catch {
      await daemon.stop()
      throw error
    }
    await daemon.stop()
  }

  func stop() async { await server.withLock { $0 }?.shutdown(within: .zero) }

  private func answer(_ call: Call, _ reply: Replier) {
    let parameters = (try? call.parameters(as: JSONValue.self)) ?? [:]
    calls.withLock { $0.append("\(call.name) \(JSONLine.encode(parameters))") }
    let id = parameters["id"]?.string
    switch (call.name, id) {
    case (_, "none"): reply.fail(.control("NoSuchObligation"), ["id": "none"])
    case (_, "many"):
      let both: JSONValue = ["id": "many", "occurrences": ["many@2019-01-01", "many@2020-01-01"]]
      reply.fail(.control("AmbiguousOccurrence"), both)
    case (_, "forbidden"):
      let parameters: JSONValue = ["method": "Show", "groups": ["frist"]]
      reply.fail(.control("NotPermitted"), parameters)
    case (_, "broken"): reply.fail(.internalError)
    case (_, "busy"): reply.fail(.tooManyConnections, ["limit": 64])
    case ("Status", _): reply.finish(Example.status)
    case ("List", _): stream(Example.occurrences.map { Control.List.Reply(occurrences: [$0]) }, reply)
    case ("Preview", _): stream(Example.digests.map { Control.Preview.Reply(digests: [$0]) }, reply)
    case ("Show", _): reply.finish(Example.show)
    case ("Why", _): reply.finish(Example.why)
    case ("Complete", _): reply.finish(Control.Complete.Reply(occurrences: [Example.occurrences[3]]))
    case ("Reopen", _): reply.finish(Control.Reopen.Reply(occurrences: [Example.occurrences[1]]))
    case ("Cancel", _): reply.finish(Control.Cancel.Reply(occurrences: [Example.occurrences[1]]))
    case ("Snooze", _): reply.finish(Control.Snooze.Reply(occurrences: [Example.occurrences[1]]))
    case ("Move", _):
      reply.finish(Control.Move.Reply(moved: [.init(occurrence: Example.occurrences[1], previousDue: "2019-01-31")]))
    case ("Confirm", let id?): reply.finish(Control.Confirm.Reply(id: id, answered: []))
    case ("Evaluate", let id?): reply.finish(Control.Evaluate.Reply(id: id, year: 2019, attainment: "none"))
    case ("Report", _): reply.finish(Control.Report.Reply(document: "Rusplanen (Nes)\n"))
    case ("Calendar", _): reply.finish(Control.Calendar.Reply(calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))
    case ("Log", _): stream(Example.entries.map { Control.Log.Reply(entries: [$0]) }, reply)
    case ("PlanVersion", _):
      reply.finish(
        Control.PlanVersion.Reply(
          plan: "nes-rus", version: 2, content: "title: Rus\n",
          versions: [.init(version: 1, at: "2019-02-14T07:30"), .init(version: 2, at: "2019-03-01T10:00")]))
    case ("TestMail", _):
      reply.finish(
        Control.TestMail.Reply(
          delivery: "t1", reader: "nes-nav", way: "maildir", destination: "/var/spool/frist/nes-nav",
          state: "delivered"))
    case ("Reload", _): reply.finish(Example.reload)
    case ("Release", _): reply.finish(Control.Release.Reply(released: true))
    case ("Pass", _): reply.finish(Example.pass)
    default: reply.fail(.methodNotImplemented, ["method": call.method])
    }
  }

  private func stream(_ replies: [some Encodable & Sendable], _ reply: Replier) {
    Task {
      do {
        for part in replies.dropLast() { try await reply.next(part) }
        reply.finish(replies[replies.count - 1])
      } catch {
        // The client went away: there is nobody to tell.
      }
    }
  }
}

struct Run: Sendable {
  let code: Int32
  let output: String
  let errors: String
}

/// Runs the fristctl that was built beside these tests.
func run(_ arguments: [String], to path: String? = nil) async throws -> Run {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "fristctl").async {
      continuation.resume(
        with: Result {
          let process = Process()
          process.executableURL = Bundle.main.bundleURL.appending(path: "fristctl")
          process.arguments = arguments
          let (output, errors) = (Pipe(), Pipe())
          process.standardOutput = path.flatMap { FileHandle(forWritingAtPath: $0) } ?? output
          process.standardError = errors
          try process.run()
          let text = path == nil ? output.fileHandleForReading.readDataToEndOfFile() : Data()
          let complaint = errors.fileHandleForReading.readDataToEndOfFile()
          process.waitUntilExit()
          return Run(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: complaint, as: UTF8.self))
        })
    }
  }
}
