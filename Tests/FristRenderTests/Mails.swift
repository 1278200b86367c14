import FristCore

@testable import FristRender

/// One mail of each kind.
struct Mail: Sendable {
  let name: String
  let to: RecipientID
  let day: String
  var situation = Situation(overdue: 6, approaching: 2)
  let notices: @Sendable () -> [Notice]
  var edit: @Sendable (inout Inventory) -> Void = { _ in }

  func letter(_ language: Language) -> DigestLetter {
    DigestLetter(
      Example.digest(notices(), to: to, on: day), situation: situation, inventory: Example.inventory(language, edit),
      offsetMinutes: 120
    ) { $0 == 1000 ? "ola" : nil }
  }

  static let all = reminders + leaders + standIns + lateness + beside + files

  private static let longPlan: Plan = {
    var plan = Example.rus
    plan.document = "https://nes.example/planer/rusplan-2019-2023.pdf"
    return plan
  }()

  // MARK: Reminders

  private static let reminders = [
    Mail(name: "opens", to: "nes-helse", day: "2019-04-01") {
      [
        Example.notice(
          "opens", due: "2019-06-30", from: "2019-04-01", text: "2. kvartal 2019", plan: longPlan,
          goal: ["Redusere konsekvenser av rusmisbruk", "Brukermedvirkning"],
          note: "Senteret skal ha åpent også i helger.\nSe sak 12/19.")
      ]
    },
    Mail(name: "before", to: "nes-helse", day: "2019-06-21") {
      [
        Example.notice(
          "before-7", due: "2019-06-30", text: "Avklaring innen 1. halvår 2019", label: "Avklaring",
          responsible: ["nes-helse", "nes-nav"])
      ]
    },
    Mail(name: "before-years", to: "nes-helse", day: "2019-12-02") {
      [
        Example.notice(
          "before-365", "8.1", "Rullering av planen", due: "2023-10-31", text: "høsten 2023", approximate: true)
      ]
    },
    Mail(name: "due", to: "nes-helse", day: "2019-06-28", situation: Situation()) {
      [Example.notice("due", due: "2019-06-28", text: "28. juni 2019")]
    },
    Mail(name: "overdue", to: "nes-helse", day: "2019-07-01", situation: Situation(overdue: 1)) {
      [Example.notice("overdue-1", due: "2019-06-30")]
    },
    Mail(name: "overdue-many", to: "nes-helse", day: "2019-07-01") {
      [
        Example.notice("overdue-1", due: "2019-06-30"),
        Example.notice(
          "overdue-15", "2.3", "Brosjyre om forebygging for barn og unge", due: "2019-06-19", text: "våren 2019",
          responsible: ["nes-oppvekst", "nes-helse"], approximate: true),
        Example.notice(
          "before-30", "2.11", "Verdensdagen for psykisk helse", due: "2019-07-31", text: "Årlig",
          means: "31. juli hvert år"),
        Example.notice("before-7", "5.1", "Møte med frivillige lag", due: "2019-07-08", text: "8. juli 2019"),
        Example.notice("before-7", "5.2", "Søke om tilskudd", due: "2019-07-02", originally: "2019-05-31"),
      ]
    },
    Mail(name: "overdue-years", to: "nes-helse", day: "2019-07-01", situation: Situation(overdue: 2)) {
      [
        Example.notice(
          "overdue-547", "4.1", "BrukerPlan-kartlegging", due: "2017-12-31", text: "Hvert år", isRecurring: true
        ) { $0.isLast = true },
        Example.notice(
          "overdue-182", "4.1", "BrukerPlan-kartlegging", due: "2018-12-31", text: "Hvert år", isRecurring: true
        ) { $0.previousUndone = Example.day("2017-12-31") },
      ]
    },
    Mail(name: "moved", to: "nes-helse", day: "2019-12-02") {
      [
        Example.notice(
          "before-30", due: "2019-12-31", originally: "2019-06-30",
          moves: [
            Example.arming(
              2, due: "2019-12-31", on: "2019-06-03", by: .uid(1000), .command, reason: "Venter på ombygging")
          ]),
        Example.notice(
          "before-30", "3.7", "Ruskonferanse", due: "2020-01-01", originally: "2019-06-30",
          moves: [
            Example.arming(2, due: "2019-09-30", on: "2019-06-03", by: .planFile, .text),
            Example.arming(3, due: "2020-01-01", on: "2019-09-02", by: .uid(1001), .command, reason: "Taleren er syk"),
          ]),
      ]
    },
    Mail(name: "takeover", to: "nes-nav", day: "2019-08-01") {
      [
        Example.notice("overdue-32", due: "2019-06-30", responsible: ["nes-nav"], role: "nes-nav") {
          $0.takenOverFrom = "nes-helse"
        },
        Example.notice(
          "before-30", "3.7", "Ruskonferanse", due: "2019-08-31", responsible: ["nes-nav"], role: "nes-nav"
        ) {
          $0.takenOverFrom = "nes-helse"
        },
      ]
    },
    Mail(name: "to-be-confirmed", to: "nes-helse", day: "2019-01-02") {
      [
        Example.notice("before-30", "9.1", "Sluttrapport", due: "2019-01-31", text: "Sluttrapport 31. januar 2019") {
          $0.isToBeConfirmed = true
        }
      ]
    },
    Mail(name: "participant", to: "nes-helse", day: "2019-01-02") {
      [
        Example.notice(
          "opens", "2.1", "Plan for filmen «Reint helvete» i skolen", due: "2019-12-31", from: "2019-01-01",
          text: "2019", responsible: ["nes-oppvekst"], participants: ["nes-helse"], .participant)
      ]
    },
    Mail(name: "goes-on", to: "nes-helse", day: "2019-07-01") {
      [
        Example.notice(
          "due", due: "2019-06-28", text: "1. halvår 2019, videreføres", .responsible,
          .late(days: 3, .notRunning(since: Example.day("2019-06-26"))), continues: true)
      ]
    },
    Mail(name: "deputy", to: "nes-nav", day: "2019-07-01") {
      [Example.notice("overdue-1", due: "2019-06-30")]
    } edit: {
      $0.directory.recipients["nes-helse"]?.deputy = Deputy(
        recipient: "nes-nav", from: Example.day("2019-07-01"), to: Example.day("2019-07-31"))
    },
    Mail(name: "deputy-and-own", to: "nes-nav", day: "2019-07-01") {
      [
        Example.notice("overdue-1", due: "2019-06-30"),
        Example.notice(
          "before-30", "4.1", "BrukerPlan-kartlegging", due: "2019-07-31", text: "Hvert 3. år 2019 2022",
          responsible: ["nes-nav"], role: "nes-nav", kind: .survey),
      ]
    },
    Mail(name: "several-plans", to: "nes-helse", day: "2019-07-01") {
      [
        Example.notice(
          "before-7", "1", "Lavterskeltilbud for unge", due: "2019-07-08", text: "8. juli 2019", plan: Example.psyk),
        Example.notice("overdue-1", due: "2019-06-30"),
      ]
    } edit: {
      $0.settings.mail.footer = "Spørsmål om varslene?\nRing IT-drift."
      $0.settings.mail.link = "https://intranett.nes.example/frist/"
    },
    Mail(name: "forty", to: "nes-helse", day: "2019-07-01") {
      (1...40).map { n in
        Example.notice(
          n <= 25 ? "overdue-15" : "before-30", "2.\(n)", "Tiltak nummer \(n) i planen",
          due: Example.day(n <= 25 ? "2019-06-01" : "2019-06-16").shifted(byDays: n).description,
          text: n % 2 == 0 ? "" : "sommeren 2019", approximate: n % 2 == 1)
      }
    },
  ]

