import FristControl
import FristCore
import FristRender
import FristTesting
import Testing

@testable import fristctl

/// What `fristctl explain` says, to people and to programs; no daemon is asked.
@Suite("Explain") struct ExplainTests {
  private static let texts = [
    "Andre kvartal hvert år", "Hver vinter", "Våren 2014", "Avklaring innen 1. halvår 2019", "2019, videreføres",
    "2017, 2018 og 2019", "Løpende", "", "6 måneder etter 3.6", "1. halvr 2019", "  30. februar 2020",
    "helse \u{1F3E5} og 1. halvr 2019",
  ]

  @Test("says the words, EDTF and the days, and where understanding stopped", arguments: Language.allCases, [nil, 60])
  func pages(language: Language, width: Int?) throws {
    let page = ExplainText(words: DeadlineWords(language), terminal: Terminal(width: width, isColoured: false))
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2023))
    let lines = Self.texts.flatMap { page.lines(Explanation($0, in: context, from: nil, count: 2)) }
    try Golden.expect(lines, "explain-\(language.rawValue)" + (width.map { "-\($0)" } ?? ""))
  }

  @Test("a rule without an end is counted from today, what ends from its beginning, and --from goes before both")
  func beginnings() throws {
    let (today, from) = (CivilDay("2026-11-22")!, CivilDay("2030-01-01")!)
    func first(_ text: String, _ period: YearSpan?, from: CivilDay? = nil) -> String? {
      let context = DeadlineContext(period: period)
      guard
        case .understood(_, _, let windows, _) = Explanation(
          text, in: context, from: from, endlessFrom: today, count: 1)
      else { return nil }
      return windows.first?.due.description
    }
    let period = YearSpan(first: 2019, last: 2035)
    #expect(first("årlig", nil) == "2026-12-31")
    #expect(first("årlig fra 2016", nil) == "2026-12-31")
    #expect(first("årlig fra 2040", nil) == "2040-12-31")
    #expect(first("årlig 2016-2018", nil) == "2016-12-31")
    #expect(first("årlig", period) == "2019-12-31")
    #expect(first("2014", nil) == "2014-12-31")
    #expect(first("årlig", period, from: from) == "2030-12-31")
    #expect(first("årlig", nil, from: from) == "2030-12-31")
    #expect(first("årlig 2016-2018", nil, from: from) == nil)
  }

  @Test("JSON has its keys in alphabetical order and escapes what must be escaped")
  func json() throws {
    for (text, line) in [
      (
        "Møte 1. halvår 2019, videreføres",
        #"{"approximate":false,"confirm":true,"continues":true,"edtf":"2019-01/2019-06","kind":"once","occurrences":"#
          + #"[{"due":"2019-06-30","label":"Møte","start":"2019-01-01"}],"text":"Møte 1. halvår 2019, videreføres"}"#
      ),
      (
        "to uker etter 3.6",
        #"{"after":"3.6","approximate":false,"confirm":false,"continues":false,"count":2,"edtf":null,"kind":"relative","#
          + #""occurrences":[],"#
          + #""text":"to uker etter 3.6","unit":"week"}"#
      ),
      (
        "innen 2017 og ca. 2018",
        #"{"column":1,"error":"\"innen 2017\" is a time of its own; put the deadline alone, or after a colon","#
          + #""suggestion":null,"text":"innen 2017 og ca. 2018"}"#
      ),
      (
        "\u{1}\u{1F}\u{7F}\"\\/\u{8}\t\n\u{C}\r\u{2028}\u{1F600}",
        #"{"column":1,"error":"\"\u0001\" is not understood","suggestion":null,"text":"\u0001\u001f"# + "\u{7F}"
          + #"\"\\/\b\t\n\f\r"#
          + "\u{2028}\u{1F600}\"}"
      ),
    ] {
      let explanation = Explanation(text, in: DeadlineContext(period: nil), from: nil, count: 4)
      #expect(String(decoding: explanation.json, as: UTF8.self) == line)
      // A reader that is not ours takes it for what it was.
      #expect(try JSONText.decode(JSONValue.self, from: explanation.json)["text"]?.string == text)
    }
  }

  @Test("the program takes the language from --language")
  func program() async throws {
    let english = try await run(["explain", "--language", "en", "--from", "2019-01-01", "--count", "1", "kvart år"])
    #expect(english.code == 0)
    #expect(
      english.output == """
        kvart år
          every year, 1 January to 31 December; next deadline Tuesday 31 December 2019
            Tuesday 1 January to Tuesday 31 December 2019; told on Monday 23 December 2019

        """)
    #expect(try await run(["explain", "--language", "sv", "2019"]).code == 64)
    let wheel = try await run(["explain", "--language", "nb", "--year", "2023", "--count", "1", "mars-april"])
    #expect(wheel.output.contains("1. mars–30. april 2023"))
    let forms = try await run(["explain", "--forms", "--language", "nb"])
    #expect(forms.output.contains("\n  2. kv. 2014\n      1. april–30. juni 2014\n"))
    #expect(try await run(["explain"]).code == 64)
    #expect(try await run(["explain", "--forms", "2019"]).code == 64)
    #expect(try await run(["explain", "--year", "1850", "mars"]).code == 64)
    let refused = try await run(["explain", "--json", "2019", "20l9"])
    #expect(refused.code == 65)
    #expect(refused.output.split(separator: "\n").count == 2)
    #expect(try await run(["explain", "2019"], to: "/dev/full").code == 1)
  }
}
