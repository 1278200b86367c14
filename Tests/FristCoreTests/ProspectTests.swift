import FristCore
import FristTesting
import Testing

/// `fristctl why` and a pass have the same verdicts (DESIGN.md 5, rule 15).
@Suite("Why a step was told or not")
struct ProspectTests {
  private struct Line: Hashable {
    let topic: Topic
    let role: RecipientID
  }

  private func prospects(_ book: Book, on today: CivilDay) -> [Prospect] {
    book.register(on: today).compactMap(\.occurrence).flatMap { book.prospects(of: $0, on: today) }
  }

  @Test("what it says is due before a pass is what the pass tells or lets a later step stand for", arguments: 1...25)
  func samePass(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var obligations = (1...6).map { number in
      measure(
        "\(number)", due: day("2019-01-20").shifted(byDays: .random(in: 0...400, using: &random)).description,
        responsible: [["helse"], ["nav", "helse"], ["politi"], []].randomElement(using: &random)!)
    }
    obligations.append(measure("eval", due: "2019-06-30", start: "2019-05-01", kind: .evaluation))
    let town = Town(obligations)
    var now = moment("2019-01-02T09:00")
    var decider = Decider(town.read(at: now).book, now: now)
    var told = 0
    for _ in 0..<60 {
      let id = "plan/\(Int.random(in: 1...6, using: &random))"
      let command: Command? = [
        .done(on: now.day, note: nil), .reopen, .snooze(until: now.day.shifted(byDays: 30), reason: "x"), nil, nil, nil,
      ].randomElement(using: &random)!
      if let command, let said = try? decider.book.entries(for: command, on: id, by: .uid(0), at: now) {
        decider.apply(said.entries)
      }
      let due = prospects(decider.book, on: now.day).filter { prospect in
        switch prospect.verdict {
        case .dueNow: true
        // Overtaken: recorded once, as superseded.
        case .silent(.laterStepTold): prospect.tellingDay <= now.day
        default: false
        }
      }
      let known = Set(decider.book.register(on: now.day).compactMap(\.occurrence?.id))
      let decision = decider.pass(at: now)
      let notices = decision.digests.flatMap(\.notices).map { Line(topic: $0.topic, role: $0.role) }
      let decided = (notices + decision.superseded.map { Line(topic: $0.topic, role: $0.role) }).filter { line in
        line.topic.occurrence.map(known.contains) ?? false && line.topic.step != .resolved
      }
      let said = Set(due.map { Line(topic: $0.topic, role: $0.role) })
      #expect(said.symmetricDifference(decided).isEmpty, "on \(now)")
      told += decided.count
      // Mail goes on working days.
      let next = now.day.shifted(byDays: .random(in: 1...14, using: &random))
      now = CivilMoment(town.settings.workCalendar.onOrAfter(next), TimeOfDay("09:00")!)
    }
    #expect(told > 5)
  }

  @Test("told, superseded, silent with its reason, coming: each is said")
  func eachVerdict() throws {
    let town = Town([
      measure("told", due: "2019-03-15"), measure("late", due: "2019-03-18"), measure("done", due: "2019-04-15"),
      measure("nobody", due: "2019-03-15", responsible: []),
    ])
    var (_, book) = town.run("2019-01-02", "2019-03-16")
    for entry in try book.entries(
      for: .done(on: day("2019-03-16"), note: nil), on: "plan/done", by: .uid(0), at: moment("2019-03-16T10:00")
    ).entries {
      book.apply(entry)
    }
    func verdicts(_ id: String, _ step: String) -> [Verdict] {
      prospects(book, on: day("2019-03-16")).filter {
        $0.topic.occurrence?.root.obligation == id && "\($0.step)" == step
      }
      .map(\.verdict)
    }
    #expect(verdicts("told", "due") == [.told(on: day("2019-03-15"))])
    #expect(verdicts("late", "due") == [.coming(on: day("2019-03-18"))])
    #expect(verdicts("done", "due") == [.silent(.done)])
    // Whoever coordinates is told in the place of nobody.
    #expect(
      prospects(book, on: day("2019-03-16")).filter {
        $0.topic.occurrence?.root.obligation == "nobody" && "\($0.step)" == "due"
      }.map(\.role) == ["koordinator"])
  }

  @Test("of two steps that are due in one pass the later is told and the earlier superseded")
  func superseded() {
    let town = Town([measure("1", due: "2019-03-15")])
    var (_, book) = town.run("2019-01-02", "2019-02-01")
    // Not running until the due day: the step a week before never went.
    var decider = Decider(book, now: moment("2019-02-01T09:00"))
    _ = decider.pass(at: moment("2019-03-15T09:00"))
    book = decider.book
    let verdicts = Dictionary(
      prospects(book, on: day("2019-03-15")).map { ("\($0.step)", $0.verdict) }, uniquingKeysWith: { first, _ in first }
    )
    #expect(verdicts["due"] == .told(on: day("2019-03-15")))
    #expect(verdicts["before-7"] == .superseded(on: day("2019-03-15")))
  }
}
