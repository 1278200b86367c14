import FristCore
import FristTesting
import Testing

/// What is said of a plan before it is adopted, after it is over, and under another name.
@Suite("The ends of a plan")
struct PlanEndsTests {
  private func ny(_ old: Plan, adopted: String) -> Plan {
    var new = old
    new.id = "ny"
    new.replaces = "plan"
    new.adopted = day(adopted)
    new.obligations = []
    return new
  }

  private func done(_ id: String, on date: String, _ book: inout Book) throws {
    let command = Command.done(on: day(date), note: nil)
    for entry in try book.entries(for: command, on: id, by: .uid(0), at: moment("\(date)T09:00")).entries {
      book.apply(entry)
    }
  }

  @Test("leaders are not told how it ended with what a replaced plan had")
  func resolved() throws {
    var town = Town([measure(due: "2019-03-01")])
    var book = town.run("2019-01-02", "2019-05-20").book
    town.plans.append(ny(town.plans[0], adopted: "2019-05-21"))
    book = town.run("2019-05-21", "2019-05-22", after: book).book
    try done("plan/1", on: "2019-05-23", &book)
    let told = lines(town.digests("2019-05-24", "2019-08-31", after: book))
    #expect(told.filter { $0.hasSuffix("resolved") } == [])
  }

  @Test("how it ended is told anew where its delivery came to nothing, and not where it was reopened meanwhile")
  func resolvedAnew() throws {
    var (_, book) = Town([measure(due: "2019-03-01")]).run("2019-01-02", "2019-05-20")
    try done("plan/1", on: "2019-05-23", &book)
    var decider = Decider(book, now: moment("2019-06-03T07:00"))
    // 1 June is a Saturday.
    let decision = decider.wake(at: moment("2019-06-03T07:30"))
    #expect(lines(decision.digests) == ["2019-06-03 sjef resolved"])
    decider.apply(decision.entries { _ in "x.sjef" })
    var reopened = decider
    let command = try reopened.book.entries(for: .reopen, on: "plan/1", by: .uid(0), at: moment("2019-06-03T09:00"))
    reopened.apply(command.entries)
    func next(_ decider: inout Decider) -> [String] {
      decider.apply([Entry(at: moment("2019-06-04T07:30"), by: .clock, .deliveryWithdrawn("x.sjef"))])
      return lines(decider.wake(at: moment("2019-06-04T07:30")).digests)
    }
    #expect(next(&decider) == ["2019-06-04 sjef resolved"])
    #expect(!next(&reopened).contains("2019-06-04 sjef resolved"))
  }

  @Test("what goes from a plan before it is adopted goes without a word")
  func withdrawnBefore() {
    var town = Town([measure("1", due: "2019-10-01"), measure("2", due: "2019-11-01")], adopted: "2019-06-03")
    let book = town.run("2019-01-02", "2019-03-01").book
    town.plans[0].obligations.removeLast()
    #expect(ladderLines(town.digests("2019-03-02", "2019-07-31", after: book)) == [])
  }

  @Test("an obligation that is gone is told once, also when its plan is renamed afterwards")
  func renamed() {
    var town = Town([measure("1", due: "2019-12-01"), measure("2", due: "2019-12-01")])
    var book = town.run("2019-01-02", "2019-03-01").book
    town.plans[0].obligations.removeLast()
    let (digests, after) = town.run("2019-03-04", "2019-03-08", after: book)
    #expect(lines(digests) == ["2019-03-04 koordinator withdrawn"])
    #expect(digests[0].notices.map(\.id) == ["plan/2"])
    book = after
    town.plans[0].id = "plan-ny"
    town.plans[0].formerly = "plan"
    #expect(lines(town.digests("2019-03-11", "2019-03-29", after: book)) == [])
  }

  @Test("whom the directory has lost is told of once, also when the plan is renamed, and of one not adopted when it is")
  func lost() {
    var town = Town([measure(due: "2019-12-01")])
    var book = town.run("2019-01-02", "2019-03-01").book
    town.directory.recipients["helse"] = nil
    let (digests, after) = town.run("2019-03-04", "2019-03-08", after: book)
    #expect(lines(digests) == ["2019-03-04 koordinator problem"])
    book = after
    town.plans[0].id = "plan-ny"
    town.plans[0].formerly = "plan"
    #expect(lines(town.digests("2019-03-11", "2019-03-29", after: book)) == [])

    var later = Town([measure(due: "2019-12-01")], adopted: "2019-06-03")
    book = later.run("2019-01-02", "2019-03-01").book
    later.directory.recipients["helse"] = nil
    #expect(lines(later.digests("2019-03-04", "2019-06-28", after: book)) == ["2019-06-03 koordinator problem"])
  }

  @Test("the round of an evaluation that fell due before its plan was seen is not made up, whatever days were quiet")
  func roundOfThePast() {
    let town = Town([
      measure(due: "2017-12-31", start: "2017-12-25", responsible: ["nav"], kind: .evaluation),
      measure("2", due: "2020-12-31"),
    ])
    let told = lines(town.digests("2019-06-03", "2019-06-28"))
    #expect(told.filter { $0.hasSuffix("status") } == [])
  }

