import FristCore
import FristTesting
import Testing

@testable import FristRender

/// What every form of the grammar is said to mean, a page a language, for whoever reviews the words.
@Suite("Words for deadlines") struct DeadlineWordsTests {
  /// Texts by the plan's period; together they have every meaning, every part of the year and every way back to it.
  static let texts: [(period: YearSpan?, texts: [String])] = [
    (
      YearSpan(first: 2019, last: 2023),
      [
        "2019", "2019-2020", "2017, 2018 og 2019", "1. halvår 2019", "1. mars 2019", "ca. 1. mars 2019",
        "august 2019 – juni 2020", "uke 53 2020", "våren 2019", "vinteren 2020", "innen 1. halvår 2019",
        "før 1. mai 2019",
        "fra 1. mai 2019", "i planperioden", "2019, videreføres", "Avklaring innen 1. halvår 2019",
        "Avklaring: innen 1. halvår 2019", "3. oktober 2019 kl. 13:00", "Plan vedtatt innen 1. mars 2019", "årlig",
        "årlig fra 2020", "årlig 2020-2021", "annethvert år", "hvert 3. år", "hvert 3. år 2019 2022",
        "andre kvartal hvert år fra 2020", "halvårlig", "tertialvis", "kvartalsvis", "månedlig", "ukentlig",
        "månedlig fra 2020 til 2021", "Møte månedlig", "løpende", "ved behov", "", "-", "14 dager etter 3.6",
        "1 dag etter 3.6", "en uke etter 3.6", "2 uker etter 3.6", "1 måned etter 3.6", "6 måneder etter 3.6",
        "ett år etter 3.6", "2 år etter 3.6", "når 3.6 er gjort",
      ]
    ),
    (
      nil,
      [
        "hver januar", "hver februar", "februar-april hvert år", "hver høst", "hver vinter", "10. oktober hvert år",
        "28. februar hvert år", "29. februar hvert år", "siste dag i februar hvert år", "siste dag i juni hvert år",
        "primo juni hvert år", "medio juni hvert år", "ultimo juni hvert år", "ultimo februar hvert år",
        "første mandag i mai hvert år", "andre tirsdag i mai hvert år", "tredje onsdag i mai hvert år",
        "fjerde torsdag i mai hvert år", "siste søndag i mars hvert år", "første uke i oktober hvert år",
        "siste uke i september hvert år", "uke 42 hvert år", "uke 40-41 hvert år", "årlig innen 1. mars",
        "innen juni hvert år", "innen utgangen av våren hvert år", "innen utgangen av vinteren hvert år",
        "november-februar hvert år", "1. mars og 1. oktober hvert år", "annenhver måned",
        "innen første mandag i mai hvert år",
        "innen uke 42 hvert år", "innen siste uke i september hvert år", "før sommeren hvert år", "før januar hvert år",
        "før vinteren hvert år", "før første mandag i mai hvert år", "før uke 42 hvert år",
        "før første uke i oktober hvert år", "ca. 1. mars hvert år", "årsmelding hvert år",
        "hvert fjerde år fra 2016", "hvert tredje år, neste gang 2031", "årlig, første gang våren 2031",
        "årlig 2014-2016",
      ]
    ),
  ]

  @Test("say every meaning in their own language", arguments: Language.allCases)
  func meanings(language: Language) throws {
    let words = DeadlineWords(language)
    var lines: [String] = []
    for (period, texts) in Self.texts {
      lines.append("== \(period.map { "\($0)" } ?? words.emptyText)")
      let context = DeadlineContext(period: period)
      for text in texts {
        let deadline = try Deadline(parsing: text, in: context)
        let from = period == nil ? Example.day("2024-02-01") : nil
        let coming = deadline.occurrences(dueOnOrAfter: from ?? .firstDay(ofYear: 1900), atMost: 2)
        lines.append(text.isEmpty ? words.emptyText : text)
        lines.append("  " + words.meaning(of: deadline, coming: coming, from: from))
        lines += coming.map { "    " + words.occurrence($0, told: WorkCalendar.standard.onOrBefore($0.due)) }
      }
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", "deadlines-\(language.rawValue)")
  }

  /// Texts that are refused, one for every reason there is.
  static let refused = [
    String(repeating: "x", count: 401), "2019?", "innen", "31.11.2019", "torsdag 1. mars 2019", "uke 53 2019",
    "uke 53 hvert år", "2020-2019", "før jul 2019", "juni/desember 2019", "19-05-01",
    "ved budsjettbehandlingen fra 2021", "årlig før 1. januar fra 2020", "januar", "1850", "2019-07", "2019, 2019",
    "annethvert år", "hvert 3. år 2019 2021", "i planperioden", "neste år", "tidligst 2020", "Møte kanskje våren 2019",
    "Gjennomført våren 2019", "innen sommeren 2024", "fram til 2020", "2013 – juni 2014", "1. tertial 2022 (mai)",
    "i forbindelse med møtet 2013", "Kommuneplan 2030", "Ordningen gjelder fra 1. januar 2024",
    "Rapport for 2022 leveres 1. mars 2023", "mars 2022, analyse mai 2022", "1. halvr 2013",
  ]

  @Test("say every reason in their own language", arguments: Language.allCases)
  func refusals(language: Language) throws {
    let words = DeadlineWords(language)
    var lines: [String] = []
    for text in Self.refused {
      let refusal = #expect(throws: DeadlineRefusal.self) {
        try Deadline(parsing: text, in: DeadlineContext(period: nil))
      }
      lines += [String(text.prefix(60))] + (refusal.map(words.refusal) ?? []).map { "  \($0)" }
    }
    lines.append("  " + words.refusal(try Self.refusal(of: "årlig fra 2024", YearSpan(first: 2019, last: 2023)))[0])
    try Golden.expect(lines.joined(separator: "\n") + "\n", "refusals-\(language.rawValue)")
  }

  private static func refusal(of text: String, _ period: YearSpan?) throws -> DeadlineRefusal {
    try #require(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: DeadlineContext(period: period)) }
  }

  /// Words that stand in one language only, and would show that a sentence was copied and not translated.
  @Test("no language uses another's words")
  func ownWords() throws {
    let foreign: [Language: [String]] = [
      .nb: ["kvart år", "kvar ", "frå", "veke", "innan", "ikkje", "laurdag", "måndag", "tysdag", " every", "day"],
      .nn: ["hvert", "hver ", " fra ", "uke ", "innen", "ikke", "lørdag", "mandag", "tirsdag", "varsles", " every"],
      .en: ["hvert", "kvart år", "frist", "fra ", "uke", " innen", "mandag", "året"],
    ]
    for language in Language.allCases {
      let words = DeadlineWords(language)
      for (period, texts) in Self.texts {
        for text in texts {
          let deadline = try Deadline(parsing: text, in: DeadlineContext(period: period))
          // What to write instead is in the plan's own words.
          if deadline.confirm { continue }
          let coming = deadline.occurrences(dueOnOrAfter: Example.day("2019-01-01"), atMost: 2)
          var said = words.meaning(of: deadline, coming: coming, from: Example.day("2019-01-01"))
          said += " " + coming.map { words.occurrence($0, told: $0.due) }.joined(separator: " ")
          for word in foreign[language] ?? [] {
            #expect(!said.contains(word), "\(language): \"\(said)\" has \"\(word)\"")
          }
        }
      }
    }
  }
}
