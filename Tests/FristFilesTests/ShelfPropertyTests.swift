import FristCore
import Testing

@testable import FristFiles

@Suite("A shelf after any sequence of edits")
struct ShelfPropertyTests {
  /// Some plans, of which each edit writes, breaks or removes one.
  private static let texts = [
    goodPlan, goodPlan + "period: 2019-2023\n", goodPlan + "replaces: b\n", goodPlan + "replaces: a\n",
    goodPlan + "formerly: c\n", goodPlan + "retired: true\n",
    goodPlan.replacing("[nes-nav]", with: "[kommunene], each: true"),
    goodPlan + "period: 2019-2023\nrevisions: [{id: r, title: R, responsible: [], deadline: '2023'}]\n",
    goodPlan.replacing("30.06.2019", with: "31.07.2019, done: 2018-12-02"),
  ]
  private static let directories = [
    Samples.directoryText, Samples.directoryText.replacing("members: [hole, modum]", with: "members: [modum]"),
    Samples.directoryText.replacing("name: NAV", with: "name: NAV Nes"),
  ]
  private static let settings = [
    "mail: {from: frist@nes.example}\n", "mail: {from: frist@nes.example}\nlanguage: nn\n",
  ]

  @Test(
    "holds what one that sees the files for the first time holds, and says what changed",
    arguments: 0..<12 as Range<UInt64>)
  func edits(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let scratch = Scratch()
    scratch.write("plans.d/z.yaml", goodPlan)
    _ = scratch.refresh()
    for _ in 0..<12 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let id = ["a", "b", "c", "d"].randomElement(using: &random)!
        switch Int.random(in: 0..<10, using: &random) {
        case 0: scratch.remove("plans.d/\(id).yaml")
        case 1: scratch.write("directory.yaml", Self.directories.randomElement(using: &random)!)
        case 2: scratch.write("frist.yaml", Self.settings.randomElement(using: &random)!)
        default:
          // Nothing replaces itself, or was called so before.
          let text = Self.texts.randomElement(using: &random)!
          if !text.contains(": \(id)\n") { scratch.write("plans.d/\(id).yaml", text) }
        }
      }
      let before = scratch.shelf.inventory
      let refresh = scratch.refresh()
      var fresh = Shelf(config: scratch.path + "/frist.yaml")
      let first = fresh.refresh(today: Samples.today)
      #expect(refresh.plans == first.plans, "seed \(seed)")
      #expect(refresh.descriptions == first.descriptions, "seed \(seed)")
      #expect(refresh.inventory == first.inventory, "seed \(seed)")
      #expect(refresh.isChanged == (refresh.inventory != before) || refresh.versions.count > 0, "seed \(seed)")
      let old = Dictionary(uniqueKeysWithValues: (before?.plans ?? []).map { ($0.id, $0) })
      let now = Dictionary(uniqueKeysWithValues: refresh.plans.map { ($0.id, $0) })
      let differing = Set(old.keys).union(now.keys).filter { old[$0] != now[$0] }.sorted()
      #expect(refresh.changedPlans == differing, "seed \(seed)")
      // What a ledger would have makes the same.
      var again = Shelf(config: scratch.path + "/frist.yaml")
      let versions =
        [ShelfVersion(.configuration, scratch.shelf.bytes(of: .configuration))]
        + [ShelfVersion(.directory, scratch.shelf.bytes(of: .directory))]
        + refresh.plans.map { ShelfVersion(.plan($0.id), scratch.shelf.bytes(of: .plan($0.id))) }
      let restored = again.restore(versions, today: { _ in Samples.today }, older: { _ in [] })
      #expect(restored?.plans == refresh.plans, "seed \(seed)")
      let start = again.refresh(today: Samples.today)
      #expect(start.descriptions == refresh.descriptions, "seed \(seed)")
      #expect(start.plans == refresh.plans, "seed \(seed)")
      #expect(start.inventory?.directory == refresh.inventory?.directory, "seed \(seed)")
      #expect(start.versions == [], "seed \(seed)")
      #expect(start.changedPlans == [], "seed \(seed)")
      #expect(start.inventory == refresh.inventory && start.versions == [] && start.changedPlans == [], "seed \(seed)")
    }
  }
}
