import FristCore
import Testing

/// What a report counts (REPORT.md 1), on a plan of a few obligations.
struct ReportTests {
  private func day(_ text: String) -> CivilDay { CivilDay(text) ?? CivilDay(number: 0) }

  private func obligation(_ id: String, due: String, kind: ObligationKind = .measure, by who: [String] = ["unit"])
    -> Obligation
  {
    Obligation(
      id: id, kind: kind, goal: ["Goal"], title: "Title \(id)", responsible: who,
      deadlines: [
        DeadlineEntry(text: due, deadline: Deadline(.once([Window(start: nil, due: day(due))])))
      ])
  }

  private let undated = Obligation(
    id: "u", kind: .measure, title: "Undated", deadlines: [DeadlineEntry(text: "", deadline: Deadline(.undated))])

  /// - Parameter said: What is recorded after the first reading, on a day.
  private func report(
    _ obligations: [Obligation], said: [(String, Entry.Event)] = [], asOf: String, year: Int = 2020,
    responsible: RecipientID? = nil
  ) -> Report {
    let plan = Plan(
      id: "p", title: "Plan", municipality: "Nes", language: .nb, owner: "unit", coordinator: "unit",
      obligations: obligations)
    let unit = Recipient(id: "unit", name: "Unit")
    let inventory = Inventory(
      settings: Settings(), directory: Directory(recipients: ["unit": unit]), plans: [plan])
    let first = CivilMoment(day("2020-01-01"), .midnight)
    let change = Reconciliation(of: Book(), to: inventory, isFirst: true, now: first)
    let spoken = said.map { Entry(at: CivilMoment(day($0.0), .midnight), by: .uid(1000), $0.1) }
    let span = ReportSpan(year: year)
    let stateOn = span.referenceDay(asOf: day(asOf))
    var book = change.book
    for entry in spoken where entry.at.day <= stateOn { book.apply(entry) }
    let material = ReportMaterial(
      book: book, plan: plan, entries: change.entries + spoken, name: { "\($0)" }, earlier: { _ in nil })
    return Report(material, span: span, asOf: day(asOf), responsible: responsible)
  }

  private func done(_ id: String, due: String, on done: String) -> Entry.Event {
    .done(Subject(occurrence(id, due)), on: day(done), note: nil)
  }

  private func occurrence(_ id: String, _ due: String) -> OccurrenceID {
    OccurrenceID(root: Root(plan: "p", obligation: id), label: nil, originalDue: day(due))
  }

  @Test("a done counts for the day that it names, however late it was recorded")
  func doneCountsForItsDay() {
    let report = report(
      [obligation("a", due: "2020-06-30")], said: [("2021-03-01", done("a", due: "2020-06-30", on: "2020-06-30"))],
      asOf: "2021-04-01")
    #expect(report.numbers.doneInTime == 1)
    #expect(report.recordedLater == 1)
    #expect(report.sentence == "1 av 1 tiltak er gjennomført, ingen er forfalt")
  }

  @Test("a done after the reference day is overdue there")
  func doneAfterwards() {
    let report = report(
      [obligation("a", due: "2020-06-30")], said: [("2021-03-01", done("a", due: "2020-06-30", on: "2021-02-01"))],
      asOf: "2021-04-01")
    #expect(report.numbers.overdue == 1)
    #expect(report.headline.overdue == 1)
  }

  @Test("a reopen takes its done back from the start")
  func reopen() {
    let subject = Subject(occurrence("a", "2020-06-30"))
    let report = report(
      [obligation("a", due: "2020-06-30")],
      said: [("2020-06-01", done("a", due: "2020-06-30", on: "2020-06-01")), ("2021-03-01", .reopened(subject))],
      asOf: "2021-04-01")
    #expect(report.numbers.doneInTime == 0)
    #expect(report.numbers.overdue == 1)
  }

  @Test(
    "what falls due today is overdue only when the span has passed", arguments: [("2020-12-31", 0), ("2021-01-01", 1)])
  func lastDay(asOf: String, overdue: Int) {
    let report = report([obligation("a", due: "2020-12-31")], asOf: asOf)
    #expect(report.numbers.overdue == overdue)
    #expect(report.numbers.notYetDue == 1 - overdue)
    #expect(report.isClosed == (overdue == 1))
  }

  @Test("what is cancelled, and what covers others, is in no number")
  func inNoNumber() {
    var covering = obligation("r", due: "2020-06-30", kind: .resolution)
    covering.covers = ["a"]
    let report = report(
      [obligation("a", due: "2020-06-30"), obligation("b", due: "2020-06-30"), covering],
      said: [
        ("2020-02-01", .cancelled(Subject(occurrence("b", "2020-06-30")), on: day("2020-02-01"), reason: "x")),
        ("2020-02-01", done("a", due: "2020-06-30", on: "2020-02-01")),
      ], asOf: "2020-12-01")
    #expect(report.numbers.occurrences == 1)
    #expect(report.row("p/r")?.state == .done)
    #expect(report.row("p/r")?.occurrences.first?.doneBy == "covered")
    #expect(report.row("p/b")?.light.colour == nil)
  }

