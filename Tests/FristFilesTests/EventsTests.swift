import FristCore
import Testing

@testable import FristFiles

@Suite("Events in frist.yaml and in plans")
struct EventsTests {
  private func settings(_ text: String) -> Loaded<Settings> {
    SettingsFile.load(SourceText(path: "frist.yaml", text: text))
  }

  @Test("an own event is added, a predefined one changed in the keys written")
  func changing() throws {
    let loaded = settings(
      """
      events:
        skolestart: {window: Tredje kvartal}
        nyttår: {window: januar, for: last-year, forms: [årsskifte]}
        budsjettbehandling: {window: 2. halvår}
      """)
    #expect(loaded.problems.errors == [])
    let events = try #require(loaded.value).events
    #expect(events.map(\.name) == Event.predefined.map(\.name) + ["skolestart", "nyttår"])
    let budget = events.first { $0.name == "budsjettbehandling" }
    let predefined = Event.predefined.first { $0.name == "budsjettbehandling" }
    #expect(budget?.window == "2. halvår")
    #expect(budget?.forms == predefined?.forms && budget?.about == .nextYear)
    let own = try #require(events.last)
    #expect(own.about == .lastYear && own.forms == ["årsskifte"])
  }

  @Test(
    "an error in an event refuses the file",
    arguments: [
      ("events: ‸[a]", "\"events\" must consist of keys and values"),
      ("events: {skolestart: ‸august}", "\"skolestart\" must consist of keys and values"),
      ("events: {skolestart: ‸{for: next-year}}", "\"window\" is missing"),
      ("events: {skolestart: {window: august, ‸vindu: x}}", "keys are English: \"vindu\" is \"window\" here"),
      (
        "events: {skolestart: {window: august, for: ‸neste}}",
        "\"for\" must be same-year, next-year or last-year, not \"neste\""
      ),
      (
        "events: {skolestart: {window: august}, ‸skolestart: {window: august}}",
        "\"skolestart\" stands here a second time"
      ),
      ("events: {skolestart: {window: august, forms: [‸\"\"]}}", "\"forms\" is empty"),
    ])
  func refused(marked: String, sentence: String) {
    let text = Marked(marked)
    guard case .refused(let problems) = settings(text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.errors.sentences == [sentence])
    #expect(problems.errors.places == text.places)
  }

  @Test(
    "what the grammar refuses stands where it is written",
    arguments: [
      "events: {skolestart: {window: '‸gåsehuden'}}", "events: {skolestart: {window: august, forms: [høst, ‸2019]}}",
      "events: {‸januar: {window: august}}",
    ])
  func grammar(marked: String) {
    let text = Marked(marked.replacing("[høst, ", with: "[skoleåpning, "))
    guard case .refused(let problems) = settings(text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.errors.places == text.places)
  }

  @Test("a plan has the events of frist.yaml and its own")
  func plans() throws {
    let settings = try #require(settings("events: {skolestart: {window: august}}").value)
    let text =
      Samples.head + """
        events: {festivalen: {window: juni}}
        measures:
          - {id: a, title: t, responsible: [], deadline: før skolestart 2020}
          - {id: b, title: t, responsible: [], deadline: før festivalen 2020}
          - {id: c, title: t, responsible: [], deadline: i forkant av behandlingen av budsjett for 2022}
        """
    let loaded = Samples.load(text, settings: settings)
    #expect(loaded.problems.errors == [])
    let obligations = try #require(loaded.value).obligations
    #expect(
      obligations.map { $0.deadlines[0].deadline.meaning } == [
        .once([Window(start: nil, due: CivilDay("2020-07-31")!)]),
        .once([Window(start: nil, due: CivilDay("2020-05-31")!)]),
        .once([Window(start: nil, due: CivilDay("2021-09-30")!)]),
      ])
    // Without frist.yaml's event the text means nothing.
    #expect(Samples.load(text).value?.invalid.map(\.id) == ["a"])
  }
}