  // MARK: Leaders

  private static let leaders = [
    Mail(name: "escalation", to: "nes-raadmann", day: "2019-07-30") {
      [Example.notice("escalated-30", due: "2019-06-30", role: "nes-raadmann", .leader)]
    },
    Mail(name: "escalations", to: "nes-raadmann", day: "2019-07-16") {
      [
        Example.notice(
          "escalated-30", due: "2019-06-14", responsible: ["nes-helse", "nes-nav"], role: "nes-raadmann", .leader,
          .late(days: 2, .firstContact(on: Example.day("2019-07-02")))),
        Example.notice(
          "escalated-180", "6.1", "Skjenkekontroll", due: "2019-01-17", responsible: ["nes-politi"],
          role: "nes-raadmann", .leader),
        Example.notice(
          "escalated-180", "6.2", "Ruspolitiske retningslinjer", due: "2019-01-17", responsible: [],
          role: "nes-raadmann", .leader),
      ]
    },
    Mail(name: "both-tracks", to: "nes-raadmann", day: "2019-07-30") {
      [
        Example.notice("escalated-30", due: "2019-06-30", role: "nes-raadmann", .leader),
        Example.notice(
          "overdue-15", "2.10", "Avtale om å bli «Av og til»-kommune", due: "2019-07-15",
          responsible: ["nes-raadmann"], role: "nes-raadmann"),
        Example.notice(
          "due", "4.5", "Evaluering av planen", due: "2019-07-30", text: "juli 2019", responsible: ["nes-raadmann"],
          role: "nes-raadmann", kind: .evaluation),
      ]
    },
    Mail(name: "resolved", to: "nes-raadmann", day: "2019-09-02") {
      let endings: [(String, String, Ending)] = [
        ("3.6", "Avklare brukerstyrt senter", .done(on: Example.day("2019-08-12"))),
        ("3.7", "Ruskonferanse", .cancelled(on: Example.day("2019-08-13"), reason: "Slått sammen med 5.1")),
        ("3.8", "Skjenkekontroll", .moved(to: Example.day("2019-12-01"), on: Example.day("2019-08-14"))),
        ("3.9", "Brosjyre", .undated(on: Example.day("2019-08-15"))),
        ("revision", "Revidering av planen", .needless(on: Example.day("2019-08-16"))),
      ]
      return endings.map { id, title, ending in
        let window = Window(start: nil, due: Example.day("2019-06-30"))
        let obligation = Example.obligation(id, title, .once([window]))
        let occurrence = Example.occurrence(of: obligation, due: "2019-06-30")
        return Notice(
          .resolved(occurrence.id, arming: 1), role: "nes-raadmann", standing: .leader, reason: .along,
          due: ending.known, plan: PlanHeading(Example.rus), matter: .resolved(occurrence, of: obligation, ending))
      }
    },
  ]

