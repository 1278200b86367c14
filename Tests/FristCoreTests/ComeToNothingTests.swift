import FristCore
import FristTesting
import Testing

/// Deliveries that are withdrawn, clocks that had gone ahead, leaders who are gone: what was told and came to nothing is told
/// again, and nobody hears the end of what they never heard of (DESIGN.md 5 and 6).
@Suite("What comes to nothing")
struct ComeToNothingTests {
  /// A decider that has lived through a town's days until one of them.
  private func decider(_ town: Town, from: String, until: String) -> Decider {
    Decider(town.run(from, until).book, now: CivilMoment(day(until), TimeOfDay("23:00")!))
  }

  private func say(_ command: Command, _ id: String, at: String, _ decider: inout Decider) throws {
    decider.apply(try decider.book.entries(for: command, on: id, by: .uid(0), at: moment(at)).entries)
  }

  /// A pass whose mail stays on its way.
  private func decide(_ decider: inout Decider, at: String) -> [String] {
    let decision = decider.wake(at: moment(at))
    decider.apply(decision.entries { "\($0.at.day).\($0.recipient)" })
    return lines(decision.digests)
  }

  private func withdraw(_ delivery: String, at: String, _ decider: inout Decider) {
    decider.apply([Entry(at: moment(at), by: .clock, .deliveryWithdrawn(delivery))])
  }

  @Test("reopened and done again while the word of it was on its way, it is told when that comes to nothing")
  func doneAgain() throws {
    var decider = decider(Town([measure(due: "2019-03-01")]), from: "2019-01-02", until: "2019-05-20")
    try say(.done(on: day("2019-05-23"), note: nil), "plan/1", at: "2019-05-23T09:00", &decider)
    #expect(decide(&decider, at: "2019-06-03T07:30") == ["2019-06-03 sjef resolved"])
    try say(.reopen, "plan/1", at: "2019-06-03T10:00", &decider)
    try say(.done(on: day("2019-06-03"), note: nil), "plan/1", at: "2019-06-03T11:00", &decider)
    withdraw("2019-06-03.sjef", at: "2019-06-04T00:00", &decider)
    // Its own day is 1 July: it rides along then, or goes by itself.
    #expect(decide(&decider, at: "2019-07-01T07:30").contains("2019-07-01 sjef resolved"))
  }

  @Test("who was sent an escalation hears the end though a later one came to nothing; who never was does not")
  func escalations() throws {
    // Due 1 March 2019: escalated-30 on 1 April, escalated-90 on 30 May.
    for (withdrawn, hears) in [("2019-05-31.sjef", true), ("2019-04-01.sjef", false)] {
      var decider = Decider(
        Town([measure(due: "2019-03-01")]).run("2019-01-02", hears ? "2019-05-29" : "2019-03-29").book,
        now: moment(hears ? "2019-05-29T23:00" : "2019-03-29T23:00"))
      let days = hears ? ["2019-05-30", "2019-05-31"] : ["2019-04-01"]
      var told: [String] = []
      for day in days { told += decide(&decider, at: "\(day)T07:30") }
      #expect(told.contains { $0.contains("sjef escalated") }, "\(told)")
      let last = day(String(withdrawn.prefix(10)))
      try say(.done(on: last, note: nil), "plan/1", at: "\(last)T12:00", &decider)
      withdraw(withdrawn, at: "\(last.shifted(byDays: 1))T00:00", &decider)
      let after = last.shifted(byDays: 35)
      #expect(decide(&decider, at: "\(after)T07:30").contains("\(after) sjef resolved") == hears, "\(withdrawn)")
    }
  }

  @Test("in the place of a leader whom the directory has lost the coordinator hears how it ended")
  func lostLeader() throws {
    var town = Town([measure(due: "2019-03-01")])
    var (_, book) = town.run("2019-01-02", "2019-05-20")
    for entry in try book.entries(
      for: .done(on: day("2019-05-23"), note: nil), on: "plan/1", by: .uid(0), at: moment("2019-05-23T09:00")
    ).entries {
      book.apply(entry)
    }
    town.directory.lost["sjef"] = town.directory.recipients.removeValue(forKey: "sjef")
    let told = lines(town.digests("2019-05-24", "2019-06-28", after: book))
    #expect(told.filter { $0.hasSuffix(" resolved") } == ["2019-06-03 koordinator resolved"])
  }

