import FristCore
import Testing

@testable import FristRender

@Suite("Letters, rule by rule") struct DigestLetterTests {
  @Test(
    "the distance is counted from today, in words where it is long",
    arguments: [
      ("2019-06-30", "2019-06-21", "Frist om 9 dager, søndag 30. juni 2019."),
      ("2019-06-30", "2019-06-29", "Frist i morgen, søndag 30. juni 2019."),
      ("2019-06-30", "2019-06-30", "Frist i dag, søndag 30. juni 2019."),
      ("2019-06-30", "2019-07-01", "1 dag på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-07-02", "2 dager på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-08-29", "60 dager på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-08-30", "To måneder på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-09-12", "Vel to måneder på overtid. Fristen var søndag 30. juni 2019."),
      ("2019-06-30", "2019-09-25", "Knapt tre måneder på overtid. Fristen var søndag 30. juni 2019."),
      ("2023-10-31", "2019-12-02", "Frist om knapt fire år, tirsdag 31. oktober 2023."),
      ("2019-12-31", "2019-01-02", "Frist om ett år, tirsdag 31. desember 2019."),
      ("2020-08-31", "2019-01-02", "Frist om knapt to år, mandag 31. august 2020."),
      ("2020-06-30", "2019-01-02", "Frist om halvannet år, tirsdag 30. juni 2020."),
      ("2020-03-31", "2019-01-02", "Frist om vel ett år, tirsdag 31. mars 2020."),
    ])
  func distance(due: String, today: String, sentence: String) {
    let letter = Example.letter([Example.notice("before-7", due: due, text: "")], on: today)
    #expect(letter.flowing.contains(sentence), "\(letter.flowing)")
  }

  @Test("the step's name never shows: a late before-7 on the last day but one says tomorrow") func realDistance() {
    let letter = Example.letter([Example.notice("before-7", due: "2019-06-30")], on: "2019-06-29")
    #expect(letter.subject == "Frist i morgen: Avklare brukerstyrt senter, Rusplanen (Nes)")
    #expect(!letter.text.contains("7"))
  }

  @Test("the reader's own language goes before the plan's, and the plan's before the settings'") func language() {
    var plan = Example.rus
    plan.language = .nn
    let inventory = Example.inventory { $0.directory.recipients["nes-raadmann"]?.language = .en }
    func language(of recipient: RecipientID) -> Language {
      Example.letter(
        [Example.notice("due", due: "2019-06-28", role: recipient, .leader, plan: plan)], on: "2019-06-28", inventory
      ).language
    }
    // The coordinator has none of its own, the owner has; the responsible is neither.
    #expect(language(of: "nes-folkehelse") == .nn)
    #expect(language(of: "nes-raadmann") == .en)
    #expect(language(of: "nes-helse") == .nb)
  }

  @Test("neither controls nor marks of direction in a title reach a subject, a line or a page") func controls() {
    let letter = Example.letter(
      [Example.notice("due", "3.6", "Møte\r\nBcc: a\u{202E}b\u{0}\u{2028}\tslutt <b>&", due: "2019-06-28")],
      on: "2019-06-28")
    #expect(letter.subject == "Frist i dag: Møte Bcc: ab slutt <b>&, Rusplanen (Nes)")
    #expect(letter.text.contains("Møte Bcc: ab slutt <b>& (3.6)\n"))
    #expect(letter.html?.contains("Møte Bcc: ab slutt &lt;b&gt;&amp; (3.6)") == true)
  }

  @Test("a plan's document is linked, a script never") func links() {
    var plan = Example.rus
    plan.document = "javascript:alert(1)"
    let letter = Example.letter([Example.notice("due", due: "2019-06-28", plan: plan)], on: "2019-06-28")
    #expect(letter.html?.contains("href") == false)
  }

  @Test("the order of the notices given does not matter") func order() {
    let notices = (1...9).map { Example.notice("before-30", "1.\($0)", due: "2019-07-1\(10 - $0)") }
    let (a, b) = (Example.letter(notices, on: "2019-07-01"), Example.letter(notices.reversed(), on: "2019-07-01"))
    #expect(a.text == b.text && a.subject == b.subject)
  }

  @Test("overdue stands before today, and that before what comes, each by day") func pressing() {
    let letter = Example.letter(
      [
        Example.notice("before-30", "1", "Fjerde", due: "2019-07-31"),
        Example.notice("due", "2", "Tredje", due: "2019-07-01"),
        Example.notice("overdue-1", "3", "Andre", due: "2019-06-30"),
        Example.notice("overdue-15", "4", "Første", due: "2019-06-16"),
      ], on: "2019-07-01")
    let titles = letter.text.split(separator: "\n").compactMap { $0.split(separator: " (").first.map(String.init) }
      .filter { ["Første", "Andre", "Tredje", "Fjerde"].contains($0) }
    #expect(titles == ["Første", "Andre", "Tredje", "Fjerde"])
    #expect(letter.subject == "2 forfalt, 1 i dag, 1 nærmer seg: Rusplanen (Nes)")
  }

