import Foundation
import FristCore
import Testing

/// `Fixtures/holidays-no.csv` is what the Python package `holidays` has for Norway, 1970 to 2100.
@Suite("Norwegian public holidays")
struct HolidayTests {
  @Test("are those that the Python package holidays has, 1970 to 2100")
  func againstHolidays() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/holidays-no.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let theirs = try rows.map { try #require(CivilDay(iso: $0.prefix(10))) }
    #expect(theirs.count > 1500)
    #expect((1970...2100).flatMap { NorwegianHolidays.days(in: $0) } == theirs)
    let set = Set(theirs)
    for number in try #require(CivilDay("1970-01-01")).number...(try #require(CivilDay("2100-12-31")).number) {
      let day = CivilDay(number: number)
      #expect(NorwegianHolidays.contains(day) == set.contains(day))
    }
  }
}