  @Test("a sign of life that came to nothing goes on the next working day, though nothing else does")
  func alive() {
    var decider = decider(Town([measure(due: "2022-03-01")]), from: "2019-06-03", until: "2019-12-31")
    // 1 January 2020 is a Wednesday and a holiday.
    #expect(decide(&decider, at: "2020-01-02T07:30").contains("2020-01-02 koordinator alive"))
    withdraw("2020-01-02.koordinator", at: "2020-01-03T00:00", &decider)
    #expect(decider.next(after: moment("2020-01-03T00:00")) == moment("2020-01-03T07:30"))
    let decision = decider.wake(at: moment("2020-01-03T07:30"))
    #expect(lines(decision.digests) == ["2020-01-03 koordinator alive"])
    #expect(decision.digests[0].notices[0].reason == .late(days: 1, .spoolFailure(on: day("2020-01-02"))))
  }

  @Test("a plan that is gone is told of on the first of a month, though somebody looked before mail goes that day")
  func gone() {
    let town = Town([measure(due: "2022-03-01")])
    var (_, book) = town.run("2019-06-03", "2019-06-04")
    var empty = town
    empty.plans = []
    book = empty.run("2019-06-05", "2019-07-31", after: book).book
    // 1 August 2019 is a Thursday, 1 September a Sunday.
    for (before, early, first) in [
      ("2019-07-31", "2019-08-01T06:00", "2019-08-01"), ("2019-08-30", "2019-09-01T10:00", "2019-09-02"),
    ] {
      let book = empty.run("2019-08-01", before, after: book).book
      var decider = Decider(book, now: moment("\(before)T23:00"))
      #expect(decide(&decider, at: early) == [])
      #expect(decider.next(after: moment(early)) == moment("\(first)T07:30"))
      #expect(decide(&decider, at: "\(first)T07:30").contains("\(first) koordinator withdrawn"))
    }
  }

  @Test("a status round that could not be delivered on its evaluation's last day is asked anew, late")
  func round() {
    let town = Town([
      measure("1", due: "2019-12-31"),
      measure("e", due: "2019-06-28", start: "2019-06-27", responsible: ["raadmann"], kind: .evaluation),
    ])
    var decider = Decider(town.read(at: moment("2019-06-28T06:00")).book, now: moment("2019-06-28T06:00"))
    #expect(decide(&decider, at: "2019-06-28T07:30").contains("2019-06-28 helse status"))
    withdraw("2019-06-28.helse", at: "2019-06-29T00:00", &decider)
    // A Monday.
    #expect(decide(&decider, at: "2019-07-01T07:30").contains("2019-07-01 helse status"))
  }

  @Test("what fell into days when fristd was away says so, though it was back before mail goes again")
  func away() {
    // Back on a Saturday: the due day, Thursday 7 March 2019, and the day after were missed.
    var (_, book) = Town([measure(due: "2019-03-07")]).run("2019-01-02", "2019-03-06")
    book.absence = Absence(since: day("2019-03-06"), until: day("2019-03-09"))
    var decider = Decider(book, now: moment("2019-03-09T10:00"))
    #expect(decide(&decider, at: "2019-03-09T10:00") == [])
    let decision = decider.wake(at: moment("2019-03-11T07:30"))
    #expect(lines(decision.digests) == ["2019-03-11 helse overdue-1"])
    #expect(decision.digests.first?.notices.first?.reason == .late(days: 3, .notRunning(since: day("2019-03-06"))))
  }

  @Test("what was done as a whole before it had a day stays done when it gets one, and nobody is reminded")
  func doneBefore() throws {
    var town = Town([
      Obligation(
        id: "1", kind: .measure, title: "Tiltak", responsible: ["helse"],
        deadlines: [DeadlineEntry(text: "", deadline: Deadline(.undated))])
    ])
    var (_, book) = town.run("2019-01-02", "2019-01-31")
    for entry in try book.entries(
      for: .done(on: day("2019-02-01"), note: nil), on: "plan/1", by: .uid(0), at: moment("2019-02-01T09:00")
    ).entries {
      book.apply(entry)
    }
    town.plans[0].obligations = [measure(due: "2019-05-31")]
    let (digests, after) = town.run("2019-03-01", "2019-12-31", after: book)
    #expect(ladderLines(digests) == [])
    #expect(after.register(on: day("2019-12-31")).map(\.state) == [.done])
  }

  @Test("after a clock that had gone ahead what it saw was seen by now: a plan that is gone is told of at once")
  func setBack() {
    let town = Town([measure(due: "2022-03-01")])
    let (_, book) = town.run("2019-02-01", "2019-02-28")
    var empty = town
    empty.plans = []
    var gone = empty.read(at: moment("2019-04-20T09:00"), after: book).book
    gone.apply(Entry(at: moment("2019-03-01T09:00"), by: .uid(0), .setBack))
    var decider = Decider(gone, now: moment("2019-03-01T09:00"))
    #expect(decide(&decider, at: "2019-03-04T07:30").contains("2019-03-04 koordinator withdrawn"))
  }
}
