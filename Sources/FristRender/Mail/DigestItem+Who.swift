import FristCore

/// Whose an item is, and why the reader hears of it.
extension DigestItem {
  func who(_ obligation: Obligation, _ remarks: Remarks, _ context: MailContext) -> [String] {
    let words = context.wording
    let names = context.names(of: obligation.responsible)
    switch notice.standing {
    case .responsible:
      let others = obligation.responsible.filter { $0 != notice.role }
      guard let main = obligation.responsible.first, !others.isEmpty else { return [] }
      if main == notice.role { return [words.mainResponsible(with: context.names(of: others))] }
      return [
        words.responsible(with: context.names(of: others.filter { $0 != main }), main: context.name(of: main))
      ]
    case .standIn:
      let why = remarks.standsIn.map { standIn($0, obligation, context) } ?? whose(obligation, context)
      return [why + " " + words.remindedInstead()]
    case .participant, .owner: return [names.isEmpty ? words.nobodyResponsible() : words.responsible(names)]
    case .leader:
      if let main = obligation.responsible.first, isTold(main, context) { return [words.responsibleTold(names)] }
      return [([whose(obligation, context)] + toldInstead(context)).joined(separator: " ")]
    case .caretaker: return []
    }
  }

  private func standIn(_ reason: StandIn, _ obligation: Obligation, _ context: MailContext) -> String {
    let words = context.wording
    let names = context.names(of: obligation.responsible)
    return switch reason {
    case .nobody: words.nobodyResponsible()
    case .external(let roles): words.responsible(names) + " " + words.external(context.names(of: roles))
    case .lost(let roles): words.responsible(names) + " " + words.lost(context.names(of: roles))
    }
  }

  /// Whose it is, where nobody is named or somebody gets no mail.
  private func whose(_ obligation: Obligation, _ context: MailContext) -> String {
    let roles = obligation.responsible
    if roles.isEmpty { return context.wording.nobodyResponsible() }
    let lost = roles.filter { context.directory[$0] == nil }
    if !lost.isEmpty { return standIn(.lost(lost), obligation, context) }
    let externals = roles.filter { context.directory[$0]?.isExternal ?? false }
    return externals.isEmpty
      ? context.wording.responsible(context.names(of: roles)) : standIn(.external(externals), obligation, context)
  }

  private func isTold(_ role: RecipientID, _ context: MailContext) -> Bool {
    context.directory[role].map { !$0.isExternal } ?? false
  }

  /// The coordinator, who was told in place of nobody or of somebody who gets no mail.
  private func toldInstead(_ context: MailContext) -> [String] {
    guard let plan = notice.plan, plan.coordinator != notice.role else { return [] }
    return [context.wording.toldInstead(context.name(of: plan.coordinator))]
  }
}