  // MARK: In the place of others

  private static let standIns = [
    Mail(name: "stand-in-nobody", to: "nes-folkehelse", day: "2019-06-21") {
      [
        Example.notice("before-7", due: "2019-06-30", responsible: [], role: "nes-folkehelse", .standIn) {
          $0.standsIn = .nobody
        }
      ]
    },
    Mail(name: "stand-in-external", to: "nes-folkehelse", day: "2019-06-21") {
      [
        Example.notice(
          "before-7", due: "2019-06-30", responsible: ["nes-politi"], role: "nes-folkehelse", .standIn
        ) { $0.standsIn = .external(["nes-politi"]) },
        Example.notice(
          "before-7", "2.2", "Oversikt over rus som tema i barnehage og skole", due: "2019-06-30",
          responsible: ["nes-oppvekst", "nes-politi"], role: "nes-folkehelse", .standIn, isRecurring: true
        ) { $0.standsIn = .external(["nes-politi"]) },
      ]
    },
    Mail(name: "stand-in-lost", to: "nes-folkehelse", day: "2019-06-21") {
      [
        Example.notice(
          "before-7", due: "2019-06-30", responsible: ["nes-barnevern"], role: "nes-folkehelse", .standIn
        ) { $0.standsIn = .lost(["nes-barnevern"]) }
      ]
    },
    Mail(name: "lost", to: "nes-folkehelse", day: "2019-06-21") {
      let listed = [
        Example.listed("3.6", "Avklare brukerstyrt senter", due: "2019-06-30", .open, responsible: ["nes-barnevern"]),
        Example.listed("7.1", "SLT-koordinator", due: nil, .ongoing, responsible: ["nes-barnevern"]),
      ]
      return [
        Notice(
          .problem(plan: "nes-rus", obligation: nil, key: "lost nes-barnevern"), role: "nes-folkehelse",
          standing: .caretaker, reason: .notYetTold, due: Example.day("2019-06-21"), plan: PlanHeading(Example.rus),
          matter: .lost("nes-barnevern", listed))
      ]
    },
    Mail(name: "automatic-revision", to: "nes-folkehelse", day: "2023-01-02") {
      var obligation = Example.obligation(
        "revision", "Revidering av planen", text: "innen utgangen av 2023",
        .once([Window(start: nil, due: Example.day("2023-12-31"))]), kind: .revision, responsible: ["nes-folkehelse"])
      obligation.isAutomatic = true
      obligation.line = 0
      let occurrence = Example.occurrence(of: obligation, due: "2023-12-31")
      return [
        Notice(
          .rung(occurrence.id, arming: 1, .before(365)), role: "nes-folkehelse", standing: .responsible,
          reason: .late(days: 2, .held(until: Example.day("2023-01-02"))), due: occurrence.due,
          plan: PlanHeading(Example.rus), matter: .deadline(occurrence, of: obligation, Remarks()))
      ]
    },
  ]