  @Test(
    "what comes back to the files with another day is the same occurrence, moved", arguments: [true, false])
  func backWithAnotherDay(wholePlan: Bool) {
    var town = Town([measure(due: "2019-03-01"), measure("2", due: "2020-12-01")])
    var other = Town([measure(due: "2020-12-01")]).plans[0]
    other.id = "annen"
    town.plans.append(other)
    var book = town.run("2019-01-02", "2019-03-29").book
    let files = town.plans
    if wholePlan { town.plans.removeFirst() } else { town.plans[0].obligations.removeFirst() }
    book = town.run("2019-04-01", "2019-04-05", after: book).book
    town.plans = files
    town.plans[0].obligations[0] = measure(due: "2019-06-28")
    let notices = town.digests("2019-04-08", "2019-07-05", after: book).filter { $0.recipient == "helse" }
      .flatMap { digest in digest.notices.map { "\(digest.at.day) \($0.occurrenceName ?? "") \($0.step)" } }
    // 29 June is a Saturday. The day before which it was already told of, 1 March, stays its name.
    #expect(
      notices == [
        "2019-05-29 plan/1@2019-03-01 before-30", "2019-06-21 plan/1@2019-03-01 before-7",
        "2019-06-28 plan/1@2019-03-01 due", "2019-07-01 plan/1@2019-03-01 overdue-1",
      ])
  }

  @Test("what comes back to the files as it went is told no more than it would have been")
  func backAsItWent() {
    var town = Town([measure(due: "2019-03-01"), measure("2", due: "2020-12-01")])
    var book = town.run("2019-01-02", "2019-03-29").book
    let files = town.plans
    town.plans[0].obligations.removeFirst()
    book = town.run("2019-04-01", "2019-04-05", after: book).book
    town.plans = files
    let notices = lines(town.digests("2019-04-08", "2019-05-03", after: book)).filter { $0.contains("helse") }
    // 1 April, 31 days after due, passed while it was away.
    #expect(notices == ["2019-04-08 helse overdue-31", "2019-05-02 helse overdue-61"])
  }

  @Test("an evaluation that was done is not told to a new owner years later: the one of its day has had it")
  func newOwner() {
    var town = Town([measure("e", due: "2019-09-30", kind: .evaluation)])
    var (digests, book) = town.run("2019-01-02", "2019-09-05")
    let root = Root(plan: "plan", obligation: "e")
    let id = OccurrenceID(root: root, label: nil, originalDue: day("2019-09-30"))
    book.apply(
      Entry(at: moment("2019-09-05T12:00"), by: .uid(0), .done(Subject(id), on: day("2019-09-05"), note: nil)))
    (digests, book) = town.run("2019-09-06", "2020-02-28", after: book)
    #expect(ladderLines(digests) == ["2019-09-30 raadmann due"])
    town.plans[0].owner = "sjef"
    (digests, book) = town.run("2020-03-02", "2020-12-31", after: book)
    #expect(ladderLines(digests) == [])
  }

  @Test("a plan that was renamed and is gone afterwards is called by its last name")
  func renamedAndGone() {
    var town = Town([measure(due: "2019-12-01")])
    var other = Town([measure(due: "2020-12-01")]).plans[0]
    other.id = "annen"
    town.plans.append(other)
    var book = town.run("2019-01-02", "2019-03-01").book
    town.plans[0].id = "plan-ny"
    town.plans[0].formerly = "plan"
    book = town.run("2019-03-04", "2019-03-08", after: book).book
    town.plans.removeFirst()
    let (_, after) = town.run("2019-03-11", "2019-03-11", after: book)
    #expect(after.present(plan: "plan") == "plan-ny")
  }

  @Test("what takes the name that a renamed plan had is a plan of its own, and nothing of either is lost")
  func usedName() {
    var town = Town([measure(due: "2019-12-02")])
    var book = town.run("2019-01-02", "2019-03-01").book
    var other = town.plans[0]
    town.plans[0].id = "plan-ny"
    town.plans[0].formerly = "plan"
    book = town.run("2019-03-04", "2019-03-08", after: book).book
    town.plans[0].formerly = nil
    other.obligations = [measure(due: "2019-12-02", responsible: ["nav"])]
    town.plans.append(other)
    let digests = town.digests("2019-03-11", "2020-01-02", after: book)
    let due = digests.filter { $0.at.day == day("2019-12-02") }
    #expect(lines(due) == ["2019-12-02 helse due", "2019-12-02 nav due"])
    #expect(due.flatMap(\.notices).map(\.id) == ["plan-ny/1", "plan/1"])
    #expect(lines(digests.filter { $0.at.day == day("2020-01-02") }).filter { $0.contains("alive") }.count == 4)
  }
}
