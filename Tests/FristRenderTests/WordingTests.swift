import FristCore
import Testing

@testable import FristRender

/// Every sentence of a language on one page, for whoever reviews the words.
@Suite("Wordings") struct WordingTests {
  @Test("say everything in their own language", arguments: Language.allCases) func sentences(language: Language) throws
  {
    let words = language.wording
    let day = Example.day("2019-06-28")
    var lines = [
      words.date(day), words.weekdayAndDate(day), words.approximately(day),
      words.period(Example.day("2019-04-01"), Example.day("2019-06-30")),
      words.period(Example.day("2019-08-01"), Example.day("2020-07-31")), words.list(["A"]), words.list(["A", "B"]),
      words.list(["A", "B", "C"]), words.plans(2),
    ]
    lines += (0..<7).map { words.weekdayAndDate(day.shifted(byDays: $0)) }
    lines += (1...12).map { words.date(CivilDay(year: 2019, month: $0, day: 1)!) }
    for section in Section.allCases {
      lines.append(words.heading(section))
      lines += [1, 2].map { words.count($0, section) }
      let days =
        switch section {
        case .overdue, .elsewhere: [-1, -2]
        case .soon: [1, 2]
        default: [0]
        }
      lines += [1, 2].compactMap { words.worst(section, days: days.last!, count: $0) }
      lines += days.map { words.lead(section, days: $0, responsible: "X") }
    }
    lines += [0, 1, 2].map { words.due(days: $0, on: "DAY") } + [-1, -2].map { words.overdue(days: $0, on: "DAY") }
    lines += [-1, -2].map { words.goesOn(days: $0, on: "DAY") } + [0, -1, -2].map { words.opens(days: $0, "PERIOD") }
    lines += [
      words.planSays("X", means: nil), words.planSays("X", means: "Y"), words.moved(from: "DAY"),
      words.onBehalf(of: "X", until: nil), words.onBehalf(of: "X", until: "DAY"),
      words.mainResponsible(with: ["Y"]), words.responsible(with: ["Y"], main: "X"), words.responsible(["X"]),
      words.responsible(["X", "Y"]), words.responsibleTold(["X"]), words.responsibleTold(["X", "Y"]),
      words.nobodyResponsible(), words.external(["X"]), words.external(["X", "Y"]), words.notMailed(["X"]),
      words.notMailed(["X", "Y"]), words.toldInstead("X"), words.remindedInstead(),
    ]
    let causes: [LateCause] = [
      .knownLater(since: day), .spoolFailure(on: day), .notRunning(since: day), .changedLater, .firstContact(on: day),
    ]
    lines += causes.map { words.late(days: 3, $0) }
    lines += [
      words.late(days: 1, .changedLater), words.seenAfterUntil(), words.problem("X"), words.consequence("X"),
      words.withdrawnObligation(), words.withdrawnPlan(), words.askResponsible(), words.askStandIn(),
      words.askLeader(), words.askParticipant(), words.askStatus(), words.askReview(), words.askWithdrawn(),
      words.askProblem(), words.answer(to: "X", mail: "x@y.example"), words.tell("X"), words.register(),
      words.registers("X"), words.newDeadline(), words.idPlaceholder(),
    ]
    try Golden.expect(lines.joined(separator: "\n") + "\n", "wording-\(language.rawValue)")
  }
}
