import FristCore

/// The subject and the text of a digest mail, in its reader's language.
///
/// It follows from its inputs alone: "today" is the day of the digest.
public struct DigestText: Hashable, Sendable {
  /// One line: how many, and the worst.
  public let subject: String
  /// Lines of at most 72 Unicode scalars (a longer word stands alone), separated by LF and ended by one.
  public let body: String
  public let language: Language
  /// Who gets the answers: the coordinators of its plans that have a mail address, each once, in the order of the text.
  public let replyTo: [RecipientID]

  public init(_ digest: Digest, inventory: Inventory) {
    language = inventory.language(of: digest)
    let wording = language.wording
    let items = digest.notices.map { DigestItem($0, on: digest.at.day) }
    let groups = PlanGroup.all(items)
    subject = Self.subject(items, groups, wording, inventory.directory)

    var blocks: [[String]] = []
    // Said once where all is on behalf of the same role.
    let roles = Set(digest.notices.map(\.role))
    let deputized = roles.count == 1 ? roles.first.flatMap { $0 == digest.recipient ? nil : $0 } : nil
    if let role = deputized {
      let deputy = inventory.directory[role]?.deputy
      let until = deputy?.recipient == digest.recipient ? deputy?.to : nil
      blocks.append([
        wording.onBehalf(of: inventory.directory.label(of: role), until: until.map(wording.weekdayAndDate))
      ])
    }
    let showsSections = Set(items.map(\.section)).count > 1
    replyTo = groups.compactMap(\.plan?.coordinator).reduce(into: []) { roles, role in
      if inventory.directory[role]?.mail != nil, !roles.contains(role) { roles.append(role) }
    }
    let requests = groups.map { [replyTo] in
      Request($0, reader: digest.recipient, replyTo: replyTo, inventory, wording)
    }
    let isRequestShared = requests.allSatisfy { $0 == requests[0] }
    for (group, request) in zip(groups, requests) {
      if let title = group.title {
        blocks.append(groups.count > 1 ? [title, .underline(title)] : [title])
      }
      var section: Section?
      for item in group.items {
        // What belongs to no plan must not seem to belong to the plan above it.
        if showsSections || group.title == nil && groups.count > 1, item.section != section {
          blocks.append([wording.heading(item.section)])
        }
        section = item.section
        blocks.append(
          item.paragraphs(
            wording, inventory.directory, sayingFor: deputized == nil && item.notice.role != digest.recipient))
      }
      if !isRequestShared { blocks += request.blocks }
    }
    if isRequestShared { blocks += requests[0].blocks }
    var text = blocks.map { $0.flatMap { $0.hasPrefix(" ") ? [$0] : TextLayout.wrapped($0) } }
    if let footer = inventory.settings.mail.footer { text.append(Self.lines(of: footer)) }
    body = text.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Free text of several lines; its own line breaks stand.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { TextLayout.clean(String($0)) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.flatMap { $0.isEmpty ? [""] : TextLayout.wrapped($0) }
  }

  /// `2 planer`; nil where fewer than two are known.
  private static func plans(_ groups: [PlanGroup], _ wording: any Wording) -> String? {
    let count = groups.count { $0.plan != nil }
    return count > 1 ? wording.plans(count) : nil
  }

  private static func subject(
    _ items: [DigestItem], _ groups: [PlanGroup], _ wording: any Wording, _ directory: Directory
  ) -> String {
    let place = groups.count == 1 ? groups[0].items[0].notice.plan.map { TextLayout.clean($0.municipality) } : nil
    if items.count == 1 {
      let item = items[0]
      var responsible: String?
      if case .occurrence(_, let obligation) = item.notice.subject {
        responsible = obligation.responsible.first.map(directory.label(of:))
      }
      let lead = wording.lead(item.section, days: item.days, responsible: responsible)
      return "\(lead): \(item.title)" + (place.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? "")
    }
    var parts: [String] = []
    for section in Section.allCases {
      let days = items.filter { $0.section == section }.map(\.days)
      guard let earliest = days.min() else { continue }
      var part = wording.count(days.count, section)
      // Only of the most pressing, so that the whole fits on a telephone.
      if parts.isEmpty, let worst = wording.worst(section, days: earliest, count: days.count) { part += " (\(worst))" }
      parts.append(part)
    }
    let title = groups.count == 1 ? groups[0].title : Self.plans(groups, wording)
    return parts.joined(separator: ", ") + (title.map { ": \($0)" } ?? "")
  }
}

/// The items of one plan, the most pressing first.
struct PlanGroup {
  let plan: PlanHeading?
  let items: [DigestItem]

  /// Plans with the most pressing items first, else by id.
  static func all(_ items: [DigestItem]) -> [PlanGroup] {
    var byPlan: [PlanID: [(Int, DigestItem)]] = [:]
    for (n, item) in items.enumerated() { byPlan[item.planID, default: []].append((n, item)) }
    return byPlan.map { id, members in
      let sorted = members.sorted { a, b in
        // The digest's own order decides between equals.
        (a.1.section, a.1.days, a.0) < (b.1.section, b.1.days, b.0)
      }.map(\.1)
      return (id, PlanGroup(plan: sorted.lazy.compactMap(\.notice.plan).first, items: sorted))
    }
    .sorted { ($0.1.items[0].section, $0.0) < ($1.1.items[0].section, $1.0) }
    .map(\.1)
  }

  /// `Handlingsplan mot rus 2019–2023, Nes`; nil where the plan is not known any more.
  var title: String? {
    plan.map { plan in
      [plan.title, plan.municipality].map(TextLayout.clean).filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
}

extension Inventory {
  /// The reader's own language, else that of the plans it looks after, else that of the settings (DESIGN.md 4).
  fileprivate func language(of digest: Digest) -> Language {
    if let own = directory[digest.recipient]?.language { return own }
    let plans = digest.notices.map { notice in
      notice.plan.flatMap { plan in
        [plan.owner, plan.coordinator].contains(digest.recipient) ? plan.language : nil
      }
    }
    return plans[0].flatMap { first in plans.allSatisfy { $0 == first } ? first : nil } ?? settings.language
  }
}

extension String {
  fileprivate static func underline(_ title: String) -> String {
    String(repeating: "=", count: Swift.min(title.unicodeScalars.count, TextLayout.width))
  }
}
