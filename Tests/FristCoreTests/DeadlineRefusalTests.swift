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
      Case("1. halvr 2013", 4, "\"halvr\" is not understood", "1. halvår 2013"),
      Case("Avklaring inen 2019", 11, "\"inen\" is not understood", "Avklaring innen 2019"),
      Case("2019 eller senere", 6, "\"eller\" is not understood", "2019"),
      Case("januar", 7, "a year is missing; write it, or \"year:\" in the plan or beside the text"),
      Case("Møte i januar", 14, "a year is missing; write it, or \"year:\" in the plan or beside the text"),
      Case("2014-2013", 1, "\"2014-2013\" runs backwards"),
      Case("30. februar 2020", 1, "\"30. februar\" is not a date"),
      Case("møte 29. februar 2019", 6, "\"29. februar 2019\" is not a date"),
      Case("31.11.2019", 1, "\"31.11.2019\" is not a date"),
      Case("innen uke 53 2019", 7, "2019 has no week 53"),
      Case("torsdag 1. mars 2019", 1, "\"torsdag\" is wrong: that day is a Friday"),
      Case("etter 2019", 1, "\"etter\" gives no day by which it must be done"),
      Case("tidligst 2020", 1, "\"tidligst\" gives no day by which it must be done"),
      Case("utsatt fra 2019", 1, "\"utsatt\" leaves open when, or whether, it is to be done"),
      Case("ikke før 2026", 1, "\"ikke\" leaves open when, or whether, it is to be done"),
      Case(
        "andre halvåret 2026", 7, "\"halvåret\" is a time of its own; put the deadline alone, or after a colon",
        "andre halvår 2026"),
      Case(
        "skolestart 2025", 1, "\"skolestart\" is a time of its own; put the deadline alone, or after a colon"),
      Case("30.06. og 31.12.2025", 1, "\"30\" is not understood", "30. juni og 31.12.2025"),
      Case("1/4-2021", 1, "\"1\" is not understood", "1. april 2021"),
      Case("• innen 1. juni 2025", 1, "\"•\" is not understood", "innen 1. juni 2025"),
      Case(
        "fra 8.-19.06.2023", 1, "\"fra 8.-19.06.2023\" can mean both or all from one to the other", "8.-19.06.2023"),
      Case(
        "behandlet i utvalget 12. mai 2026", 1, "\"behandlet\" says what has been done; write what is to be done",
        "12. mai 2026"),
      Case(
        "Møte ikke innen 2019", 6, "\"ikke\" leaves open when, or whether, it is to be done", "Møte ikke: innen 2019"),
      Case("Gjennomført 2019", 1, "\"Gjennomført\" says what has been done; write what is to be done", "2019"),
      Case("Snarest", 1, "\"Snarest\" needs a today, and a plan has none"),
      Case("i år", 1, "\"i år\" needs a today, and a plan has none"),
      Case("neste år", 1, "\"neste år\" needs a today, and a plan has none"),
      Case(
        "møte i januar om våren 2014", 6,
        "\"i januar\" is a time of its own; put the deadline alone, or after a colon"),
      Case("i planperioden", 3, "\"planperioden\" says nothing, for the plan has no period"),
      Case("annakvart år", 1, "neither the text nor the plan says in which year \"every 2 years\" begins"),
      Case("hvert 3. år 2019 2021", 18, "2021 does not follow by an interval of 3 years"),
      Case("uke 53 hvert år", 1, "\"uke 53\" does not exist in every year"),
      Case("19-05-01", 1, "\"19-05-01\" can mean day-month-year or year-month-day"),
      Case("jul hvert år", 1, "\"jul\" can mean July or Christmas", "juli hvert år"),
      Case("i morgen", 3, "\"morgen\" needs a today, and a plan has none"),
      Case("om to uker", 1, "\"om to\" needs a today, and a plan has none"),
      Case("til våren", 1, "\"til våren\" needs a today, and a plan has none"),
      Case(
        "ved budsjettbehandlingen fra 2021", 26,
        "\"ved budsjettbehandlingen fra 2021\" can mean the year of the event or the year that it is about"),
      Case("før jul 2019", 5, "\"jul\" can mean July or Christmas", "før juli 2019"),
      Case("2019-07", 1, "\"2019-07\" is not read as a month; write \"juli 2019\""),
      // The time alone would be refused, too, and is not offered.
      Case("to uker etter sidan( utenom.", 20, "\"(\" is not understood"),
      Case("2019, 2019", 7, "2019 is named twice"),
      Case("juni/desember 2019", 1, "\"juni/desember 2019\" can mean both or all from one to the other"),
      Case(
        "Parkert 2019", 9,
        "\"2019\" can belong to \"Parkert\"; if it is the deadline, put a colon before it",
        "Parkert: 2019"),
      Case(
        "Møte delvis januar 2019", 6,
        "\"delvis\" leaves open when, or whether, it is to be done",
        "Møte delvis: januar 2019"),
      Case(
        "Plan 2030", 6, "\"2030\" can belong to \"Plan\"; if it is the deadline, put a colon before it", "Plan: 2030"),
      Case(
        "Innkjøp av bil fra 2018", 16,
        "\"fra 2018\" can belong to \"Innkjøp av bil\"; if it is the deadline, put a colon before it",
        "Innkjøp av bil: fra 2018"),
      Case(
        "Kurs til og med 2018", 6,
        "\"til og med 2018\" can belong to \"Kurs\"; if it is the deadline, put a colon before it",
        "Kurs: til og med 2018"),
      Case(
        "Vedtak før 2015", 8,
        "\"før 2015\" can belong to \"Vedtak\"; if it is the deadline, put a colon before it",
        "Vedtak: før 2015"),
      Case("lnnen 2019", 1, "\"lnnen\" is not understood", "innen 2019"),
      Case("Avklaring lnnan 2019", 11, "\"lnnan\" is not understood", "Avklaring innan 2019"),
      Case(
        "budsjett 2020", 10,
        "\"2020\" can belong to \"budsjett\"; if it is the deadline, put a colon before it",
        "budsjett: 2020"),
      Case(
        "Se egen plan 2019", 14,
        "\"2019\" can belong to \"Se egen plan\"; if it is the deadline, put a colon before it",
        "Se egen plan: 2019"),
      Case("1850", 1, "1850 is not a year from 1900 to 2200"),
      Case("innen", 6, "the text ends where more is needed"),
      Case("2019?", 5, "\"?\" is not understood"),
      Case(
        "1. halvår - 2013", 1,
        "\"1. halvår - 2013\" joins a part of a year to a whole one; write both as parts",
        "1. halvår 2013"),
      Case(
        "1. halvår 2013-2014", 1, "\"1. halvår 2013-2014\" joins a part of a year to a whole one; write both as parts"),
      Case(
        "2013 – juni 2014", 1,
        "\"2013 – juni 2014\" joins a part of a year to a whole one; write both as parts",
        "januar 2013 – juni 2014"),
      Case(
        "Møte 1. kvartal – 2019", 6,
        "\"1. kvartal – 2019\" joins a part of a year to a whole one; write both as parts",
        "Møte 1. kvartal 2019"),
      Case(
        "fram til 2020", 1,
        "\"fram til 2020\" does not say whether with or without it; write \"før\" or \"innen utgangen av\"",
        "innen utgangen av 2020"),
      Case(
        "til juni 2024", 1,
        "\"til juni 2024\" does not say whether with or without it; write \"før\" or \"innen utgangen av\"",
        "innen utgangen av juni 2024"),
      Case(
        "fram mot 1. januar 2020", 1,
        "\"fram mot 1. januar 2020\" does not say whether with or without it; write \"før\" or \"innen utgangen av\"",
        "innen 1. januar 2020"),
      Case("november-februar 2024", 1, "\"november-februar 2024\" runs backwards", "november 2023-februar 2024"),
      Case("1. tertial 2022 (mai)", 17, "\"(mai)\" is another time than the one before it"),
      Case("i forbindelse med møtet 2013", 19, "\"møtet\" is no event that the plan or frist.yaml names"),
      Case("i høst", 1, "\"i høst\" needs a today, and a plan has none"),
      Case(
        "Kartlegging kanskje høsten 2020", 13,
        "\"kanskje\" leaves open when, or whether, it is to be done",
        "Kartlegging kanskje: høsten 2020"),
      Case(
        "påbegynt mars 2019 og ferdig mai 2020", 10,
        "\"mars 2019\" is a time of its own; put the deadline alone, or after a colon"),
      Case("Byggestart i Januar 2018 er tentativ", 26, "\"er\" is not understood", "i Januar 2018"),
      Case(
        "31.05.2019 Administrativ organisering", 12,
        "\"Administrativ\" is not understood",
        "31.05.2019: Administrativ organisering"),
      Case(
        "Rapport for 2022 leveres 1. mars 2023", 13,
        "\"2022\" is a time of its own; put the deadline alone, or after a colon",
        "Rapport for 2022 leveres: 1. mars 2023"),
      Case("Mras – april 2019", 1, "\"Mras\" is not understood", "mars – april 2019"),
      Case("hvrt 3. år: 2017, 2020", 1, "\"hvrt\" is not understood", "hvert 3. år: 2017, 2020"),
      Case(
        "Oppstart – 2024", 12,
        "\"2024\" can belong to \"Oppstart\"; if it is the deadline, put a colon before it",
        "Oppstart: 2024"),
      Case("dør sommeren 2020", 1, "\"dør\" is not understood", "før sommeren 2020"),
      Case("arbeidet starter i uke 26", 26, "a year is missing; write it, or \"year:\" in the plan or beside the text"),
      Case(
        "Dagtilbudet åpner fra høsten 2019", 19,
        "\"fra høsten 2019\" can belong to \"Dagtilbudet åpner\"; if it is the deadline, put a colon before it",
        "Dagtilbudet åpner: fra høsten 2019"),
    ])
  func sentence(_ expected: Case) {
    let refusal = #expect(throws: DeadlineRefusal.self) {
      try Deadline(parsing: expected.text, in: DeadlineContext(period: nil))
    }
    #expect(refusal?.column == expected.column)
    #expect(refusal?.what == expected.what)
    #expect(refusal?.suggestion == expected.suggestion)
  }

  @Test(
    "a bracket that makes another of the time, or none, is refused",
    arguments: [
      "annethvert år (partallsår)", "hvert 3. år fra 2019 (oddetallsår)", "årlig (valgår)", "annethvert år (like år)",
      "årlig (2 ganger)", "årlig (x2)", "månedlig (10 ganger i året)", "innen 1. mars 2024 (1.2.)", "mars 2024 (1/3)",
      "mars 2024 (15.)", "mars 2024 (medio)", "2024 (tidlig)", "2024 (H1)", "2024 (før sommerferien)",
      "1. mars 2024 (torsdag)", "uke 32 2024 (mandag)", "løpende (innen 3 uker)", "mars 2024 (?)",
      "mars 2024 (på vent)", "mars 2024 (forsinket)", "2024 (avhenger av tilskudd)",
      "mars 2024 (utført)", "2024 (mars)", "1. mars 2024 (uke 10)",
    ])
  func brackets(_ text: String) {
    let context = DeadlineContext(period: YearSpan(first: 2021, last: 2030))
    #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: context) }
  }

  @Test(
    "one that says the same, or what the time lies in, or nothing of it, is left aside",
    arguments: [
      "1. mars 2024 (uke 9)", "1. mars 2024 (2024)", "1. mars 2024 (fredag)", "innen utgangen av 2024 (desember)",
      "2024 (sluttmøte)", "2024 (tiltak 3.2)", "mars 2024 (BUA)", "årlig (møte)",
      "15. mars 2024 (kl. 12.00)", "24.09.2025 (kveld)", "2024 (rådmannen har ansvaret)",
    ])
  func agreeingBrackets(_ text: String) throws {
    let deadline = try Deadline(parsing: text, in: DeadlineContext(period: YearSpan(first: 2021, last: 2030)))
    #expect(!deadline.confirm)
    #expect(deadline.aside.count == 1)
  }

  @Test(
    "what makes another time of the one behind a colon, or is a deadline of its own, is refused",
    arguments: [
      "Før: sommeren 2024", "Fra og med: 2024", "Gyldig fra: mars 2026", "Etter: 2024", "innen inngangen til 2024",
      "to ganger hvert 4. år", "opptil to ganger i året", "2024: Utredning, 2025: Bygging",
      "Trinn 1: mars 2024, trinn 2: mai 2025", "Start: mars 2024. Slutt: juni 2024",
      "Fra: 01.01.2024 til: 31.12.2024",
    ])
  func colons(_ text: String) {
    let context = DeadlineContext(period: YearSpan(first: 2021, last: 2030))
    #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: context) }
  }

  @Test(
    "what would say another time is not offered to be written instead",
    arguments: [
      "månedlig utenom juli", "mellom 1. januar og 31. mars 2024", "Årlig i partallsår", "annethvert år, partallsår",
      "Årlig i økonomiplan", "2 x årlig", "årlig fom. 2024", "Årlig, start 2024", "T1 2025", "H1 2025", "V 2024",
      "starten av 2024", "første del av 2024", "Fra mars 2024 og ut året", "våren 2024, evt. høsten 2024",
      "Start 2024, slutt 2026", "2024, deretter årlig", "Oppstart høsten 2024, deretter løpende",
      "våren 2024 annulleres", "to uker etter vedtak, senest 1. mars 2024",
    ])
  func noSuggestion(_ text: String) {
    let refusal = #expect(throws: DeadlineRefusal.self) {
      try Deadline(parsing: text, in: DeadlineContext(period: nil, year: .year(2023)))
    }
    #expect(refusal?.suggestion == nil)
  }

  @Test("\"innen\" a season is refused with both ways to write it")
  func bothWays() {
    for (lead, refused) in [("", "innen sommeren 2024"), ("Vedtak ", "Vedtak innen sommeren 2024")] {
      let refusal = #expect(throws: DeadlineRefusal.self) {
        try Deadline(parsing: refused, in: DeadlineContext(period: nil))
      }
      #expect(refusal?.what.contains("\"før sommeren 2024\" or \"innen utgangen av sommeren 2024\"") ?? false)
      #expect(refusal?.suggestion == lead + "innen utgangen av sommeren 2024")
    }
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
        #expect(elapsed < .seconds(20), "\(text)")
      }
    }
  }
}
