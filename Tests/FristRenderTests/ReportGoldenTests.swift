import FristCore
import Testing

@testable import FristRender

@Suite("A report") struct ReportGoldenTests {
  @Test("is kept in every format and language", arguments: Language.allCases) func formats(language: Language) throws {
    let report = ReportExample.report(in: language)
    let name = "report/\(language.rawValue)"
    try Golden.expect(ReportDocuments.text(report), "\(name)/report")
    try Golden.expect(ReportDocuments.markdown(report), "\(name)/report-markdown")
    try Golden.expect(ReportDocuments.csv(report), "\(name)/report-csv")
    try Golden.expect(ReportDocuments.json(report), "\(name)/report-json")
    try Golden.expect(ReportDocuments.html(report), "\(name)/report.html")
  }

  @Test("joins those members of an each that are equally far, and says of how many") func joined() throws {
    let goal = try #require(ReportExample.report().goals.first)
    let rows = JoinedRow.of(goal)
    #expect(rows.map(\.id) == ["prove/1.1", "prove/1.2", "prove/1.3", "prove/1.4", "prove/1.5", "prove/1.5:nav"])
    #expect(rows[4].responsible == ["skole", "helse"] && rows[4].ids == ["prove/1.5:skole", "prove/1.5:helse"])
    #expect(rows.map { $0.word(.nb) }.suffix(3) == ["ikke gjort", "utført (2 av 3)", "forfalt (1 av 3)"])
  }

  @Test("names what falls due in the next year under its month") func months() {
    let months = ReportFacts(ReportExample.report()).nextMonths
    #expect(months.map(\.month) == ["mars 2021", "juni 2021"] && months.map(\.lines.count) == [2, 1])
  }
}
