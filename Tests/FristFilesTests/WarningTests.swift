import FristCore
import Testing

@testable import FristFiles

/// The warnings of DESIGN.md 4, beside those that the table of mistakes has.
@Suite("Doubts that stop nobody")
struct WarningTests {
  private func warnings(
    _ keys: String, today: String = "2019-01-01", settings: Settings = Settings(), head: String = Samples.head,
    previous: Plan? = nil
  ) -> [String] {
    let text = head + "measures:\n  - {id: a, title: A, responsible: [nes-nav], \(keys)}\n"
    let loaded = Samples.load(text, settings: settings, today: CivilDay(today)!, previous: previous)
    #expect(loaded.problems.errors == [])
    return loaded.problems.sentences
  }

  @Test("what had passed when it was first read is said, unless the file says why")
  func past() throws {
    let past = ["2019-06-30 had passed when this was first read"]
    #expect(warnings("deadline: 30.06.2019", today: "2019-07-01") == past)
    #expect(warnings("deadline: 30.06.2019", today: "2019-06-30") == [])
    #expect(warnings("deadline: \"2019, 2020 og 2021\"", today: "2021-01-01") == [])
    #expect(warnings("deadline: 30.06.2019, done: 2019-06-12", today: "2019-07-01") == [])
    #expect(
      warnings("deadline: 30.06.2019", today: "2019-07-01", head: "remind_from: 2019-07-01\n" + Samples.head) == [])
    #expect(warnings("deadline: 30.06.2019", today: "2019-07-01", head: "retired: true\n" + Samples.head) == [])
    var settings = Settings()
    settings.remindFrom = CivilDay("2019-06-30")
    #expect(warnings("deadline: 30.06.2019", today: "2019-07-01", settings: settings) == past)
    settings.remindFrom = CivilDay("2019-07-01")
    #expect(warnings("deadline: 30.06.2019", today: "2019-07-01", settings: settings) == [])
    // What was there before is not read for the first time; another day is.
    let before = try Samples.plan("measures: [{id: a, title: A, responsible: [], deadline: 30.06.2019}]").plan
    #expect(warnings("deadline: 30.06.2019", today: "2019-07-01", previous: before) == [])
    #expect(
      warnings("deadline: 29.06.2019", today: "2019-07-01", previous: before) == [
        "2019-06-29 had passed when this was first read"
      ])
  }

  @Test("of a plan whose period is over it is said once")
  func periodIsOver() {
    let over = "the plan's period was over when it was first read, and one deadline with it"
    #expect(warnings("deadline: 30.06.2019", today: "2024-01-01") == [over])
    #expect(warnings("deadline: Løpende", today: "2024-01-01") == [])
    #expect(
      warnings("deadline: 30.06.2019", today: "2024-01-01", head: "remind_from: 2024-01-01\n" + Samples.head) == [])
  }

  @Test("a time outside the plan's period is said, once a text")
  func outside() {
    #expect(
      warnings("deadline: \"2019, 2024 og 2025\"") == ["2024-12-31 lies outside the plan's period 2019-2023"])
    #expect(warnings("deadline: 01.01.2019") == [])
    #expect(warnings("deadline: 31.12.2023") == [])
  }

  @Test("a comment is one where a space and no digit follow its mark")
  func comments() {
    for (line, cut) in [
      ("title: A # the first", false), ("title: A #1", true), ("title: A # 1", true), ("title: A  #x", true),
      ("title: \"A #1\"", false), ("title: A#1", false), ("note: se sak #12 og #13", true), ("goal: B #2", true),
    ] {
      let text = Samples.head + "measures:\n  - id: a\n    \(line)\n    responsible: []\n    deadline: \"\"\n"
      let sentences = Samples.load(text).problems.sentences.filter { $0.contains("comment") }
      #expect(sentences.count == (cut ? 1 : 0), "\(line)")
    }
  }

  @Test("a ladder that never escalates is one without a leader before it ends")
  func ladders() {
    let never = "this ladder never escalates"
    #expect(warnings("deadline: \"\", ladder: {escalated: {}}") == [never])
    #expect(warnings("deadline: \"\", ladder: {escalated: {30: []}}") == [never])
    #expect(warnings("deadline: \"\", ladder: {until: 20}") == [never])
    #expect(warnings("deadline: \"\", ladder: {before: [3]}") == [])
    #expect(
      SettingsFile.load(SourceText(path: "f", text: "ladders: {survey: {escalated: {}}}")).problems.sentences
        .contains(never))
  }

  @Test("a recipient without an address is one who is nobody's group, not external and has no mailbox here")
  func recipients() {
    let text = """
      recipients:
        a: {name: A}
        b: {name: B, external: true}
        c: {name: C, members: [b]}
        d: {name: D, deliver: mbox, user: d}
        e: {name: E, mail: e@nes.example}
      """
    let loaded = DirectoryFile.load(SourceText(path: "d", text: text))
    #expect(
      loaded.problems.map(\.description) == [
        "d:2:3: warning: \"a\" has no \"mail\" and is not external; what a gets lies in the spool only"
      ])
  }

  @Test(
    "a sender at localhost is one whom nobody elsewhere can answer",
    arguments: [
      ("frist@localhost", true), ("frist@localhost.localdomain", true), ("frist@LOCALHOST", true),
      ("frist@nes.example", false), ("frist@localhost.example", true), ("frist@mylocalhost.no", false),
    ])
  func sender(address: String, isLocal: Bool) {
    let problems = SettingsFile.load(SourceText(path: "f", text: "mail: {from: \(address)}")).problems
    #expect(problems.count == (isLocal ? 1 : 0))
  }

  @Test("the keys of a plan that were new are read")
  func planKeys() throws {
    let text = """
      short: Rusplanen
      document: https://nes.example/rusplan.pdf
      year: every
      remind_from: 2020-01-01
      formerly: nes-rus-utkast
      events: {skolestart: {window: august}}
      measures:
        - {id: a, title: A, responsible: [], deadline: "", year: 2021, ladder: {every: 30, overdue: [], before: []}}
        - {id: b, title: B, responsible: [], deadline: "", ladder: {every: 0}}
      reports: [{id: r, title: R, responsible: [nes-nav], deadline: "", to: [nes-raadmann, kommunene]}]

      """
    let (plan, problems) = try Samples.plan(text)
    #expect(problems == [])
    #expect(plan.short == "Rusplanen" && plan.document == "https://nes.example/rusplan.pdf")
    #expect(plan.year == .every && plan.remindFrom == CivilDay("2020-01-01") && plan.formerly == "nes-rus-utkast")
    #expect(plan.events.map(\.name).contains("skolestart"))
    #expect(plan.obligations.map(\.year) == [.year(2021), nil, nil])
    #expect(plan.obligations[0].ladder == LadderEdit(before: [], overdue: [], every: .days(30)))
    #expect(plan.obligations[1].ladder == LadderEdit(every: .never))
    #expect(plan.obligations[2].to == ["nes-raadmann", "hole", "modum"])
  }

  @Test(
    "what they may not say is refused",
    arguments: [
      (
        "document: ‸ftp://nes.example/a",
        "\"document\" must be an address that begins with https:// or http://, not \"ftp://nes.example/a\""
      ),
      (
        "document: ‸\"https://nes.example/a b\"",
        "\"document\" must be an address that begins with https:// or http://, not \"https://nes.example/a b\""
      ),
      (
        "document: ‸javascript:alert(1)",
        "\"document\" must be an address that begins with https:// or http://, not \"javascript:alert(1)\""
      ),
      ("year: ‸hvert", "\"year\" must be a year from 1900 to 2200, or every, not \"hvert\""),
      ("formerly: ‸nes-rus", "\"formerly\" names the plan itself"),
      ("short: \"a‸\\u202Eb\"", "\"short\" has an invisible character (U+202E) here: take it out"),
    ])
  func refused(marked: String, sentence: String) {
    let text = Marked("owner: nes-nav\n" + marked + "\n")
    let errors = Samples.load(text.text).problems.errors
    #expect(errors.sentences == [sentence] && errors.places == text.places)
  }
}
