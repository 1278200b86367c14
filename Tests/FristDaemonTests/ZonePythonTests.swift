import Foundation
import FristCore
import FristDaemon
import Testing

/// Every zone of the system against Python's zoneinfo, which reads the same files by a program of its own.
@Suite("The zone, beside another program")
struct ZonePythonTests {
  /// Prints, for every zone, what the clock shows at instants of 1900 to 2100, those around changes among them.
  private static let script = """
    import datetime, random, zoneinfo
    random.seed(7)
    for name in sorted(zoneinfo.available_timezones()):
        if name == "localtime": continue
        zone = zoneinfo.ZoneInfo(name)
        times = [random.randrange(-2208988800, 4102444800) for _ in range(20)]
        for year in (1987, 2026, 2038, 2077):
            last = None
            for day in range(0, 366):
                at = int(datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc).timestamp()) + day * 86400
                offset = datetime.datetime.fromtimestamp(at, zone).utcoffset()
                if last is not None and offset != last:
                    low, high = at - 86400, at
                    while high - low > 1:
                        middle = (low + high) // 2
                        if datetime.datetime.fromtimestamp(middle, zone).utcoffset() == last: low = middle
                        else: high = middle
                    times += [low, high, low - 1800, high + 1800]
                last = offset
        for at in times:
            there = datetime.datetime.fromtimestamp(at, zone)
            print(name, at, there.strftime("%Y-%m-%dT%H:%M"))
    """

  @Test("shows the same in every zone of the system, for two centuries")
  func everyZone() throws {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = ["-c", Self.script]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
      separator: "\n")
    python.waitUntilExit()
    try #require(python.terminationStatus == 0 && lines.count > 10_000)
    var zone: Zone?
    for line in lines {
      let fields = line.split(separator: " ").map(String.init)
      if zone?.name != fields[0] { zone = try Zone(fields[0]) }
      let (here, seconds) = (try #require(zone), try #require(Int(fields[1])))
      let moment = here.moment(at: seconds)
      if moment.description != fields[2] {
        Issue.record("\(line): we say \(moment)")
        return
      }
      // Back to the first instant of that minute at which the clock shows it, or one earlier in an hour that comes twice.
      let instant = here.instant(of: moment)
      #expect(here.moment(at: instant) == moment && instant <= seconds, "\(line)")
    }
  }
}
