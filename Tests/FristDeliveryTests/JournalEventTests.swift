import FristCore
import FristProgram
import Testing

@testable import FristDelivery

private func moment(_ text: String) -> CivilMoment { CivilMoment(text)! }

/// That nes-rus/3.6, due on 30 June 2019, was told on 21 June.
private func told(
  _ step: Step, reason: Reason = .stepDue, title: String = "Avklare brukerstyrt senter",
  to recipient: RecipientID? = nil,
  on day: String = "2019-06-21"
) -> JournalEvent {
  .told(
    Telling(
      plan: "nes-rus", obligation: "3.6", kind: .measure, title: title, occurrence: "nes-rus/3.6@2019-06-30",
      step: step,
      due: CivilDay("2019-06-30")!, role: "nes-raadmann", recipient: recipient ?? "nes-raadmann", reason: reason,
      delivery: "20190621T0730.nes-raadmann", day: CivilDay(day)!))
}

/// That something without an occurrence was told.
private func news(
  _ step: Step, _ plan: PlanID?, _ obligation: String? = nil, problem: String? = nil
) -> JournalEvent {
  .told(
    Telling(
      plan: plan, obligation: obligation, step: step, problem: problem, due: CivilDay("2019-06-21")!,
      role: "nes-folkehelse",
      recipient: "nes-folkehelse", reason: .notYetTold, delivery: "20190621T0730.nes-folkehelse",
      day: CivilDay("2019-06-21")!))
}

private let problem = Problem(
  file: "plans.d/nes-rus.yaml", line: 41, column: 15, what: "\"30. februar 2020\" is not a date",
  consequence: "nes-rus/3.6 is kept as invalid, 27 others are in force", plan: "nes-rus", obligation: "3.6")

private let warning = Problem(
  severity: .warning, file: "directory.yaml", line: 0, column: 0, what: "nobody is in it", consequence: "the rest loads"
)

