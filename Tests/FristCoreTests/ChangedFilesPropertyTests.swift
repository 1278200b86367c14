import FristCore
import FristTesting
import Testing

/// Random changes of files, commands and passes: to look at what changed alone comes to what looking at everything does.
@Suite("What a look at changed files comes to")
struct ChangedFilesPropertyTests {
  @Test(
    "of the plans that changed alone it is what it is of all, and what is kept decides as what is made anew",
    arguments: 1...40)
  func changedAlone(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var town = Town([])
    town.plans = (1...5).map { plan(String($0), random: &random) }
    var now = moment("2019-01-02T00:00")
    var decider = Decider(town.read(at: now).book, now: now)
    for _ in 0..<50 {
      now = CivilMoment(now.day.shifted(byDays: .random(in: 0...25, using: &random)), TimeOfDay("09:00")!)
      if Int.random(in: 0..<3, using: &random) == 0 {
        let before = town.plans
        for _ in 0...Int.random(in: 0...1, using: &random) { change(&town.plans, on: now.day, random: &random) }
        let changed = Set(before.filter { !town.plans.contains($0) }.map(\.id))
          .union(town.plans.filter { !before.contains($0) }.map(\.id))
        let all = Reconciliation(of: decider.book, to: town.inventory, isFirst: false, now: now)
        let alone = Reconciliation(
          of: decider.book, to: town.inventory, isFirst: false, now: now, changed: changed)
        #expect(alone.entries == all.entries)
        #expect(alone.book.dossiers == all.book.dossiers && alone.book.plans == all.book.plans)
        #expect(alone.book.register(on: now.day) == all.book.register(on: now.day))
        decider.take(alone, now: now)
      } else if let plan = town.plans.randomElement(using: &random),
        let obligation = plan.obligations.randomElement(using: &random)
      {
        let command: Command = Bool.random(using: &random) ? .done(on: now.day, note: nil) : .reopen
        // What does not fit its state is refused, and nothing is recorded.
        let id = "\(plan.id)/\(obligation.id)"
        if let said = try? decider.book.entries(for: command, on: id, by: .uid(0), at: now) {
          decider.apply(said.entries)
        }
      }
      var anew = Decider(decider.book, now: decider.book.lastMoment ?? now)
      let again = anew.wake(at: now)
      let decision = decider.pass(at: now)
      #expect(lines(again.digests) == lines(decision.digests), "on \(now)")
      #expect(again.digests == decision.digests && again.superseded == decision.superseded)
    }
  }

  private func plan(_ number: String, random: inout SeededGenerator) -> Plan {
    var obligations = (1...4).map { obligation("\($0)", random: &random) }
    obligations.append(measure("eval", due: "2019-06-30", start: "2019-05-01", kind: .evaluation))
    return Plan(
      id: "plan-\(number)", title: "Plan \(number)", municipality: "By", owner: "raadmann", coordinator: "koordinator",
      obligations: obligations)
  }

  private func obligation(_ id: String, random: inout SeededGenerator) -> Obligation {
    measure(
      id, due: day("2019-01-10").shifted(byDays: .random(in: 0...500, using: &random)).description,
      responsible: [["helse"], ["nav", "helse"], ["politi"], []].randomElement(using: &random)!)
  }

  private func change(_ plans: inout [Plan], on today: CivilDay, random: inout SeededGenerator) {
    guard let p = plans.indices.randomElement(using: &random) else { return }
    let o = plans[p].obligations.indices.dropLast().randomElement(using: &random)
    switch Int.random(in: 0..<11, using: &random) {
    case 0: plans[p].isRetired.toggle()
    case 1: plans.remove(at: p)
    case 2:
      let number = (1...9).map(String.init).first { number in !plans.contains { $0.id == "plan-\(number)" } }
      if let number { plans.append(plan(number, random: &random)) }
    case 3: plans[p].replaces = plans.map(\.id).filter { $0 != plans[p].id }.randomElement(using: &random)
    case 4: plans[p].ladders[.measure] = LadderEdit(before: [.random(in: 1...40, using: &random)])
    case 5: plans[p].adopted = today.shifted(byDays: .random(in: -20...40, using: &random))
    case 6:
      let id = "new-\(today)"
      if !plans[p].obligations.contains(where: { $0.id == id }) {
        plans[p].obligations.insert(obligation(id, random: &random), at: 0)
      }
    case 7:
      // The file gets another name, or its old name another file.
      let old = plans[p].id
      plans[p].id = "plan-\(Int.random(in: 10...19, using: &random))"
      plans[p].formerly = old
      if plans.count(where: { [id = plans[p].id] in $0.id == id }) > 1 { plans.remove(at: p) }
    case 8:
      if let o { plans[p].obligations.remove(at: o) }
    case 9:
      if let o {
        plans[p].obligations[o].said = [
          FileStatement(.done(on: today.shifted(byDays: .random(in: -10...30, using: &random))))
        ]
      }
    default:
      if let o { plans[p].obligations[o] = obligation(plans[p].obligations[o].id, random: &random) }
    }
    plans.sort { $0.id < $1.id }
  }
}
