import FristCore
import Testing

@testable import FristFiles

@Suite("An obligation in a plan file")
struct ObligationTests {
  /// A good one, an own one and another good one.
  private func load(_ marked: String, kind: String = "measures") throws -> (Plan, [Problem], [String]) {
    let good = "  - {id: good-1, title: t, responsible: [nes-nav], deadline: \"\"}\n"
    let text = Marked(Samples.head + kind + ":\n" + good + marked + "\n" + good.replacing("good-1", with: "good-2"))
    guard case .accepted(let plan, let problems) = Samples.load(text.text) else {
      throw Samples.Refused(problems: Samples.load(text.text).problems)
    }
    return (plan, problems, text.places)
  }

  @Test(
    "an error inside makes it invalid and leaves the rest in force",
    arguments: [
      (
        "  - {id: a, title: t, responsible: [], deadline: \"\", ‸responsable: x}", "a",
        "unknown key \"responsable\": perhaps \"responsible\"?"
      ),
      ("  - {id: a, title: t, responsible: [], deadline: \"\", ‸to: [nes-nav]}", "a", "\"to\" belongs to reports only"),
      (
        "  - {id: a, title: t, responsible: [], deadline: \"\", ‸covers: [good-1]}", "a",
        "\"covers\" belongs to resolutions only"
      ),
      (
        "  - id: a\n    title: t\n    ‸title: u\n    responsible: []\n    deadline: \"\"", "a",
        "\"title\" stands here a second time"
      ),
      (
        "  - {id: a, title: t, responsible: [nes-nav, ‸nes-hlese], deadline: \"\"}", "a",
        "\"nes-hlese\" in \"responsible\" is not in the directory: perhaps \"nes-helse\"?"
      ),
      (
        "  - {id: a, title: t, responsible: [], participants: [‸somebody], deadline: \"\"}", "a",
        "\"somebody\" in \"participants\" is not in the directory"
      ),
      (
        "  - {id: a, title: t, responsible: [[‸x]], deadline: \"\"}".replacing("[[‸x]]", with: "[‸[x]]"), "a",
        "\"responsible\" must be a text"
      ),
      ("  - {id: a, title: t, responsible: [], deadline: ‸29.02.2019}", "a", "\"29.02.2019\" is not a date"),
      (
        "  - {id: a, title: t, responsible: [], deadline: 'innen ‸29.02.2019'}", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: \"inn\\x65n ‸29.02.2019\"}", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - id: a\n    title: t\n    responsible: []\n    deadline: |\n      innen ‸29.02.2019", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - id: a\n    title: t\n    responsible: []\n    deadline: ‸>\n      innen 29.02.2019", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - id: a\n    title: t\n    responsible: []\n    deadline: innen\n      ‸29.02.2019", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: [\"\", {text: x, means: ‸29.02.2019}]}", "a",
        "\"29.02.2019\" is not a date"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: {text: ‸29.02.2019}}", "a",
        "\"29.02.2019\" is not a date"
      ),
      ("  - {id: a, title: t, responsible: [], deadline: ‸{means: \"2019\"}}", "a", "\"text\" is missing"),
      (
        "  - {id: a, title: t, responsible: [], deadline: {text: x, means: \"2019\", ‸mean: \"2020\"}}", "a",
        "unknown key \"mean\": perhaps \"means\"?"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: \"2019‸\\u0007\"}", "a",
        "\"deadline\" has a line break or another control character here"
      ),
      ("  - {id: a, title: ‸[t], responsible: [], deadline: \"\"}", "a", "\"title\" must be a text"),
      ("  - {id: a, title: ‸\" \", responsible: [], deadline: \"\"}", "a", "\"title\" is empty"),
      (
        "  - {id: a, title: \"a‸\\nb\", responsible: [], deadline: \"\"}", "a",
        "\"title\" has a line break or another control character here"
      ),
      (
        "  - {id: a, title: t, goal: [\"a‸\\tb\"], responsible: [], deadline: \"\"}", "a",
        "\"goal\" has a line break or another control character here"
      ),
      (
        "  - {id: a, title: t, note: \"a\\n‸\\e[1mb\", responsible: [], deadline: \"\"}", "a",
        "a backslash between double quotes begins an escape: write two, or single quotes"
      ),
      (
        "  - {id: a, title: t, responsible: [kommunene], each: ‸ja, deadline: \"\"}", "a",
        "\"each\" must be true or false, not \"ja\""
      ),
      (
        "  - {id: a, title: t, responsible: [nes-nav], each: ‸true, deadline: \"\"}", "a",
        "\"each: true\" needs exactly one group in \"responsible\""
      ),
      (
        "  - {id: a, title: t, responsible: [kommunene, nes-nav], each: ‸true, deadline: \"\"}", "a",
        "\"each: true\" needs exactly one group in \"responsible\""
      ),
      (
        "  - {id: a, title: t, responsible: [], ladder: {‸befor: [3]}, deadline: \"\"}", "a",
        "unknown key \"befor\": perhaps \"before\"?"
      ),
      (
        "  - {id: a, title: t, responsible: [], formerly: ‸good-2, deadline: \"\"}", "a",
        "\"formerly\" names \"good-2\", which the plan still has"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: ett år etter ‸goood-1}", "a",
        "the deadline counts from \"goood-1\", which the plan does not have: perhaps \"good-1\"?"
      ),
      (
        "  - {id: a, title: t, responsible: [], deadline: ett år etter ‸a}", "a",
        "deadlines wait for each other in a circle: a"
      ),
      (
        "  - {id: ‸good-1, title: t, responsible: [], deadline: \"\"}", "line-8",
        "id \"good-1\" is in use already, in line 7"
      ),
      (
        "  - {id: ‸.a, title: t, responsible: [], deadline: \"\"}", "line-8",
        "\".a\" in \"id\" is not an id: letters a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
      ),
      (
        "  - {id: ‸\"7:1\", title: t, responsible: [], deadline: \"\"}", "line-8",
        "\"7:1\" in \"id\" is not an id: letters a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
      ),
      ("\n\n  - ‸title: t\n    responsible: []\n    deadline: \"\"", "line-10", "\"id\" is missing"),
      ("  - ‸text", "line-8", "\"measures\" must consist of keys and values"),
    ])
  func invalid(marked: String, name: String, sentence: String) throws {
    let (plan, problems, places) = try load(marked)
    #expect(problems.sentences == [sentence])
    #expect(problems.places == places)
    #expect(plan.obligations.map(\.id) == ["good-1", "good-2"])
    #expect(plan.invalid == [InvalidObligation(id: name, kind: .measure, problems: problems)])
    #expect(problems[0].consequence.en == "nes-rus/\(name) is kept as invalid, 2 others are in force")
    #expect(problems[0].plan == "nes-rus" && problems[0].obligation == name)
  }

  @Test("an error reads as in the contract")
  func sentence() throws {
    let (_, problems, _) = try load("  - {id: '3.6', title: t, responsible: [], deadline: 29.02.2019}")
    #expect(
      problems.map(\.description) == [
        "plans.d/nes-rus.yaml:8:54: \"29.02.2019\" is not a date; nes-rus/3.6 is kept as invalid, 2 others are in force"
      ])
    let alone = try Samples.plan("measures: [{id: a, title: t, responsible: [], deadline: 29.02.2019}]")
    #expect(alone.problems[0].consequence.en == "nes-rus/a is kept as invalid, no others are in force")
  }

  @Test("several errors of one obligation are all told")
  func several() throws {
    let (plan, problems, places) = try load(
      "  - {id: a, title: ‸[], ‸foo: 1, responsible: [‸x], deadline: [‸29.02.2019, \"2019\", ‸29.02.2019]}")
    #expect(problems.places == places)
    #expect(plan.invalid[0].problems == problems)
  }

  @Test("responsible, deadline or title missing is a warning, an empty list is none")
  func warnings() throws {
    let (plan, problems, places) = try load("  - ‸‸‸id: a\n  - {id: b, title: t, responsible: [], deadline: \"\"}")
    #expect(problems.places == places)
    #expect(
      problems.map { "\($0.severity) \($0.what.en); \($0.consequence.en)" } == [
        "warning \"title\" is missing; it is called a",
        "warning \"responsible\" is missing; the coordinator nes-folkehelse gets nes-rus/a",
        "warning \"deadline\" is missing; nes-rus/a counts as undated",
      ])
    #expect(plan.obligations.map(\.id) == ["good-1", "a", "b", "good-2"])
    #expect(plan.obligations[1].title == "a")
    #expect(plan.obligations[1].deadlines == [DeadlineEntry(text: "", deadline: Deadline(.undated))])
  }

  @Test("ids that look like numbers are texts")
  func numericIDs() throws {
    let (plan, problems) = try Samples.plan(
      """
      measures:
        - {id: 2.1, title: t, responsible: [], deadline: ""}
        - {id: 2.10, title: 2019, responsible: [], deadline: "-"}
        - {id: 0x1, title: no, responsible: [], deadline: 2019}
      """)
    #expect(problems == [])
    #expect(plan.obligations.map(\.id) == ["2.1", "2.10", "0x1"])
    #expect(plan.obligations.map(\.title) == ["t", "2019", "no"])
    #expect(plan.obligations.map { $0.deadlines[0].text } == ["", "-", "2019"])
  }

  @Test("a group is its members in order, each once")
  func groups() throws {
    let (plan, _) = try Samples.plan(
      """
      measures:
        - {id: a, title: t, responsible: [modum, kommunene, nes-nav, modum], participants: [nes-nav, nes-politi, kommunene], deadline: ""}
        - {id: b, title: t, responsible: nes-nav, participants: kommunene, deadline: ""}
      """)
    #expect(plan.obligations[0].responsible == ["modum", "hole", "nes-nav"])
    #expect(plan.obligations[0].participants == ["nes-politi"])
    #expect(plan.obligations[1].responsible == ["nes-nav"])
    #expect(plan.obligations[1].participants == ["hole", "modum"])
  }

  @Test("each makes one obligation a member, also of its former id")
  func each() throws {
    let (plan, problems) = try Samples.plan(
      """
      measures:
        - {id: "7.1", title: t, responsible: [kommunene], each: true, formerly: "6.1", participants: [kommunene], deadline: ""}
        - {id: "7.2", title: t, responsible: [kommunene], each: false, deadline: ett år etter 7.1}
        - {id: "7.3", title: t, responsible: [kommunene], deadline: ett år etter 7.1:hole}
      resolutions:
        - {id: R, title: t, responsible: [], deadline: "", covers: ["7.1", "7.2", "7.1:hole"]}
      """)
    #expect(problems == [])
    #expect(plan.obligations.map(\.id) == ["7.1:hole", "7.1:modum", "7.2", "7.3", "R"])
    #expect(plan.obligations[0].formerly == "6.1:hole")
    #expect(plan.obligations[0].participants == ["modum"])
    #expect(plan.obligations[4].covers == ["7.1:hole", "7.1:modum", "7.2"])
    #expect(plan.obligations(named: "7.1").map(\.responsible) == [["hole"], ["modum"]])
  }

  @Test("a goal is a text or a list")
  func goal() throws {
    let (plan, _) = try Samples.plan(
      """
      measures:
        - {id: a, title: t, goal: En, responsible: [], deadline: ""}
        - {id: b, title: t, goal: [En, To], responsible: [], deadline: ""}
        - {id: c, title: t, goal: "", responsible: [], deadline: ""}
      """)
    #expect(plan.obligations.map(\.goal) == [["En"], ["En", "To"], []])
  }

  @Test("a note keeps its lines, a title in block form its one")
  func blocks() throws {
    let (plan, problems) = try Samples.plan(
      "measures:\n  - id: a\n    title: >-\n      En\n      to\n    note: |\n      x\n      y\n    responsible: []\n"
        + "    deadline: |\n      2019\n")
    #expect(problems == [])
    #expect(plan.obligations[0].title == "En to")
    #expect(plan.obligations[0].note == "x\ny")
    #expect(plan.obligations[0].deadlines[0].text == "2019")
  }

  @Test("circles of deadlines make all in them invalid, and nobody else")
  func circles() throws {
    let (plan, problems, places) = try load(
      """
        - {id: a, title: t, responsible: [], deadline: ett år etter ‸b}
        - {id: b, title: t, responsible: [], deadline: ["2019", ett år etter ‸c]}
        - {id: c, title: t, responsible: [kommunene], each: true, deadline: ett år etter ‸a}
        - {id: d, title: t, responsible: [], deadline: ett år etter a}
        - {id: e, title: t, responsible: [], deadline: ett år etter good-1}
      """)
    #expect(problems.places == places)
    #expect(Set(problems.sentences) == ["deadlines wait for each other in a circle: a, b and c"])
    #expect(plan.invalid.map(\.id) == ["a", "b", "c"])
    #expect(plan.obligations.map(\.id) == ["good-1", "d", "e", "good-2"])
  }

  @Test("an id used by an invalid obligation is there all the same")
  func invalidIsThere() throws {
    let (plan, problems, _) = try load(
      """
        - {id: a, title: t, responsible: [], deadline: 29.02.2019}
        - {id: a, title: t, responsible: [], deadline: ""}
        - {id: b, title: t, responsible: [], deadline: ett år etter a}
      """)
    #expect(plan.invalid.map(\.id) == ["a", "line-9"])
    #expect(plan.obligations.map(\.id) == ["good-1", "b", "good-2"])
    #expect(problems.count == 2)
  }

  @Test("covers and formerly must name what makes sense")
  func coversAndFormerly() throws {
    let text = Marked(
      Samples.head + """
        measures:
          - {id: a, title: t, responsible: [], deadline: "", formerly: x}
          - {id: b, title: t, responsible: [], deadline: "", formerly: ‸x}
        resolutions:
          - {id: r, title: t, responsible: [], deadline: "", covers: [a, ‸r, ‸s, ‸nothing, ‸"ø"]}
          - {id: s, title: t, responsible: [], deadline: "", covers: [a]}
        """)
    let problems = Samples.load(text.text).problems
    #expect(problems.places == text.places)
    #expect(
      problems.sentences == [
        "\"formerly\" names \"x\", as line 7 does already", "\"covers\" names the resolution itself",
        "\"covers\" names \"s\", which is a resolution itself",
        "\"covers\" names \"nothing\", which the plan does not have",
        "\"ø\" in \"covers\" is not an id: letters a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit",
      ])
  }
}
