import FristCore
import Testing

@Suite("Occurrences of what comes back")
struct DeadlineRecurrenceTests {
  static let texts = [
    "årlig", "halvårlig", "kvartalsvis", "tertialvis", "månedlig", "ukentlig", "andre kvartal hvert år", "hver vinter",
    "29. februar hvert år", "siste dag i februar hvert år", "årlig før 1. januar", "siste søndag i mars hvert år",
    "første uke i januar hvert år", "siste uke i desember hvert år", "uke 1 hvert år", "uke 52 hvert år",
    "hvert 3. år fra 2016", "hvert 7. år fra 1999", "før uke 2 hvert 4. år fra 2000", "innen 15. september hvert år",
    "årlig 2019-2021", "ukentlig 2019-2020", "årlig, første gang våren 2014", "ved årsmeldingen",
  ]

  static let periods: [YearSpan?] = [nil, YearSpan(first: 2019, last: 2023), YearSpan(first: 2000, last: 2040)]

  private func recurrence(_ text: String, _ period: YearSpan?) throws -> Recurrence {
    let deadline = try Deadline(parsing: text, in: DeadlineContext(period: period))
    let recurrence: Recurrence? = if case .recurring(let recurrence) = deadline.meaning { recurrence } else { nil }
    return try #require(recurrence, "\"\(text)\" does not come back")
  }

  @Test("occurrences ascend, and each is found again by its due day and the days around it", arguments: texts, periods)
  func found(text: String, period: YearSpan?) throws {
    let recurrence = try recurrence(text, period)
    var earlier: Window?
    var n = 0
    while let window = recurrence.window(n) {
      if let earlier {
        #expect(earlier.due < window.due)
        #expect(recurrence.firstIndex(dueOnOrAfter: earlier.due.shifted(byDays: 1)) == n)
      }
      #expect(recurrence.firstIndex(dueOnOrAfter: window.due) == n)
      #expect(period?.contains(window.due) ?? (1900...2200).contains(window.due.year))
      earlier = window
      n += 1
    }
    #expect(n > 0)
    #expect(recurrence.window(-1) == nil)
    #expect(recurrence.firstIndex(dueOnOrAfter: CivilDay(number: -10_000_000)) == 0)
    #expect(recurrence.firstIndex(dueOnOrAfter: try #require(earlier).due.shifted(byDays: 1)) == nil)
    #expect(recurrence.firstIndex(dueOnOrAfter: CivilDay(number: .max)) == nil)
  }

  @Test("an occurrence far away does not depend on those before it")
  func far() throws {
    let weekly = try recurrence("ukentlig", nil)
    #expect(weekly.window(0)?.due == CivilDay("1900-01-07"))
    #expect(weekly.window(10_000)?.due == CivilDay("1900-01-07")?.shifted(byDays: 70_000))
    let leap = try recurrence("29. februar hvert år", nil)
    #expect(leap.window(200)?.due == CivilDay("2100-02-28"))
    #expect(leap.window(204)?.due == CivilDay("2104-02-29"))
    #expect(try recurrence("hvert 3. år fra 2016", nil).window(40)?.due == CivilDay("2136-12-31"))
    #expect(try recurrence("månedlig", nil).window(12 * 124 + 1)?.due == CivilDay("2024-02-29"))
  }

  @Test("it has a beginning where the text or the plan says so")
  func beginning() throws {
    #expect(try !recurrence("årlig", nil).hasBeginning)
    #expect(try recurrence("årlig", YearSpan(first: 2019, last: 2023)).hasBeginning)
    #expect(try recurrence("årlig fra 2020", nil).hasBeginning)
    #expect(try recurrence("hvert 3. år fra 2016", nil).hasBeginning)
    #expect(try recurrence("årlig", nil).window(0)?.due == CivilDay("1900-12-31"))
    #expect(try recurrence("årlig", nil).window(300)?.due == CivilDay("2200-12-31"))
    #expect(try recurrence("årlig", nil).window(301) == nil)
  }

  @Test("occurrences are asked for from a day on, and no more than wanted")
  func asked() throws {
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2021))
    let yearly = try Deadline(parsing: "årlig", in: context)
    #expect(yearly.occurrences(dueOnOrAfter: CivilDay("2019-12-31")!, atMost: 2).map(\.due.year) == [2019, 2020])
    #expect(yearly.occurrences(dueOnOrAfter: CivilDay("2020-01-01")!, atMost: 9).map(\.due.year) == [2020, 2021])
    #expect(yearly.occurrences(dueOnOrAfter: CivilDay("2022-01-01")!, atMost: 9).isEmpty)
    #expect(yearly.occurrences(dueOnOrAfter: CivilDay("2020-01-01")!, atMost: 0).isEmpty)
    let three = try Deadline(parsing: "2017, 2018 og 2019", in: context)
    #expect(three.occurrences(dueOnOrAfter: CivilDay("2018-12-31")!, atMost: 9).map(\.due.year) == [2018, 2019])
    #expect(
      try Deadline(parsing: "løpende", in: context).occurrences(dueOnOrAfter: CivilDay("2018-01-01")!, atMost: 9)
        .isEmpty)
  }
}
