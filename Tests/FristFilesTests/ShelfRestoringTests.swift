import FristCore
import Testing

@testable import FristFiles

@Suite("A start with what held before")
struct ShelfRestoringTests {
  private let scratch = Scratch()

  /// Everything that was ever accepted, the latest last, as a ledger keeps it.
  private final class Archive {
    var versions: [ShelfVersion] = []

    func take(_ refresh: Refresh) { versions += refresh.versions }

    var inForce: [ShelfVersion] {
      Dictionary(versions.map { ($0.file, $0) }) { $1 }.values.filter { $0.bytes != nil }.sorted { $0.file < $1.file }
    }

    func older(_ file: ShelfFile) -> [[UInt8]] {
      versions.filter { $0.file == file }.compactMap(\.bytes).reversed()
    }
  }

  /// Stops and starts again, looking at the files.
  private func restart(_ archive: Archive, _ day: String = "2019-01-01") -> Refresh {
    scratch.shelf = Shelf(config: scratch.path + "/frist.yaml")
    _ = scratch.shelf.restore(archive.inForce, today: { _ in CivilDay(day)! }, older: archive.older)
    let refresh = scratch.refresh(day)
    archive.take(refresh)
    return refresh
  }

  @Test("with the same files nothing has changed, and no version is new")
  func same() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan + "period: 2019-2023\n")
    let first = scratch.refresh()
    archive.take(first)
    let again = restart(archive)
    #expect(again.versions == [] && again.changedPlans == [] && !again.settingsChanged && !again.directoryChanged)
    #expect(again.inventory == first.inventory && again.previous == first.inventory)
  }

  @Test("what changed meanwhile is compared with what held")
  func changed() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    scratch.write("plans.d/q.yaml", goodPlan)
    archive.take(scratch.refresh())
    scratch.write("plans.d/p.yaml", goodPlan.replacing("30.06", with: "31.07"))
    scratch.remove("plans.d/q.yaml")
    scratch.write("plans.d/r.yaml", goodPlan)
    let again = restart(archive)
    #expect(again.changedPlans == ["p", "q", "r"] && again.gone == ["q"])
    #expect(again.previous?.plans.map(\.id) == ["p", "q"] && again.plans.map(\.id) == ["p", "r"])
    #expect(again.previous?.plans[0].obligations[0].deadlines[0].text == "30.06.2019")
    #expect(again.versions.map(\.file) == [.plan("p"), .plan("q"), .plan("r")])
  }

  @Test("the last good version of an obligation is found among the older ones")
  func lastGood() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    archive.take(scratch.refresh())
    scratch.write("plans.d/p.yaml", goodPlan.replacing("id: a,", with: "id: a, foo: x,"))
    let before = scratch.refresh()
    archive.take(before)
    let again = restart(archive)
    #expect(again.inventory == before.inventory)
    #expect(again.plans[0].obligations.map(\.id) == ["a"] && again.plans[0].invalid.map(\.id) == ["a"])
  }

  @Test("a plan directory that is lost over a restart withdraws nobody")
  func noPlans() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    archive.take(scratch.refresh())
    scratch.remove("plans.d/p.yaml")
    let again = restart(archive)
    #expect(again.keepsPlans && again.plans.map(\.id) == ["p"] && again.versions == [] && again.refused == [])
  }

  @Test("a broken plan file over a restart leaves its last accepted version in force")
  func broken() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    let first = scratch.refresh()
    archive.take(first)
    scratch.write("plans.d/p.yaml", "title: [")
    let again = restart(archive)
    #expect(again.plans == first.plans && again.notAccepted == ["p"] && again.versions == [])
  }

  @Test("a broken frist.yaml is said at the start, whatever held before")
  func brokenSettings() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    archive.take(scratch.refresh())
    scratch.write("frist.yaml", "x: y")
    #expect(!restart(archive).refused.isEmpty)
  }

  @Test("somebody whom the directory lost is still known after restarts")
  func lost() {
    let archive = Archive()
    scratch.write("plans.d/p.yaml", goodPlan)
    archive.take(scratch.refresh())
    scratch.write("directory.yaml", Samples.directoryText.without("nes-nav"))
    let loss = scratch.refresh()
    archive.take(loss)
    #expect(loss.inventory?.directory.lost["nes-nav"]?.name == "NAV")
    #expect(loss.inventory?.directory.lost["nes-nav"]?.superior == "nes-raadmann")
    for _ in 0..<2 {
      let again = restart(archive)
      #expect(again.inventory?.directory == loss.inventory?.directory)
      #expect(again.plans == loss.plans && again.plans[0].invalid == [])
      #expect(again.versions == [] && again.changedPlans == [])
    }
  }
}

@Suite("Whom the directory has lost")
struct LostRecipientTests {
  private let scratch = Scratch()

  private func lose(_ ids: String...) -> Refresh {
    scratch.write("directory.yaml", ids.reduce(Samples.directoryText) { $0.without($1) })
    return scratch.refresh()
  }