  @Test("every notice is named, in full or in one line", arguments: [1, 20, 21, 400]) func allNamed(count: Int) {
    let letter = Example.letter(
      (1...count).map { Example.notice("overdue-1", "x\($0)", "Tiltak", due: "2019-06-30", text: "") },
      on: "2019-07-01")
    for n in 1...count { #expect(letter.text.contains("Tiltak (x\(n))")) }
    #expect(letter.text.components(of: "på overtid") == min(count, 20))
  }

  @Test("of two occurrences of one title each says its year, or its day where they share the year") func sameTitle() {
    func headings(_ dues: [String]) -> [Substring] {
      Example.letter(
        dues.map { Example.notice("overdue-1", "4.1", "BrukerPlan", due: $0, isRecurring: true) }, on: "2022-07-01"
      ).text.split(separator: "\n").filter { $0.hasPrefix("BrukerPlan") }
    }
    #expect(headings(["2019-12-31", "2021-12-31"]) == ["BrukerPlan (4.1), 2019", "BrukerPlan (4.1), 2021"])
    #expect(
      headings(["2021-06-30", "2021-12-31"]) == [
        "BrukerPlan (4.1), 30. juni 2021", "BrukerPlan (4.1), 31. desember 2021",
      ])
    #expect(headings(["2019-12-31"]) == ["BrukerPlan (4.1)"])
  }

  @Test("what a plan leaves open is never shown as a name", arguments: ["Ikke oppgitt", "(Ikke oppgitt)", "-", ""])
  func notGiven(text: String) {
    var plan = Example.rus
    plan.municipality = text
    let letter = Example.letter(
      [Example.notice("due", due: "2019-06-28", text: text, plan: plan, goal: [text], note: text)], on: "2019-06-28")
    #expect(letter.subject.hasSuffix(", Rusplanen"))
    #expect(letter.text.hasPrefix("Handlingsplan mot rus 2019–2023\n===="))
    #expect(!letter.text.lowercased().contains("oppgitt") && !letter.text.contains("Mål:"))
    #expect(!letter.text.contains("Planen sier"))
  }

  // MARK: Whom to tell

  @Test("a coordinator without an address is named, and nobody is asked to answer the mail") func noAddress() {
    let inventory = Example.inventory { $0.directory.recipients["nes-folkehelse"]?.mail = nil }
    let letter = Example.letter([Example.notice("due", due: "2019-06-28")], on: "2019-06-28", inventory)
    #expect(letter.replyTo.isEmpty)
    #expect(letter.flowing.contains("Gi beskjed til Folkehelsekoordinatoren."))
    #expect(!letter.flowing.contains("Svar på"))
  }

  @Test("with two coordinators each plan says whom to tell, and the mail answers to both") func twoCoordinators() {
    let letter = Example.letter(
      [
        Example.notice("due", due: "2019-06-28"), Example.notice("due", "1", due: "2019-06-28", plan: Example.psyk),
      ], on: "2019-06-28")
    #expect(letter.replyTo == ["nes-nav", "nes-folkehelse"])
    #expect(letter.flowing.contains("Gi beskjed til NAV Nes, nav@nes.example."))
    #expect(letter.flowing.contains("Gi beskjed til Folkehelsekoordinatoren, folkehelse@nes.example."))
  }

  @Test("a coordinator is not told that answers go to the coordinator") func ownAnswers() {
    let letter = Example.letter(
      [Example.notice("due", due: "2019-06-28", responsible: [], role: "nes-folkehelse", .standIn)], on: "2019-06-28")
    #expect(!letter.flowing.contains("Svar på") && !letter.flowing.contains("Gi beskjed"))
    #expect(letter.flowing.contains("done: 2019-06-28"))
  }

  @Test("the line to write names the occurrence where there are several, or the member") func lines() {
    let day = Example.day("2019-06-28")
    func line(_ id: String = "3.6", dues: [String] = ["2019-06-30"], recurring: Bool = false) -> String? {
      let windows = dues.map { Window(start: nil, due: Example.day($0)) }
      let obligation = Example.obligation(id, "Senter", .once(windows))
      return PlanFileLine.done(
        Example.occurrence(of: obligation, due: dues[0], isRecurring: recurring), of: obligation, on: day)
    }
    #expect(line() == "done: 2019-06-28")
    #expect(line(recurring: true) == "done: {2019-06-30: 2019-06-28}")
    #expect(line(dues: ["2019-06-30", "2020-06-30"]) == "done: {2019-06-30: 2019-06-28}")
    #expect(line("7.1:hole-radmann") == "done: {hole-radmann: 2019-06-28}")
    // A day that two share, and a member's series, have no line of their own.
    #expect(line(dues: ["2019-06-30", "2019-06-30"]) == nil)
    #expect(line("7.1:hole-radmann", recurring: true) == nil)
  }

