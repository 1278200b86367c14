import FristControl
import FristProgram
import FristTesting
import Testing

@testable import fristctl

@Suite("Texts, as kept")
struct TextTests {
  @Test("status")
  func status() throws {
    try Golden.expect(StatusText.lines(Example.status, on: Example.narrow), "status")
    try Golden.expect(StatusText.lines(Example.troubled, on: Example.narrow), "status-troubled-80")
    try Golden.expect(StatusText.lines(Example.troubled, on: Example.coloured), "status-troubled-colour")
    try Golden.expect(StatusText.lines(Example.troubled, on: Example.pipe), "status-troubled-pipe")
    try Golden.expect(StatusText.lines(Example.setBack, on: Example.narrow), "status-set-back")
    try Golden.expect(StatusText.lines(Example.empty, on: Example.narrow), "status-empty")
  }

  @Test("list")
  func list() throws {
    try Golden.expect(ListText.lines(Example.occurrences, of: nil, on: Example.narrow), "list-80")
    try Golden.expect(ListText.lines(Example.occurrences, of: 142, on: Example.wide), "list-120")
    try Golden.expect(ListText.lines(Example.occurrences, of: nil, on: Example.coloured), "list-colour")
    try Golden.expect(ListText.lines(Example.occurrences, of: nil, on: Example.pipe), "list-pipe")
    try Golden.expect(
      ListText.lines(Example.occurrences, of: nil, on: Terminal(width: 40, isColoured: false)), "list-40")
    try Golden.expect(
      ListText.lines([], of: 142, on: Example.narrow) + ListText.lines([], of: nil, on: Example.narrow), "list-empty")
  }

  @Test("list with long ids on a narrow terminal leaves out whose it is")
  func listLongIDs() throws {
    var items = Example.occurrences
    for index in items.indices { items[index].id = "lillehammer-psykisk-rus/1.\(index).1" }
    try Golden.expect(ListText.lines(items, of: nil, on: Example.narrow), "list-long-ids")
  }

  @Test("help")
  func help() throws {
    try Golden.expect([Fristctl.helpMessage(columns: 80)], "help")
    for command in Fristctl.configuration.subcommands {
      let name = command._commandName
      try Golden.expect([Fristctl.helpMessage(for: command, columns: 80)], "help-\(name)")
    }
  }

  @Test("show")
  func show() throws {
    try Golden.expect(ShowText.lines(Example.show, on: Example.narrow), "show-80")
    try Golden.expect(ShowText.lines(Example.show, on: Example.wide), "show-120")
    try Golden.expect(ShowText.lines(Example.show, on: Terminal(width: 40, isColoured: false)), "show-40")
    try Golden.expect(ShowText.lines(Example.show, on: Example.coloured), "show-colour")
    try Golden.expect(ShowText.lines(Example.bare, on: Example.narrow), "show-bare")
  }

  @Test("why")
  func why() throws {
    try Golden.expect(WhyText.lines(Example.why, on: Example.narrow), "why-80")
    try Golden.expect(WhyText.lines(Example.why, on: Example.wide), "why-120")
    try Golden.expect(WhyText.lines(Example.why, on: Terminal(width: 40, isColoured: false)), "why-40")
    try Golden.expect(WhyText.lines(Example.why, on: Example.coloured), "why-colour")
    try Golden.expect(
      WhyText.lines(
        Control.Why.Reply(occurrence: Example.occurrences[4], notes: ["noDays"], rungs: []), on: Example.narrow),
      "why-empty")
  }

  @Test("preview")
  func preview() throws {
    func lines(_ terminal: Terminal) -> [String] {
      Example.digests.flatMap { PreviewText.lines($0, on: terminal) } + [PreviewText.summary(digests: 2, notices: 3)]
    }
    try Golden.expect(lines(Example.narrow), "preview-80")
    try Golden.expect(lines(Example.wide), "preview-120")
    try Golden.expect(lines(Example.coloured), "preview-colour")
    try Golden.expect([PreviewText.summary(digests: 0, notices: 0)], "preview-empty")
  }

