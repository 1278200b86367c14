import FristCore
import Testing

@testable import FristRender

@Suite("Digest texts, rule by rule") struct DigestTextTests {
  @Test(
    "the distance is counted from today, with the right plural",
    arguments: [
      ("2019-06-30", "2019-06-21", "Frist om 9 dager, søndag 30. juni 2019."),
      ("2019-06-30", "2019-06-28", "Frist om 2 dager, søndag 30. juni 2019."),
      ("2019-06-30", "2019-06-29", "Frist i morgen, søndag 30. juni 2019."),
      ("2019-06-30", "2019-06-30", "Frist i dag, søndag 30. juni 2019."),
      ("2019-06-30", "2019-07-01", "1 dag på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-07-02", "2 dager på overtid. Fristen var søndag 30. juni 2019."),
    ])
  func distance(due: String, today: String, sentence: String) {
    let text = Example.text([Example.notice("before-7", due: due, text: "")], on: today)
    #expect(text.flowing.contains(sentence))
  }

  @Test("the step's name never shows: a late before-7 on the last day but one says tomorrow") func realDistance() {
    let text = Example.text([Example.notice("before-7", due: "2019-06-30")], on: "2019-06-29")
    #expect(text.subject == "Frist i morgen: Avklare brukerstyrt senter (Nes)")
    #expect(!text.body.contains("7"))
  }

  @Test("the reader's own language goes before the plan's, and the plan's before the settings'") func language() {
    var plan = Example.rus
    plan.language = .nn
    func language(of recipient: RecipientID) -> Language {
      Example.text(
        [Example.notice("due", due: "2019-06-28", role: recipient, .leader, plan: plan)], on: "2019-06-28"
      ).language
    }
    #expect(language(of: "visitor") == .en)
    // The coordinator has none of its own, the owner has; the responsible is neither.
    #expect(language(of: "nes-folkehelse") == .nn)
    #expect(language(of: "nes-raadmann") == .nb)
    #expect(language(of: "nes-helse") == .nb)
  }

  @Test("control characters of a title cannot break a line or a subject") func controls() {
    let text = Example.text(
      [Example.notice("due", "3.6", "Møte\r\nBcc: alle@nes.example\u{0}\u{2028}\tslutt", due: "2019-06-28")],
      on: "2019-06-28")
    #expect(text.subject == "Frist i dag: Møte Bcc: alle@nes.example slutt (Nes)")
    #expect(text.body.contains("Møte Bcc: alle@nes.example slutt (3.6)\n"))
  }

  @Test("the order of the notices given does not matter") func order() {
    let notices = (1...9).map { Example.notice("before-30", "1.\($0)", due: "2019-07-1\(10 - $0)") }
    #expect(Example.text(notices, on: "2019-07-01") == Example.text(notices.reversed(), on: "2019-07-01"))
  }

  @Test("overdue stands first, then today, then by day, and ids in the plan's order among equals") func pressing() {
    let text = Example.text(
      [
        Example.notice("before-30", "1", "Fjerde", due: "2019-07-31"),
        Example.notice("due", "2", "Tredje", due: "2019-07-01"),
        Example.notice("overdue-1", "3", "Andre", due: "2019-06-30"),
        Example.notice("overdue-15", "4", "Første", due: "2019-06-16"),
      ], on: "2019-07-01")
    let titles = text.body.split(separator: "\n").compactMap { $0.split(separator: " (").first.map(String.init) }
      .filter { ["Første", "Andre", "Tredje", "Fjerde"].contains($0) }
    #expect(titles == ["Første", "Andre", "Tredje", "Fjerde"])
    #expect(text.subject.hasPrefix("2 forfalt (opptil 15 dager), 1 i dag, 1 nærmer seg: "))
  }

  @Test("a coordinator without an address is named, and nobody is asked to answer the mail") func noAddress() {
    let inventory = Example.inventory { $0.directory.recipients["nes-folkehelse"]?.mail = nil }
    let text = Example.text([Example.notice("due", due: "2019-06-28")], on: "2019-06-28", inventory)
    #expect(text.flowing.contains("Gi beskjed til Folkehelsekoordinatoren."))
    #expect(!text.flowing.contains("Svar på"))
  }

