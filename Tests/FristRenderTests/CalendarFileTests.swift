import Foundation
import FristCore
import FristTesting
import Testing

@testable import FristRender

@Suite("Calendar files") struct CalendarFileTests {
  private static let stamp = CalendarStamp(CivilMoment("2019-06-28T00:30")!, offsetMinutes: 120)

  static func events() -> [CalendarEvent] {
    let obligation = Example.obligation(
      "3.6", "Avklare; brukerstyrt, senter \\ «på Årnes» og omegn, i samråd med alle berørte", label: "Avklaring",
      .once([Window(start: Example.day("2019-01-01"), due: Example.day("2019-06-30"))]))
    let plain = Example.occurrence(of: obligation, due: "2019-06-30", from: "2019-01-01")
    let moved = Example.occurrence(
      of: Example.obligation("3.7", "Ruskonferanse", .once([])), due: "2019-12-31", originally: "2019-06-30",
      moves: [Example.arming(2, due: "2019-12-31", on: "2019-06-03", by: .planFile, .text)])
    let plan = PlanHeading(Example.rus)
    let directory = Example.inventory().directory
    return [
      CalendarEvent(plain, of: obligation, in: plan, directory: directory, language: .nb),
      CalendarEvent(
        moved, of: Example.obligation("3.7", "Ruskonferanse", .once([])), in: plan, directory: directory,
        language: .nb, isCancelled: true),
    ]
  }

  @Test("have whole days, a sequence by moves and what is cancelled") func golden() throws {
    let text = CalendarFile(name: "Rusplanen, Nes", events: Self.events(), stamp: Self.stamp).text
    try Golden.expect(text, "calendar.ics")
    for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
    #expect(text.contains("DTSTAMP:20190627T223000Z\r\n"))
    #expect(text.contains("DTSTART;VALUE=DATE:20191231\r\nDTEND;VALUE=DATE:20200101\r\n"))
    #expect(text.contains("SEQUENCE:1\r\n") && text.contains("STATUS:CANCELLED\r\n"))
  }

  @Test("name an occurrence the same after a move and a renaming") func identity() {
    let obligation = Example.obligation("9", "Nytt navn", .once([]))
    let id = OccurrenceID(
      root: Root(plan: "gammel", obligation: "3.7"), label: nil, originalDue: Example.day("2019-06-30"))
    func event(due: String, arming: Int) -> CalendarEvent {
      CalendarEvent(
        Occurrence(
          id: id, ref: ObligationRef(plan: "nes-rus", obligation: "9"),
          window: Window(start: nil, due: Example.day(due)), arming: arming, knownSince: Example.moment("2019-01-02")),
        of: obligation, in: PlanHeading(Example.rus), directory: Directory(), language: .nb)
    }
    let (before, after) = (event(due: "2019-06-30", arming: 1), event(due: "2020-06-30", arming: 3))
    #expect(before.uid == "gammel/3.7/2019-06-30@frist" && after.uid == before.uid)
    #expect((before.sequence, after.sequence) == (0, 2))
  }

  @Test("go with a mail where the settings say so, each deadline once") func withMail() throws {
    let inventory = Example.inventory { $0.settings.mail.calendar = true }
    let notices = [
      Example.notice("overdue-1", due: "2019-06-30"), Example.notice("before-7", "5.1", due: "2019-07-08"),
      Example.withdrawn("Borte", "9", plan: Example.rus),
    ]
    let text = try #require(Example.letter(notices, on: "2019-07-01", inventory).calendar)
    #expect(text.split(separator: "BEGIN:VEVENT").count == 3)
    #expect(Example.letter(Array(notices[2...]), on: "2019-07-01", inventory).calendar == nil)
    #expect(Example.letter(notices, on: "2019-07-01").calendar == nil)
  }

  @Test("read back with Python's icalendar as they were written", .enabled(if: ICalendarReader.isThere)) func readBack()
    throws
  {
    let events = Self.events()
    let read = try ICalendarReader.read(CalendarFile(name: "Rusplanen, Nes", events: events, stamp: Self.stamp).text)
    #expect(read.count == events.count)
    for (event, read) in zip(events, read) {
      #expect(read.uid == event.uid && read.summary == event.summary && read.description == event.details)
      #expect(read.start == event.day.description && read.end == event.day.shifted(byDays: 1).description)
      #expect(read.sequence == event.sequence && read.status == (event.isCancelled ? "CANCELLED" : "CONFIRMED"))
    }
  }
}

/// The library `icalendar` for Python, which nobody here wrote.
enum ICalendarReader {
  struct Event: Decodable {
    let uid: String
    let summary: String
    let description: String
    let start: String
    let end: String
    let sequence: Int
    let status: String
  }

  static var isThere: Bool { (try? run("import icalendar", "")) != nil }

  static func read(_ text: String) throws -> [Event] {
    let script = """
      import icalendar, json, sys
      calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
      assert not calendar.errors, calendar.errors
      out = []
      for e in calendar.walk('VEVENT'):
          assert not e.errors, e.errors
          out.append(dict(uid=str(e['UID']), summary=str(e['SUMMARY']), description=str(e['DESCRIPTION']),
              start=str(e['DTSTART'].dt), end=str(e['DTEND'].dt), sequence=int(e['SEQUENCE']), status=str(e['STATUS'])))
      json.dump(out, sys.stdout)
      """
    return try JSONDecoder().decode([Event].self, from: run(script, text))
  }

  private struct Failed: Error {}

  private static func run(_ script: String, _ text: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, Pipe())
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return data
  }
}