  @Test("check: one line each, and the code")
  func check() throws {
    var held = Example.status
    held.hold = Example.troubled.hold
    var failing = Example.status
    failing.spool = Example.troubled.spool
    var wrong = Example.status
    wrong.problems = Example.problems
    var warned = Example.status
    warned.problems = [Example.problems[1]]
    var late = Example.status
    late.now = "2019-07-01T09:31"
    var nearlyLate = Example.status
    nearlyLate.now = "2019-07-01T09:30"
    func outgoing(since oldest: String, failed: Int = 0) -> Control.Status.Reply {
      var status = Example.status
      status.outgoing = .init(waiting: 2, oldest: oldest, failed: failed)
      return status
    }
    func waiting(since oldest: String) -> Control.Status.Reply {
      var status = Example.status
      (status.now, status.spool.waiting, status.spool.oldest) = ("2019-07-01T07:36", 3, oldest)
      return status
    }
    let checks = [
      Example.status, held, failing, Example.setBack, Example.troubled, wrong, warned, late, nearlyLate, Example.empty,
      waiting(since: "2019-07-01T07:36"), waiting(since: "2019-07-01T07:31"), waiting(since: "2019-07-01T06:36"),
      outgoing(since: "2019-06-29T08:13"), outgoing(since: "2019-06-29T08:12"), outgoing(since: "2019-06-28T09:12"),
      outgoing(since: "2019-06-29T09:12", failed: 1),
    ].map { CheckText($0) }
    let failed = [
      VarlinkClientError.notFound(path: "/run/frist/control"), .timeout(seconds: 8), .malformed(reason: "not JSON"),
      .replied(ErrorReply(name: .control("NotPermitted"), parameters: ["method": "Status", "groups": ["frist"]])),
    ].map { CheckText(Failure($0, at: "/run/frist/control")) }
    try Golden.expect((checks + failed).map { "\($0.level.rawValue) \($0.line)" }, "check")
    #expect(
      checks.map(\.level) == [
        .ok, .critical, .critical, .critical, .critical, .warning, .ok, .critical, .ok, .ok, .ok, .warning, .critical,
        .ok, .warning, .critical, .critical,
      ])
    #expect(failed.map(\.level) == [.critical, .critical, .unknown, .unknown])
    #expect((checks + failed).allSatisfy { $0.line.count { $0 == "|" } <= 1 && !$0.line.contains("\n") })
  }

  @Test("every way a call can fail, with its exit code")
  func complaints() throws {
    func replied(_ name: String, _ parameters: JSONValue) -> VarlinkClientError {
      .replied(ErrorReply(name: .control(name), parameters: parameters))
    }
    let path = "/run/frist/control"
    let errors: [VarlinkClientError] = [
      .notFound(path: path), .refused(path: path), .permission(path: path), .timeout(seconds: 30),
      .timeout(seconds: 0.5), .closedEarly, .malformed(reason: "not JSON"),
      .system(SystemError(call: "address", path: path, errno: 36)),
      replied("NoSuchObligation", ["id": "nes-rus/3.66", "suggestion": "nes-rus/3.6"]),
      replied("NoSuchObligation", ["id": "nes-rus/9"]),
      replied("NoSuchPlan", ["plan": "nes"]), replied("NoSuchPlan", ["plan": "nes-ru", "suggestion": "nes-rus"]),
      replied("NoSuchRecipient", ["recipient": "nes-na", "suggestion": "nes-nav"]),
      replied("NoSuchRecipient", ["recipient": "x"]),
      replied("NoSuchVersion", ["plan": "nes-rus", "version": 9, "latest": 3]),
      replied(
        "AmbiguousOccurrence",
        ["id": "nes-rus/4.5", "occurrences": ["nes-rus/4.5@2020-06-30", "nes-rus/4.5@2021-06-30"]]),
      replied("NoSuchOccurrence", ["id": "nes-rus/4.5@2018", "occurrences": ["nes-rus/4.5@2020-06-30"]]),
      replied("NoSuchOccurrence", ["id": "nes-rus/4.5@2018", "occurrences": []]),
      replied("NotPermitted", ["method": "org.fristd.Control.Complete", "groups": ["frist-admin"]]),
      replied("NotPermitted", ["method": "Status", "groups": ["frist", "frist-admin"]]),
      replied("InvalidDate", ["parameter": "on", "value": "2031-01-01", "reason": "it lies after today"]),
      replied("InvalidDate", ["parameter": "items.2.on", "value": "2031-01-01", "reason": "it lies after today"]),
      replied(
        "InvalidDeadline",
        [
          "text": "1. halvr 2019", "reason": "\"halvr\" is not understood", "column": 4,
          "suggestion": "1. halvår 2019", "days": [],
        ]),
      replied(
        "InvalidDeadline",
        ["text": "2019 og 2020", "reason": "it means several days", "days": ["2019-12-31", "2020-12-31"]]),
      replied("AlreadyDone", ["occurrence": "nes-rus/3.6@2019-06-30", "since": "2019-06-02", "by": "kari"]),
      replied("NeverMailed", ["recipient": "nes-politi", "reason": "external"]),
      replied("NeverMailed", ["recipient": "kommunene", "reason": "group"]),
      replied(
        "WrongState",
        [
          "occurrence": "nes-rus/3.6@2019-06-30", "state": "cancelled", "since": "2019-06-02",
          "reason": "reopen it first",
        ]),
      replied(
        "NotReloaded",
        [
          "problems": [
            [
              "severity": "error", "file": "frist.yaml", "line": 3, "column": 1, "what": "unknown key \"zone\"",
              "consequence": "the configuration in force stays",
              "text": "frist.yaml:3:1: unknown key \"zone\"; the configuration in force stays",
            ]
          ]
        ]),
      replied("ClockSetBack", ["now": "2018-01-01T00:02", "lastPass": "2019-06-28T07:30"]),
      replied("Held", ["since": "2019-06-28T07:30", "cause": "jump", "why": "the clock has jumped by 3 years"]),
      replied("Held", ["since": "2019-06-28T07:30", "cause": "behind", "why": "the ledger is behind the spool"]),
      replied("InternalError", [:]), replied("TooManyConnections", ["limit": 16]), replied("ShuttingDown", [:]),
      replied("Surprise", ["a": 1]), replied("NoSuchObligation", [:]),
      .replied(ErrorReply(name: .permissionDenied, parameters: [:])),
      .replied(
        ErrorReply(name: .invalidParameter, parameters: ["parameter": "year", "reason": "is not a whole number"])),
      .replied(ErrorReply(name: .methodNotFound, parameters: ["method": "org.fristd.Control.Why"])),
      .replied(ErrorReply(name: ErrorName(rawValue: "org.example.Other"), parameters: [:])),
    ]
    let failures = errors.map { Failure($0, at: path) }
    try Golden.expect(failures.map { "\($0.exit.rawValue) fristctl: \($0.sentence)" }, "complaints")
  }

  @Test("no line of a table is wider than the terminal, where that can be")
  func widths() {
    for width in [40, 64, 72, 80, 100, 120, 200] {
      let terminal = Terminal(width: width, isColoured: false)
      var lines =
        ListText.lines(Example.occurrences, of: nil, on: terminal) + StatusText.lines(Example.troubled, on: terminal)
      lines += ShowText.lines(Example.show, on: terminal) + WhyText.lines(Example.why, on: terminal)
      lines += Example.digests.flatMap { PreviewText.lines($0, on: terminal) }
      lines += Example.entries.flatMap { LogText.lines($0, on: terminal) }
      lines += ReloadText.lines(Example.reload, on: terminal)
      for line in lines { #expect(line.displayWidth <= width, "\(line)") }
    }
  }

  @Test("colour changes nothing but colour")
  func colour() {
    let plain = ListText.lines(Example.occurrences, of: nil, on: Example.narrow)
    let coloured = ListText.lines(Example.occurrences, of: nil, on: Example.coloured)
    #expect(coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
  }

  @Test("display width", arguments: [("blåbær", 6), ("a\u{30A}", 1), ("日本", 4), ("👩‍👩‍👧", 2), ("–…«»", 4), ("", 0)])
  func width(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(
    "truncating",
    arguments: [
      ("blåbærsyltetøy", 7, "blåbær…"), ("日本語", 4, "日…"), ("kort", 4, "kort"), ("to ord", 4, "to…"), ("x", 0, ""),
    ])
  func truncating(_ text: String, _ width: Int, _ cut: String) {
    #expect(text.truncated(to: width) == cut)
  }

  @Test("folding keeps every word")
  func folding() {
    #expect("en to tre".folded(to: 5) == ["en to", "tre"])
    #expect("forvaltningsrevisjon nå".folded(to: 8) == ["forvaltn", "ingsrevi", "sjon nå"])
    #expect("".folded(to: 5) == [""])
    #expect("abcdefgh".folded(to: 4) == ["abcd", "efgh"])
  }

  @Test("texts cannot steer the terminal")
  func harmless() {
    #expect("a\u{1B}[31mb\u{9B}c\nd\u{202E}e".harmless == "a\u{FFFD}[31mb\u{FFFD}c d\u{FFFD}e")
    var item = Example.occurrences[0]
    item.title = "\u{1B}]0;x\u{7}"
    for line in ListText.lines([item], of: nil, on: Example.pipe) { #expect(!line.contains("\u{1B}")) }
  }

  @Test(
    "due-within takes days and weeks",
    arguments: [
      ("30d", 30), ("2w", 14), ("7", 7), ("0", 0), ("3m", nil), ("", nil), ("d", nil), ("-1d", nil), ("99999", nil),
    ])
  func wholeDays(_ text: String, _ days: Int?) {
    #expect(WholeDays(argument: text)?.count == days)
  }

  @Test("completion finds the socket on the command line")
  func completionSocket() {
    #expect(Completion.socket(in: ["fristctl", "show"]) == "/run/frist/control")
    #expect(Completion.socket(in: ["fristctl", "--socket", "/x", "show"]) == "/x")
    #expect(Completion.socket(in: ["fristctl", "show", "--socket=/y"]) == "/y")
  }
}
