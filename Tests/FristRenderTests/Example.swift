import FristCore

@testable import FristRender

/// A small municipality to write digests about.
enum Example {
  static func day(_ text: String) -> CivilDay { CivilDay(text)! }
  static func moment(_ text: String) -> CivilMoment { CivilMoment(day(text), TimeOfDay(hour: 7, minute: 30)!) }

  static let recipients: [Recipient] = [
    Recipient(id: "nes-raadmann", name: "Rådmannen i Nes", mail: "raadmann@nes.example"),
    Recipient(id: "nes-helse", name: "Helse og forebygging", mail: "hf@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-nav", name: "NAV Nes", mail: "nav@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-oppvekst", name: "Oppvekst", mail: "oppvekst@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-folkehelse", name: "Folkehelsekoordinatoren", mail: "folkehelse@nes.example"),
    Recipient(id: "nes-politi", name: "Politiet", isExternal: true),
    Recipient(id: "it-drift", name: "IT-drift", mail: "it@nes.example"),
  ]

  static let rus = Plan(
    id: "nes-rus", title: "Handlingsplan mot rus 2019–2023", short: "Rusplanen", municipality: "Nes",
    owner: "nes-raadmann", coordinator: "nes-folkehelse")
  static let psyk = Plan(
    id: "nes-psyk", title: "Psykisk helse 2018–2021", municipality: "Nes", owner: "nes-raadmann",
    coordinator: "nes-nav")

  /// - Parameter language: of every reader.
  static func inventory(
    _ language: Language = .nb, _ edit: (inout Inventory) -> Void = { _ in }
  ) -> Inventory {
    var settings = Settings()
    settings.admin = "it-drift"
    settings.language = language
    let directory = Directory(
      recipients: Dictionary(uniqueKeysWithValues: recipients.map { ($0.id, $0) }),
      lost: ["nes-barnevern": Recipient(id: "nes-barnevern", name: "Barnevernet", mail: "bv@nes.example")])
    var inventory = Inventory(settings: settings, directory: directory, plans: [rus, psyk])
    edit(&inventory)
    return inventory
  }

  // MARK: Obligations and occurrences

  static func obligation(
    _ id: String = "3.6", _ title: String = "Avklare brukerstyrt senter", text: String = "1. halvår 2019",
    means: String? = nil, label: String? = nil, _ meaning: Deadline.Meaning, kind: ObligationKind = .measure,
    goal: [String] = [], note: String? = nil, responsible: [RecipientID] = ["nes-helse"],
    participants: [RecipientID] = [], approximate: Bool = false, continues: Bool = false
  ) -> Obligation {
    Obligation(
      id: id, kind: kind, goal: goal, title: title, responsible: responsible, participants: participants,
      deadlines: [
        DeadlineEntry(
          text: text, means: means,
          deadline: Deadline(meaning, label: label, approximate: approximate, continues: continues))
      ], note: note, line: 12)
  }

  static func occurrence(
    of obligation: Obligation, due: String, from start: String? = nil, originally: String? = nil, plan: Plan = rus,
    moves: [Arming] = [], isRecurring: Bool = false, number: Int = 1
  ) -> Occurrence {
    let deadline = obligation.deadlines[0].deadline
    return Occurrence(
      id: OccurrenceID(
        root: Root(plan: plan.id, obligation: obligation.id), label: deadline.label,
        originalDue: day(originally ?? due)),
      ref: ObligationRef(plan: plan.id, obligation: obligation.id), number: number,
      window: Window(start: start.map(day), due: day(due)), arming: 1 + moves.count, moves: moves,
      knownSince: moment("2019-01-02"), isRecurring: isRecurring, isApproximate: deadline.approximate,
      continues: deadline.continues)
  }

  static func arming(
    _ number: Int, due: String, on day: String, by actor: Actor, _ cause: Arming.Cause, reason: String? = nil
  ) -> Arming {
    Arming(
      number: number, window: Window(start: nil, due: Example.day(due)), textDue: nil, at: moment(day), cause: cause,
      by: actor, reason: reason)
  }