/// Every kind with what it says.
let journalSentences: [(JournalEvent, String)] = [
  (told(.before(7)), "nes-rus/3.6@2019-06-30: before-7 told to nes-raadmann"),
  (
    told(.overdue(15), reason: .late(days: 3, .notRunning(since: CivilDay("2019-07-12")!))),
    "nes-rus/3.6@2019-06-30: overdue-15 told to nes-raadmann, late by 3 days: not running since 2019-07-12"
  ),
  (told(.escalated(30), to: "nes-nav"), "nes-rus/3.6@2019-06-30: escalated-30 told to nes-nav, deputy of nes-raadmann"),
  (told(.status), "nes-rus/3.6@2019-06-30: status told to nes-raadmann"),
  (told(.dated), "nes-rus/3.6@2019-06-30: dated told to nes-raadmann"),
  (told(.resolved), "nes-rus/3.6@2019-06-30: resolved told to nes-raadmann"),
  (news(.review, "nes-rus"), "nes-rus: review told to nes-folkehelse"),
  (news(.alive, "nes-rus"), "nes-rus: alive told to nes-folkehelse"),
  (news(.replaced, "nes-rus"), "nes-rus: replaced told to nes-folkehelse"),
  (
    news(.problem, "nes-rus", "3.6", problem: "\"30. februar 2020\" is not a date"),
    "nes-rus/3.6: problem told to nes-folkehelse: \"30. februar 2020\" is not a date"
  ),
  (
    news(.problem, nil, problem: "nes-nav is not in the directory any more"),
    "configuration: problem told to nes-folkehelse: nes-nav is not in the directory any more"
  ),
  (news(.withdrawn, "nes-rus"), "nes-rus: withdrawn told to nes-folkehelse"),
  (
    .started(version: "1.0", plans: 5, obligations: 121, lastPass: moment("2019-06-28T07:30")),
    "fristd 1.0: 5 plans with 121 obligations; last pass 2019-06-28T07:30"
  ),
  (
    .started(version: "1.0", plans: 1, obligations: 1, lastPass: nil),
    "fristd 1.0: 1 plan with 1 obligation; no pass so far"
  ),
  (.ready(next: moment("2019-07-01T07:30")), "ready; next look 2019-07-01T07:30"),
  (.ready(next: nil), "ready; nothing ahead"),
  (.reloaded(plans: 5, obligations: 120, problems: 1), "files read again: 5 plans with 120 obligations, 1 problem"),
  (.reloaded(plans: 5, obligations: 120, problems: 0), "files read again: 5 plans with 120 obligations, no problems"),
  (
    .notReloaded("frist.yaml:2:9: no such zone"),
    "files read again and not accepted, the versions in force stay: frist.yaml:2:9: no such zone"
  ),
  (
    .found(problem),
    "plans.d/nes-rus.yaml:41:15: \"30. februar 2020\" is not a date; nes-rus/3.6 is kept as invalid, 27 others are in force"
  ),
  (.found(warning), "directory.yaml: warning: nobody is in it; the rest loads"),
  (
    .passed(digests: 1, notices: 4, next: moment("2019-07-01T07:30")),
    "pass: 1 digest with 4 notices; next look 2019-07-01T07:30"
  ),
  (.passed(digests: 0, notices: 0, next: nil), "pass: nothing to tell; nothing ahead"),
  (.stopping(cause: "SIGTERM"), "stopping: SIGTERM"),
  (.stopped, "stopped; everything is recorded"),
  (.refused("frist.yaml:2:9: no such zone"), "fristd does not start: frist.yaml:2:9: no such zone"),
  (.failed("ledger: fsync: Input/output error"), "fristd cannot go on and ends: ledger: fsync: Input/output error"),
  (
    .clockSetBack(now: moment("2018-01-01T00:00"), last: moment("2019-06-28T07:30")),
    "the clock says 2018-01-01T00:00, but 2019-06-28T07:30 is passed already: nothing is decided before that"
  ),
  (
    .held("the clock jumped 400 days ahead"),
    "all mail is held: the clock jumped 400 days ahead; fristctl release lets it go"
  ),
  (.released(by: 1000), "held mail released by uid 1000"),
  (.clockRight, "the clock is right again; mail goes on"),
  (
    .spoolFailed(
      SystemError(call: "write", path: "/var/spool/frist/.stage/x", errno: 28), deliveries: 1,
      nextTry: moment("2019-06-28T07:35")),
    "spool /var/spool/frist/.stage/x: write: No space left on device; 1 delivery kept, next try 2019-06-28T07:35"
  ),
  (
    .spoolRecovered(path: "/var/spool/frist", afterSeconds: 93_784, failures: 12),
    "spool /var/spool/frist: written again after 1 d 2 h and 12 failures"
  ),
  (
    .spoolRecovered(path: "/var/spool/frist", afterSeconds: 0, failures: 1),
    "spool /var/spool/frist: written again after 0 s and 1 failure"
  ),
  (
    .deliveryWithdrawn("20190628T0730.nes-nav", recipient: "nes-nav"),
    "delivery 20190628T0730.nes-nav to nes-nav did not get out on its day: withdrawn, its notices are decided anew"
  ),
  (
    .outcome(.done, plan: "nes-rus", obligation: "3.6", occurrence: "nes-rus/3.6@2019-06-30", by: 1000),
    "nes-rus/3.6@2019-06-30: done by uid 1000"
  ),
  (.outcome(.confirmed, plan: "nes-rus", obligation: "3.6", occurrence: nil, by: 0), "nes-rus/3.6: confirmed by uid 0"),
  (
    .clientMisbehaved(uid: 33, pid: 4711, what: "a message longer than 1 MiB"),
    "control client of uid 33, pid 4711 misbehaved and was turned away: a message longer than 1 MiB"
  ),
  (
    .refused(
      "directory.yaml:3:11: \"mail\" must be a mail address such as post@nes.example, not \"ola nes.example\"; x"),
    "fristd does not start: directory.yaml:3:11: \"mail\" must be a mail address such as (address), not \"(address)\"; x"
  ),
  (
    .notReloaded("directory.yaml:3:11: «ola@@nes.example» and <kari@nes.example>, by/1@2019-06-30; x"),
    "files read again and not accepted, the versions in force stay: directory.yaml:3:11: «(address)» and <(address)>, "
      + "by/1@2019-06-30; x"
  ),
  (.entriesLost(1), "1 journal entry is lost: nobody read the journal; the ledger has them all"),
  (.entriesLost(312), "312 journal entries are lost: nobody read the journal; the ledger has them all"),
]

