@testable import FristCore

/// A small made-up report: done late after a move, overdue with a hostile title, ongoing, missed, and what each of three
/// does for itself.
enum ReportExample {
  static func report(in language: Language = .nb) -> Report {
    func row(
      _ id: String, _ title: String, _ responsible: [RecipientID], _ reason: ReportLight.Reason, start: CivilDay? = nil,
      due: CivilDay? = nil, moves: [RowMove] = [], done: CivilDay? = nil
    ) -> ReportRow {
      self.row(id, title, responsible, reason, language, start: start, due: due, moves: moves, done: done)
    }
    let moved = RowMove(
      on: day(2020, 6, 1), from: day(2020, 6, 30), to: day(2020, 9, 30), deadline: "30.09.2020", by: "file",
      reason: "venter på bevilgning")
    let rows = [
      row(
        "1.1", "Rusforebyggende undervisning", ["skole"], .doneLate, start: day(2020, 4, 1), due: day(2020, 9, 30),
        moves: [moved], done: day(2020, 10, 12)),
      row("1.2", "=Kartlegging <av> «bolig» & arbeid", ["nav", "skole"], .overdue, due: day(2020, 9, 1)),
      row("1.3", "Samarbeidsmøter", [], .ongoing),
      row("1.4", "Brukerundersøkelse", ["nav"], .missed, start: day(2020, 1, 15), due: day(2020, 3, 1)),
      row("1.5:skole", "Egen rutine", ["skole"], .done, due: day(2020, 6, 30), done: day(2020, 5, 4)),
      row("1.5:nav", "Egen rutine", ["nav"], .overdue, due: day(2020, 6, 30)),
      row("1.5:helse", "Egen rutine", ["helse"], .done, due: day(2020, 6, 30), done: day(2020, 5, 4)),
    ]
    var numbers = ReportNumbers()
    numbers.occurrences = 3
    numbers.doneLate = 1
    numbers.overdue = 2
    numbers.missed = 1
    numbers.moved = 1
    numbers.noAnswer = 1
    var before = ReportNumbers()
    before.occurrences = 2
    before.doneInTime = 2
    var lights = ReportLights()
    lights.green = 2
    lights.red = 2
    return Report(
      plan: "prove", title: "Rusplan for Prøve", short: "Rusplan", municipality: "Prøve kommune", period: nil,
      adopted: nil, document: nil, language: language, owner: "skole", coordinator: "skole", responsible: nil,
      recipients: [
        "skole": ReportRecipient(name: "Oppvekst", isExternal: false),
        "nav": ReportRecipient(name: "NAV", isExternal: true),
        "helse": ReportRecipient(name: "Helse", isExternal: false),
      ],
      span: ReportSpan(year: 2020), asOf: day(2022, 1, 31), stateOn: day(2020, 12, 31), isClosed: true,
      round: day(2020, 4, 1), sentence: "1 av 3 tiltak er gjennomført, 2 er forfalt, 1 ansvarlig har ikke svart",
      secondSentence: "Av hele planen er 1 av 4 tiltak fullført",
      headline: ReportHeadline(measures: 3, done: 1, overdue: 2, responsiblesWithoutAnswer: 1),
      soFar: ReportProgress(measures: 4, finished: 1, running: 1, left: 2), recordedLater: 1, numbers: numbers,
      lastYear: before, lights: lights,
      attention: [
        .obligation(
          AttentionObligation(
            id: "prove/1.2", occurrence: "prove/1.2@2020-09-01", title: rows[1].title, responsible: ["nav", "skole"],
            reasons: [.overdue, .noAnswer], due: day(2020, 9, 1), daysOverdue: 121, moves: 0, explanation: nil)),
        .silent(recipient: "nav", obligations: ["prove/1.2"]),
      ],
      attentionLeft: [.overdue: 1],
      goals: [ReportGoal(goal: ["Færre ulykker", "Ungdom"], obligations: rows)], totalsByGoal: [],
      totalsByResponsible: [
        ResponsibleTotal(
          recipient: "skole", name: "Oppvekst", isExternal: false, obligations: 1, numbers: numbers, lights: lights)
      ],
      ongoing: ["prove/1.3"], withoutDeadline: [], missed: ["prove/1.4@2020-03-01"], moved: ["prove/1.1@2020-09-30"],
      withdrawn: [],
      next: [
        NextOccurrence(occurrence: "prove/1.4@2021-03-01", due: day(2021, 3, 1)),
        NextOccurrence(occurrence: "prove/1.1@2021-03-31", due: day(2021, 3, 31)),
        NextOccurrence(occurrence: "prove/1.5:nav@2021-06-30", due: day(2021, 6, 30)),
      ], rollover: [],
      version: Report.PlanVersion(number: 2, since: day(2020, 6, 1)))
  }

  private static func row(
    _ id: String, _ title: String, _ responsible: [RecipientID], _ reason: ReportLight.Reason, _ language: Language,
    start: CivilDay? = nil, due: CivilDay? = nil, moves: [RowMove] = [], done: CivilDay? = nil
  ) -> ReportRow {
    let light = ReportLight(reason: reason, word: reason.word(in: language))
    let state: ObligationState =
      switch reason {
      case .done, .doneLate: .done
      case .missed: .missed
      case .ongoing: .ongoing
      default: .overdue
      }
    let occurrence = ReportOccurrence(
      name: due.map { "prove/\(id)@\($0)" }, label: nil, deadline: "løpende", originalDeadline: "løpende", start: start,
      originalDue: moves.first?.from ?? due, due: due, moves: moves, state: state, done: done, doneRecorded: done,
      doneBy: nil, daysLate: nil, missed: reason == .missed ? due : nil, snoozedUntil: nil, isCounted: due != nil,
      light: light)
    return ReportRow(
      id: "prove/\(id)", kind: .measure, title: title, goal: ["Færre ulykker"], responsible: responsible,
      isAutomatic: false, deadlines: ["løpende"], state: state, light: light, answered: nil, withdrawn: nil,
      note: "Følges opp", evaluation: nil, remarks: [], told: RowTellings(times: 0, last: nil, leader: nil),
      decided: nil, body: nil, caseNumber: nil, occurrences: [occurrence])
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
    CivilDay.firstDay(ofMonth: month, year).shifted(byDays: day - 1)
  }
}
