import FristCore
import FristDaemon
import Testing

/// Instants by Python's zoneinfo for Europe/Oslo.
@Suite("The zone", .serialized)
struct ZoneTests {
  @Test(
    "moments and instants meet, also where clocks change",
    arguments: [
      ("2019-01-02T07:30", 1_546_410_600, 60), ("2019-06-28T07:30", 1_561_699_800, 120),
      // 02:30 on 31 March 2019 never was: by winter time's rule it is 03:30.
      ("2019-03-31T01:59", 1_553_993_940, 60), ("2019-03-31T03:00", 1_553_994_000, 120),
      // 02:30 on 27 October 2019 was twice: the first is meant.
      ("2019-10-27T02:30", 1_572_136_200, 120), ("2019-10-27T03:00", 1_572_141_600, 60),
    ])
  func conversions(text: String, instant: Int, offset: Int) throws {
    let zone = try Zone("Europe/Oslo")
    let moment = try #require(CivilMoment(text))
    #expect(zone.instant(of: moment) == instant)
    #expect(zone.moment(at: instant) == moment)
    #expect(zone.offset(at: instant) == offset)
  }

  @Test("the hour that summer time leaves out is taken by the rule before it")
  func gap() throws {
    let zone = try Zone("Europe/Oslo")
    let moment = try #require(CivilMoment("2019-03-31T02:30"))
    #expect(zone.instant(of: moment) == 1_553_995_800)
  }

  @Test("a zone that tzdata lacks is an error, never UTC", arguments: ["Europe/Olso", "", "../passwd", "/etc/passwd"])
  func unknown(name: String) { #expect(throws: UnknownZone.self) { try Zone(name) } }
}