  // MARK: Late

  private static let lateness =
    [
      ("known-later", .knownLater(since: Example.day("2019-06-27"))),
      ("spool-failure", .spoolFailure(on: Example.day("2019-06-24"))),
      ("held", .held(until: Example.day("2019-06-27"))), ("snoozed", .snoozed(until: Example.day("2019-06-27"))),
      ("reopened", .reopened(on: Example.day("2019-06-27"))),
      ("not-running", .notRunning(since: Example.day("2019-06-20"))), ("changed-later", LateCause.changedLater),
    ].map { name, cause in
      Mail(name: "late-\(name)", to: "nes-helse", day: "2019-06-27") {
        [Example.notice("before-7", due: "2019-06-30", .responsible, .late(days: 4, cause))]
      }
    } + [
      Mail(name: "plan-is-new", to: "nes-helse", day: "2013-03-21", situation: Situation(overdue: 2, approaching: 1)) {
        let cause = Reason.late(days: 78, .planKnownLater(since: Example.day("2013-03-21")))
        return [
          Example.notice("overdue-1", "1", "Rutiner for vold", due: "2012-12-31", text: "2012", .responsible, cause),
          Example.notice("overdue-1", "2", "Kurs for ansatte", due: "2012-12-31", text: "2012", .responsible, cause),
          Example.notice(
            "opens", "3", "Informasjon", due: "2013-12-31", from: "2013-01-01", text: "2013", .responsible, cause),
        ]
      },
      Mail(name: "seen-after-until", to: "nes-helse", day: "2019-07-01") {
        [Example.notice("overdue-359", due: "2017-12-31", text: "2017", .responsible, .seenAfterUntil)]
      },
    ]

  // MARK: Beside the ladders

  private static let evaluation = Example.obligation(
    "4.5", "Evaluering av planen", text: "Andre kvartal hvert år",
    .once([Window(start: Example.day("2019-04-01"), due: Example.day("2019-06-30"))]), kind: .evaluation,
    responsible: ["nes-raadmann"])

