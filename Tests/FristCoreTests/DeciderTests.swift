import FristCore
import FristTesting
import Testing

/// Expected days reasoned from DESIGN.md 5 and a calendar: 2019-09-18 is a Wednesday.
///
/// The first of each month, that many days after due, and the working day on or after it: 1 November 44, 1 December 74
/// (Sunday, Monday 2), 1 January 105 (holiday, Thursday 2), 1 February 136 (Saturday, Monday 3), 1 March 165 (Sunday,
/// Monday 2), 1 April 196, 1 May 226 (holiday, Monday 4), 1 June 257 (Whit Monday, Tuesday 2), 1 July 287, 1 August 318
/// (Saturday, Monday 3), 1 September 349, and 1 October 379, beyond `until`.
@Suite("Deciding")
struct DeciderTests {
  @Test("a measure climbs its whole ladder, each step once, the leader a month later")
  func wholeLadder() {
    let told = lines(Town([measure(due: "2019-09-18")]).digests("2019-01-01", "2021-12-31"))
    #expect(
      told == [
        "2019-08-19 helse before-30", "2019-09-11 helse before-7", "2019-09-18 helse due", "2019-09-19 helse overdue-1",
        // 1 October is 12 days after the last one listed.
        "2019-10-18 sjef escalated-30", "2019-11-01 helse overdue-44", "2019-12-02 helse overdue-74",
        "2019-12-17 sjef escalated-90", "2020-01-02 helse overdue-105", "2020-01-02 koordinator alive",
        "2020-01-02 raadmann alive", "2020-02-03 helse overdue-136", "2020-03-02 helse overdue-165",
        "2020-03-16 raadmann escalated-180", "2020-03-16 sjef escalated-180", "2020-04-01 helse overdue-196",
        "2020-05-04 helse overdue-226", "2020-06-02 helse overdue-257", "2020-07-01 helse overdue-287",
        "2020-08-03 helse overdue-318", "2020-09-01 helse overdue-349",
        // Of 2020 the review has nothing to list: there were steps within twelve months. 1 January 2021 is a Friday.
        "2021-01-04 koordinator alive", "2021-01-04 raadmann alive", "2021-12-01 koordinator review",
      ])
  }

  @Test("a window of more than sixty days opens, one of sixty does not")
  func opens() {
    // 2 July to 30 August 2019 are 60 days, both ends counted; from 1 July 61.
    let short = lines(Town([measure(due: "2019-08-30", start: "2019-07-02")]).digests("2019-01-01", "2019-08-30"))
    let long = lines(Town([measure(due: "2019-08-30", start: "2019-07-01")]).digests("2019-01-01", "2019-08-30"))
    #expect(short == ["2019-07-31 helse before-30", "2019-08-23 helse before-7", "2019-08-30 helse due"])
    #expect(long == ["2019-07-01 helse opens"] + short)
  }

  @Test("reminders move to the working day before, overdue to the one after; of one pass only the latest is sent")
  func workingDays() {
    // Due on a quiet 31 December 2019: due and before-7 (24 December) both fall on Monday 23 December.
    let told = ladderLines(Town([measure(due: "2019-12-31")]).digests("2019-01-01", "2020-02-10"))
    #expect(
      told == [
        "2019-11-29 helse before-30",  // 1 December is a Sunday
        "2019-12-23 helse due", "2020-01-02 helse overdue-1", "2020-01-30 sjef escalated-30",
        "2020-02-03 helse overdue-32",  // 1 February is a Saturday
      ])
  }

  @Test("a plan loaded after until is told of once, to the responsible only")
  func afterUntil() {
    let told = ladderLines(Town([measure(due: "2017-06-30")]).digests("2019-01-02", "2020-12-31"))
    // 1 June 2018; 1 July is 366 days after due.
    #expect(told == ["2019-01-02 helse overdue-336"])
  }

  @Test("a plan loaded late tells the latest step, and leaders a fortnight after the responsible")
  func firstContact() {
    // 1 September, 185 days after due, is a Sunday: told on Monday 2 September, a week before the plan came.
    let digests = Town([measure(due: "2019-02-28")]).digests("2019-09-09", "2019-10-02")
    #expect(
      lines(digests) == [
        "2019-09-09 helse overdue-185", "2019-09-23 raadmann escalated-180", "2019-09-23 sjef escalated-180",
        "2019-10-01 helse overdue-215",
      ])
    #expect(digests.first?.notices.first?.reason == .late(days: 7, .planKnownLater(since: day("2019-09-09"))))
  }

  @Test("nobody named: the coordinator is reminded, no superior hears, the owner does at half a year")
  func nobody() {
    let told = ladderLines(Town([measure(due: "2019-09-18", responsible: [])]).digests("2019-09-01", "2020-12-31"))
    #expect(told.filter { !$0.contains("koordinator") } == ["2020-03-16 raadmann escalated-180"])
    #expect(told.first == "2019-09-02 koordinator before-30")
  }

  @Test("somebody external is never mailed; the coordinator is, once, also for two of them")
  func external() {
    let digests = Town([measure(due: "2019-09-18", responsible: ["politi", "nav"])])
      .digests("2019-09-01", "2019-09-18")
    #expect(
      lines(digests) == [
        "2019-09-02 koordinator before-30", "2019-09-02 nav before-30", "2019-09-11 koordinator before-7",
        "2019-09-11 nav before-7", "2019-09-18 koordinator due", "2019-09-18 nav due",
      ])
    #expect(digests.first?.notices.first?.standing == .standIn)
  }

  @Test("participants hear once, at the first step")
  func participants() {
    let told = lines(Town([measure(due: "2019-09-18", participants: ["nav"])]).digests("2019-01-01", "2020-12-31"))
    #expect(told.filter { $0.contains("nav") } == ["2019-08-19 nav before-30"])
  }

  @Test("the first responsible is never escalated to about themselves")
  func notAboutThemselves() {
    let told = lines(
      Town([measure(due: "2019-09-18", responsible: ["raadmann", "helse"])]).digests("2019-01-01", "2020-12-31"))
    #expect(!told.contains { $0.contains("escalated") })
  }

  @Test("a second responsible who is also the leader gets one line, the escalation's")
  func bothTracks() {
    // overdue-29 of 20 September 2019 is Saturday 19 October, told with escalated-30 on Monday 21 October.
    let town = Town([
      measure(due: "2019-09-20", responsible: ["helse", "sjef"], ladder: LadderEdit(overdue: [1, 29]))
    ])
    // No escalation until a fortnight after the first contact.
    #expect(
      lines(town.digests("2019-10-10", "2019-10-25")) == [
        "2019-10-10 helse overdue-1", "2019-10-10 sjef overdue-1", "2019-10-21 helse overdue-29",
        "2019-10-21 sjef overdue-29", "2019-10-24 sjef escalated-30",
      ])
    #expect(
      lines(town.digests("2019-01-01", "2019-10-25")).filter { $0.hasPrefix("2019-10-21") } == [
        "2019-10-21 helse overdue-29", "2019-10-21 sjef escalated-30",
      ])
  }

  @Test("a deputy gets the digest while the dates last, but not an escalation about the deputy")
  func deputy() {
    var town = Town([measure(due: "2019-09-18")])
    town.directory.recipients["helse"]?.deputy = Deputy(
      recipient: "nav", from: day("2019-09-01"), to: day("2019-09-15"))
    town.directory.recipients["sjef"]?.deputy = Deputy(
      recipient: "helse", from: day("2019-10-01"), to: day("2019-12-31"))
    let told = lines(town.digests("2019-01-01", "2019-10-31"))
    #expect(
      told == [
        "2019-08-19 helse before-30", "2019-09-11 nav before-7", "2019-09-18 helse due", "2019-09-19 helse overdue-1",
        "2019-10-18 sjef escalated-30",
      ])
  }

  @Test("what is continued is reminded of, and never overdue")
  func continued() {
    let told = ladderLines(Town([measure(due: "2019-09-18", continues: true)]).digests("2019-01-01", "2021-12-31"))
    #expect(told == ["2019-08-19 helse before-30", "2019-09-11 helse before-7", "2019-09-18 helse due"])
  }

  @Test("what is continued and was first seen long after is asked about in the review: its one step was its due day")
  func continuedLongSince() {
    let told = lines(Town([measure(due: "2019-04-30", continues: true)]).digests("2020-08-31", "2020-12-31"))
    // 30 April 2019 lies more than a year before 1 December 2020.
    #expect(told == ["2020-08-31 helse due", "2020-12-01 koordinator review"])
  }

  @Test("before its adopted day a plan is as if it were not there")
  func adopted() {
    let town = Town([measure(due: "2019-09-18")], adopted: "2019-09-12")
    let digests = town.digests("2019-01-01", "2019-09-18")
    #expect(lines(digests) == ["2019-09-12 helse before-7", "2019-09-18 helse due"])
    #expect(digests.first?.notices.first?.reason == .late(days: 1, .planKnownLater(since: day("2019-09-12"))))
  }

  @Test("a resolution that covers measures is never mailed about; a retired plan neither")
  func silent() {
    var resolution = measure(due: "2019-09-18", kind: .resolution)
    resolution.covers = ["2"]
    #expect(
      lines(Town([resolution]).digests("2019-01-01", "2020-12-31")) == [
        "2020-01-02 koordinator alive", "2020-01-02 raadmann alive",
      ])
    var town = Town([measure(due: "2019-09-18")])
    town.plans[0].isRetired = true
    #expect(town.digests("2019-01-01", "2020-12-31").isEmpty)
  }

  @Test("a replaced plan is silent from the new plan's adopted day, of which its owner and coordinator hear")
  func replaced() {
    var town = Town([measure(due: "2019-09-18")])
    var new = town.plans[0]
    new.id = "ny"
    new.replaces = "plan"
    new.adopted = day("2019-09-12")
    new.obligations = []
    town.plans = [new, town.plans[0]]
    #expect(
      lines(town.digests("2019-01-01", "2020-12-31")) == [
        "2019-08-19 helse before-30", "2019-09-11 helse before-7", "2019-09-12 koordinator replaced",
        "2019-09-12 raadmann replaced",
        // Of the new one.
        "2020-01-02 koordinator alive", "2020-01-02 raadmann alive",
      ])
  }

  @Test("a start before send_at waits for it, with what has no ladder too: the sign of life, the review")
  func startedBeforeSendAt() {
    // No deadline in 2019, so that December asks whether it still holds.
    let book = Town([measure(due: "2025-09-18")]).run("2018-06-01", "2018-12-31").book
    for (text, told) in [("2019-01-02", "alive"), ("2019-12-02", "review")] {
      let early = CivilMoment(day(text), TimeOfDay(hour: 7, minute: 29)!)
      var decider = Decider(book, now: early)
      let hour = CivilMoment(day(text), book.inventory.settings.sendAt)
      let before = decider.pass(at: early)
      #expect(before.digests.isEmpty)
      #expect(before.next == hour)
      #expect(lines(decider.pass(at: hour).digests).contains("\(text) koordinator \(told)"))
      #expect(decider.next(after: hour).map { $0.day > day(text) } ?? true)
    }
  }

  @Test("after ten days of downtime the latest step goes out late, once, with the reason")
  func downtime() {
    let town = Town([measure(due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-09-10")
    var decider = Decider(book, now: CivilMoment(day("2019-09-20"), .midnight))
    let decision = decider.wake(at: CivilMoment(day("2019-09-20"), TimeOfDay(hour: 9, minute: 0)!))
    #expect(lines(decision.digests) == ["2019-09-20 helse overdue-1"])
    #expect(
      decision.digests.first?.notices.first?.reason == .late(days: 1, .notRunning(since: day("2019-08-19"))))
    #expect(decision.superseded.map(\.step) == [.before(7), .due])
  }

  @Test("at an earlier moment than the latest one passed nothing is decided")
  func clockSetBack() {
    let town = Town([measure(due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-09-18")
    let earlier = CivilMoment(day("2019-05-02"), TimeOfDay(hour: 9, minute: 0)!)
    var decider = Decider(book, now: earlier)
    let decision = decider.wake(at: earlier)
    #expect(decision.isClockSetBack && decision.digests.isEmpty)
  }

  @Test("mail goes on working days from send_at; a pass by hand sends at any hour")
  func hours() {
    let town = Town([measure(due: "2019-09-18")])
    let start = CivilMoment(day("2019-09-14"), .midnight)  // Saturday
    var decider = Decider(town.read(at: start).book, now: start)
    var byHand = decider
    #expect(decider.wake(at: start).digests.isEmpty)
    #expect(decider.next(after: start) == CivilMoment("2019-09-16T07:30"))
    #expect(lines(byHand.wake(at: start, byHand: true).digests) == ["2019-09-14 helse before-7"])
  }

  @Test("one digest a recipient a day: what comes later in the day waits for the next working day")
  func onceADay() {
    var town = Town([measure("1", due: "2019-09-20")])
    let (first, book) = town.run("2019-09-01", "2019-09-13")
    #expect(lines(first).last == "2019-09-13 helse before-7")
    town.plans[0].obligations.append(measure("2", due: "2019-09-20"))
    let noon = moment("2019-09-13T12:00")
    var decider = Decider(town.read(at: noon, after: book).book, now: noon)
    let decision = decider.wake(at: noon)
    #expect(decision.digests.isEmpty)
    #expect(decision.next == CivilMoment("2019-09-16T07:30"))
    #expect(lines(decider.wake(at: decision.next!).digests) == ["2019-09-16 helse before-7"])
  }

  @Test("an edited ladder never tells again what was told")
  func editedLadder() {
    var town = Town([measure(due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-08-30")
    town.settings.ladders[.measure] = LadderEdit(before: [28, 7])
    let now = moment("2019-08-30T12:00")
    var decider = Decider(town.read(at: now, after: book).book, now: now)
    #expect(decider.wake(at: now).digests.isEmpty)
    #expect(decider.next(after: now) == CivilMoment("2019-09-11T07:30"))
  }

  @Test("a changed text moves the occurrence: armed again from the new day, also back to the old one")
  func changedText() {
    var town = Town([measure(due: "2019-09-18")])
    var (_, book) = town.run("2019-01-01", "2019-09-19")
    for (due, today, expected) in [
      ("2019-11-20", "2019-09-20T12:00", "2019-10-21T07:30"), ("2019-09-18", "2019-09-23T12:00", "2019-09-24T07:30"),
    ] {
      town.plans[0].obligations = [measure(due: due)]
      let now = moment(today)
      let change = town.read(at: now, after: book)
      #expect(change.entries.count == 1)
      var decider = Decider(change.book, now: now)
      if due == "2019-09-18" {
        #expect(lines(decider.pass(at: now).digests) == ["2019-09-23 helse overdue-1"])
      } else {
        #expect(decider.pass(at: now).digests.isEmpty)
        #expect(decider.next(after: now) == CivilMoment(expected))
      }
      book = decider.book
    }
    let armings = book.dossiers[Root(plan: "plan", obligation: "1")]?.armings
    #expect(armings?.values.first?.map(\.number) == [2, 3])
    #expect(armings?.keys.first?.originalDue == day("2019-09-18"))
  }

  @Test(
    "a reload without a change changes nothing; something gone is told once to the coordinator, and comes back in silence"
  )
  func withdrawn() {
    var town = Town([measure("1", due: "2019-09-18"), measure("2", due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-09-12")
    let full = town
    let now = moment("2019-09-12T12:00")
    #expect(full.read(at: now, after: book).entries.isEmpty)
    town.plans[0].obligations.removeLast()
    var decider = Decider(town.read(at: now, after: book).book, now: now)
    #expect(lines(decider.pass(at: now).digests) == ["2019-09-12 koordinator withdrawn"])
    let back = full.read(at: moment("2019-09-13T12:00"), after: decider.book)
    var again = Decider(back.book, now: moment("2019-09-13T12:00"))
    #expect(again.pass(at: moment("2019-09-18T07:30")).digests.map(\.recipient) == ["helse"])
  }

  @Test(
    "occurrences that share a day are told each, whatever made them",
    arguments: [
      ["innen 2020", "årlig"], ["30. juni 2020", "1. halvår hvert år"], ["30. juni hvert år", "1. halvår hvert år"],
      ["Møte 1. halvår hvert år", "Rapport 30. juni 2020"], ["1. halvår 2020", "innen 1. halvår 2020"],
    ])
  func sharedDays(texts: [String]) throws {
    let context = DeadlineContext(period: YearSpan(first: 2020, last: 2020))
    let deadlines = try texts.map { DeadlineEntry(text: $0, deadline: try Deadline(parsing: $0, in: context)) }
    let ladder = LadderEdit(before: [], overdue: [1], every: .never, escalated: [:])
    let digests = Town([
      Obligation(
        id: "1", kind: .measure, title: "T", responsible: ["helse"], deadlines: deadlines, ladder: ladder, line: 1)
    ]).digests("2020-01-01", "2021-12-31")
    let due = digests.flatMap(\.notices).filter { $0.step == .due }.compactMap(\.occurrenceName).sorted()
    let day = texts[0].contains("2020") && texts[1] == "årlig" ? "2020-12-31" : "2020-06-30"
    #expect(due == ["plan/1@\(day)", "plan/1@\(day)#2"])
    #expect(digests.flatMap(\.notices).count { $0.step == .overdue(1) } == 2)
    #expect(!digests.flatMap(\.notices).contains { if case .late = $0.reason { true } else { false } })
  }

  @Test("a recurring occurrence is missed when the next of the same label falls due, of whichever text")
  func missedByLabel() throws {
    let context = DeadlineContext(period: YearSpan(first: 2020, last: 2020))
    let deadlines = try ["Møte mars hvert år", "Møte august hvert år"].map {
      DeadlineEntry(text: $0, deadline: try Deadline(parsing: $0, in: context))
    }
    let told = lines(
      Town([Obligation(id: "1", kind: .measure, title: "T", responsible: ["helse"], deadlines: deadlines, line: 1)])
        .digests("2020-01-01", "2020-09-30"))
    // 31 March: Saturday 1 August is 123 days later; on 31 August it is missed, and 1 September, 154 days, never comes.
    #expect(told.contains("2020-08-03 helse overdue-123") && !told.contains { $0.contains("overdue-154") })
    #expect(told.contains("2020-09-01 helse overdue-1"))
  }

  @Test("while mail is held nothing passes: the clock may be years ahead")
  func held() {
    let town = Town([measure(due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-09-10")
    var decider = Decider(book, now: book.lastMoment!)
    let wrong = moment("2024-09-10T09:00")
    decider.apply([Entry(at: wrong, by: .clock, .held(.jump, why: "x"))])
    let decision = decider.pass(at: wrong)
    #expect(decision.isHeld && decision.digests.isEmpty)
    #expect(decider.book.lastMoment == book.lastMoment)
    let right = moment("2019-09-12T12:00")
    decider.apply([Entry(at: right, by: .clock, .released)])
    #expect(lines(decider.pass(at: right).digests) == ["2019-09-12 helse before-7"])
  }

  @Test("a new obligation under the old id of a renamed one is one of its own")
  func reusedID() {
    var town = Town([measure("3.6", due: "2019-09-18")])
    var (_, book) = town.run("2019-01-01", "2019-09-12")
    var renamed = measure("3.7", due: "2019-09-18")
    renamed.formerly = "3.6"
    town.plans[0].obligations = [renamed]
    book = town.read(at: moment("2019-09-12T12:00"), after: book).book
    #expect(book.root(of: ObligationRef(plan: "plan", obligation: "3.7")).obligation == "3.6")
    town.plans[0].obligations = [measure("3.7", due: "2019-09-18"), measure("3.6", due: "2019-09-18")]
    book = town.read(at: moment("2019-09-13T12:00"), after: book).book
    #expect(book.root(of: ObligationRef(plan: "plan", obligation: "3.6")).obligation == "3.6~2")
    var decider = Decider(book, now: moment("2019-09-18T07:00"))
    let told = decider.pass(at: moment("2019-09-18T07:30")).digests
    #expect(told.first?.notices.map(\.id) == ["plan/3.6", "plan/3.7"])
  }

  @Test("what is done is not moved by a changed text: the new date is told")
  func doneStays() {
    var town = Town([measure(due: "2019-06-28")])
    var (_, book) = town.run("2019-01-01", "2019-06-28")
    let id = OccurrenceID(root: Root(plan: "plan", obligation: "1"), label: nil, originalDue: day("2019-06-28"))
    book.apply(
      Entry(at: moment("2019-06-28T12:00"), by: .uid(0), .done(Subject(id), on: day("2019-06-28"), note: nil)))
    town.plans[0].obligations = [measure(due: "2020-06-26")]
    book = town.read(at: moment("2019-09-13T12:00"), after: book).book
    let told = town.digests("2019-09-14", "2020-06-26", after: book)
    #expect(ladderLines(told) == ["2020-05-27 helse before-30", "2020-06-19 helse before-7", "2020-06-26 helse due"])
  }

  @Test("a revision that no file declares is never told as withdrawn, also over a restart")
  func automaticRevision() {
    var town = Town([measure(due: "2019-09-18")])
    let plain = town
    var revision = measure("revision", due: "2019-12-31", kind: .revision)
    revision.isAutomatic = true
    town.plans[0].obligations.append(revision)
    let book = town.read(at: moment("2019-01-01T00:00")).book
    let change = plain.read(at: moment("2019-01-02T00:00"), after: book)
    let root = Root(plan: "plan", obligation: "revision")
    #expect(change.entries.map(\.event) == [.needless(root)])
    #expect(plain.read(at: moment("2019-01-03T00:00"), after: change.book).entries.isEmpty)
    #expect(!lines(plain.digests("2019-01-02", "2019-12-31", after: book)).contains { $0.contains("withdrawn") })
  }

  @Test("a step that was due while the daemon was away is told, though the ladder was edited meanwhile")
  func editedWhileAway() {
    var town = Town([measure(due: "2019-09-18")])
    let (_, book) = town.run("2019-01-01", "2019-09-12")
    town.settings.ladders[.measure] = LadderEdit(overdue: [2, 15])
    let now = moment("2019-09-19T12:00")
    var decider = Decider(town.read(at: now, after: book).book, now: now)
    #expect(lines(decider.wake(at: now).digests) == ["2019-09-19 helse due"])
  }

  @Test("started anew before every pass it decides the same as left alone")
  func restarts() throws {
    let context = DeadlineContext(period: YearSpan(first: 2019, last: 2023))
    let obligations = try [
      "2019", "Andre kvartal hvert år", "Hvert 3. år 2019 2022", "10. oktober hvert år", "månedlig", "våren 2020",
      "i forkant av behandlingen av budsjett", "2019, 2020 og 2021", "årlig", "ukentlig",
    ].enumerated().map { number, text in
      Obligation(
        id: "\(number)", kind: ObligationKind.allCases[number % 6], title: text,
        responsible: [["helse"], ["nav", "helse"], [], ["politi"], ["raadmann"]][number % 5], participants: ["sjef"],
        deadlines: [DeadlineEntry(text: text, deadline: try Deadline(parsing: text, in: context))], line: 1)
    }
    let town = Town(obligations)
    let alone = town.digests("2019-01-01", "2024-12-31")
    #expect(alone.count > 300)
    let start = moment("2019-01-01T00:00")
    var book = town.read(at: start).book
    var anew: [Digest] = []
    var next: CivilMoment? = start
    while let now = next, now.day <= day("2024-12-31") {
      var decider = Decider(book, now: book.lastMoment ?? now)
      let decision = decider.wake(at: now)
      anew += decision.digests
      next = decision.next
      // What the ledger keeps.
      book.lastMoment = now
      for entry in decision.recorded { book.apply(entry) }
    }
    #expect(anew == alone)
  }

  @Test("the order of plans and obligations makes no difference")
  func order() {
    let obligations = (1...9).map { measure("\($0)", due: "2019-09-1\($0)", responsible: ["helse", "nav"]) }
    let one = Town(obligations).digests("2019-01-01", "2020-12-31")
    let other = Town(obligations.reversed()).digests("2019-01-01", "2020-12-31")
    #expect(one == other)
  }
}
