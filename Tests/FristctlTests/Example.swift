import Foundation
import FristControl
import FristCore

@testable import fristctl

/// A small town's day, for texts and for the daemon that the tests ask.
enum Example {
  static let wide = Terminal(width: 120, isColoured: false)
  static let narrow = Terminal(width: 80, isColoured: false)
  static let coloured = Terminal(width: 80, isColoured: true)
  static let pipe = Terminal(width: nil, isColoured: false)

  static func occurrence(
    _ id: String, _ title: String, _ responsible: [String], _ due: String?, _ state: String, _ days: Int?,
    kind: String = "measure", deadline: String = "1. halvår 2019", label: String? = nil, start: String? = nil,
    original: String? = nil
  ) -> OccurrenceMessage {
    let first = original ?? due
    return OccurrenceMessage(
      id: "nes-rus/\(id)", occurrence: first.map { "nes-rus/\(id)@\($0)" }, plan: "nes-rus", kind: kind, title: title,
      responsible: responsible, deadline: deadline, label: label, start: start, due: due, state: state, daysLeft: days,
      originalDue: first)
  }

  static let occurrences = [
    occurrence("1.2", "Dialogmøter med skjenkesteder", ["nes-raadmann", "nes-politi"], "2019-06-15", "overdue", -14),
    occurrence(
      "3.6", "Avklare brukerstyrt senter", ["nes-raadmann"], "2019-06-29", "due", 0,
      label: "Besøk på Sagatun i Hamar", original: "2019-01-31"),
    occurrence(
      "4.1", "BrukerPlan-kartlegging", ["nes-nav"], "2019-12-31", "upcoming", 185, kind: "survey",
      deadline: "Hvert 3. år 2019 2022", start: "2019-01-01"),
    occurrence(
      "2.10", "Foreldremøter om rus på alle ungdomsskoler, med politi, helsesykepleier og SLT-koordinator",
      ["nes-oppvekst"], "2019-05-31", "done", -29, start: "2019-01-01"),
    occurrence("2.2", "Videreføre ruskonsulent 日本語 👩‍👩‍👧 á", [], nil, "asNeeded", nil, deadline: "Ved behov"),
  ]

  static let problems = [
    ProblemMessage(
      Problem(
        file: "plans.d/nes-rus.yaml", line: 41, column: 15, what: "\"30. februar 2020\" is not a date",
        consequence: "nes-rus/3.7 is kept as invalid, 27 others are in force", plan: "nes-rus", obligation: "3.7")),
    ProblemMessage(
      Problem(
        severity: .warning, file: "plans.d/nes-rus.yaml", line: 52, column: 3, what: "responsible is missing",
        consequence: "nes-folkehelse gets it", plan: "nes-rus", obligation: "3.8")),
  ]

  static let status = StatusMessage(
    version: "0.1.0", zone: "Europe/Oslo", now: "2019-06-29T09:12", lastPass: "2019-06-28T07:30",
    nextWake: "2019-07-01T07:30", clockSetBack: false, plans: 5, obligations: 142,
    counts: [
      .init(state: "waiting", count: 1), .init(state: "upcoming", count: 40), .init(state: "open", count: 12),
      .init(state: "due", count: 1), .init(state: "overdue", count: 3), .init(state: "done", count: 80),
      .init(state: "missed", count: 0), .init(state: "asNeeded", count: 5),
    ],
    spool: .init(
      path: "/var/spool/frist", waiting: 0, oldest: nil, error: nil, nextTry: nil, leavesMachine: false),
    hold: nil, problems: [])

  static var troubled: StatusMessage {
    var status = status
    status.spool = .init(
      path: "/var/spool/frist", waiting: 2, oldest: "2019-06-26T07:30", error: "nav/new: No space left on device",
      nextTry: "2019-06-29T09:27", leavesMachine: true)
    status.hold = .init(
      since: "2019-06-28T07:30", why: "the clock has jumped by 3 years against the boot clock within one boot")
    status.problems = problems
    return status
  }

  static var setBack: StatusMessage {
    var status = status
    status.now = "2018-01-01T00:02"
    status.clockSetBack = true
    status.nextWake = nil
    return status
  }

  static let empty = StatusMessage(
    version: "0.1.0", zone: "Europe/Oslo", now: "2019-06-29T09:12", lastPass: nil, nextWake: nil, clockSetBack: false,
    plans: 0, obligations: 0, counts: [],
    spool: .init(path: "/var/spool/frist", waiting: 0, oldest: nil, error: nil, nextTry: nil, leavesMachine: true),
    hold: nil, problems: [])

