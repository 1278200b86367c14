import FristCore
import Testing

@Suite("Why a deadline text is refused")
struct DeadlineRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let column: Int
    let what: String
    let suggestion: String?

    init(_ text: String, _ column: Int, _ what: String, _ suggestion: String? = nil) {
      (self.text, self.column, self.what, self.suggestion) = (text, column, what, suggestion)
    }

    var testDescription: String { text }
  }

  @Test(
    "a refusal names the place and the reason",
    arguments: [
      Case("1. halvr 2013", 4, "\"halvr\" is not understood", "halvår"),
      Case("Avklaring inen 2019", 11, "\"inen\" is not understood", "innen"),
      Case("2019 eller senere", 6, "\"eller\" is not understood"),
      Case("januar", 7, "a year is missing"),
      Case("Møte i januar", 14, "a year is missing"),
      Case("2014-2013", 1, "\"2014-2013\" runs backwards"),
      Case("30. februar 2020", 1, "\"30. februar\" is not a date"),
      Case("møte 29. februar 2019", 6, "\"29. februar 2019\" is not a date"),
      Case("31.11.2019", 1, "\"31.11.2019\" is not a date"),
      Case("innen uke 53 2019", 7, "2019 has no week 53"),
      Case("torsdag 1. mars 2019", 1, "\"torsdag\" is wrong: that day is a Friday"),
      Case("etter 2019", 1, "\"etter\" gives no day by which it must be done"),
      Case("tidligst 2020", 1, "\"tidligst\" gives no day by which it must be done"),
      Case("utsatt fra 2019", 1, "\"utsatt\" leaves open when, or whether, it is to be done"),
      Case("Møte ikke innen 2019", 6, "\"ikke\" leaves open when, or whether, it is to be done"),
      Case(
        "Gjennomført 2019", 1, "\"Gjennomført\" says what has been done; write what is to be done, such as \"vedtas\""),
      Case("Snarest", 1, "\"Snarest\" needs a today, and a plan has none"),
      Case("i år", 1, "\"i år\" needs a today, and a plan has none"),
      Case("neste år", 1, "\"neste\" needs a today, and a plan has none"),
      Case("møte i januar om våren 2014", 15, "\"om\" is not understood"),
      Case("i planperioden", 3, "\"planperioden\" says nothing, for the plan has no period"),
      Case("annakvart år", 1, "neither the text nor the plan says in which year \"every 2 years\" begins"),
      Case("hvert 3. år 2019 2021", 18, "2021 does not follow by an interval of 3 years"),
      Case("uke 53 hvert år", 1, "\"uke 53 hvert år\" does not exist in every year"),
      Case("19-05-01", 1, "\"19-05-01\" can mean day-month-year or year-month-day"),
      Case("jul hvert år", 1, "\"jul\" can mean July or Christmas"),
      Case("i morgen", 1, "\"i\" needs a today, and a plan has none"),
      Case("om to uker", 1, "\"om\" needs a today, and a plan has none"),
      Case("til våren", 1, "\"til\" needs a today, and a plan has none"),
      Case(
        "ved budsjettbehandlingen fra 2021", 26,
        "\"fra\" can mean the year of the event or the year that it is about"),
      Case("Tiltak I 2019", 8, "\"I\" is not understood"),
      Case("før jul 2019", 5, "\"jul\" can mean July or Christmas"),
      Case("Møte i kommunen vår 2014", 17, "\"vår\" can mean spring or \"our\" here; write \"våren\""),
      Case("2019-07", 1, "\"2019-07\" is not read as a month; write \"juli 2019\""),
      Case("2019, 2019", 7, "2019 is named twice"),
      Case("juni/desember 2019", 1, "\"juni/desember\" can mean both months or all from one to the other"),
      Case("Parkert 2019", 1, "\"Parkert\" says what has been done; write what is to be done, such as \"vedtas\""),
      Case("Møte delvis januar 2019", 6, "\"delvis\" leaves open when, or whether, it is to be done"),
      Case(
        "Møte med hyggelig januar 2019", 10, "\"hyggelig\" cannot be the last word before a time, or before a comma"),
      Case("Plan 2030", 6, "\"2030\" can belong to \"Plan\"; if it is the deadline, write \"i løpet av\" before it"),
      Case(
        "Rapport 2. tertial 2019", 9,
        "\"2. tertial 2019\" can belong to \"Rapport\"; if it is the deadline, write \"i løpet av\" before it"),
      Case(
        "Lån av bil fra 2018", 1,
        "\"Lån\" is not known here; begin with what is to be done, or give the time alone in \"means:\""
      ),
      Case("Innkjøp av bil fra 2018", 16, "\"fra\" can say here since when it has been so"),
      Case("Kurs til og med 2018", 6, "\"til\" can say here how long it goes on"),
      Case(
        "Vedtak før 2015", 8,
        "\"før\" can belong to \"Vedtak\"; if it is the deadline, write \"innen\" and the last day"),
      Case("Kurs fra 2018", 6, "\"fra\" can say here since when it has been so"),
      Case("lnnen 2019", 1, "\"lnnen\" is not understood", "innen"),
      Case("Avklaring lnnan 2019", 11, "\"lnnan\" is not understood", "innan"),
      Case("budsjett 2020", 1, "\"budsjett\" is not understood"),
      Case("Se egen plan 2019", 1, "\"Se\" is not understood"),
      Case("1850", 1, "1850 is not a year from 1900 to 2200"),
      Case("innen", 6, "the text ends where more is needed"),
      Case("2019?", 5, "\"?\" is not understood"),
    ])
  func sentence(_ expected: Case) {
    let refusal = #expect(throws: DeadlineRefusal.self) {
      try Deadline(parsing: expected.text, in: DeadlineContext(period: nil))
    }
    #expect(refusal?.column == expected.column)
    #expect(refusal?.what == expected.what)
    #expect(refusal?.suggestion == expected.suggestion)
  }

  @Test("nothing recurring that never falls due in the plan's period is accepted in silence")
  func never() throws {
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2023))
    let refusal = #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: "årlig fra 2024", in: context) }
    #expect(refusal?.column == 1)
    #expect(refusal?.what == "nothing falls due in the plan's period 2019-2023")
  }

  @Test("columns count Unicode scalars of the text as given")
  func scalars() throws {
    let context = DeadlineContext(period: nil)
    let composed = #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: "  våren 2019 x", in: context) }
    let decomposed = #expect(throws: DeadlineRefusal.self) {
      try Deadline(parsing: "  va\u{30A}ren 2019 x", in: context)
    }
    #expect(composed?.column == 14)
    #expect(decomposed?.column == 15)
  }

  @Test("a text is read up to 400 characters and refused beyond")
  func long() throws {
    let context = DeadlineContext(period: nil)
    let padding = String(repeating: " ", count: 396)
    #expect(try Deadline(parsing: "2019" + padding, in: context).kind == "once")
    let refusal = #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: "2019 " + padding, in: context) }
    #expect(refusal?.column == 401)
  }

  @Test("the longest and strangest texts take no longer than their length")
  func time() {
    let context = DeadlineContext(period: nil)
    let pieces = [
      "juni", "i", "sept", "1.", "-", "(", "å", "a\u{30A}", "møte ", "hvert ", "den ", "fredag ", "2019 og ", "2019/",
    ]
    let clock = ContinuousClock()
    for piece in pieces {
      let text = String(repeating: piece, count: 400 / piece.unicodeScalars.count - 1)
      for text in [text, text + "x", text + " 2019"] {
        let elapsed = clock.measure { _ = try? Deadline(parsing: text, in: context) }
        // Thousands of times what it takes; an exponential search would never come back.
        #expect(elapsed < .seconds(2), "\(text)")
      }
    }
  }
}
