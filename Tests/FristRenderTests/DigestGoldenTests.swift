import FristCore
import Testing

@testable import FristRender

/// Whole mails, as their readers see them.
@Suite("Digest texts, whole") struct DigestGoldenTests {
  private static let causes: [(String, LateCause)] = [
    ("known-later", .knownLater(since: Example.day("2019-06-27"))),
    ("spool-failure", .spoolFailure(on: Example.day("2019-06-24"))),
    ("not-running", .notRunning(since: Example.day("2019-06-20"))),
    ("changed-later", .changedLater),
  ]

  private func expect(_ text: DigestText, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Golden.expect("Subject: \(text.subject)\n\n\(text.body)", "digest-\(name)", sourceLocation: sourceLocation)
    for line in text.body.split(separator: "\n") { #expect(line.unicodeScalars.count <= 72, "\(line)") }
    #expect(text.body.hasSuffix("\n") && !text.body.hasSuffix("\n\n"))
  }

  @Test("a window opens") func opens() throws {
    try expect(
      Example.text(
        [Example.notice("opens", due: "2019-06-30", from: "2019-04-01", text: "2. kvartal 2019")], on: "2019-04-01"),
      "opens")
  }

  @Test("it is due today") func due() throws {
    try expect(
      Example.text([Example.notice("due", due: "2019-06-28", text: "28. juni 2019")], on: "2019-06-28"), "due")
  }

  @Test("a step named before-7 is told nine days ahead") func before() throws {
    try expect(
      Example.text(
        [
          Example.notice(
            "before-7", due: "2019-06-30", text: "Avklaring innen 1. halvår 2019", label: "Avklaring",
            responsible: ["nes-helse", "nes-nav"])
        ], on: "2019-06-21"), "before")
  }

  @Test("one and several are overdue") func overdue() throws {
    try expect(
      Example.text([Example.notice("overdue-1", due: "2019-06-30")], on: "2019-07-01"), "overdue-one")
    try expect(
      Example.text(
        [
          Example.notice("overdue-1", due: "2019-06-30"),
          Example.notice(
            "overdue-15", "2.3", "Brosjyre om forebygging for barn og unge", due: "2019-06-19", text: "våren 2019",
            responsible: ["nes-oppvekst", "nes-helse"], approximate: true),
          Example.notice(
            "before-30", "2.11", "Verdensdagen for psykisk helse", due: "2019-07-31", text: "Årlig",
            means: "31. juli hvert år"),
          Example.notice("before-7", "5.1", "Møte med frivillige lag", due: "2019-07-08", text: "8. juli 2019"),
          Example.notice("before-7", "5.2", "Søke om tilskudd", due: "2019-07-02", originally: "2019-05-31"),
        ], on: "2019-07-01"), "overdue-many")
  }

  @Test("a leader hears what is overdue with others") func escalation() throws {
    try expect(
      Example.text(
        [Example.notice("escalated-30", due: "2019-06-30", role: "nes-raadmann", .leader)], on: "2019-07-30"),
      "escalation")
    try expect(
      Example.text(
        [
          Example.notice(
            "escalated-30", due: "2019-06-14", responsible: ["nes-helse", "nes-nav"], role: "nes-raadmann", .leader,
            .late(days: 2, .firstContact(on: Example.day("2019-07-02")))),
          Example.notice(
            "escalated-180", "6.1", "Skjenkekontroll", due: "2019-01-17", responsible: ["nes-politi"],
            role: "nes-raadmann", .leader),
          Example.notice(
            "escalated-180", "6.2", "Ruspolitiske retningslinjer", due: "2019-01-17", responsible: [],
            role: "nes-raadmann", .leader),
        ], on: "2019-07-16"), "escalations")
  }

  @Test("a leader with own matters and those of others hears both tracks in one mail") func bothTracks() throws {
    try expect(
      Example.text(
        [
          Example.notice("escalated-30", due: "2019-06-30", role: "nes-raadmann", .leader),
          Example.notice(
            "overdue-15", "2.10", "Avtale om å bli «Av og til»-kommune", due: "2019-07-15",
            responsible: ["nes-raadmann"], role: "nes-raadmann"),
          Example.notice(
            "due", "4.5", "Evaluering av planen", due: "2019-07-30", responsible: ["nes-raadmann"],
            role: "nes-raadmann", kind: .evaluation),
        ], on: "2019-07-30"), "both-tracks")
  }

  @Test("a participant is told once") func participant() throws {
    try expect(
      Example.text(
        [
          Example.notice(
            "opens", "2.1", "Plan for filmen «Reint helvete» i skolen", due: "2019-12-31", from: "2019-01-01",
            text: "2019", responsible: ["nes-oppvekst"], participants: ["nes-helse"], .participant)
        ], on: "2019-01-02"), "participant")
  }

  @Test("the coordinator stands in for nobody and for somebody external") func standIn() throws {
    try expect(
      Example.text(
        [
          Example.notice("before-7", due: "2019-06-30", responsible: [], role: "nes-folkehelse", .standIn)
        ], on: "2019-06-21"), "stand-in-nobody")
    try expect(
      Example.text(
        [
          Example.notice(
            "before-7", due: "2019-06-30", responsible: ["nes-politi"], role: "nes-folkehelse", .standIn),
          Example.notice(
            "before-7", "2.2", "Oversikt over rus som tema i barnehage og skole", due: "2019-06-30",
            responsible: ["nes-oppvekst", "nes-politi"], role: "nes-folkehelse", .standIn),
        ], on: "2019-06-21"), "stand-in-external")
  }

  @Test("a deputy reads on behalf of another") func deputy() throws {
    let away = Example.inventory {
      $0.directory.recipients["nes-helse"]?.deputy = Deputy(
        recipient: "nes-nav", from: Example.day("2019-07-01"), to: Example.day("2019-07-31"))
    }
    let theirs = Example.notice("overdue-1", due: "2019-06-30")
    try expect(Example.text([theirs], to: "nes-nav", on: "2019-07-01", away), "deputy")
    let own = Example.notice(
      "before-30", "4.1", "BrukerPlan-kartlegging", due: "2019-07-31", text: "Hvert 3. år 2019 2022",
      responsible: ["nes-nav"], role: "nes-nav", kind: .survey)
    try expect(Example.text([theirs, own], to: "nes-nav", on: "2019-07-01", away), "deputy-and-own")
  }

  @Test("a late reminder says so, and why", arguments: causes) func late(name: String, cause: LateCause) throws {
    try expect(
      Example.text(
        [Example.notice("before-7", due: "2019-06-30", .responsible, .late(days: 4, cause))], on: "2019-06-27"),
      "late-\(name)")
  }

  @Test("what is first seen when no step is left is told once") func seenAfterUntil() throws {
    try expect(
      Example.text(
        [Example.notice("overdue-359", due: "2017-12-31", text: "2017", .responsible, .seenAfterUntil)],
        on: "2019-07-01"), "seen-after-until")
  }

  @Test("several plans stand apart, the most pressing first") func severalPlans() throws {
    try expect(
      Example.text(
        [
          Example.notice(
            "before-7", "1", "Lavterskeltilbud for unge", due: "2019-07-08", text: "8. juli 2019", plan: Example.psyk),
          Example.notice("overdue-1", due: "2019-06-30"),
        ], on: "2019-07-01", Example.inventory { $0.settings.mail.footer = "Spørsmål om varslene?\nRing IT-drift." }),
      "several-plans")
  }

  @Test("errors go to who can correct them") func problems() throws {
    let date = Problem(
      file: "plans.d/nes-rus.yaml", line: 41, column: 15, what: "\"30. februar 2020\" is not a date",
      consequence: "nes-rus/3.6 is kept as invalid, 27 others are in force", plan: "nes-rus", obligation: "3.6")
    try expect(
      Example.text([Example.problem(date, role: "nes-folkehelse", plan: Example.rus)], on: "2019-07-01"), "problem")
    let directory = Problem(
      file: "directory.yaml", line: 0, column: 0, what: "not UTF-8", consequence: "the version in force stays")
    try expect(
      Example.text([Example.problem(directory, role: "it-drift", plan: nil)], on: "2019-07-01"), "problem-system")
  }

  @Test("what is gone from the files is told to the coordinator") func withdrawn() throws {
    try expect(
      Example.text(
        [
          Example.withdrawn("Avklare brukerstyrt senter", "3.6", plan: Example.rus),
          Example.notice(
            "due", "3.7", "Ruskonferanse", due: "2019-07-01", responsible: [], role: "nes-folkehelse", .standIn),
        ], on: "2019-07-01"), "withdrawn")
    try expect(
      Example.text([Example.withdrawn(Example.psyk.title, nil, plan: Example.psyk, isThere: false)], on: "2019-07-01"),
      "withdrawn-plan")
  }

  @Test("forty items stay readable") func forty() throws {
    let notices = (1...40).map { n in
      Example.notice(
        n <= 15 ? "overdue-15" : "before-30", "2.\(n)", "Tiltak nummer \(n) i planen",
        due: Example.day("2019-06-16").shifted(byDays: n).description, text: n % 2 == 0 ? "" : "sommeren 2019",
        approximate: n % 2 == 1)
    }
    try expect(Example.text(notices, on: "2019-07-01"), "forty")
  }

  @Test("what goes on after its window is not overdue") func goesOn() throws {
    try expect(
      Example.text(
        [
          Example.notice(
            "due", due: "2019-06-28", text: "1. halvår 2019, videreføres", .responsible,
            .late(days: 3, .notRunning(since: Example.day("2019-06-26"))), continues: true)
        ], on: "2019-07-01"), "goes-on")
  }

  @Test("status and review ask for answers") func rounds() throws {
    try expect(
      Example.text(
        [
          Example.notice(
            "status", "4.5", "Evaluering av planen", due: "2019-06-30", from: "2019-04-01",
            text: "Andre kvartal hvert år", responsible: ["nes-raadmann"], kind: .evaluation)
        ], on: "2019-04-01"), "status")
  }

  @Test("nynorsk and English say the same", arguments: [("stord", "nn"), ("visitor", "en")])
  func languages(role: String, name: String) throws {
    let inventory = Example.inventory {
      $0.directory.recipients[role]?.superior = "nes-raadmann"
    }
    try expect(
      Example.text(
        [
          Example.notice("overdue-1", due: "2019-06-30", responsible: [role, "nes-nav"], role: role),
          Example.notice("escalated-30", "2.3", "Brosjyre", due: "2019-06-01", role: role, .leader),
          Example.notice("due", "2.4", "Kurs", due: "2019-07-01", responsible: ["nes-nav", role], role: role),
          Example.notice(
            "before-7", "2.5", "Møte", due: "2019-07-02", text: "Årlig", means: "2. juli hvert år",
            responsible: [role], role: role, .responsible, .late(days: 4, .changedLater), originally: "2019-06-01"),
          Example.notice(
            "opens", "2.6", "Kampanje", due: "2019-09-30", from: "2019-07-01", text: "3. kvartal 2019",
            responsible: [role], role: role),
          Example.notice(
            "before-30", "2.7", "Plan", due: "2019-07-31", responsible: ["nes-politi"], role: role, .participant),
        ], to: role, on: "2019-07-01", inventory), "language-\(name)")
  }
}
