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
    let looksAfter = group.isLookedAfter(by: context.roles)
    if looksAfter {
      askToAct(group, context)
      askCaretaker(group, context)
    } else {
      askToAct(group, context, then: coordinator.map { tell($0, replyTo, group, context) } ?? [])
    }
    askAboutFiles(group, looksAfter: looksAfter, context)
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
    if asksResponsible, !group.isLookedAfter(by: context.roles) {
      asks.append(words.askResponsible())
    }
    if group.has(.status) {
      asks.append(words.askStatus())
    }
    if group.has(.gone), !context.isAdministrator, !group.isLookedAfter(by: context.roles) {
      asks.append(words.askGone())
    }
    add(asks + whom)
  }

  /// The coordinator, by an answer where that reaches nobody else.
  private func tell(
    _ coordinator: RecipientID, _ replyTo: [RecipientID], _ group: PlanGroup, _ context: MailContext
  ) -> [String] {
    // The administrator confirms a plan's going without asking.
    guard group.items.contains(where: { $0.wantsAnswer && !($0.section == .gone && context.isAdministrator) })
    else { return [] }
    let name = context.name(of: coordinator)
    guard let mail = context.directory[coordinator]?.mail else { return [context.wording.tell(name)] }
    return [
      replyTo == [coordinator]
        ? context.wording.answer(to: name, mail: mail) : context.wording.tell("\(name), \(mail)")
    ]
  }

  // MARK: Who looks after the plan

  /// The lines to write in the plan's file, one example of each.
  private mutating func askCaretaker(_ group: PlanGroup, _ context: MailContext) {
    let words = context.wording
    let file = PlanFileLine.file(of: group.id)
    let before = parts.count
    askDone(group, in: file, context)
    if let example = group.first(\.askedAbout) {
      let lines = [PlanFileLine.confirmed(on: context.today), PlanFileLine.evaluated(context.today.year)]
      add([words.writeAnswers(in: file, on: example.obligation.idInFile)], lines)
      add([words.attainments])
    }
    if let example = group.first(\.reviewed) {
      add(
        [words.writeConfirmed(in: file, on: example.obligation.idInFile)],
        [PlanFileLine.confirmed(on: context.today)])
    }
    if group.items.contains(where: { $0.obligation?.isAutomatic ?? false && $0.section != .resolved }) {
      add([words.setUpRevision(in: file)], [PlanFileLine.replaces(group.id)])
    }
    if let example = group.first(\.leftBehind) {
      let reference = ObligationRef(plan: group.id, obligation: example.obligation.idInFile)
      add([words.writeFormerly()], [PlanFileLine.formerly(reference)])
    }
    if group.items.contains(where: \.isOrphaned) { add([words.giveDeadline(in: file)]) }
    let lost = group.first(\.lost)
    if let lost { add([words.nameAnother(in: file, orRestore: lost, with: context.administrator)]) }
    if group.has(.withdrawn) { add([words.askWithdrawn()]) }
    // Who is lost names the administrator already.
    if parts.count > before, lost == nil, let admin = context.administrator { addBelow(words.helps(admin)) }
  }

  /// A sentence more in the last paragraph, unless that leads to a line.
  private mutating func addBelow(_ sentence: String) {
    if parts[parts.count - 1].commands.isEmpty {
      parts[parts.count - 1].sentences.append(sentence)
    } else {
      add([sentence])
    }
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

  private mutating func askAboutFiles(_ group: PlanGroup, looksAfter: Bool, _ context: MailContext) {
    let words = context.wording
    if group.has(.gone) {
      if context.isAdministrator {
        add([words.putFileBackOrConfirm()], ["fristctl confirm \(group.id)"])
      } else if looksAfter {
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

  fileprivate func first<Value>(_ find: (DigestItem) -> Value?) -> Value? { items.lazy.compactMap(find).first }

  /// Whether the plan's file is the reader's to keep: the coordinator's, and whoever hears in the place of one whom the
  /// directory has lost.
  fileprivate func isLookedAfter(by roles: Set<RecipientID>) -> Bool {
    if let plan, roles.contains(plan.coordinator) { return true }
    return items.contains { item in
      switch item.notice.matter {
      case .lost, .orphaned, .review: true
      default: item.notice.standing == .standIn
      }
    }
  }
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
    case .elsewhere, .overdue, .today, .dated, .status, .opening, .soon, .replaced, .withdrawn, .gone: true
    default: false
    }
  }

  /// Of a round that asks the reader, something that is not done yet, else anything.
  fileprivate var askedAbout: Listed? {
    guard case .status(_, _, let listed) = notice.matter, section == .status else { return nil }
    return listed.first { $0.state != .done } ?? listed.first
  }

  fileprivate var reviewed: Listed? {
    if case .review(let listed) = notice.matter { listed.first } else { nil }
  }

  /// What a new plan does not have.
  fileprivate var leftBehind: Listed? {
    if case .replaced(_, let listed) = notice.matter { listed.first } else { nil }
  }

  fileprivate var lost: RecipientID? {
    if case .lost(let role, _) = notice.matter { role } else { nil }
  }

  fileprivate var isOrphaned: Bool {
    if case .orphaned = notice.matter { true } else { false }
  }
}
