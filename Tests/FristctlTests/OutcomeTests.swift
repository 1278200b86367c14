import FristControl
import FristCore
import FristProgram
import FristTesting
import Testing

@testable import fristctl

@Suite("What was done and what happened, as kept")
struct OutcomeTests {
  @Test("what commands say they have done")
  func outcomes() throws {
    var snoozed = Example.occurrences[1]
    snoozed.snoozedUntil = "2019-08-01"
    let moved = Control.Move.Moved(occurrence: Example.occurrences[1], previousDue: "2019-01-31")
    let done = [
      OutcomeText.done(Example.occurrences[3]), OutcomeText.done(Example.occurrences[3], dryRun: true),
      OutcomeText.reopened(Example.occurrences[0]), OutcomeText.reopened(Example.occurrences[1]),
      OutcomeText.cancelled(Example.occurrences[0]), OutcomeText.snoozed(snoozed),
      OutcomeText.moved(moved, dryRun: false), OutcomeText.moved(moved, dryRun: true),
    ]
    let said = [
      OutcomeText.confirmed(.init(id: "nes-rus/2.2", answered: [])),
      OutcomeText.confirmed(.init(id: "nes-rus/2.2", answered: ["round", "reading"])),
      OutcomeText.confirmed(.init(id: "nes-rus", answered: ["planGone"])),
      OutcomeText.evaluated(.init(id: "nes-rus/2.2", year: 2019, attainment: "partial", effect: "flere på kurs")),
      OutcomeText.released(.init(released: true, next: "2019-07-01T07:30")),
      OutcomeText.released(.init(released: true)), OutcomeText.released(.init(released: false)),
    ]
    let nothing = Control.Pass.Reply(deliveries: [], delivered: 0, waiting: 0, notices: 0)
    let sent =
      OutcomeText.passed(nothing, verbose: false) + OutcomeText.passed(Example.pass, verbose: false)
      + OutcomeText.passed(Example.pass, verbose: true)
    let tested =
      OutcomeText.tested(
        .init(
          delivery: "t1", reader: "nes-nav", way: "sendmail", destination: "nav@nes.example",
          bounces: "it-drift@nes.example", state: "outgoing"), of: "nes-helse")
      + OutcomeText.tested(
        .init(
          delivery: "t2", reader: "nes-nav", way: "maildir", destination: "/var/spool/frist/nes-nav",
          state: "delivered"), of: "nes-nav")
    try Golden.expect(done + said + sent + tested, "outcomes")
  }

  @Test("reload says what changed, then what is wrong")
  func reload() throws {
    try Golden.expect(ReloadText.lines(Example.reload, on: Example.narrow), "reload-80")
    try Golden.expect(ReloadText.lines(Example.quiet, on: Example.narrow), "reload-quiet")
  }

  @Test("log", arguments: [40, 80, 120])
  func log(_ width: Int) throws {
    let terminal = Terminal(width: width, isColoured: false)
    try Golden.expect(Example.entries.flatMap { LogText.lines($0, on: terminal) }, "log-\(width)")
  }

  @Test("every reason and every kind of entry has its words")
  func words() throws {
    let reasons = [
      "due", "moved 2019-06-29", "late 1 planKnownLater 2019-02-14", "late 3 knownLater 2019-02-14",
      "late 3 spoolFailure 2019-02-14", "late 3 held 2019-02-14", "late 3 snoozed 2019-02-14",
      "late 3 reopened 2019-02-14", "late 3 notRunning 2019-02-14", "late 3 firstContact 2019-02-14",
      "late 3 changedLater", "seenAfterUntil", "superseded before-7", "notYetTold", "along", "laterStepTold overdue-1",
      "beforeLadderEdit", "missed 2020-06-30", "done", "cancelled", "beforeRemindFrom 2026-01-01", "pastDue",
      "retired", "covered", "roundOver", "something new",
    ]
    let notes = [
      "noDays", "retired", "notAdopted 2020-01-01", "done 2019-06-01", "cancelled 2019-06-01", "missed 2020-06-30",
      "snoozed 2019-08-01", "covered", "moved 2019-01-31", "waiting nes-rus/3.6", "held", "something new",
    ]
    let entries = [
      "planSeen", "planRenamed", "planGone", "planReturned", "planConfirmed", "seen", "renamed", "withdrawn",
      "returned", "needless", "moved", "dated", "undated", "kept", "seriesChanged", "ladderEdited", "handedOver",
      "recipientLost", "recipientReturned", "taken", "told", "superseded", "delivered", "deliveryWithdrawn", "done",
      "reopened", "cancelled", "snoozed", "confirmed", "evaluated", "held", "released", "something new",
    ].map { what in
      let entry = EntryMessage(
        at: "2019-06-28T07:30", by: "kari", what: what, step: "due", recipient: "nes-nav", standing: "responsible",
        reason: "due", delivery: "7c1e", due: "2019-06-30", day: "2019-06-29", key: "done", text: "tekst",
        why: "grunn", attainment: "full", year: 2019, recipients: ["nes-helse"])
      return "\(what): \(EntryText.word(entry)): \(EntryText.particulars(entry))"
    }
    try Golden.expect(
      reasons.map { ReasonText.words($0) } + notes.map { ReasonText.note($0) } + entries, "words")
  }

  @Test("lines of done: id, day, note; the day in either way, a note without a day, comments; wrong ones all at once")
  func completionLines() throws {
    let lines = [
      "nes-rus/3.6@2019 2019-06-02 bra gjort", "", "# slutt", "nes-rus/4.1\t02.06.2019", "nes-rus/1 ferdig",
      "nes-rus/2",
    ]
    #expect(
      try CompletionLines.parse(lines, on: CivilDay("2019-06-30"), note: "alle") == [
        .init(id: "nes-rus/3.6@2019", on: "2019-06-02", note: "bra gjort"),
        .init(id: "nes-rus/4.1", on: "2019-06-02", note: "alle"),
        .init(id: "nes-rus/1", on: "2019-06-30", note: "ferdig"),
        .init(id: "nes-rus/2", on: "2019-06-30", note: "alle"),
      ])
    let failure = #expect(throws: Failure.self) {
      try CompletionLines.parse(["nes 2019-06-02", "nes-rus/1 31.06.2019"], on: nil, note: nil)
    }
    #expect(
      failure?.sentence == """
        nothing is recorded:
          line 1: nes is no id: an id is PLAN/ID
          line 2: 31.06.2019 is no day: one is written 2019-06-30 or 30.06.2019
        """)
    #expect(failure?.exit == .badData)
  }
}
