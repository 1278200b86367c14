import FristCore

/// What the reader of a digest is asked to do about one plan's items, and whom to tell.
///
/// Only the administrator is asked to run commands. Who looks after a plan is given the line to write in its file;
/// everybody else answers the mail.
struct Request: Hashable {
  /// Paragraphs, each with the lines to write or run below it.
  private var parts: [Part] = []

  private struct Part: Hashable {
    var sentences: [String]
    var commands: [String] = []
  }

  var blocks: [Block] {
    parts.flatMap { part -> [Block] in
      [.paragraph([Line(part.sentences.joined(separator: " "))])]
        + (part.commands.isEmpty ? [] : [.command(part.commands)])
    }
  }

  /// - Parameter replyTo: who gets the answers to the mail.
  init(_ group: PlanGroup, replyTo: [RecipientID], _ context: MailContext) {
    let coordinator = group.plan?.coordinator
    if let coordinator, context.roles.contains(coordinator) {
      askToAct(group, context)
      askCaretaker(group, context)
    } else {
      askToAct(group, context, then: coordinator.map { tell($0, replyTo, group, context) } ?? [])
    }
    askAboutFiles(group, context)
    if group.items.contains(where: { $0.notice.standing == .participant }) {
      add([context.wording.askParticipant()])
    }
  }

  private mutating func add(_ sentences: [String], _ commands: [String] = []) {
    if !sentences.isEmpty { parts.append(Part(sentences: sentences, commands: commands)) }
  }

  // MARK: To act, and to answer

  private mutating func askToAct(_ group: PlanGroup, _ context: MailContext, then whom: [String] = []) {
    let words = context.wording
    var asks: [String] = []
    if group.has(.elsewhere) { asks.append(words.askLeader()) }
    if group.items.contains(where: { $0.isOwn && $0.notice.standing == .standIn }) { asks.append(words.askStandIn()) }
    let asksResponsible = group.items.contains { $0.isOwn && $0.notice.standing == .responsible }
    if asksResponsible, !(group.plan.map { context.roles.contains($0.coordinator) } ?? true) {
      asks.append(words.askResponsible())
    }
    if group.items.contains(where: { $0.section == .status && $0.notice.standing != .owner }) {
      asks.append(words.askStatus())
    }
    add(asks + whom)
  }

  /// The coordinator, by an answer where that reaches nobody else.
  private func tell(
    _ coordinator: RecipientID, _ replyTo: [RecipientID], _ group: PlanGroup, _ context: MailContext
  ) -> [String] {
    guard group.items.contains(where: \.wantsAnswer) else { return [] }
    let name = context.name(of: coordinator)
    guard let mail = context.directory[coordinator]?.mail else { return [context.wording.tell(name)] }
    return [
      replyTo == [coordinator]
        ? context.wording.answer(to: name, mail: mail) : context.wording.tell("\(name), \(mail)")
    ]
  }

  // MARK: Who looks after the plan

  /// The lines to write in the plan's file.
  private mutating func askCaretaker(_ group: PlanGroup, _ context: MailContext) {
    let words = context.wording
    let file = PlanFileLine.file(of: group.id)
    let before = parts.count
    askDone(group, in: file, context)
    for item in group.items {
      // One example of each serves for all.
      if case .status(_, _, let listed) = item.notice.matter, item.notice.standing != .owner,
        let example = listed.first(where: { $0.state != .done }) ?? listed.first
      {
        add(
          [words.writeAnswers(in: file, on: example.obligation.idInFile)],
          [PlanFileLine.confirmed(on: context.today), PlanFileLine.evaluated(context.today.year)])
        add([words.attainments])
        break
      }
    }
    for item in group.items {
      if case .review(let listed) = item.notice.matter, let example = listed.first {
        add(
          [words.writeConfirmed(in: file, on: example.obligation.idInFile)],
          [PlanFileLine.confirmed(on: context.today)])
        break
      }
    }
    if group.items.contains(where: { $0.obligation?.isAutomatic ?? false && $0.section != .resolved }) {
      add([words.setUpRevision(in: file)], [PlanFileLine.replaces(group.id)])
    }
    for item in group.items {
      if case .replaced(_, let listed) = item.notice.matter, let example = listed.first {
        let reference = ObligationRef(plan: group.id, obligation: example.obligation.idInFile)
        add([words.writeFormerly()], [PlanFileLine.formerly(reference)])
        break
      }
    }
    if group.items.contains(where: \.isOrphaned) { add([words.giveDeadline(in: file)]) }
    for item in group.items {
      if case .lost(let role, _) = item.notice.matter {
        add([words.nameAnother(in: file, orRestore: role, with: context.administrator)])
        break
      }
    }
    if group.has(.withdrawn) { add([words.askWithdrawn()]) }
    let isNamed = group.items.contains { if case .lost = $0.notice.matter { true } else { false } }
    if parts.count > before, !isNamed, let admin = context.administrator { add([words.helps(admin)]) }
  }

  private mutating func askDone(_ group: PlanGroup, in file: String, _ context: MailContext) {
    let words = context.wording
    let items = group.items.filter { ($0.isOwn || $0.section == .elsewhere) && $0.obligation?.isAutomatic == false }
    if items.isEmpty { return }
    for item in items {
      guard let obligation = item.obligation, let occurrence = item.notice.occurrence,
        let line = PlanFileLine.done(occurrence, of: obligation, on: context.today)
      else { continue }
      add([words.writeDone(in: file, on: obligation.idInFile, isOne: items.count == 1)], [line])
      add([words.changeDeadline()])
      return
    }
    add([words.writeDone(in: file), words.changeDeadline()])
  }

  // MARK: Files

  private mutating func askAboutFiles(_ group: PlanGroup, _ context: MailContext) {
    let words = context.wording
    if group.has(.gone) {
      if context.isAdministrator {
        add([words.putFileBackOrConfirm()], ["fristctl confirm \(group.id)"])
      } else {
        add([words.putFileBack(orConfirmWith: context.administrator)])
      }
    }
    if group.has(.problem) {
      if context.isAdministrator {
        add([words.correctFileAndReload()], ["fristctl reload"])
      } else {
        add([words.correctFile()] + (context.administrator.map { [words.helps($0)] } ?? []))
      }
    }
  }
}

extension PlanGroup {
  func has(_ section: Section) -> Bool { items.contains { $0.section == section } }
}

extension DigestItem {
  /// Something for the reader to do by a day.
  fileprivate var isOwn: Bool {
    switch section {
    case .overdue, .today, .dated, .opening, .soon: true
    default: false
    }
  }

  /// Whether the coordinator is to be told how it goes.
  fileprivate var wantsAnswer: Bool {
    switch section {
    case .elsewhere, .overdue, .today, .dated, .status, .opening, .soon, .replaced, .withdrawn: true
    default: false
    }
  }

  fileprivate var isOrphaned: Bool {
    if case .orphaned = notice.matter { true } else { false }
  }
}