  static let show = ShowMessage(
    id: "nes-rus/3.6", plan: "nes-rus", planTitle: "Handlingsplan mot rus 2019–2023", kind: "measure",
    title: "Avklare brukerstyrt senter", goal: ["Redusere konsekvenser av rusmisbruk", "Brukermedvirkning"],
    responsible: ["nes-raadmann"], participants: ["nes-helse", "nes-nav"],
    deadlines: ["Besøk på Sagatun i Hamar januar 2019", "Årlig", "Ved behov"],
    means: ["", "10. oktober hvert år", ""], note: "Se sak 19/204.\nBehandles i formannskapet.", problems: [],
    occurrences: [
      occurrence(
        "3.6", "Avklare brukerstyrt senter", ["nes-raadmann"], "2019-06-29", "due", 0,
        deadline: "Besøk på Sagatun i Hamar januar 2019", label: "Besøk på Sagatun i Hamar", start: "2019-01-01",
        original: "2019-01-31"),
      occurrence(
        "3.6", "Avklare brukerstyrt senter", ["nes-raadmann"], "2019-10-10", "upcoming", 103, deadline: "Årlig",
        start: "2019-10-10"),
      occurrence(
        "3.6", "Avklare brukerstyrt senter", ["nes-raadmann"], nil, "asNeeded", nil, deadline: "Ved behov"),
    ],
    history: [
      .init(at: "2019-02-14T07:30", what: "seen", occurrence: nil, text: "first seen in plans.d/nes-rus.yaml"),
      .init(
        at: "2019-02-14T07:30", what: "told", occurrence: "nes-rus/3.6@2019-01-31",
        text: "overdue-1 to nes-raadmann: late by 13 days: known only since 2019-02-14"),
      .init(
        at: "2019-02-20T13:05", what: "moved", occurrence: "nes-rus/3.6@2019-01-31",
        text: "to 2019-06-29 by uid 1000 (kari): besøket er utsatt til etter ferien"),
    ])

  static var bare: ShowMessage {
    var show = show
    show.id = "nes-rus/3.7"
    show.responsible = []
    show.participants = []
    show.goal = []
    show.note = nil
    show.deadlines = [""]
    show.means = [""]
    show.problems = [problems[0]]
    show.occurrences = []
    show.history = []
    return show
  }

  static let why = WhyMessage(
    occurrence: occurrences[1], notes: ["Moved from 2019-01-31: the ladder runs again from 2019-06-29."],
    rungs: [
      .init(
        step: "before-30", recipient: "nes-raadmann", standing: "responsible", day: "2019-05-30",
        tellingDay: "2019-05-29", fate: "superseded", on: nil, reason: "before-7 is told instead"),
      .init(
        step: "before-7", recipient: "nes-raadmann", standing: "responsible", day: "2019-06-22",
        tellingDay: "2019-06-21", fate: "told", on: "2019-06-21",
        reason: "moved from 2019-06-22, not a working day"),
      .init(
        step: "before-7", recipient: "nes-helse", standing: "participant", day: "2019-06-22",
        tellingDay: "2019-06-21", fate: "silent", on: nil, reason: "already told at opens"),
      .init(
        step: "due", recipient: "nes-raadmann", standing: "standIn", day: "2019-06-29", tellingDay: "2019-06-28",
        fate: "late", on: "2019-07-01", reason: "late by 3 days: the spool could not be written on 2019-06-28"),
      .init(
        step: "overdue-1", recipient: "nes-raadmann", standing: "responsible", day: "2019-06-30",
        tellingDay: "2019-07-01", fate: "coming", on: "2019-07-01", reason: "moved from 2019-06-30, not a working day"),
    ])

  static let digests = try! JSONDecoder().decode(
    [DigestMessage].self,
    from: Data(
      """
      [{"at":"2019-06-28T07:30","recipient":"nes-raadmann","notices":[
        {"id":"nes-rus/1.2","occurrence":"nes-rus/1.2@2019-06-15","step":"overdue-1","due":"2019-06-15",
         "reason":"late by 12 days: not running since 2019-06-14"},
        {"id":"nes-rus/3.6","occurrence":"nes-rus/3.6@2019-06-30","step":"before-7","due":"2019-06-30",
         "reason":"its day has come"}]},
       {"at":"2019-12-02T07:30","recipient":"nes-folkehelse","notices":[
        {"id":"nes-rus","occurrence":null,"step":"review","due":"2019-12-01",
         "reason":"moved from 2019-12-01, not a working day"}]}]
      """.utf8))
}
