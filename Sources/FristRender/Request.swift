import FristCore

/// What the reader of a digest is asked to do about one plan's items, and whom to tell.
struct Request: Hashable {
  /// Paragraphs; lines that begin with a space are commands and stand as they are.
  let blocks: [[String]]

  /// - Parameter replyTo: who gets the answers to the mail.
  init(
    _ group: PlanGroup, reader: RecipientID, replyTo: [RecipientID], _ inventory: Inventory, _ wording: any Wording
  ) {
    let sections = Set(group.items.map(\.section))
    let standings = Set(group.items.map(\.notice.standing))
    let own: Set<Section> = [.overdue, .today, .soon, .opening]
    var asks: [String] = []
    let looksAfterPlan = group.plan.map { plan in
      reader == plan.coordinator || group.items.contains { $0.notice.role == plan.coordinator }
    }
    let hasOwn = !own.isDisjoint(with: sections)
    if group.items.contains(where: { $0.notice.standing == .standIn && own.contains($0.section) }) {
      asks.append(wording.askStandIn())
    }
    if sections.contains(.elsewhere) { asks.append(wording.askLeader()) }
    if hasOwn, looksAfterPlan != true { asks.append(wording.askResponsible()) }
    if sections.contains(.status) { asks.append(wording.askStatus()) }
    if sections.contains(.review) { asks.append(wording.askReview()) }
    let changeable = group.items.filter { $0.notice.occurrenceName != nil && $0.section != .information }
    if let plan = group.plan, looksAfterPlan == false, !changeable.isEmpty {
      let name = inventory.directory.label(of: plan.coordinator)
      let mail = inventory.directory[plan.coordinator]?.mail
      if let mail, replyTo == [plan.coordinator] {
        asks.append(wording.answer(to: name, mail: mail))
      } else {
        asks.append(wording.tell(mail.map { "\(name), \($0)" } ?? name))
      }
    }
    var blocks = asks.isEmpty ? [] : [asks.joined(separator: " ")]
    if standings.contains(.participant) { blocks.append(wording.askParticipant()) }
    if sections.contains(.withdrawn) { blocks.append(wording.askWithdrawn()) }
    if sections.contains(.problem) { blocks.append(wording.askProblem()) }
    self.blocks =
      blocks.map { [$0] }
      + (looksAfterPlan == true && !changeable.isEmpty ? [Self.commands(for: changeable, inventory, wording)] : [])
  }

  /// How who looks after the plan registers it, with the one occurrence's name or a place for it.
  private static func commands(
    for items: [DigestItem], _ inventory: Inventory, _ wording: any Wording
  ) -> [String] {
    let admin = inventory.settings.admin.map { id in
      let directory = inventory.directory
      return directory.label(of: id) + (directory[id]?.mail.map { " (\($0))" } ?? "")
    }
    let name = items.count == 1 ? items[0].notice.occurrenceName! : "\(items[0].planID)/ID"
    return [
      wording.register(),
      "  fristctl done \(name)",
      wording.newDeadline(),
    ]
      + [
        [items.count == 1 ? nil : wording.idPlaceholder(), admin.map(wording.registers)].compactMap { $0 }
          .joined(separator: " ")
      ].filter { !$0.isEmpty }
  }
}
