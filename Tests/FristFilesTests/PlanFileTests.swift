import FristCore
import Testing

@testable import FristFiles

@Suite("A plan file")
struct PlanFileTests {
  @Test("the example of the contract is a plan without a problem")
  func example() throws {
    let (plan, problems) = try Samples.plan(
      """
      adopted: 2019-02-14
      language: nb
      replaces: nes-rus-2014
      measures:
        - id: "3.6"
          goal: [Redusere konsekvenser av rusmisbruk]
          title: Avklare brukerstyrt senter
          responsible: [nes-raadmann]
          participants: [nes-helse]
          deadline:
            - {text: Besøk på Sagatun i Hamar januar 2019, means: "Besøk på Sagatun i Hamar: januar 2019"}
            - {text: Avklaring innen 1. halvår 2019, means: "Avklaring: innen 1. halvår 2019", done: 2018-12-20}
          note: free text
        - {id: "2.11", title: Verdensdagen for psykisk helse, responsible: [nes-helse],
           deadline: {text: Årlig, means: 10. oktober hvert år}}
        - {id: "7.1", title: SLT-koordinator, responsible: [kommunene], each: true, deadline: ""}
      evaluations:
        - {id: "4.5", title: Evaluering av planen, responsible: [nes-raadmann], deadline: Andre kvartal hvert år}
      surveys:
        - {id: "4.1", title: BrukerPlan-kartlegging, responsible: [nes-nav], deadline: Hvert 3. år 2019 2022}
      reports: []
      revisions: []
      resolutions: []
      """)
    #expect(problems == [])
    #expect(plan.id == "nes-rus")
    #expect(plan.title == "Handlingsplan mot rus")
    #expect(plan.municipality == "Nes")
    #expect(plan.period == YearSpan(first: 2019, last: 2023))
    #expect(plan.adopted == CivilDay("2019-02-14"))
    #expect(plan.language == .nb)
    #expect(plan.owner == "nes-raadmann")
    #expect(plan.coordinator == "nes-folkehelse")
    #expect(plan.replaces == "nes-rus-2014")
    #expect(plan.obligations.map(\.id) == ["3.6", "2.11", "7.1:hole", "7.1:modum", "4.5", "4.1"])
    #expect(plan.obligations.map(\.kind) == [.measure, .measure, .measure, .measure, .evaluation, .survey])
    let first = plan.obligations[0]
    #expect(first.goal == ["Redusere konsekvenser av rusmisbruk"])
    #expect(first.participants == ["nes-helse"])
    #expect(first.deadlines.map(\.text) == ["Besøk på Sagatun i Hamar januar 2019", "Avklaring innen 1. halvår 2019"])
    #expect(first.note == "free text")
    #expect(first.line == 10)
    #expect(plan.obligations[1].deadlines[0].text == "Årlig")
    #expect(plan.obligations[1].deadlines[0].means == "10. oktober hvert år")
    #expect(plan.obligations[2].responsible == ["hole"])
    #expect(plan.obligations[3].deadlines == [DeadlineEntry(text: "", deadline: Deadline(.undated))])
  }

