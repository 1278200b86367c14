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
      originalDue: first, confirm: false)
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

  static let status = Control.Status.Reply(
    version: "0.1.0", zone: "Europe/Oslo", now: "2019-06-29T09:12", today: "2019-06-29",
    lastPass: "2019-06-28T07:30", nextWake: "2019-07-01T07:30", nextDigests: 3, clockSetBack: false, plans: 5,
    obligations: 142,
    counts: [
      .init(state: "waiting", count: 1), .init(state: "upcoming", count: 40), .init(state: "open", count: 12),
      .init(state: "due", count: 1), .init(state: "overdue", count: 3), .init(state: "done", count: 80),
      .init(state: "missed", count: 0), .init(state: "asNeeded", count: 5),
    ],
    toConfirm: 0, spool: .init(path: "/var/spool/frist", waiting: 0), outgoing: .init(waiting: 0, failed: 0),
    leavesMachine: false, problems: [])

  static var troubled: Control.Status.Reply {
    var status = status
    status.spool = .init(
      path: "/var/spool/frist", waiting: 2, oldest: "2019-06-26T07:30", error: "nav/new: No space left on device",
      nextTry: "2019-06-29T09:27")
    status.outgoing = .init(waiting: 4, oldest: "2019-06-29T06:00", failed: 1)
    status.leavesMachine = true
    status.toConfirm = 2
    status.hold = .init(
      since: "2019-06-28T07:30", cause: "jump",
      why: "the clock has jumped by 3 years against the boot clock within one boot")
    status.problems = problems
    return status
  }

  static var setBack: Control.Status.Reply {
    var status = status
    status.now = "2018-01-01T00:02"
    status.clockSetBack = true
    status.nextWake = nil
    return status
  }

  static let empty = Control.Status.Reply(
    version: "0.1.0", zone: "Europe/Oslo", now: "2019-06-29T09:12", today: "2019-06-29", clockSetBack: false, plans: 0,
    obligations: 0, counts: [], toConfirm: 0, spool: .init(path: "/var/spool/frist", waiting: 0),
    outgoing: .init(waiting: 0, failed: 0), leavesMachine: true, problems: [])

  static let show = Control.Show.Reply(
    id: "nes-rus/3.6", plan: "nes-rus", planTitle: "Handlingsplan mot rus 2019–2023", kind: "measure",
    title: "Avklare brukerstyrt senter", goal: ["Redusere konsekvenser av rusmisbruk", "Brukermedvirkning"],
    responsible: ["nes-raadmann"], participants: ["nes-helse", "nes-nav"],
    deadlines: [
      .init(text: "Besøk på Sagatun i Hamar januar 2019", days: ["2019-01-31"], confirm: true),
      .init(
        text: "Årlig", means: "10. oktober hvert år",
        days: ["2019-10-10", "2020-10-10", "2021-10-10", "2022-10-10"], confirm: false),
      .init(text: "Ved behov", days: [], confirm: false),
    ], note: "Se sak 19/204.\nBehandles i formannskapet.", automatic: false, decided: "2019-02-14",
    body: "Kommunestyret", case: "19/204", problems: [],
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
    history: entries)

  static let entries = [
    EntryMessage(
      at: "2019-02-14T07:30", by: "file", what: "seen", plan: "nes-rus", id: "nes-rus/3.6", recipients: []),
    EntryMessage(
      at: "2019-02-14T07:30", by: "clock", what: "told", plan: "nes-rus", id: "nes-rus/3.6",
      occurrence: "nes-rus/3.6@2019-01-31", step: "overdue-1", recipient: "nes-raadmann", standing: "responsible",
      reason: "late 13 planKnownLater 2019-02-14", delivery: "20190214T0730.nes-raadmann", state: "delivered",
      recipients: []),
    EntryMessage(
      at: "2019-02-20T13:05", by: "kari", uid: 1000, what: "moved", plan: "nes-rus", id: "nes-rus/3.6",
      occurrence: "nes-rus/3.6@2019-01-31", due: "2019-06-29", previousDue: "2019-01-31", text: "innen 29. juni 2019",
      why: "besøket er utsatt til etter ferien", recipients: []),
    EntryMessage(
      at: "2019-03-01T08:00", by: "uid 1001", uid: 1001, what: "snoozed", plan: "nes-rus", id: "nes-rus/3.6",
      occurrence: "nes-rus/3.6@2019-01-31", day: "2019-05-01", why: "venter på svar", recipients: []),
    EntryMessage(
      at: "2019-06-01T08:00", by: "kari", uid: 1000, what: "evaluated", plan: "nes-rus", id: "nes-rus/3.6",
      text: "alle skolene har rutinen", attainment: "partial", year: 2019, recipients: []),
  ]

  static var bare: Control.Show.Reply {
    var show = show
    show.id = "nes-rus/3.7"
    show.responsible = []
    show.participants = []
    show.goal = []
    show.note = nil
    show.deadlines = [.init(text: "", days: [], confirm: false)]
    (show.decided, show.body, show.case) = (nil, nil, nil)
    show.problems = [problems[0]]
    show.occurrences = []
    show.history = []
    return show
  }

  static let why = Control.Why.Reply(
    occurrence: occurrences[1], notes: ["moved 2019-01-31"],
    rungs: [
      .init(
        step: "before-30", day: "2019-05-30", tellingDay: "2019-05-29", verdict: "superseded", on: "2019-06-21",
        reason: "superseded before-7", roles: [responsible]),
      .init(
        step: "before-7", day: "2019-06-22", tellingDay: "2019-06-21", verdict: "told", on: "2019-06-21",
        reason: "moved 2019-06-22",
        roles: [
          responsible, .init(recipient: "nes-barnehage", standing: "responsible"),
          .init(recipient: "nes-helse", standing: "participant"),
        ]),
      .init(
        step: "due", day: "2019-06-29", tellingDay: "2019-06-28", verdict: "late", on: "2019-07-01",
        reason: "late 3 spoolFailure 2019-06-28", roles: [.init(recipient: "nes-folkehelse", standing: "standIn")]),
      .init(
        step: "overdue-1", day: "2019-06-30", tellingDay: "2019-07-01", verdict: "coming", on: "2019-07-01",
        reason: "moved 2019-06-30", roles: [responsible]),
      .init(
        step: "opens", day: "2019-06-30", tellingDay: "2019-07-01", verdict: "silent", reason: "pastDue",
        roles: [.init(recipient: "nes-helse", standing: "participant")]),
      .init(
        step: "escalated-30", day: "2019-07-29", tellingDay: "2019-07-29", verdict: "waiting",
        roles: [.init(recipient: "nes-ordforer", standing: "leader")]),
    ])

  private static let responsible = Control.Why.Role(recipient: "nes-raadmann", standing: "responsible")

  /// As they come over the socket.
  static let digests = try! JSONDecoder().decode(
    [DigestMessage].self,
    from: Data(
      """
      [{"at":"2019-06-28T07:30","recipient":"nes-raadmann","notices":[
        {"id":"nes-rus/1.2","occurrence":"nes-rus/1.2@2019-06-15","step":"overdue-1","due":"2019-06-15",
         "reason":"late 12 notRunning 2019-06-14"},
        {"id":"nes-rus/3.6","occurrence":"nes-rus/3.6@2019-06-30","step":"before-7","due":"2019-06-30",
         "reason":"due"}]},
       {"at":"2019-12-02T07:30","recipient":"nes-folkehelse","notices":[
        {"id":"nes-rus","occurrence":null,"step":"review","due":"2019-12-01",
         "reason":"moved 2019-12-01"}]}]
      """.utf8))

  static let reload = Control.Reload.Reply(
    plans: .init(new: ["nes-psykisk"], gone: [], back: ["hole-rus"]),
    obligations: .init(new: ["nes-rus/5.1", "nes-rus/5.2"], gone: ["nes-rus/3.9"], back: []),
    moved: [
      .init(occurrence: "nes-rus/3.6@2019-01-31", previousDue: "2019-06-29", due: "2019-09-30"),
      .init(occurrence: "nes-rus/2.2@2019-12-31", previousDue: "2019-12-31"),
    ], problemsNew: [problems[0]], problemsSolved: [problems[1]], problems: problems)

  static let quiet = Control.Reload.Reply(
    plans: .init(new: [], gone: [], back: []), obligations: .init(new: [], gone: [], back: []), moved: [],
    problemsNew: [], problemsSolved: [], problems: [])

  static let pass = Control.Pass.Reply(
    deliveries: [
      .init(id: "7c1e", recipient: "nes-nav", notices: 2, subject: "1 forfalt: Rusplanen (Nes)", state: "delivered"),
      .init(id: "7c1f", recipient: "nes-helse", state: "waiting", error: "No space left on device"),
    ], delivered: 1, waiting: 1, notices: 2, next: "2019-07-01T07:30")
}
