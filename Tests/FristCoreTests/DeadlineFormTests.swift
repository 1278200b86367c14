import Foundation
import FristCore
import Testing

@Suite("The table of forms")
struct DeadlineFormTests {
  @Test("every example reads, and every form has one")
  func examples() {
    var names: Set<String> = []
    for form in DeadlineForm.all {
      #expect(names.insert(form.name).inserted, "\(form.name) is there twice")
      #expect(!form.examples.isEmpty, "\(form.name)")
      for example in form.examples {
        #expect(throws: Never.self, "\(form.name): \(example)") {
          let deadline = try Deadline(parsing: example, in: DeadlineForm.context)
          #expect(deadline.confirm == form.name.hasSuffix("to be confirmed"), "\(example)")
        }
      }
    }
    #expect(names.count >= 100)
  }

  /// What stands between backquotes in the first column of DEADLINES.md's tables, without what is only a pattern.
  private static let page: [String] = {
    guard let page = try? String(contentsOf: DeadlineRow.fixtures.appending(path: "DEADLINES.md"), encoding: .utf8)
    else { fatalError("DEADLINES.md is missing") }
    var examples: [String] = []
    for line in page.split(separator: "\n") where line.hasPrefix("| ") {
      let cell = line.split(separator: "|", omittingEmptySubsequences: false)[1]
      let quoted = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      examples += quoted.filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
    return examples
  }()

  /// What is no whole text: the words that lead to one, or a form in which brackets or endings vary.
  private static let patterns: Set = [
    "vår(en)", "sommer(en)", "høst(en)", "til", "første", "primo", "medio", "er", "er satt til", "innen", "i", "senest",
    "videreføres", "før", "fra", "til og med", "etter", "minst", "minimum", " – ", "(minst) én gang hvert år",
    "tidlig (i) 2020", "sent (i) 2020", "(mot) slutten av 2020", "årlig, (med) første evaluering høsten 2015", "WINDOW",
  ]

  /// What the page says is refused.
  private static let refused: Set = ["hvert 3. år 2019 2021"]

  @Test("every example of the page's tables reads")
  func pageReads() {
    #expect(Self.page.count >= 140)
    for example in Self.page where !Self.patterns.contains(example) && !Self.refused.contains(example) {
      let text = example.hasPrefix("WINDOW ") ? "2019 videreføres" : example
      #expect(throws: Never.self, "\(text)") { try Deadline(parsing: text, in: DeadlineForm.context) }
    }
  }

  @Test("every example of the page's tables is one of the table's, or of the same form as one")
  func pageIsInTable() {
    let shapes = Set(DeadlineForm.all.flatMap(\.examples).map(Self.shape))
    let examples = Self.page.filter { !Self.patterns.contains($0) }
    let missing = examples.filter { !shapes.contains(Self.shape($0)) }
    // Other words of the same sort: another month, nynorsk. They read, as the test above shows.
    #expect(missing.count * 3 <= examples.count, "\(missing)")
  }

  /// A text without what differs between two examples of a form.
  private static func shape(_ text: String) -> String {
    text.lowercased().map { $0.isNumber ? "0" : $0 == "–" ? "-" : String($0) }.joined()
  }
}

@Suite("The year from the plan")
struct DeadlineYearTests {
  private func read(_ text: String, _ year: DeadlineContext.Year, period: YearSpan? = nil) -> String? {
    guard let deadline = try? Deadline(parsing: text, in: DeadlineContext(period: period, year: year)) else {
      return nil
    }
    return "\(deadline.kind) \(deadline.occurrenceText(from: CivilDay("2023-01-01")!))"
  }