  @Test("a responsible that is gone leaves the obligation valid, and a warning")
  func responsible() {
    scratch.write("plans.d/p.yaml", goodPlan)
    let before = scratch.refresh()
    let refresh = lose("nes-nav")
    #expect(refresh.refused == [] && refresh.problems.errors == [])
    #expect(refresh.problems.warnings.sentences == ["\"nes-nav\" in \"responsible\" is not in the directory any more"])
    #expect(refresh.plans == before.plans && refresh.directoryChanged)
    // Whoever comes back is lost no more.
    scratch.write("directory.yaml", Samples.directoryText)
    #expect(scratch.refresh().inventory == before.inventory)
  }

  @Test("somebody whom the last version of that obligation did not name is an error")
  func newlyNamed() {
    scratch.write("plans.d/p.yaml", goodPlan + "  - {id: b, title: B, responsible: [], deadline: \"\"}\n")
    _ = scratch.refresh()
    _ = lose("nes-nav")
    scratch.write("plans.d/p.yaml", goodPlan + "  - {id: b, title: B, responsible: [nes-nav], deadline: \"\"}\n")
    let refresh = scratch.refresh()
    #expect(refresh.plans[0].invalid.map(\.id) == ["b"])
    // Its last good version, with nobody, goes on.
    #expect(refresh.plans[0].obligations.map(\.id) == ["a", "b"])
  }

  @Test("somebody lost stays with an obligation that is renamed")
  func renamed() {
    scratch.write("plans.d/p.yaml", goodPlan)
    _ = scratch.refresh()
    _ = lose("nes-nav")
    scratch.write("plans.d/p.yaml", goodPlan.replacing("id: a,", with: "id: b, formerly: a,"))
    #expect(scratch.refresh().plans[0].invalid == [])
  }

  @Test("somebody lost stays with a plan that is renamed, and its last good versions go on")
  func renamedPlan() {
    scratch.write("plans.d/p.yaml", goodPlan + "  - {id: b, title: B, responsible: [], deadline: 31.07.2019}\n")
    _ = scratch.refresh()
    _ = lose("nes-nav", "nes-folkehelse")
    scratch.remove("plans.d/p.yaml")
    scratch.write(
      "plans.d/q.yaml", goodPlan + "  - {id: b, title: B, responsible: [], deadline: en gang}\nformerly: p\n")
    let refresh = scratch.refresh()
    #expect(refresh.gone == ["p"] && refresh.plans.map(\.id) == ["q"])
    #expect(refresh.plans[0].invalid.map(\.id) == ["b"])
    #expect(refresh.plans[0].obligations.map(\.id) == ["a", "b"])
  }

  @Test("owner, coordinator, superior and administrator that are gone silence no plan")
  func leaders() {
    scratch.write("frist.yaml", "admin: nes-helse\nmail: {from: frist@nes.example}\n")
    scratch.write("plans.d/p.yaml", goodPlan)
    let before = scratch.refresh()
    #expect(before.problems == [])
    let refresh = lose("nes-raadmann", "nes-folkehelse", "nes-helse")
    #expect(refresh.refused == [] && refresh.notAccepted == [] && refresh.plans == before.plans)
    #expect(refresh.problems.errors == [])
    #expect(
      refresh.inventory?.directory.lost.keys.sorted() == ["nes-folkehelse", "nes-helse", "nes-raadmann"])
    #expect(refresh.inventory?.directory["nes-nav"]?.superior == "nes-raadmann")
    #expect(refresh.inventory?.settings.admin == "nes-helse")
  }

  @Test("a deputy that is gone leaves the role its own mail")
  func deputy() {
    let text = Samples.directoryText.replacing(
      "mail: nav@nes.example,",
      with: "mail: nav@nes.example, deputy: {recipient: nes-helse, from: 2019-01-01, to: 2019-02-01},")
    scratch.write("directory.yaml", text)
    _ = scratch.refresh()
    scratch.write("directory.yaml", text.without("nes-helse"))
    let refresh = scratch.refresh()
    #expect(refresh.refused == [] && refresh.inventory?.directory["nes-nav"]?.deputy == nil)
    #expect(refresh.problems.warnings.consequences == ["nes-nav reads their own mail"])
  }

  @Test("a group that is gone is still its members, and a member that is gone is lost")
  func groups() {
    let plan = goodPlan.replacing("[nes-nav]", with: "[kommunene], each: true")
    scratch.write("plans.d/p.yaml", plan)
    let before = scratch.refresh()
    let refresh = lose("kommunene", "hole")
    #expect(refresh.plans == before.plans && refresh.plans[0].obligations.map(\.id) == ["a:hole", "a:modum"])
    #expect(refresh.inventory?.directory.lost.keys.sorted() == ["hole"])
  }

  @Test("somebody nobody ever knew is an error")
  func never() {
    scratch.write("directory.yaml", Samples.directoryText.replacing("superior: nes-raadmann", with: "superior: x"))
    #expect(scratch.refresh().refused.count == 2)
  }
}

extension String {
  /// A directory without the line of one recipient.
  fileprivate func without(_ id: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("  \(id):") }
      .joined(separator: "\n")
  }
}
