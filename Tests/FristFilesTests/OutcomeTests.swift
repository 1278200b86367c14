import FristCore
import Testing

@testable import FristFiles

/// `done:` and the like, as DESIGN.md 4 writes them.
@Suite("What a file says became of an obligation")
struct OutcomeTests {
  /// The statements of a measure with these keys, read on 1 July 2022, and what is said against them.
  private func read(
    _ keys: String, previous: Plan? = nil
  ) throws -> (obligations: [Obligation], problems: [Problem], places: [String]) {
    let text = Marked("measures:\n  - {id: a, title: A, responsible: [nes-nav], \(keys)}\n")
    let marked = Marked(Samples.head + "measures:\n  - {id: a, title: A, responsible: [nes-nav], \(keys)}\n")
    let (plan, problems) = try Samples.plan(text.text, today: CivilDay("2022-07-01")!, previous: previous)
    return (plan.obligations, problems.errors, marked.places)
  }

  private func said(_ keys: String) throws -> [FileStatement] {
    let read = try read(keys)
    #expect(read.problems == [])
    return read.obligations.flatMap(\.said)
  }

  private func day(_ text: String) -> CivilDay { CivilDay(text)! }

  @Test("a bare day closes all of what is done once, and `true` says that it was done when it was first read")
  func bare() throws {
    for deadline in ["30.06.2021", "[2021, 2022]", "\"\"", "Løpende"] {
      #expect(
        try said("deadline: \(deadline), done: 2021-06-14")
          == [FileStatement(.done(on: day("2021-06-14")), line: 7)])
    }
    #expect(try said("deadline: 30.06.2021, done: true") == [FileStatement(.done(on: nil), line: 7)])
  }

  @Test("of what comes back, any beginning of the due day that no other has says which time")
  func prefixes() throws {
    #expect(
      try said("deadline: Hvert år, done: {2021: 2021-06-14, 2020-12: 2020-06-20, 2019-12-31: true}") == [
        FileStatement(.done(on: day("2021-06-14")), prefix: "2021", line: 7),
        FileStatement(.done(on: day("2020-06-20")), prefix: "2020-12", line: 7),
        FileStatement(.done(on: nil), prefix: "2019-12-31", line: 7),
      ])
  }

  @Test("one text of several may say that it alone is done")
  func texts() throws {
    let read = try said(
      "deadline: [{text: Besøk, means: \"Besøk: januar 2019\", done: 2019-01-20}, 2021, {text: \"2022\", cancelled: {on: 2022-02-01, reason: Falt bort}}]"
    )
    #expect(
      read == [
        FileStatement(.done(on: day("2019-01-20")), entry: 0, line: 7),
        FileStatement(.cancelled(on: day("2022-02-01"), reason: "Falt bort"), entry: 2, line: 7),
      ])
  }

  @Test("confirmed, cancelled and evaluated are read likewise")
  func others() throws {
    #expect(
      try said("deadline: Løpende, confirmed: 2021-03-01") == [
        FileStatement(.confirmed(on: day("2021-03-01")), line: 7)
      ])
    #expect(
      try said("deadline: \"2021\", cancelled: {on: 2021-03-01, reason: Ikke bevilget}")
        == [FileStatement(.cancelled(on: day("2021-03-01"), reason: "Ikke bevilget"), line: 7)])
    #expect(
      try said("deadline: Hvert år, cancelled: {2021: {on: 2021-03-01, reason: Ikke bevilget}}")
        == [FileStatement(.cancelled(on: day("2021-03-01"), reason: "Ikke bevilget"), prefix: "2021", line: 7)])
    #expect(
      try said(
        "deadline: Løpende, evaluated: {2020: {attainment: partial, effect: Færre unge}, 2021: {attainment: none}}")
        == [
          FileStatement(.evaluated(year: 2020, .partial, effect: "Færre unge"), line: 7),
          FileStatement(.evaluated(year: 2021, .none, effect: nil), line: 7),
        ])
  }

  @Test("of `each`, one member may be named; what names none is said of all")
  func members() throws {
    let text = """
      measures:
        - {id: a, title: A, responsible: [kommunene], each: true, deadline: Hvert år, done: {hole: {2020: 2020-10-15}, 2021: 2021-10-15}}
        - {id: b, title: B, responsible: [kommunene], each: true, deadline: "2021", done: {modum: 2021-10-15}}
        - {id: c, title: C, responsible: [kommunene], each: true, deadline: "2021", done: 2021-10-15}

      """
    let (plan, problems) = try Samples.plan(text, today: day("2022-07-01"))
    #expect(problems.errors == [])
    #expect(
      plan.obligations.map { "\($0.id) " + $0.said.map { "\($0.prefix ?? "all")" }.joined(separator: " ") } == [
        "a:hole 2020 2021", "a:modum 2021", "b:hole ", "b:modum all", "c:hole all", "c:modum all",
      ])
  }

  @Test(
    "what is not clear is an error, and the obligation is in force all the same",
    arguments: [
      (
        "deadline: Hvert år, done: ‸2021-06-14",
        "\"done\" does not say which of several times is meant: write {2021: 2021-06-14}"
      ),
      (
        "deadline: Hvert år, done: ‸true",
        "\"done\" does not say which of several times is meant: write {2021: 2021-12-31}"
      ),
      (
        "deadline: {text: Hvert år, done: ‸2021-06-14}",
        "\"done\" does not say which of several times is meant: write {2021: 2021-06-14}"
      ),
      (
        "deadline: Hvert år, cancelled: ‸{on: 2021-06-14, reason: x}",
        "\"cancelled\" does not say which of several times is meant: write {2021: {on: 2021-06-14, reason: …}}"
      ),
      (
        "deadline: [30.06.2021, 31.12.2021], done: {‸2021: 2021-06-14}",
        "\"2021\" in \"done\" is the beginning of several due days: 2021-06-30 and 2021-12-31"
      ),
      (
        "deadline: 30.06.2021, done: {‸2020: 2021-06-14}",
        "\"2020\" in \"done\" is the beginning of no due day: they are 2021-06-30"
      ),
      ("deadline: 30.06.2022, done: ‸2022-07-02", "\"done\" names 2022-07-02, which has not come yet"),
      ("deadline: 30.06.2022, done: ‸ja", "\"done\" must be a day such as 2019-02-14, not \"ja\""),
      ("deadline: 30.06.2022, done: ‸30.06.2022", "\"done\" must be a day such as 2022-06-30, not \"30.06.2022\""),
      ("deadline: 30.06.2022, done: ‸2022-06-31", "\"done\": there is no day 2022-06-31"),
      ("deadline: 30.06.2022, done: {‸hole: 2022-06-30}", "\"done\" must be written like {2021: 2021-06-14}"),
      ("deadline: 30.06.2022, done: ‸[2022-06-30]", "\"done\" must be written like {2021: 2021-06-14}"),
      ("deadline: 30.06.2022, cancelled: ‸{on: 2022-06-30}", "\"reason\" is missing"),
      (
        "deadline: 30.06.2022, cancelled: ‸2022-06-30",
        "\"cancelled\" must be written like {on: 2021-06-14, reason: …}"
      ),
      (
        "deadline: 30.06.2022, evaluated: {2022: {attainment: ‸god}}",
        "\"attainment\" must be full, partial or none, not \"god\""
      ),
      (
        "deadline: 30.06.2022, evaluated: ‸full",
        "\"evaluated\" must be written like {2021: {attainment: full, effect: …}}"
      ),
    ])
  func unclear(marked: String, sentence: String) throws {
    let (obligations, problems, places) = try read(marked)
    #expect(problems.sentences == [sentence])
    #expect(problems.places == places)
    #expect(obligations.map(\.id) == ["a"] && obligations[0].said == [])
    #expect(problems[0].consequence.en.hasPrefix("nes-rus/a is in force"))
  }

  @Test("of each, somebody who is no member is an error")
  func notMember() throws {
    let (plan, problems) = try Samples.plan(
      "measures: [{id: a, title: A, responsible: [kommunene], each: true, deadline: \"2019\", done: {nes-nav: 2018-01-01}}]"
    )
    #expect(problems.errors.sentences == ["\"nes-nav\" in \"done\" is neither a member of the group nor a due day"])
    #expect(plan.obligations.count == 2)
  }

  @Test("a day that the text does not name may be the present one of what was moved, where it was there before")
  func moved() throws {
    let keys = "deadline: 30.06.2021, done: {2022: 2022-06-14}"
    let before = try Samples.plan("measures: [{id: a, title: A, responsible: [], deadline: 30.06.2021}]").plan
    let read = try read(keys, previous: before)
    #expect(read.problems == [] && read.obligations[0].said.map(\.prefix) == ["2022"])
  }

  @Test("what an invalid obligation says became of it is kept, and taken over by its last good version")
  func invalid() throws {
    let good = "measures: [{id: a, title: A, responsible: [kommunene], each: true, deadline: \"2019\"}]"
    let before = try Samples.plan(good).plan
    let broken = good.replacing("deadline:", with: "foo: x, done: {hole: 2018-06-01}, deadline:")
    let plan = try Samples.plan(broken, previous: before).plan
    #expect(plan.invalid.map(\.said) == [[FileStatement(.done(on: day("2018-06-01")), member: "hole", line: 6)]])
    let kept = plan.keepingLastGood(of: before).obligations
    #expect(kept.map { "\($0.id) \($0.said.count)" } == ["a:hole 1", "a:modum 0"])
  }

  @Test("a beginning of a day in any year is read", arguments: ["0000", "0001", "1899", "2201", "9999", "9999-12-31"])
  func anyYear(prefix: String) throws {
    for deadline in ["Hvert år", "Ukentlig", "30.06.2021"] {
      let read = try read("deadline: \(deadline), done: {\(prefix): 2021-06-14}")
      #expect(read.problems.count == 1 && read.obligations[0].said == [])
    }
  }

  @Test("who decided it, when and in which case is read for reports")
  func decision() throws {
    let read = try read("deadline: \"2022\", decided: 2019-02-14, body: Kommunestyret, case: 12/19")
    #expect(read.problems == [])
    #expect(
      read.obligations[0].decision
        == FormalDecision(day: day("2019-02-14"), body: "Kommunestyret", caseNumber: "12/19"))
  }
}
