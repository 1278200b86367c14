import FristCore
import FristRender

/// A small municipality to write digests about.
enum Example {
  static func day(_ text: String) -> CivilDay { CivilDay(text)! }

  static let recipients: [Recipient] = [
    Recipient(id: "nes-raadmann", name: "Rådmannen i Nes", mail: "raadmann@nes.example", language: .nb),
    Recipient(id: "nes-helse", name: "Helse og forebygging", mail: "hf@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-nav", name: "NAV Nes", mail: "nav@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-oppvekst", name: "Oppvekst", mail: "oppvekst@nes.example", superior: "nes-raadmann"),
    Recipient(id: "nes-folkehelse", name: "Folkehelsekoordinatoren", mail: "folkehelse@nes.example"),
    Recipient(id: "nes-politi", name: "Politiet", isExternal: true),
    Recipient(id: "it-drift", name: "IT-drift", mail: "it@nes.example"),
    Recipient(id: "stord", name: "Rådmannen på Stord", mail: "post@stord.example", language: .nn),
    Recipient(id: "visitor", name: "The Visitor", mail: "visitor@nes.example", language: .en),
  ]

  static let rus = Plan(
    id: "nes-rus", title: "Handlingsplan mot rus 2019–2023", municipality: "Nes", owner: "nes-raadmann",
    coordinator: "nes-folkehelse")
  static let psyk = Plan(
    id: "nes-psyk", title: "Psykisk helse 2018–2021", municipality: "Nes", owner: "nes-raadmann",
    coordinator: "nes-nav")

  static func inventory(
    _ edit: (inout Inventory) -> Void = { _ in }
  ) -> Inventory {
    var settings = Settings()
    settings.admin = "it-drift"
    let directory = Directory(recipients: Dictionary(uniqueKeysWithValues: recipients.map { ($0.id, $0) }))
    var inventory = Inventory(settings: settings, directory: directory, plans: [rus, psyk])
    edit(&inventory)
    return inventory
  }

  /// A notice about an occurrence of one deadline.
  ///
  /// - Parameters:
  ///   - text: the plan's words.
  ///   - from: the present window's first day.
  ///   - originally: the first due day, where it was moved.
  static func notice(
    _ step: String, _ id: String = "3.6", _ title: String = "Avklare brukerstyrt senter", due: String,
    from start: String? = nil, text: String = "1. halvår 2019", means: String? = nil, label: String? = nil,
    responsible: [RecipientID] = ["nes-helse"], participants: [RecipientID] = [], role: RecipientID = "nes-helse",
    _ standing: Standing = .responsible, _ reason: Reason = .stepDue, plan: Plan = rus,
    kind: ObligationKind = .measure, approximate: Bool = false, continues: Bool = false, originally: String? = nil
  ) -> Notice {
    let window = Window(start: start.map(day), due: day(due))
    let entry = DeadlineEntry(
      text: text, means: means,
      deadline: Deadline(.once([window]), label: label, approximate: approximate, continues: continues))
    let obligation = Obligation(
      id: id, kind: kind, title: title, responsible: responsible, participants: participants, deadlines: [entry])
    let occurrence = Occurrence(
      id: OccurrenceID(
        obligation: ObligationRef(plan: plan.id, obligation: id), label: label,
        originalDue: day(originally ?? due)),
      obligation: id, window: window, arming: originally == nil ? 1 : 2,
      knownSince: CivilMoment("2019-01-02T07:30")!, isRecurring: false, isApproximate: approximate,
      continues: continues, nextDue: nil)
    return Notice(
      key: NoticeKey(occurrence, step: Step(step)!, role: role), subject: .occurrence(occurrence, of: obligation),
      plan: PlanHeading(plan), standing: standing, reason: reason)
  }

  static func problem(_ problem: Problem, role: RecipientID, plan: Plan?) -> Notice {
    Notice(
      key: NoticeKey(
        obligation: ObligationRef(plan: problem.plan ?? "", obligation: problem.obligation ?? ""),
        label: problem.what, originalDue: nil, copy: 1, arming: 1, step: .problem, role: role),
      subject: .problem(problem), plan: plan.map(PlanHeading.init), standing: .caretaker, reason: .notYetTold)
  }

  static func withdrawn(_ title: String, _ obligation: String?, plan: Plan, isThere: Bool = true) -> Notice {
    Notice(
      key: NoticeKey(
        obligation: ObligationRef(plan: plan.id, obligation: obligation ?? ""), label: nil, originalDue: nil, copy: 1,
        arming: 1, step: .withdrawn, role: plan.coordinator),
      subject: .withdrawn(title: title, obligation: obligation), plan: isThere ? PlanHeading(plan) : nil,
      standing: .caretaker, reason: .notYetTold)
  }

  static func text(
    _ notices: [Notice], to recipient: RecipientID? = nil, on day: String, _ inventory: Inventory = inventory()
  ) -> DigestText {
    let at = CivilMoment("\(day)T07:30")!
    return DigestText(
      Digest(at: at, recipient: recipient ?? notices[0].role, notices: notices), inventory: inventory)
  }
}