  private static func round(_ role: RecipientID, _ standing: Standing) -> Notice {
    let occurrence = Example.occurrence(of: evaluation, due: "2019-06-30", from: "2019-04-01")
    return Notice(
      .round(occurrence.id), role: role, standing: standing, reason: .stepDue, due: occurrence.due,
      plan: PlanHeading(Example.rus),
      matter: .status(
        occurrence, of: evaluation,
        [
          Example.listed("2.3", "Brosjyre om forebygging for barn og unge", due: "2019-03-01", .overdue),
          Example.listed("3.6", "Avklare brukerstyrt senter", due: "2019-06-30", .open),
          Example.listed("3.7", "Ruskonferanse", due: "2019-01-31", .done),
          Example.listed("7.1", "SLT-koordinator", due: nil, .ongoing),
        ]))
  }

  private static let beside = [
    Mail(name: "status", to: "nes-helse", day: "2019-04-01") { [round("nes-helse", .responsible)] },
    Mail(name: "status-owner", to: "nes-raadmann", day: "2019-04-01") { [round("nes-raadmann", .owner)] },
    Mail(name: "status-coordinator", to: "nes-folkehelse", day: "2019-04-01") {
      [round("nes-folkehelse", .responsible)]
    },
    Mail(name: "dated", to: "nes-helse", day: "2019-07-01") {
      let obligation = Example.obligation(
        "3.9", "Ansette leder for senteret", text: "To måneder etter 3.6",
        .relative(Relative(count: 2, unit: .month, after: "3.6")))
      let occurrence = Example.occurrence(of: obligation, due: "2019-08-28")
      return [
        Notice(
          .dated(occurrence.id, arming: 1), role: "nes-helse", standing: .responsible, reason: .notYetTold,
          due: occurrence.due, plan: PlanHeading(Example.rus), matter: .dated(occurrence, of: obligation))
      ]
    },
    Mail(name: "orphaned", to: "nes-folkehelse", day: "2019-07-01") {
      let obligation = Example.obligation(
        "3.9", "Ansette leder for senteret", text: "To måneder etter 3.6",
        .relative(Relative(count: 2, unit: .month, after: "3.6")))
      return [
        Notice(
          .problem(plan: "nes-rus", obligation: "3.9", key: "orphaned 3.6"), role: "nes-folkehelse",
          standing: .caretaker, reason: .notYetTold, due: Example.day("2019-07-01"), plan: PlanHeading(Example.rus),
          matter: .orphaned(obligation, after: "3.6"))
      ]
    },
    Mail(name: "review", to: "nes-folkehelse", day: "2019-12-02") {
      [
        Notice(
          .review("nes-rus", Example.day("2019-12-01")), role: "nes-folkehelse", standing: .caretaker,
          reason: .stepDue, due: Example.day("2019-12-01"), plan: PlanHeading(Example.rus),
          matter: .review([
            Example.listed("2.8", "Samarbeid med skjenkestedene", due: nil, .ongoing),
            Example.listed("7.1", "SLT-koordinator", due: nil, .undated),
            Example.listed("8.1", "Rullering", due: "2023-10-31", .upcoming),
          ]))
      ]
    },
    Mail(name: "alive", to: "nes-folkehelse", day: "2020-01-02") {
      [
        Notice(
          .alive("nes-rus", Example.day("2020-01-01")), role: "nes-folkehelse", standing: .caretaker,
          reason: .movedFrom(Example.day("2020-01-01")), due: Example.day("2020-01-01"),
          plan: PlanHeading(Example.rus),
          matter: .alive(
            Overview(
              year: 2020, deadlines: 12,
              first: [
                Example.listed("2.3", "Brosjyre om forebygging for barn og unge", due: "2020-03-01", .upcoming),
                Example.listed("4.5", "Evaluering av planen", due: "2020-06-30", .upcoming),
              ], overdue: [Example.listed("3.6", "Avklare brukerstyrt senter", due: "2019-06-30", .overdue)])))
      ]
    },
    Mail(name: "alive-quiet", to: "nes-raadmann", day: "2020-01-02", situation: Situation()) {
      [
        Notice(
          .alive("nes-psyk", Example.day("2020-01-01")), role: "nes-raadmann", standing: .owner,
          reason: .movedFrom(Example.day("2020-01-01")), due: Example.day("2020-01-01"),
          plan: PlanHeading(Example.psyk),
          matter: .alive(Overview(year: 2020, deadlines: 0, first: [], overdue: [])))
      ]
    },
    Mail(name: "replaced", to: "nes-folkehelse", day: "2024-01-02") {
      var next = Example.rus
      (next.id, next.title) = ("nes-rus-2024", "Handlingsplan mot rus 2024–2027")
      return [
        Notice(
          .replaced("nes-rus"), role: "nes-folkehelse", standing: .caretaker, reason: .notYetTold,
          due: Example.day("2024-01-01"), plan: PlanHeading(Example.rus),
          matter: .replaced(
            by: PlanHeading(next),
            [
              Example.listed("3.6", "Avklare brukerstyrt senter", due: "2019-06-30", .overdue),
              Example.listed("7.1", "SLT-koordinator", due: nil, .ongoing),
            ]))
      ]
    },
  ]

