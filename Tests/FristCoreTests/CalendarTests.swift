import FristCore
import Testing

@Suite("The calendar")
struct CalendarTests {
  @Test(
    "civil days count as the Gregorian calendar does",
    arguments: [
      // Day numbers by Python: (date(y, m, d) - date(1970, 1, 1)).days
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2019-06-30", 18077), ("2100-03-01", 47541),
      ("1900-03-01", -25508), ("2200-12-31", 84370),
    ])
  func numbers(text: String, number: Int) throws {
    let day = try #require(CivilDay(text))
    #expect(day.number == number)
    #expect(CivilDay(number: number).description == text)
  }

  @Test("a day that does not exist is no day", arguments: ["2019-02-29", "2019-13-01", "2019-04-31", "2019-1-1", "x"])
  func impossible(text: String) { #expect(CivilDay(text) == nil) }

  @Test("every day from 1900 to 2200 follows the one before and knows its weekday")
  func everyDay() throws {
    var (y, m, d) = (1900, 1, 1)
    var weekday = 1  // 1 January 1900 was a Monday.
    for number in try #require(CivilDay("1900-01-01")).number...(try #require(CivilDay("2200-12-31")).number) {
      let day = CivilDay(number: number)
      #expect(day.fields == (y, m, d) && day.weekday.rawValue == weekday)
      weekday = weekday % 7 + 1
      d += 1
      if d > CivilDay.days(inMonth: m, of: y) { (d, m) = (1, m + 1) }
      if m > 12 { (m, y) = (1, y + 1) }
    }
  }

  @Test("31 January plus one month is the end of February")
  func months() throws {
    let day = try #require(CivilDay("2019-01-31"))
    #expect(day.shifted(byMonths: 1) == CivilDay("2019-02-28"))
    #expect(day.shifted(byMonths: 13) == CivilDay("2020-02-29"))
    #expect(day.shifted(byMonths: -2) == CivilDay("2018-11-30"))
  }

  @Test(
    "ISO weeks as ISO 8601 has them",
    arguments: [
      // By Python: date.fromisocalendar.
      (2019, 42, "2019-10-14"), (2020, 53, "2020-12-28"), (2021, 1, "2021-01-04"), (2015, 53, "2015-12-28"),
    ])
  func weeks(year: Int, week: Int, monday: String) throws {
    let it = try #require(ISOWeek(year: year, week: week))
    #expect(it.monday == CivilDay(monday))
    #expect(ISOWeek(containing: it.sunday) == it)
  }

  @Test("week 53 is only where it exists")
  func week53() {
    #expect(ISOWeek(year: 2019, week: 53) == nil)
    #expect(ISOWeek(year: 2020, week: 53) != nil)
  }

  @Test(
    "24 December to 1 January is quiet, over New Year too",
    arguments: [
      ("2019-12-23", true), ("2019-12-24", false), ("2019-12-31", false), ("2020-01-01", false), ("2020-01-02", true),
      ("2019-05-01", false), ("2019-05-17", false), ("2019-05-30", false), ("2019-04-18", false), ("2019-06-29", false),
    ])
  func workingDays(text: String, isWorking: Bool) throws {
    #expect(WorkCalendar.standard.isWorking(try #require(CivilDay(text))) == isWorking)
  }

  @Test(
    "times of day are read strictly", arguments: [("07:30", true), ("24:00", false), ("7:30", false), ("07.30", false)])
  func times(text: String, isTime: Bool) { #expect((TimeOfDay(text) != nil) == isTime) }
}