@Suite("Journal entries") struct JournalEventTests {
  @Test("read well alone", arguments: journalSentences) func message(event: JournalEvent, sentence: String) {
    #expect(event.message == sentence)
  }

  @Test("of every kind are in these tests") func allKinds() {
    #expect(Set(journalSentences.map(\.0.kind)) == Set(JournalEvent.Kind.allCases))
  }

  @Test("have a MESSAGE_ID of 128 bits for each kind, and no two the same") func messageIDs() {
    let ids = JournalEvent.Kind.allCases.map(\.messageID)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
  }

  @Test("have the priorities that DESIGN.md 7 promises") func priorities() {
    #expect(told(.opens).kind.priority.rawValue == 5)
    #expect(told(.due).kind.priority.rawValue == 5)
    #expect(told(.overdue(1)).kind.priority.rawValue == 4)
    #expect(told(.escalated(30)).kind.priority.rawValue == 3)
    for kind in [JournalEvent.Kind.notReloaded, .refused, .held, .spoolFailed] { #expect(kind.priority.rawValue == 3) }
  }

  @Test("of a notice have what others search by") func fields() {
    let fields = told(.overdue(15), to: "nes-nav", on: "2019-07-15").fields
    #expect(
      fields.map { "\($0.name)=\($0.value)" } == [
        "MESSAGE=nes-rus/3.6@2019-06-30: overdue-15 told to nes-nav, deputy of nes-raadmann",
        "MESSAGE_ID=1147e2cf016a46f082b3f15879a48a44", "PRIORITY=4", "FRIST_EVENT=overdue", "FRIST_PLAN=nes-rus",
        "FRIST_OBLIGATION=3.6", "FRIST_KIND=measure", "FRIST_TITLE=Avklare brukerstyrt senter", "FRIST_STEP=overdue-15",
        "FRIST_OCCURRENCE=nes-rus/3.6@2019-06-30", "FRIST_DUE=2019-06-30", "FRIST_DAYS=-15", "FRIST_RECIPIENT=nes-nav",
        "FRIST_ROLE=nes-raadmann", "FRIST_REASON=its day has come", "FRIST_DELIVERY=20190621T0730.nes-raadmann",
      ])
  }

  @Test("have each field once, named as the journal wants it, and none that is empty") func fieldNames() {
    for (event, _) in journalSentences {
      let fields = event.fields
      #expect(Set(fields.map(\.name)).count == fields.count)
      #expect(fields.allSatisfy { $0.name.allSatisfy { $0.isUppercase || $0 == "_" } && $0.name.first != "_" })
      #expect(fields.allSatisfy { !$0.value.isEmpty })
    }
  }

  @Test("hold a title with line ends as it is, and keep the message on one line") func hostileTitle() {
    let title = "Senter\nPRIORITY=0\u{0}\u{1B}[2J\u{202E}"
    let fields = told(.due, title: title).fields
    #expect(fields.first { $0.name == "FRIST_TITLE" }?.value == title)
    let (bytes, lengths) = JournalEntries.encoded(fields)
    #expect(lengths.count == fields.count && lengths.reduce(0, +) == bytes.count)

    let event = JournalEvent.refused(title)
    #expect(event.message == "fristd does not start: Senter\u{FFFD}PRIORITY=0\u{FFFD}\u{FFFD}[2J\u{FFFD}")
    #expect(JournalEntries.line(event) == "error: \(event.message)")
  }
}

@Suite("Standard error") struct JournalMirrorTests {
  @Test(
    "is the journal where JOURNAL_STREAM names its very device and inode",
    arguments: [
      ("8:4711", true), ("8:4712", false), ("9:4711", false), ("8:4711 ", false), ("", false), (nil, false),
    ] as [(String?, Bool)])
  func stream(variable: String?, isJournal: Bool) {
    #expect(Journal.isJournalStream(variable, device: 8, inode: 4711) == isJournal)
  }
}
