import Foundation
import FristCore
import Testing

@Suite("What deadline texts mean")
struct DeadlineCorpusTests {
  @Test("a text of the plans means what its line says", arguments: DeadlineRow.corpus)
  func corpus(_ row: DeadlineRow) { check(row) }

  @Test("a text of the table means what DEADLINES.md says of it", arguments: DeadlineRow.table)
  func table(_ row: DeadlineRow) { check(row) }

  @Test(
    "no text of planners and public documents is read as something else without asking",
    arguments: DeadlineRow.planners + DeadlineRow.real + DeadlineRow.trial)
  func neverSilent(_ row: DeadlineRow) {
    switch row.outcome {
    case .right, .toConfirm, .refused: break
    case .wrong(let deadline): #expect(deadline.confirm, "\(deadline)")
    }
  }

  @Test("what readers once found misread is refused or asked about, but for a colon before a year")
  func misread() throws {
    let texts = try String(contentsOf: DeadlineRow.fixtures.appending(path: "deadlines-misread.txt"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("# ") }
    #expect(texts.count >= 700)
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2022))
    var refused = 0
    for text in texts {
      guard let deadline = try? Deadline(parsing: String(text), in: context) else {
        refused += 1
        continue
      }
      #expect(deadline.confirm || text.contains(": 20"), "\(text)")
    }
    #expect(refused >= 600)
  }

  @Test("the clear texts of public documents are read, nine of ten at least")
  func real() {
    let clear = DeadlineRow.real.filter { $0.kind != "error" && !($0.rest.last ?? "").hasPrefix("A:") }
    let read = clear.filter { $0.outcome == .right || $0.outcome == .toConfirm }
    #expect(clear.count >= 150)
    #expect(read.count * 10 >= clear.count * 9, "\(read.count) of \(clear.count)")
  }

  @Test("what planners write is read, but for a year alone and words that say since when")
  func planners() {
    let rows = DeadlineRow.planners.filter { $0.kind != "error" }
    let read = rows.filter { $0.outcome == .right || $0.outcome == .toConfirm }
    #expect(rows.count >= 650)
    #expect(read.count * 5 >= rows.count * 4, "\(read.count) of \(rows.count)")
    #expect(DeadlineRow.trial.count >= 300)
  }

  @Test(
    "words around a time that reads are refused with what to write instead",
    arguments: DeadlineRow.planners + DeadlineRow.real + DeadlineRow.trial)
  func suggestion(_ row: DeadlineRow) throws {
    guard case .refused(let refusal) = row.outcome, row.kind != "error" else { return }
    switch refusal.reason {
    case .ofWords, .timeInWords, .twoTimes, .open, .over:
      let suggestion = try #require(refusal.suggestion, "\(refusal)")
      #expect(throws: Never.self) { try Deadline(parsing: suggestion, in: row.context) }
    default: break
    }
  }

  @Test("the tables are whole")
  func size() {
    #expect(DeadlineRow.corpus.count == 66)
    #expect(DeadlineRow.table.count >= 1000)
    #expect(DeadlineRow.table.filter { $0.kind == "error" }.count >= 450)
  }

  @Test(
    "what was vague is marked",
    arguments: [
      ("våren 2014", true), ("vinteren 2020", true), ("første uke i oktober 2014", true), ("tidlig i 2020", true),
      ("medio juni 2020", true), ("ca. 2019", true), ("omkring 1. mars 2019", true), ("før sommeren 2020", true),
      ("innen utgangen av høsten 2019", true), ("høst 2019 / 1. kvartal 2020", true), ("hver høst", true),
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
      ("Avklaring: innen 2019", "Avklaring"), ("Juni 2017: Kontrakt inngås", "Kontrakt inngås"),
      ("Søknadsfrist er 1. mars 2019", "Søknadsfrist"), ("Fristen er satt til 1. mars 2019", "Fristen"),
      ("Kurs, møter og besøk, juni 2019", "Kurs, møter og besøk"),
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
    #expect(relative.window(whenDoneOn: CivilDay("2020-02-29")!).due == CivilDay(due))
  }

  @Test("a clock time and a bracket are left aside and said")
  func aside() throws {
    let context = DeadlineContext(period: nil)
    #expect(try Deadline(parsing: "3. oktober 2016 kl. 13:00", in: context).aside == ["kl. 13:00"])
    #expect(try Deadline(parsing: "24.09.25 (sluttmøte)", in: context).aside == ["(sluttmøte)"])
    #expect(try Deadline(parsing: "1. tertial 2022 (januar – april)", in: context).aside == ["(januar – april)"])
    for text in ["1. tertial 2022 (mai)", "mai 2024 (kanskje)", "mai 2024 (2025)"] {
      #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: context) }
    }
  }

  private func check(_ row: DeadlineRow) {
    do {
      let deadline = try Deadline(parsing: row.text, in: row.context)
      #expect(deadline.kind == row.kind)
      if row.kind != "error" { #expect(deadline.occurrenceText(from: row.from) == row.occurrences) }
      let flags = Set(row.rest.flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } })
      #expect(deadline.confirm == flags.contains("confirm"))
      if row.file == "deadlines-corpus.tsv" { #expect(deadline.continues == flags.contains("continues")) }
    } catch {
      #expect(row.kind == "error", "refused: \(error)")
      #expect((1...row.text.unicodeScalars.count + 1).contains(error.column))
      #expect(!error.what.isEmpty && !error.what.hasSuffix("."))
    }
  }
}