  // MARK: Files

  private static let date = Problem(
    file: "plans.d/nes-rus.yaml", line: 41, column: 15,
    what: Sentence(
      nb: "«30. februar 2020» er ingen dato", nn: "«30. februar 2020» er ingen dato",
      en: "\"30. februar 2020\" is not a date"),
    consequence: Sentence(
      nb: "nes-rus/3.6 varsles som før; 27 andre er i kraft",
      nn: "nes-rus/3.6 blir varsla som før; 27 andre er i kraft",
      en: "nes-rus/3.6 goes on as before; 27 others are in force"), plan: "nes-rus", obligation: "3.6")

  private static let files = [
    Mail(name: "problem", to: "nes-folkehelse", day: "2019-07-01") {
      [Example.problem(date, role: "nes-folkehelse", plan: Example.rus)]
    },
    Mail(name: "problem-admin", to: "it-drift", day: "2019-07-01") {
      [
        Example.problem(
          Problem(
            file: "directory.yaml", line: 0, column: 0,
            what: Sentence(nb: "ikke UTF-8", nn: "ikkje UTF-8", en: "not UTF-8"),
            consequence: Sentence(
              nb: "den forrige utgaven gjelder", nn: "den førre utgåva gjeld", en: "the version in force stays")),
          role: "it-drift", plan: nil)
      ]
    },
    Mail(name: "problems-many", to: "it-drift", day: "2019-07-01") {
      (1...55).map { n in
        var problem = date
        (problem.line, problem.obligation) = (n, "\(n)")
        return Example.problem(problem, role: "it-drift", plan: Example.rus)
      }
    },
    Mail(name: "withdrawn", to: "nes-folkehelse", day: "2019-07-01") {
      [
        Example.withdrawn("Avklare brukerstyrt senter", "3.6", plan: Example.rus),
        Example.notice(
          "due", "3.7", "Ruskonferanse", due: "2019-07-01", responsible: [], role: "nes-folkehelse", .standIn),
      ]
    },
    Mail(name: "withdrawn-plan", to: "nes-nav", day: "2019-07-01") {
      [Example.withdrawn(Example.psyk.title, nil, plan: Example.psyk)]
    },
    Mail(name: "withdrawn-plan-owner", to: "nes-raadmann", day: "2019-07-01") {
      [Example.withdrawn(Example.psyk.title, nil, plan: Example.psyk, role: "nes-raadmann")]
    },
    Mail(name: "withdrawn-plan-again", to: "it-drift", day: "2019-08-01") {
      [Example.withdrawn(Example.psyk.title, nil, plan: Example.psyk, role: "it-drift", again: true)]
    },
  ]
}
