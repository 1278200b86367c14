import FristCore
import Testing

@Suite("Events that deadline texts refer to")
struct DeadlineEventTests {
  @Test("an event of frist.yaml is found in all its endings")
  func endings() throws {
    let meeting = try Event(name: "rusforum", forms: ["møte i rusrådet", "samling"], window: "uke 10")
    let context = DeadlineContext(period: nil, events: [meeting])
    for text in [
      "ved rusforum 2020", "ved rusforumet 2020", "ved rusforuma for 2020", "før møtet i rusrådet 2020",
      "i forbindelse med møte i rusrådet 2020", "samtidig med samlingen 2020", "ved samlingene 2020",
      "VED RUSFORUM 2020",
    ] {
      #expect(throws: Never.self) { try Deadline(parsing: text, in: context) }
    }
    #expect(try Deadline(parsing: "ved rusforum 2020", in: context).edtf == "2020-03-02/2020-03-08")
    for text in ["ved rusforumx 2020", "ved rus 2020", "ved møte 2020", "rusforum 2020", "ved årsmelding 2020"] {
      #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: context) }
    }
  }

  @Test("the year in the text is the year that the event is about")
  func about() throws {
    let events = [
      try Event(name: "innspillsrunde", window: "september", about: .nextYear),
      try Event(name: "regnskap", window: "Første kvartal", about: .lastYear),
      try Event(name: "folkemøte", window: "våren"),
    ]
    let context = DeadlineContext(period: nil, events: events)
    #expect(try Deadline(parsing: "ved innspillsrunden for 2020", in: context).edtf == "2019-09")
    #expect(try Deadline(parsing: "ved regnskapet 2020", in: context).edtf == "2021-01/2021-03")
    let meeting = try Deadline(parsing: "i forkant av folkemøtet 2020", in: context)
    #expect(meeting.edtf == "../2020-02-29~")
    #expect(meeting.approximate)
  }

  @Test("a later event takes over a form")
  func later() throws {
    let mine = try Event(name: "årsmelding", window: "april", about: .sameYear)
    let context = DeadlineContext(period: nil, events: Event.predefined + [mine])
    #expect(try Deadline(parsing: "ved årsmeldingen 2020", in: context).edtf == "2020-04")
  }

  @Test(
    "a window that is not a part of every year is refused",
    arguments: [
      "2019", "våren 2014", "uke 53", "femte mandag i mai", "innen 1. mars", "hvert år", "løpende", "",
      "desember-januar",
      "1. mars - 15. april", "januar eller februar",
    ])
  func window(_ window: String) {
    #expect(throws: DeadlineRefusal.self) { try Event(name: "rusforum", window: window) }
  }

  @Test(
    "a name that the grammar knows otherwise is refused",
    arguments: [
      "mars", "2019", "hvert år", "møte 1", "i", "", "første møte", "møte i", "og møte", "behov", "a", "ved behov",
    ])
  func name(_ name: String) {
    #expect(throws: DeadlineRefusal.self) { try Event(name: name, window: "mars") }
    #expect(throws: DeadlineRefusal.self) { try Event(name: "rusforum", forms: [name], window: "mars") }
  }

  @Test("a time that the grammar has no days for can be an event of the municipality's own")
  func schoolStart() throws {
    let start = try Event(name: "skolestart", forms: ["skulestart"], window: "uke 34")
    let context = DeadlineContext(period: nil, events: [start])
    #expect(try Deadline(parsing: "før skolestart 2020", in: context).edtf == "../2020-08-16")
    #expect(try Deadline(parsing: "Ny bygning klar før skulestart 2020", in: context).confirm)
    #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: "Ny bygning klar til skolestart 2020", in: context) }
  }
}
