import Foundation
import FristCore
import Testing

@Suite("What deadline texts mean")
struct DeadlineCorpusTests {
  @Test("a text of the plans means what its line says", arguments: DeadlineRow.corpus)
  func corpus(_ row: DeadlineRow) { check(row) }

  @Test("a text of the table means what DEADLINES.md says of it", arguments: DeadlineRow.table)
  func table(_ row: DeadlineRow) { check(row) }

  /// Never otherwise; that is more than always, for a label can be refused.
  @Test("a text of the planners is refused or means what they read", arguments: DeadlineRow.planners)
  func planners(_ row: DeadlineRow) {
    if (try? Deadline(parsing: row.text, in: row.context)) != nil { check(row) }
  }

  @Test("what readers once found misread is refused")
  func misread() throws {
    let texts = try String(contentsOf: DeadlineRow.fixtures.appending(path: "deadlines-misread.txt"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("# ") }
    #expect(texts.count >= 700)
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2022))
    for text in texts {
      #expect(throws: DeadlineRefusal.self, "\(text)") { try Deadline(parsing: String(text), in: context) }
    }
  }

  @Test("most texts of the planners are understood")
  func understoodPlanners() {
    let rows = DeadlineRow.planners.filter { $0.kind != "error" }
    let understood = rows.filter { (try? Deadline(parsing: $0.text, in: $0.context)) != nil }
    #expect(rows.count >= 650)
    #expect(understood.count * 3 >= rows.count * 2, "\(understood.count) of \(rows.count)")
  }

  @Test("the tables are whole")
  func size() {
    #expect(DeadlineRow.corpus.count == 66)
    #expect(DeadlineRow.table.count >= 1000)
    #expect(DeadlineRow.table.filter { $0.kind == "error" }.count >= 500)
  }

  @Test(
    "what was vague is marked",
    arguments: [
      ("våren 2014", true), ("vinteren 2020", true), ("første uke i oktober 2014", true), ("tidlig i 2020", true),
      ("medio juni 2020", true), ("ca. 2019", true), ("omkring 1. mars 2019", true), ("før sommeren 2020", true),
      ("innen høsten 2019", true), ("høst 2019 / 1. kvartal 2020", true), ("hver høst", true),
      ("ca. 1. mars hvert år", true), ("årlig, første gang våren 2014", true), ("fra hausten 2020", true),
      ("2019", false), ("1. halvår 2013", false), ("siste dag i oktober 2015", false), ("uke 42 2019", false),
      ("første mandag i mai 2019", false), ("årlig", false), ("skoleåret 2019/2020", false), ("løpende", false),
    ])
  func vague(text: String, isApproximate: Bool) throws {
    let deadline = try Deadline(parsing: text, in: DeadlineContext(period: nil))
    #expect(deadline.approximate == isApproximate)
  }

  @Test(
    "words before the time are the label, as written",
    arguments: [
      ("Besøk på Sagatun i Hamar januar 2019", "Besøk på Sagatun i Hamar"),
      ("Avklaring innen 1. halvår 2019", "Avklaring"),
      ("Avklaring: innen 2019", "Avklaring"), ("Kurs, møter og besøk, juni 2019", "Kurs, møter og besøk"),
      ("Psykisk helse- og  rusplan i løpet av våren 2019", "Psykisk helse- og  rusplan"),
      ("Oppfølging ved behov", "Oppfølging"), ("Evaluering i mai 2019", "Evaluering"),
      ("Besøk den 3. mars 2015", "Besøk"), ("Rullering hvert 3. år 2019 2022", "Rullering"),
      ("Status ved årsmeldingen 2018", "Status"), ("Rapport i forkant av budsjettbehandlingen", "Rapport"),
    ])
  func label(text: String, label: String) throws {
    #expect(try Deadline(parsing: text, in: DeadlineContext(period: nil)).label == label)
  }

  @Test("after videreføres it is ongoing, and only then")
  func continues() throws {
    let context = DeadlineContext(period: nil)
    #expect(try Deadline(parsing: "2013-2014 Videreføres", in: context).continues)
    #expect(try !Deadline(parsing: "2013-2014", in: context).continues)
  }

  @Test(
    "a relative deadline counts from the other's day",
    arguments: [
      ("ett år etter trinn-1", 1, Relative.Unit.year, "trinn-1", "2021-02-28"),
      ("6 måneder etter 5.3", 6, .month, "5.3", "2020-08-29"), ("14 dager etter A_b", 14, .day, "A_b", "2020-03-14"),
      ("to uker etter 7.1:hole-radmann", 2, .week, "7.1:hole-radmann", "2020-03-14"),
      ("når 5.3 er gjort.", 0, .day, "5.3", "2020-02-29"),
    ])
  func relative(text: String, count: Int, unit: Relative.Unit, id: String, due: String) throws {
    let deadline = try Deadline(parsing: text, in: DeadlineContext(period: nil))
    #expect(deadline.meaning == .relative(Relative(count: count, unit: unit, after: id)))
    guard case .relative(let relative) = deadline.meaning else { return }
    #expect(relative.due(whenDoneOn: CivilDay("2020-02-29")!) == CivilDay(due))
  }

  private func check(_ row: DeadlineRow) {
    do {
      let deadline = try Deadline(parsing: row.text, in: row.context)
      #expect(deadline.kind == row.kind)
      if row.kind != "error" { #expect(deadline.occurrenceText(from: row.from) == row.occurrences) }
    } catch {
      #expect(row.kind == "error", "refused: \(error)")
      #expect((1...row.text.unicodeScalars.count + 1).contains(error.column))
      #expect(!error.what.isEmpty && !error.what.hasSuffix("."))
    }
  }
}