  @Test(
    "an error at plan level refuses the file",
    arguments: [
      ("‸titel: x\nowner: nes-nav", "unknown key \"titel\": perhaps \"title\"?"),
      ("title: a\n‸title: b\nowner: nes-nav\n", "\"title\" stands here a second time"),
      ("‸title: a\nmunicipality: b", "\"owner\" is missing"),
      ("owner: ‸nes-nve", "\"nes-nve\" in \"owner\" is not in the directory: perhaps \"nes-nav\"?"),
      ("owner: ‸Nes-Nav", "\"Nes-Nav\" in \"owner\" is not in the directory: perhaps \"nes-nav\"?"),
      ("owner: ‸kommunene", "\"kommunene\" is a group: \"owner\" must be somebody who gets mail"),
      ("owner: ‸nes-politi", "\"nes-politi\" is external and never mailed: \"owner\" must be somebody who gets mail"),
      (
        "owner: nes-nav\ncoordinator: ‸æ",
        "\"æ\" in \"coordinator\" is not in the directory, where each has an id of lower case a-z, digits, \".\", \"_\" and \"-\", such as \"ae\""
      ),
      ("owner: ‸[nes-nav]", "\"owner\" must be a text"),
      (
        "owner: nes-nav\nperiod: ‸2023-2019",
        "\"period\" must be years from 1900 to 2200, the first one first, such as 2019-2023, not \"2023-2019\""
      ),
      (
        "owner: nes-nav\nperiod: ‸2019-20",
        "\"period\" must be written as 2019-2020, not \"2019-20\""
      ),
      (
        "owner: nes-nav\nperiod: ‸1800-2019",
        "\"period\" must be years from 1900 to 2200, the first one first, such as 2019-2023, not \"1800-2019\""
      ),
      ("owner: nes-nav\nadopted: ‸2019-02-30", "\"adopted\": there is no day 2019-02-30"),
      ("owner: nes-nav\nadopted: ‸14.2.2019", "\"adopted\" must be a day such as 2019-02-14, not \"14.2.2019\""),
      ("owner: nes-nav\nlanguage: ‸no", "\"language\" must be nb (bokmål), nn (nynorsk) or en, not \"no\""),
      ("owner: nes-nav\nreplaces: ‸nes-rus", "\"replaces\" names the plan itself"),
      ("owner: nes-nav\nretired: ‸yes", "\"retired\" must be true or false, not \"yes\""),
      ("owner: nes-nav\nmeasures: ‸{}", "\"measures\" must be a list: \"- …\" on a line for each, or [...]"),
      (
        "owner: nes-nav\ntitle: \"a\u{20}‸\\u0007b\"",
        "a backslash between double quotes begins an escape: write two, or single quotes"
      ),
      ("owner: nes-nav\ntitle: |\n  a‸\n  b\n", "\"title\" has a line break or another control character here"),
      ("owner: nes-nav\nladders: {‸tiltak: {}}", "keys are English: \"tiltak\" is \"measure\" here"),
      ("‸- a", "the file must consist of keys and values, such as \"title: Handlingsplan\""),
      ("‸", "the file must consist of keys and values, such as \"title: Handlingsplan\""),
      (
        "owner: ‸&a nes-nav",
        "anchors (&a) are not read: write the value out where it belongs, and a text that begins with & in quotes"
      ),
      ("owner: ‸[nes-nav", "the bracket ([) that opens here is not closed as it should be"),
    ])
  func planLevel(marked: String, sentence: String) throws {
    let text = Marked(marked)
    guard case .refused(let problems) = Samples.load(text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.errors.sentences == [sentence])
    #expect(problems.errors.places == text.places)
    for problem in problems.errors {
      #expect(
        problem.consequence.en == "nes-rus is not accepted, its last accepted version, if there is one, stays in force")
      #expect(problem.plan == "nes-rus")
      #expect(problem.file == "plans.d/nes-rus.yaml")
    }
  }

  @Test("all errors at plan level are told at once, in the order of the file")
  func allAtOnce() {
    let text = Marked("‸titel: x\nowner: ‸nobody\nperiod: ‸x\nlanguage: ‸xx\n")
    #expect(Samples.load(text.text).problems.errors.places == text.places)
  }

  @Test("title and municipality may be missing: a warning each")
  func namelessPlan() throws {
    guard case .accepted(let plan, let problems) = Samples.load("owner: nes-nav\n") else {
      Issue.record("refused")
      return
    }
    #expect(plan.title == "nes-rus")
    #expect(plan.coordinator == "nes-nav")
    #expect(plan.period == nil)
    #expect(
      problems.map(\.description) == [
        "plans.d/nes-rus.yaml:1:1: warning: \"title\" is missing; it is called nes-rus",
        "plans.d/nes-rus.yaml:1:1: warning: \"municipality\" is missing; nes-rus stands in reports without one",
      ])
  }

  @Test("a key with nothing behind it counts as not written")
  func blank() throws {
    let (plan, problems) = try Samples.plan("adopted:\nreplaces:\nlanguage:\nmeasures:\nevents:\nladders:\n")
    #expect(problems == [])
    #expect(plan.adopted == nil && plan.replaces == nil && plan.obligations.isEmpty)
  }

  @Test(
    "a period may be one year and may have any dash",
    arguments: ["2019-2023", "2019–2023", "2019 - 2023", "'2019—2023'"])
  func period(text: String) throws {
    let plan = try #require(Samples.load("owner: nes-nav\nperiod: \(text)\n").value)
    #expect(plan.period == YearSpan(first: 2019, last: 2023))
    #expect(Samples.load("owner: nes-nav\nperiod: 2019\n").value?.period == YearSpan(first: 2019, last: 2019))
  }

  @Test("sections stand in the order of the file")
  func order() throws {
    let (plan, _) = try Samples.plan(
      """
      resolutions: [{id: a, title: t, responsible: [], deadline: ""}]
      retired: true
      measures: [{id: b, title: t, responsible: [], deadline: ""}]
      revisions: [{id: c, title: t, responsible: [], deadline: ""}]
      reports: [{id: d, title: t, responsible: [], deadline: "", to: [nes-nav]}]
      """)
    #expect(plan.obligations.map(\.id) == ["a", "b", "c", "d"])
    #expect(plan.obligations.map(\.kind) == [.resolution, .measure, .revision, .report])
    #expect(plan.obligations[3].to == ["nes-nav"])
    #expect(plan.isRetired)
  }

  @Test("a version accepted once loads though its recipients are gone")
  func mayBeGone() throws {
    let text = """
      owner: gone-owner
      coordinator: gone-coordinator
      measures:
        - {id: a, title: t, responsible: [gone, kommunene], deadline: ""}
        - {id: b, title: t, responsible: [gone-group], each: true, deadline: ""}
      """
    #expect(Samples.load(text).value == nil)
    let former = ["gone", "gone-group"].map { ($0, Recipient(id: $0, name: $0)) }
    let plan = try #require(
      Samples.load(text, rule: .onceKnown, former: Dictionary(uniqueKeysWithValues: former)).value)
    #expect(plan.owner == "gone-owner" && plan.coordinator == "gone-coordinator")
    #expect(plan.obligations.map(\.responsible) == [["gone", "hole", "modum"], ["gone-group"]])
    #expect(plan.invalid == [])
  }
}
