import FristCore
import FristTesting
import Testing

@testable import FristRender

/// What a language says in many small forms, on one page for whoever reviews the words.
@Suite("Wordings") struct WordingTests {
  private static let day = Example.day("2019-06-28")

  @Test("say everything in their own language, with the right plurals", arguments: Language.allCases)
  func page(language: Language) throws {
    let words = language.mailWording
    let lines =
      dates(words) + distances(words) + subjects(words) + states(words) + sentences(words) + requests(words)
    try Golden.expect(lines.joined(separator: "\n") + "\n", "wording-\(language.rawValue)")
  }

  private func dates(_ words: any MailWording) -> [String] {
    [
      words.date(Self.day), words.weekdayAndDate(Self.day), words.approximately(Self.day),
      words.period(Example.day("2019-04-01"), Example.day("2019-06-30")),
      words.period(Example.day("2019-08-01"), Example.day("2020-07-31")), words.list(["A"]), words.list(["A", "B"]),
      words.list(["A", "B", "C"]), words.quoted("A"),
    ] + (0..<7).map { words.weekdayAndDate(Self.day.shifted(byDays: $0)) }
      + (1...12).map { words.date(CivilDay(year: 2019, month: $0, day: 1)!) }
  }

  /// In days from 28 June 2019.
  private func distances(_ words: any MailWording) -> [String] {
    [0, 1, -1, 2, -2, 60, -60, 61, 80, 100, 340, 350, 364, 366, 420, 540, 680, 731, 900, 1100, 1300, 6000].map { days in
      words.when(Distance(from: Self.day, to: Self.day.shifted(byDays: days)))
    }
  }

  private func subjects(_ words: any MailWording) -> [String] {
    Section.allCases.flatMap { section in
      [words.heading(section)] + [1, 2].map { words.count($0, section) }
        + [words.lead(section, Distance(from: Self.day, to: Self.day.shifted(byDays: -9)))]
    } + [0, 1, 2].map { words.alive(year: 2020, deadlines: $0) } + [1, 2].map { words.andMore(plans: $0) }
      + [words.andSoOn]
  }

  private func states(_ words: any MailWording) -> [String] {
    ObligationState.allCases.flatMap { state in [nil, "DAY"].map { "\(state): \(words.state(state, day: $0))" } }
  }

  private func sentences(_ words: any MailWording) -> [String] {
    [
      words.moved(from: "A", by: .clock, name: nil, on: "DAY", reason: nil),
      words.moved(from: "A", by: .mail("nes-nav", messageID: "x"), name: "NAV Nes", on: "DAY", reason: "R"),
      words.movedOften(2, from: "A", first: "B", by: .planFile, name: nil, on: "DAY", reason: nil),
      words.movedOften(3, from: "A", first: "B", by: .planFile, name: nil, on: "DAY", reason: "R"),
      words.automatic(periodEnds: "DAY", isPast: true), words.automatic(periodEnds: "DAY", isPast: false),
      words.responsible(with: ["Y"], main: "X"), words.responsibleTold(["X", "Y"]), words.external(["X", "Y"]),
      words.lost(["X", "Y"]), words.late(days: 1, .planKnownLater(since: Self.day)), words.dated(after: nil),
      words.left(isNone: true), words.year(2020, deadlines: 1), words.moreProblems(1), words.canShow("X"),
      words.moreProblems(2), words.allProblems, words.situation(Situation()), words.also(1),
      words.ending(.cancelled(on: Self.day, reason: nil)), words.onBehalf(of: "X", until: nil),
    ]
  }

  private func requests(_ words: any MailWording) -> [String] {
    [
      words.writeDone(in: "FILE"), words.putFileBack(orConfirmWith: nil),
      words.nameAnother(in: "FILE", orRestore: "X", with: nil),
    ]
  }
}