  @Test("with two coordinators each plan says whom to tell, and the mail answers to both") func twoCoordinators() {
    let text = Example.text(
      [
        Example.notice("due", due: "2019-06-28"), Example.notice("due", "1", due: "2019-06-28", plan: Example.psyk),
      ], on: "2019-06-28")
    #expect(text.replyTo == ["nes-nav", "nes-folkehelse"])
    #expect(text.flowing.contains("Gi beskjed til Folkehelsekoordinatoren, folkehelse@nes.example."))
    #expect(text.flowing.contains("Gi beskjed til NAV Nes, nav@nes.example."))
    #expect(!text.flowing.contains("Svar på"))
  }

  @Test("an error of the system never seems to belong to the plan above it") func systemError() {
    let problems = [
      Problem(file: "directory.yaml", line: 3, column: 1, what: "not known", consequence: "the version in force stays"),
      Problem(
        file: "plans.d/nes-rus.yaml", line: 41, column: 15, what: "not a date", consequence: "3.6 is kept as invalid",
        plan: "nes-rus", obligation: "3.6"),
    ]
    let text = Example.text(
      [
        Example.problem(problems[0], role: "it-drift", plan: nil),
        Example.problem(problems[1], role: "it-drift", plan: Example.rus),
      ], on: "2019-07-01")
    #expect(text.body.contains("FEIL I FILENE\n\ndirectory.yaml:3:1\n"))
    #expect(text.subject == "2 feil i filene")
  }

  @Test("of several deadlines the one that the occurrence comes from is quoted") func rightDeadline() {
    let windows = ["2019-03-31", "2019-06-30"].map { Window(start: nil, due: Example.day($0)) }
    var obligation = Obligation(
      id: "3.6", kind: .measure, title: "Senter", responsible: ["nes-helse"],
      deadlines: zip(["innen første kvartal", "innen første halvår"], windows).map {
        DeadlineEntry(text: $0, deadline: Deadline(.once([$1])))
      })
    func text() -> DigestText {
      let occurrence = Occurrence(
        id: OccurrenceID(
          obligation: ObligationRef(plan: "nes-rus", obligation: "3.6"), label: nil, originalDue: windows[1].due),
        obligation: "3.6", window: windows[1], arming: 1, knownSince: CivilMoment("2019-01-02T07:30")!,
        isRecurring: false, isApproximate: false, continues: false, nextDue: nil)
      return Example.text(
        [
          Notice(
            key: NoticeKey(occurrence, step: .due, role: "nes-helse"), subject: .occurrence(occurrence, of: obligation),
            plan: PlanHeading(Example.rus), standing: .responsible, reason: .stepDue)
        ], on: "2019-06-28")
    }
    #expect(text().flowing.contains("«innen første halvår»"))
    // Where none fits any more, nothing is claimed.
    obligation.deadlines[1] = DeadlineEntry(text: "2025", deadline: Deadline(.undated))
    #expect(!text().flowing.contains("Planen sier"))
  }
}

extension DigestText {
  /// The text without its line breaks.
  fileprivate var flowing: String { body.split(separator: "\n").joined(separator: " ") }
}

@Suite("Lines") struct TextLayoutTests {
  @Test("are broken between words at 72 scalars, whatever the script") func breaks() {
    let words = String(repeating: "ærlig ", count: 30) + String(repeating: "å", count: 72)
    let lines = TextLayout.wrapped(words)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 72 })
    #expect(lines.joined(separator: " ") == words)
  }

  @Test("leave a longer word whole") func longWord() {
    let word = String(repeating: "x", count: 100)
    #expect(TextLayout.wrapped("se \(word) her") == ["se", word, "her"])
  }

  @Test("never end in a day without its month, nor in a half without its year") func ordinals() {
    for padding in 50...72 {
      for text in ["28. juni 2019", "«1. halvår", "(2. kvartal)"] {
        let lines = TextLayout.wrapped(String(repeating: "a", count: padding) + " " + text)
        #expect(!lines.contains { $0.hasSuffix(".") }, "\(lines)")
      }
    }
  }

  @Test("of nothing are none") func empty() {
    #expect(TextLayout.wrapped("").isEmpty)
    #expect(TextLayout.clean(" \r\n\t ") == "")
  }
}
