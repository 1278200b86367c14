import FristCore
import FristRender
import Testing

/// What a plan that follows takes over of one with several deadlines.
@Suite("The plan that follows")
struct PlanRolloverTests {
  private func day(_ text: String) -> CivilDay { CivilDay(text) ?? CivilDay(number: 0) }

  /// - Parameter done: Labels and due days of what is done.
  private func rollover(_ texts: [String], done: [(String?, String)]) throws -> String {
    let deadlines = try texts.map { text in
      DeadlineEntry(text: text, deadline: try Deadline(parsing: text, in: DeadlineContext(period: nil)))
    }
    let plan = Plan(
      id: "p", title: "Plan", municipality: "Nes", language: .nb, owner: "unit", coordinator: "unit",
      obligations: [
        Obligation(id: "a", kind: .measure, title: "To deler", responsible: ["unit"], deadlines: deadlines)
      ])
    let directory = Directory(recipients: ["unit": Recipient(id: "unit", name: "Unit")])
    let inventory = Inventory(settings: Settings(), directory: directory, plans: [plan])
    let change = Reconciliation(
      of: Book(), to: inventory, isFirst: true, now: CivilMoment(day("2020-01-01"), .midnight))
    var book = change.book
    let entries = done.map { label, due in
      let id = OccurrenceID(root: Root(plan: "p", obligation: "a"), label: label, originalDue: day(due))
      return Entry(
        at: CivilMoment(day("2020-07-01"), .midnight), by: .uid(1000), .done(Subject(id), on: day(due), note: nil))
    }
    for entry in entries { book.apply(entry) }
    let material = ReportMaterial(
      book: book, plan: plan, entries: change.entries + entries, name: { "\($0)" }, earlier: { _ in nil })
    let report = Report(material, span: ReportSpan(year: 2020), asOf: day("2020-12-01"))
    return PlanRollover(of: plan, report, directory: directory, commonEvents: []).text
  }

  @Test("a deadline that is done is left behind, one that is open comes along as it was written")
  func parts() throws {
    let text = try rollover(
      ["Første: innen 1. april 2020", "Andre: innen 1. november 2022"], done: [("Første", "2020-04-01")])
    #expect(text.contains("    deadline: \"Andre: innen 1. november 2022\"\n"))
    #expect(!text.contains("Første:"))
  }

  @Test("of a text with several windows those come along that are open, and read as they are")
  func windows() throws {
    let text = try rollover(["høsten 2020, våren 2021 og høsten 2021"], done: [(nil, "2020-11-30")])
    let means = "1. mars 2021 – 31. mai 2021 og 1. september 2021 – 30. november 2021"
    #expect(
      text.contains("    deadline: {text: \"høsten 2020, våren 2021 og høsten 2021\", means: \"\(means)\"}\n"))
    let read = try Deadline(parsing: means, in: DeadlineContext(period: nil))
    #expect(
      read.meaning
        == .once([
          Window(start: day("2021-03-01"), due: day("2021-05-31")),
          Window(start: day("2021-09-01"), due: day("2021-11-30")),
        ]))
  }
}