  @Test("an occurrence moved twice is one that was moved, with both moves")
  func moved() {
    func move(_ number: Int, to due: String, on: String) -> (String, Entry.Event) {
      (
        on,
        .armed(
          occurrence("a", "2020-06-30"),
          Arming(
            number: number, window: Window(start: nil, due: day(due)), textDue: day("2020-06-30"),
            at: CivilMoment(day(on), .midnight), cause: .command, by: .uid(1000), reason: "Venter på svar"))
      )
    }
    let report = report(
      [obligation("a", due: "2020-06-30")],
      said: [move(2, to: "2020-09-30", on: "2020-06-01"), move(3, to: "2021-06-30", on: "2020-09-01")],
      asOf: "2020-12-01")
    #expect(report.numbers.moved == 1)
    #expect(report.numbers.occurrences == 0)
    #expect(report.moved == ["p/a@2020-06-30"])
    let row = report.row("p/a")?.occurrences.first
    #expect(row?.moves.map(\.to) == [day("2020-09-30"), day("2021-06-30")])
    #expect(row?.light.word == "flyttet")
    guard case .obligation(let line) = report.attention.first else {
      Issue.record("nothing needs attention")
      return
    }
    #expect(line.reasons == [.moved])
    #expect(line.moves == 2)
    #expect(line.explanation == "Venter på svar")
  }

  @Test("a change of its first day alone is no move")
  func startAlone() {
    let on = "2020-03-01"
    let report = report(
      [obligation("a", due: "2020-06-30")],
      said: [
        (
          on,
          .armed(
            occurrence("a", "2020-06-30"),
            Arming(
              number: 2, window: Window(start: day("2020-01-01"), due: day("2020-06-30")), textDue: day("2020-06-30"),
              at: CivilMoment(day(on), .midnight), cause: .command, by: .uid(1000), reason: "Bare start"))
        )
      ], asOf: "2020-12-01")
    #expect(report.numbers.moved == 0)
    #expect(report.row("p/a")?.occurrences.map(\.moves) == [[]])
  }

  @Test("nobody is said to have answered for all where another than a measure was asked about in vain")
  func silentSurvey() {
    let evaluation = obligation("e", due: "2020-05-31", kind: .evaluation)
    let report = report([obligation("b", due: "2022-06-30", kind: .survey), evaluation], asOf: "2020-12-01")
    #expect(report.numbers.noAnswer == 1)
    #expect(report.headline.responsiblesWithoutAnswer == 0)
    #expect(report.sentence == "Ingen tiltak har frist i 2020")
  }

  @Test("what waits for another has not been answered about when that is done")
  func datedIsNoAnswer() {
    let evaluation = obligation("e", due: "2020-05-31", kind: .evaluation)
    let dating = Arming(
      number: 1, window: Window(start: nil, due: day("2022-06-30")), textDue: nil,
      at: CivilMoment(day("2020-05-01"), .midnight), cause: .dated, by: .uid(1000))
    let report = report(
      [undated, evaluation], said: [("2020-05-01", .armed(occurrence("u", "2022-06-30"), dating))], asOf: "2020-12-01")
    #expect(report.row("p/u")?.answered == false)
  }

  @Test("nobody was asked where no evaluation opened")
  func notAsked() {
    let report = report([undated], asOf: "2020-12-01")
    #expect(report.round == nil)
    #expect(report.numbers.noAnswer == nil)
    #expect(report.numbers.withoutDeadline == 1)
    #expect(report.sentence == "Ingen tiltak har frist i 2020")
    #expect(report.row("p/u")?.light.reason == .nobody)
  }

  @Test("who has not answered stands in a line, less what stands there for another reason")
  func silent() {
    let evaluation = obligation("e", due: "2020-05-31", kind: .evaluation)
    let report = report(
      [obligation("a", due: "2020-03-31"), obligation("b", due: "2022-06-30"), evaluation], asOf: "2020-12-01")
    // Its first reminder is 60 days before.
    #expect(report.round == day("2020-04-01"))
    #expect(report.numbers.noAnswer == 2)
    #expect(report.headline.responsiblesWithoutAnswer == 1)
    #expect(report.attention.last == .silent(recipient: "unit", obligations: ["p/b"]))
    #expect(report.row("p/b")?.light.word == "ikke svart på runden 1. april")
  }

  @Test("a recipient's report has what they are responsible for, first or not")
  func responsible() {
    let report = report(
      [obligation("a", due: "2020-06-30", by: ["other", "unit"]), obligation("b", due: "2020-06-30", by: ["other"])],
      asOf: "2020-12-01", responsible: "unit")
    #expect(report.numbers.occurrences == 1)
    #expect(report.goals.flatMap(\.obligations).map(\.id) == ["p/a"])
  }
}
