import FristCore
import Testing

@testable import FristFiles

@Suite("What plans say about each other")
struct BetweenPlansTests {
  private let head = "title: t\nmunicipality: Nes\nowner: nes-raadmann\ncoordinator: nes-folkehelse\n"
  private let measures = "measures: [{id: m, title: M, responsible: [], deadline: \"\"}]\n"

  private func refresh(_ plans: [String: String]) -> Refresh {
    let scratch = Scratch()
    for (id, text) in plans { scratch.write("plans.d/\(id).yaml", text) }
    return scratch.refresh()
  }

  @Test("plans stand by id, problems by file, line and column")
  func order() {
    let refresh = refresh([
      "b": head + "measures: [{id: a, title: t, responsible: [x], deadline: ''}]", "a": head + "measures: [x, y]",
      "c": "owner: x",
    ])
    #expect(refresh.plans.map(\.id) == ["a", "b"] && refresh.notAccepted == ["c"])
    #expect(
      refresh.problems.map { "\($0.file.suffix(6)):\($0.spot)" } == [
        "a.yaml:5:12", "a.yaml:5:15", "b.yaml:5:44", "c.yaml:1:1", "c.yaml:1:1", "c.yaml:1:1", "c.yaml:1:8",
      ])
  }

  @Test("the administrator must be somebody who gets mail", arguments: ["‸nobody", "‸kommunene", "‸nes-politi"])
  func admin(marked: String) {
    let scratch = Scratch()
    let text = Marked("mail: {from: frist@nes.example}\nadmin: " + marked)
    scratch.write("frist.yaml", text.text)
    let refused = scratch.refresh().refused
    #expect(refused.places == text.places && refused.count == 1)
  }

  @Test("the way that mail goes needs addresses and accounts")
  func addresses() {
    let directory = Marked(
      "recipients:\n  ‸a: {name: A}\n  b: {name: B, mail: b@c, user: b}\n  c: {name: C, deliver: maildir}\n  d: {name: D, external: true}\n  g: {name: G, members: [a]}\n"
    )
    for (method, what) in [
      ("sendmail", "\"a\" has no \"mail\", and its mail goes by sendmail"),
      ("mbox", "\"a\" has no \"user\", and its mail goes by mbox"),
    ] {
      let scratch = Scratch()
      scratch.write("directory.yaml", directory.text)
      scratch.write("frist.yaml", "mail: {from: frist@nes.example, deliver: \(method)}")
      let refused = scratch.refresh().refused
      #expect(refused.places == directory.places && refused.sentences == [what])
    }
  }

  @Test("replacing a plan that is not there is a warning")
  func replacesUnknown() throws {
    let text = Marked(head + "replaces: ‸nes-rus-2014\n" + measures)
    let refresh = refresh(["nes-rus-2019": text.text, "x": "y: z"])
    let problem = try #require(refresh.problems.first { $0.plan == "nes-rus-2019" })
    #expect(problem.spot == text.places[0])
    #expect(
      problem.description.hasSuffix(
        "warning: \"replaces\" names \"nes-rus-2014\", which is not among the plans: perhaps \"nes-rus-2019\"?; nes-rus-2019 replaces nothing"
      ))
    #expect(refresh.plans[0].replaces == "nes-rus-2014")
  }

  @Test("plans that replace each other in a circle replace nothing")
  func replacesInCircle() {
    let refresh = refresh([
      "a": head + "replaces: b\n", "b": head + "replaces: c\n", "c": head + "replaces: a\n",
      "d": head + "replaces: a\n",
    ])
    #expect(refresh.plans.map(\.replaces) == [nil, nil, nil, "a"])
    #expect(refresh.problems.errors.map(\.plan) == ["a", "b", "c"])
    #expect(refresh.problems.errors.places == ["5:11", "5:11", "5:11"])
    #expect(refresh.problems.errors[0].what.en == "plans replace each other in a circle: a, b and c")
  }

  @Test("a plan that is there though not accepted is no unknown one")
  func replacesRefused() {
    let refresh = refresh(["a": head + "replaces: b\n" + measures, "b": "x: y"])
    #expect(refresh.problems.filter { $0.plan == "a" } == [])
  }

  @Test("what an old plan has open and the new one does not carry on is a warning")
  func leftBehind() throws {
    let old =
      head + """
        measures:
          - {id: "1", title: "Første  tiltak.", responsible: [], deadline: ""}
          - {id: "2", title: Andre, responsible: [], deadline: ""}
          - {id: "3", title: Tredje, responsible: [kommunene], each: true, deadline: ""}
          - {id: "4", title: Fjerde, responsible: [], deadline: "", done: 2018-01-01}
          - {id: "5", title: Femte, responsible: [], deadline: ""}

        """
    let new =
      head + """
        replaces: old
        measures:
          - {id: a, title: første tiltak, responsible: [], deadline: ""}
          - {id: b, title: x, responsible: [], deadline: "", formerly: old/2}

        """
    let scratch = Scratch()
    scratch.write("plans.d/old.yaml", old)
    scratch.write("plans.d/new.yaml", new)
    let refresh = scratch.shelf.refresh(today: Samples.today, isFinished: { $0 == "old" && $1 == "5" })
    #expect(refresh.problems.sentences == ["old has an open obligation that this plan does not have: 3"])
    #expect(refresh.problems[0].spot == "5:11" && refresh.problems[0].plan == "new")
    #expect(refresh.plans[0].obligations[1].formerly == "old/2")
    scratch.write("plans.d/old.yaml", old + "retired: true\n")
    #expect(scratch.refresh().problems == [])
  }

  @Test("an id of another plan is formerly's only where that plan is replaced")
  func formerlyOfOtherPlan() {
    let refresh = refresh([
      "p": head + "measures: [{id: a, title: A, responsible: [], deadline: '', formerly: other/1}]\n"
    ])
    #expect(refresh.problems.sentences == ["\"formerly\" names the plan \"other\", which \"replaces\" does not name"])
  }

  @Test("a plan's former name is no other file's and no other plan's")
  func formerNames() {
    let refresh = refresh([
      "a": head + "formerly: z\n" + measures, "b": head + "formerly: z\n" + measures,
      "c": head + "formerly: a\n" + measures,
    ])
    #expect(refresh.plans.map(\.formerly) == ["z", nil, nil])
    #expect(
      refresh.problems.sentences == [
        "\"formerly\" names \"z\", as a does already", "\"formerly\" names \"a\", whose file is still there",
      ])
    #expect(refresh.problems.places == ["5:11", "5:11"])
  }

  @Test("a period that ends without a revision in its last year, or later, gets one that nobody declared")
  func automaticRevision() {
    let period = head + "period: 2019-2023\n" + measures
    func revision(_ deadline: String) -> String {
      period + "revisions: [{id: r, title: t, responsible: [], deadline: \(deadline)}]\n"
    }
    let refresh = refresh([
      "a": period, "b": head + measures, "c": revision("'2023'"), "d": revision("nei"), "e": period + "retired: true",
      "f": period, "g": period + "replaces: f\nlanguage: en\nadopted: 2022-01-01\n",
      "h": period.replacing("id: m", with: "id: revision"), "i": revision("'2021'"), "j": revision("Hvert år"),
      "k": revision("Løpende"), "l": period + "language: nn\n",
    ])
    let revisions = refresh.plans.map { $0.obligations.filter(\.isAutomatic) }
    #expect(revisions.map(\.count) == [1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1])
    let first = revisions[0][0]
    #expect(first.id == "revision" && first.kind == .revision && first.responsible == ["nes-folkehelse"])
    #expect(first.line == 0)
    #expect(
      first.deadlines == [
        DeadlineEntry(text: "", deadline: Deadline(.once([Window(start: nil, due: CivilDay("2023-12-31")!)])))
      ])
    #expect(first.title == "Planperioden går ut 31. desember 2023, og ingen revidering er satt opp")
    #expect(revisions[6][0].title == "The plan's period ends on 31 December 2023, and no revision is set up")
    #expect(revisions[11][0].title == "Planperioden går ut 31. desember 2023, og inga revidering er sett opp")
    #expect(revisions[7][0].id == "revision-2023")
  }

  @Test("an automatic revision goes when a successor comes, also for a plan whose own file is broken")
  func automaticRevisionGoes() {
    let scratch = Scratch()
    let period = head + "period: 2019-2023\n" + measures
    scratch.write("plans.d/a.yaml", period)
    #expect(scratch.refresh().plans[0].obligations.count == 2)
    scratch.write("plans.d/a.yaml", "x: y")
    scratch.write("plans.d/b.yaml", period + "replaces: a\n")
    let refresh = scratch.refresh()
    #expect(refresh.plans[0].obligations.map(\.id) == ["m"] && refresh.changedPlans == ["a", "b"])
  }

  @Test("a ladder of the settings that changes is every plan's, and no plan's value")
  func ladders() {
    let scratch = Scratch()
    scratch.write("plans.d/a.yaml", head + measures)
    _ = scratch.refresh()
    scratch.write("frist.yaml", "mail: {from: frist@nes.example}\nladders: {measure: {before: [3]}}\n")
    let refresh = scratch.refresh()
    #expect(refresh.settingsChanged && !refresh.directoryChanged && refresh.changedPlans == [])
  }
}