  @Test(
    "a time without a year takes the plan's",
    arguments: [
      ("15. nov.", "2023-11-15/2023-11-15"), ("mars-april", "2023-03-01/2023-04-30"),
      ("1. kvartal", "2023-01-01/2023-03-31"), ("uke 42", "2023-10-16/2023-10-22"),
      ("24.-25. oktober", "2023-10-24/2023-10-25"), ("innen utgangen av oktober", "-/2023-10-31"),
      ("onsdag 15. mars", "2023-03-15/2023-03-15"), ("til 1. april", "-/2023-04-01"),
      ("Høring: til 1. april", "-/2023-04-01"), ("Søknadsfrist til 1. april", "-/2023-04-01"),
      ("Fristen er satt til 1. april", "2023-04-01/2023-04-01"), ("siste uke i september", "2023-09-25/2023-10-01"),
      ("1. mars, 1. juni og 1. september", "2023-03-01/2023-03-01;2023-06-01/2023-06-01;2023-09-01/2023-09-01"),
    ])
  func plan(text: String, windows: String) {
    #expect(read(text, .year(2023)) == "once \(windows)")
    #expect(read(text, .none, period: YearSpan(first: 2023, last: 2023)) == "once \(windows)")
    #expect(read(text, .year(2023), period: YearSpan(first: 2020, last: 2020)) == "once \(windows)")
    #expect(read(text, .none) == nil)
    #expect(read(text, .none, period: YearSpan(first: 2023, last: 2024)) == nil)
  }

  @Test("the years of a text win over the plan's")
  func text() {
    #expect(read("mars 2024", .year(2023)) == "once 2024-03-01/2024-03-31")
    #expect(read("mars 2024", .every) == "once 2024-03-01/2024-03-31")
    #expect(read("mars hvert år", .year(2023))?.hasPrefix("recurring 2023-03-01/2023-03-31;2024") ?? false)
  }

  @Test("a wheel's times come back every year, over its end too, in the order of their due days")
  func wheel() {
    #expect(
      read("november-februar", .every)
        == "recurring 2022-11-01/2023-02-28;2023-11-01/2024-02-29;2024-11-01/2025-02-28;2025-11-01/2026-02-28")
    #expect(
      read("20. desember – 5. januar", .every)
        == "recurring 2022-12-20/2023-01-05;2023-12-20/2024-01-05;2024-12-20/2025-01-05;2025-12-20/2026-01-05")
    for text in ["1. mars og 1. oktober", "1. oktober og 1. mars"] {
      #expect(
        read(text, .every)
          == "recurring 2023-03-01/2023-03-01;2023-10-01/2023-10-01;2024-03-01/2024-03-01;2024-10-01/2024-10-01")
      #expect(read("\(text) hvert år", .year(2023)) == read(text, .every))
    }
    #expect(read("1. oktober og 1. mars", .year(2023)) == nil)
    #expect(read("november-februar", .year(2023)) == nil)
    for text in ["fra 20. november", "onsdag 15. mars", "uke 53", "femte mandag i mai"] {
      #expect(read(text, .every) == nil, "\(text)")
    }
  }

  @Test("what says neither year, with one year of the plan, is refused and names the key")
  func twoYears() {
    for text in ["skoleåret", "årsskiftet"] { #expect(read(text, .year(2023)) == nil) }
    let refusal = #expect(throws: DeadlineRefusal.self) {
      try Deadline(parsing: "Søknadsfrist 1. juni", in: DeadlineContext(period: nil))
    }
    #expect(refusal?.reason == .noYear)
    #expect(refusal?.what.contains("year:") ?? false)
  }

  @Test(
    "how a year is written",
    arguments: [("2023", true), ("every", true), ("1850", false), ("hvert", false), ("", false)])
  func written(text: String, isYear: Bool) {
    #expect((DeadlineContext.Year(text) != nil) == isYear)
    #expect(DeadlineContext.Year(text)?.description ?? text == text)
  }

  @Test(
    "what comes back more often than every 90 days is frequent",
    arguments: [
      ("årlig", false), ("halvårlig", false), ("kvartalsvis", false), ("tertialvis", false), ("månedlig", true),
      ("annenhver måned", true), ("ukentlig", true), ("1. mars og 1. april hvert år", true),
      ("1. mars og 1. oktober hvert år", false),
    ])
  func frequent(text: String, isFrequent: Bool) throws {
    let deadline = try Deadline(parsing: text, in: DeadlineContext(period: nil))
    guard case .recurring(let recurrence) = deadline.meaning else { return }
    #expect(recurrence.isFrequent == isFrequent)
  }
}
