import FristCore
import Testing

@testable import FristFiles

@Suite("The inventory")
struct InventoryTests {
  private func load(
    _ plans: [String: String], config: String = "", directory: String = Samples.directoryText,
    lastAccepted: [PlanID: Plan] = [:]
  ) -> LoadedInventory {
    Inventory.loading(
      FileSet(
        config: SourceText(path: "frist.yaml", text: config),
        directory: SourceText(path: "directory.yaml", text: directory),
        plans: plans.map { PlanSource(id: $0, source: SourceText(path: "plans.d/\($0).yaml", text: $1)) }),
      lastAccepted: lastAccepted)
  }

  private func accepted(_ loaded: LoadedInventory) throws -> (inventory: Inventory, notAccepted: [PlanID]) {
    switch loaded {
    case .accepted(let inventory, let notAccepted): return (inventory, notAccepted)
    case .refused(let problems): throw Samples.Refused(problems: problems)
    }
  }

  private let head = "title: t\nmunicipality: Nes\nowner: nes-raadmann\ncoordinator: nes-folkehelse\n"

  @Test("plans stand by id, problems by file, line and column")
  func order() throws {
    let (inventory, notAccepted) = try accepted(
      load([
        "b": head + "measures: [{id: a, title: t, responsible: [x], deadline: ''}]", "a": head + "measures: [x, y]",
        "c": "owner: x",
      ]))
    #expect(inventory.plans.map(\.id) == ["a", "b"])
    #expect(notAccepted == ["c"])
    #expect(
      inventory.problems.map { "\($0.file):\($0.place)" } == [
        "plans.d/a.yaml:5:12", "plans.d/a.yaml:5:15", "plans.d/b.yaml:5:44", "plans.d/c.yaml:1:1", "plans.d/c.yaml:1:1",
        "plans.d/c.yaml:1:8",
      ])
  }

  @Test("a broken frist.yaml or directory refuses everything, and both are told")
  func refused() {
    #expect(
      load([:], config: "x: y") == .refused(SettingsFile.load(SourceText(path: "frist.yaml", text: "x: y")).problems))
    guard case .refused(let problems) = load([:], config: "x: y", directory: "") else {
      Issue.record("accepted")
      return
    }
    #expect(problems.map(\.file) == ["frist.yaml", "directory.yaml"])
  }

  @Test("the administrator must be somebody who gets mail", arguments: ["‸nobody", "‸kommunene", "‸nes-politi"])
  func admin(marked: String) {
    let text = Marked("language: nb\nadmin: " + marked)
    guard case .refused(let problems) = load([:], config: text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.places == text.places)
    #expect(problems.map(\.file) == ["frist.yaml"])
  }

  @Test("the way that mail goes needs addresses and accounts")
  func addresses() throws {
    let directory = Marked(
      "recipients:\n  ‸a: {name: A}\n  b: {name: B, mail: b@c, user: b}\n  c: {name: C, deliver: maildir}\n  d: {name: D, external: true}\n  g: {name: G, members: [a]}\n"
    )
    for (method, what) in [
      ("sendmail", "\"a\" has no \"mail\", and its mail goes by sendmail"),
      ("mbox", "\"a\" has no \"user\", and its mail goes by mbox"),
    ] {
      guard case .refused(let problems) = load([:], config: "mail: {deliver: \(method)}", directory: directory.text)
      else {
        Issue.record("accepted")
        continue
      }
      #expect(problems.places == directory.places)
      #expect(problems.sentences == [what])
    }
    _ = try accepted(load([:], directory: directory.text))
  }

  @Test("the last accepted version stands in for a plan and for an obligation")
  func lastAccepted() throws {
    let good =
      head + """
        measures:
          - {id: a, title: good, responsible: [], deadline: ""}
          - {id: g, title: good, responsible: [kommunene], each: true, deadline: ""}
          - {id: b, title: b, responsible: [], deadline: ""}
        """
    let before = try accepted(load(["p": good, "q": good])).inventory.plans
    let known = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0) })
    let broken = good.replacing("id: a,", with: "id: a, foo: x,").replacing("id: g,", with: "id: g, foo: x,")
    let (inventory, notAccepted) = try accepted(load(["p": broken, "q": "x: y"], lastAccepted: known))
    #expect(notAccepted == ["q"])
    #expect(inventory.plans[0].obligations.map(\.id) == ["b", "a", "g:hole", "g:modum"])
    #expect(inventory.plans[0].invalid.map(\.id) == ["a", "g"])
    #expect(inventory.plans[1] == known["q"])
    // Once more: what was carried over is carried on.
    let again = try accepted(load(["p": broken], lastAccepted: ["p": inventory.plans[0]])).inventory
    #expect(again.plans[0].obligations == inventory.plans[0].obligations)
    // Repaired.
    #expect(try accepted(load(["p": good], lastAccepted: ["p": again.plans[0]])).inventory.plans[0] == known["p"])
  }

  @Test("replacing a plan that is not there is a warning")
  func replacesUnknown() throws {
    let text = Marked(head + "replaces: ‸nes-rus-2014\n")
    let (inventory, _) = try accepted(load(["nes-rus-2019": text.text, "x": "y: z"]))
    let problem = try #require(inventory.problems.first { $0.plan == "nes-rus-2019" })
    #expect(problem.place == text.places[0])
    #expect(
      problem.description.hasSuffix(
        "warning: \"replaces\" names \"nes-rus-2014\", which is not among the plans: perhaps \"nes-rus-2019\"?; nes-rus-2019 replaces nothing"
      ))
    #expect(inventory.plans[0].replaces == "nes-rus-2014")
  }

  @Test("plans that replace each other in a circle replace nothing")
  func replacesInCircle() throws {
    let (inventory, _) = try accepted(
      load([
        "a": head + "replaces: b\n", "b": head + "replaces: c\n", "c": head + "replaces: a\n",
        "d": head + "replaces: a\n",
      ]))
    #expect(inventory.plans.map(\.replaces) == [nil, nil, nil, "a"])
    #expect(inventory.problems.errors.map(\.plan) == ["a", "b", "c"])
    #expect(inventory.problems.errors.map(\.place) == ["5:11", "5:11", "5:11"])
    #expect(inventory.problems.errors[0].what == "plans replace each other in a circle: a, b and c")
  }

  @Test("a plan that is there though not accepted is no unknown one")
  func replacesRefused() throws {
    let (inventory, _) = try accepted(load(["a": head + "replaces: b\n", "b": "x: y"]))
    #expect(inventory.problems.filter { $0.plan == "a" } == [])
  }

  @Test("a period that ends without a revision gets one")
  func automaticRevision() throws {
    let period = head + "period: 2019-2023\n"
    let (inventory, _) = try accepted(
      load([
        "a": period, "b": head, "c": period + "revisions: [{id: r, title: t, responsible: [], deadline: '2023'}]",
        "d": period + "revisions: [{id: r, title: t, responsible: [x], deadline: '2023'}]",
        "e": period + "retired: true",
        "f": period, "g": period + "replaces: f\nlanguage: en\n",
        "h": period + "measures: [{id: revision, title: t, responsible: [], deadline: ''}]",
      ]))
    let revisions = inventory.plans.map { $0.obligations.filter { $0.line == 0 } }
    #expect(revisions.map(\.count) == [1, 0, 0, 0, 0, 0, 1, 1])
    let revision = revisions[0][0]
    #expect(revision.id == "revision" && revision.kind == .revision && revision.responsible == ["nes-folkehelse"])
    #expect(
      revision.deadlines.map(\.deadline) == [Deadline(.once([Window(start: nil, due: CivilDay("2023-12-31")!)]))])
    #expect(revision.deadlines[0].text == "innen utgangen av 2023" && revision.title == "Revidering av planen")
    #expect(revisions[6][0].title == "Revision of the plan")
    #expect(revisions[7][0].id == "revision-2023")
  }

  @Test("an automatic revision is decided anew at each load")
  func automaticRevisionGoes() throws {
    let period = head + "period: 2019-2023\n"
    let before = try accepted(load(["a": period])).inventory.plans
    let (inventory, _) = try accepted(
      load(["a": "x: y", "b": period + "replaces: a\n"], lastAccepted: ["a": before[0]]))
    #expect(inventory.plans[0].obligations == [])
  }
}