  @Test(
    "errors: fifty are named, and the rest counted for who can see them", arguments: ["it-drift", "nes-folkehelse"])
  func manyProblems(role: RecipientID) {
    let notices = (1...60).map { n in
      Example.problem(
        Problem(file: "plans.d/nes-rus.yaml", line: n, column: 1, what: "x", consequence: "y", plan: "nes-rus"),
        role: role, plan: Example.rus)
    }
    let letter = Example.letter(notices, on: "2019-07-01")
    #expect(letter.text.contains("nes-rus.yaml:50:1") && !letter.text.contains("nes-rus.yaml:51:1"))
    #expect(letter.flowing.contains("Dessuten 10 feil til."))
    #expect(letter.text.contains("fristctl status") == (role == "it-drift"))
    #expect(letter.subject == "60 feil i filene: Rusplanen (Nes)")
  }

  // MARK: Subjects and threads

  @Test("subjects keep to seventy characters, and cut the plan's name last") func subjects() {
    var plan = Example.rus
    plan.title = "Kommunedelplan for trafikksikkerhet, folkehelse og oppvekst 2019–2030"
    plan.short = nil
    plan.municipality = "Søndre Land"
    let two = [
      Example.notice("overdue-1", due: "2019-06-30", plan: plan),
      Example.notice("due", "2", due: "2019-07-01", plan: plan),
    ]
    #expect(
      Example.letter(two, on: "2019-07-01").subject
        == "1 forfalt, 1 i dag: Kommunedelplan for trafikksikkerhet, folkehelse…")
    plan.short = "Trafikkplanen"
    let long = Example.notice(
      "overdue-1", "3", "Sikre at alle skoleveier er kartlagt med hensyn til farlige kryss", due: "2019-06-30",
      plan: plan)
    let subject = Example.letter([long], on: "2019-07-01").subject
    #expect(subject == "1 dag på overtid: Sikre at alle skoleveier er…, Trafikkplanen")
    #expect(subject.unicodeScalars.count <= 70)
  }

  @Test("subjects count everything in the order of urgency, as far as there is room") func subjectOrder() {
    let letter = Example.letter(
      [
        Example.notice("opens", "1", due: "2019-12-31", from: "2019-07-01"),
        Example.notice("before-7", "2", due: "2019-07-08"), Example.notice("due", "3", due: "2019-07-01"),
        Example.notice("overdue-1", "4", due: "2019-06-30"),
        Example.notice("escalated-30", "5", due: "2019-06-01", role: "nes-helse", .leader),
      ], on: "2019-07-01")
    #expect(letter.subject == "1 forfalt hos andre, 1 forfalt, 1 i dag, 1 åpner m.m.: Rusplanen (Nes)")
  }

  @Test("a thread is the reader's, the plan's and the year's; of several plans the reader's and the year's")
  func threads() {
    func thread(_ notices: [Notice], on day: String = "2019-07-01") -> String {
      Example.letter(notices, on: day).thread
    }
    let (rus, psyk) = (
      Example.notice("due", due: "2019-07-01"), Example.notice("due", "1", due: "2019-07-01", plan: Example.psyk)
    )
    #expect(thread([rus]) == "thread.nes-helse.nes-rus.2019")
    #expect(thread([rus], on: "2020-07-01") == "thread.nes-helse.nes-rus.2020")
    #expect(thread([rus, psyk]) == "thread.nes-helse.2019")
  }

  @Test("without HTML in the settings there is the text alone") func textAlone() {
    let inventory = Example.inventory { $0.settings.mail.html = false }
    #expect(Example.letter([Example.notice("due", due: "2019-07-01")], on: "2019-07-01", inventory).html == nil)
  }

  @Test("a hundred thousand notices are one mail within seconds") func many() {
    let notices = (1...100_000).map { n in
      Example.notice(n % 2 == 0 ? "overdue-1" : "before-7", "\(n)", due: n % 2 == 0 ? "2019-06-30" : "2019-07-08")
    }
    let digest = Example.digest(notices, on: "2019-07-01")
    let clock = ContinuousClock()
    var letter: DigestLetter?
    let duration = clock.measure {
      letter = DigestLetter(digest, situation: Situation(), inventory: Example.inventory(), offsetMinutes: 120)
    }
    #expect(letter?.text.contains("(100000)") == true)
    // Built without optimization; ten times that in a few is still far from quadratic.
    #expect(duration < .seconds(60), "\(duration)")
  }
}

extension DigestLetter {
  /// The text without its line breaks.
  fileprivate var flowing: String {
    text.split(separator: "\n").map { $0.hasSuffix(" ") ? String($0.dropLast()) : String($0) }.joined(separator: " ")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