  // MARK: Notices

  /// A step of a ladder.
  ///
  /// - Parameters:
  ///   - text: the plan's words.
  ///   - from: the present window's first day.
  ///   - originally: the first due day, where it was moved in the plan file on 3 June 2019.
  static func notice(
    _ step: String, _ id: String = "3.6", _ title: String = "Avklare brukerstyrt senter", due: String,
    from start: String? = nil, text: String = "1. halvår 2019", means: String? = nil, label: String? = nil,
    responsible: [RecipientID] = ["nes-helse"], participants: [RecipientID] = [], role: RecipientID = "nes-helse",
    _ standing: Standing = .responsible, _ reason: Reason = .stepDue, plan: Plan = rus,
    kind: ObligationKind = .measure, goal: [String] = [], note: String? = nil, approximate: Bool = false,
    continues: Bool = false, isRecurring: Bool = false, originally: String? = nil, moves: [Arming]? = nil,
    _ edit: (inout Remarks) -> Void = { _ in }
  ) -> Notice {
    let window = Window(start: start.map(day), due: day(due))
    let obligation = obligation(
      id, title, text: text, means: means, label: label, .once([window]), kind: kind, goal: goal, note: note,
      responsible: responsible, participants: participants, approximate: approximate, continues: continues)
    let moves = moves ?? (originally == nil ? [] : [arming(2, due: due, on: "2019-06-03", by: .planFile, .text)])
    let occurrence = occurrence(
      of: obligation, due: due, from: start, originally: originally, plan: plan, moves: moves,
      isRecurring: isRecurring)
    var remarks = Remarks()
    edit(&remarks)
    return Notice(
      .rung(occurrence.id, arming: occurrence.arming, Step(step)!), role: role, standing: standing, reason: reason,
      due: window.due, plan: PlanHeading(plan), matter: .deadline(occurrence, of: obligation, remarks))
  }

  static func problem(_ problem: Problem, role: RecipientID, plan: Plan?) -> Notice {
    Notice(
      .problem(plan: problem.plan, obligation: problem.obligation, key: problem.description), role: role,
      standing: .caretaker, reason: .notYetTold, due: day("2019-07-01"), plan: plan.map(PlanHeading.init),
      matter: .problem(problem))
  }

  static func withdrawn(
    _ title: String, _ obligation: String?, plan: Plan, role: RecipientID? = nil, again: Bool = false
  ) -> Notice {
    Notice(
      .withdrawn(
        plan.id, obligation.map { Root(plan: plan.id, obligation: $0) }, number: 1,
        repeated: again ? day("2019-08-01") : nil),
      role: role ?? plan.coordinator, standing: .caretaker, reason: .notYetTold, due: day("2019-07-01"),
      plan: PlanHeading(plan), matter: .withdrawn(title: title, plan: plan.id, obligation: obligation))
  }

  static func listed(
    _ id: String, _ title: String, due: String?, _ state: ObligationState, responsible: [RecipientID] = ["nes-helse"]
  ) -> Listed {
    let meaning: Deadline.Meaning = due.map { .once([Window(start: nil, due: day($0))]) } ?? .ongoing
    let obligation = obligation(id, title, text: "", meaning, responsible: responsible)
    return Listed(obligation, due.map { occurrence(of: obligation, due: $0) }, state)
  }

  // MARK: Letters

  static func digest(
    _ notices: [Notice], to recipient: RecipientID? = nil, on day: String
  ) -> Digest {
    Digest(at: moment(day), recipient: recipient ?? notices[0].role, notices: notices)
  }

  static func letter(
    _ notices: [Notice], to recipient: RecipientID? = nil, on day: String, _ inventory: Inventory = inventory()
  ) -> DigestLetter {
    DigestLetter(
      digest(notices, to: recipient, on: day), situation: Situation(), inventory: inventory, offsetMinutes: 120
    ) { uid in
      uid == 1000 ? "ola" : nil
    }
  }
}
