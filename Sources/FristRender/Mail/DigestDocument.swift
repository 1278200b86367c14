import FristCore

/// A digest as a document: plan by plan, the most pressing first.
struct DigestDocument {
  /// Items of one heading and plan that stand in full; the others have one line each (DESIGN.md 7).
  private static let mostInFull = 20
  /// Errors in files that a mail names.
  private static let mostProblems = 50

  private let context: MailContext
  private let groups: [PlanGroup]
  private let situation: Situation
  private(set) var blocks: [Block] = []
  private var problemsLeft = Self.mostProblems
  private var consequences = SaidConsequences()

  init(_ groups: [PlanGroup], replyTo: [RecipientID], situation: Situation, _ context: MailContext) {
    self.context = context
    self.groups = groups
    self.situation = situation
    write(replyTo)
  }

  private mutating func write(_ replyTo: [RecipientID]) {
    let words = context.wording
    if let role = context.deputized {
      let deputy = context.directory[role]?.deputy
      let until = deputy?.recipient == context.reader ? deputy?.to : nil
      blocks.append(paragraph(words.onBehalf(of: context.name(of: role), until: until.map(words.weekdayAndDate))))
    }
    let requests = groups.map { Request($0, replyTo: replyTo, context) }
    let isShared = requests.allSatisfy { $0 == requests[0] }
    let showsSections = Set(groups.lazy.flatMap(\.items).map(\.section)).count > 1
    for (group, request) in zip(groups, requests) {
      write(group, showsSections: showsSections || group.title == nil && groups.count > 1)
      if !isShared { blocks += request.blocks }
    }
    if isShared { blocks += requests[0].blocks }
    blocks.append(paragraph(words.situation(situation)))
    let mail = context.inventory.settings.mail
    if let link = mail.link {
      blocks.append(.link(words.ownPage, to: link + PageName.recipient(context.reader)))
    }
    if let footer = mail.footer {
      let lines = footer.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      blocks += [.rule, .paragraph(lines.map { Line(TextLayout.clean(String($0))) }.filter { !$0.isEmpty })]
    }
  }

  private func paragraph(_ text: String) -> Block { .paragraph([Line(text)]) }

  // MARK: One plan

  private mutating func write(_ group: PlanGroup, showsSections: Bool) {
    let words = context.wording
    if let title = group.title { blocks.append(.heading(Line(title), level: 1)) }
    if let document = group.plan?.document { blocks.append(.link(words.document, to: TextLayout.clean(document))) }
    if group.plan != nil, let link = context.inventory.settings.mail.link {
      blocks.append(.link(words.page, to: link + PageName.plan(group.id)))
    }
    if let day = group.firstRead { blocks.append(paragraph(words.planRead(on: words.date(day)))) }
    let headings = group.headings(words)
    var rest: [Line] = []
    var inFull = 0
    var unnamed = 0
    for (n, item) in group.items.enumerated() {
      if n == 0 || group.items[n - 1].section != item.section {
        writeRest(&rest, unnamed: &unnamed)
        inFull = 0
        if showsSections || item.section.needsHeading, item.heading != nil {
          blocks.append(.heading(Line(words.heading(item.section)), level: 2))
        }
      }
      if item.section == .problem {
        problemsLeft -= 1
        if problemsLeft < 0 {
          unnamed += 1
          continue
        }
      }
      if inFull < Self.mostInFull {
        inFull += 1
        blocks += item.blocks(headed: headings[n], saysConsequence: isNewConsequence(of: item), context)
      } else {
        rest.append(item.line(context))
      }
    }
    writeRest(&rest, unnamed: &unnamed)
  }

  private mutating func isNewConsequence(of item: DigestItem) -> Bool {
    guard case .problem(let problem) = item.notice.matter else { return true }
    return consequences.isNew(file: problem.file, consequence: problem.consequence[context.language])
  }

  /// What stands in one line each after a section's items in full, and how many errors are not named.
  private mutating func writeRest(_ lines: inout [Line], unnamed: inout Int) {
    if !lines.isEmpty { blocks += [paragraph(context.wording.also(lines.count)), .list(lines)] }
    if unnamed > 0 {
      let words = context.wording
      let whoShows = context.isAdministrator ? words.allProblems : context.administrator.map(words.canShow)
      blocks.append(paragraph([words.moreProblems(unnamed), whoShows].compactMap { $0 }.joined(separator: " ")))
      if context.isAdministrator { blocks.append(.command(["fristctl status"])) }
    }
    (lines, unnamed) = ([], 0)
  }
}

extension PlanGroup {
  /// The day the plan was first read, where that is why some of it is late.
  fileprivate var firstRead: CivilDay? {
    for item in items {
      if case .late(_, .planKnownLater(let day)) = item.notice.reason { return day }
    }
    return nil
  }

  /// The items' headings; with the year, or the day where that is the same, of those that would read alike.
  fileprivate func headings(_ words: any MailWording) -> [String?] {
    let plain = items.map(\.heading)
    var counts: [String: Int] = [:]
    for case let heading? in plain { counts[heading, default: 0] += 1 }
    guard counts.contains(where: { $0.value > 1 }) else { return plain }
    func telling(_ name: (CivilDay) -> String) -> [String?] {
      zip(items, plain).map { item, heading in
        guard let heading, counts[heading, default: 0] > 1, let due = item.notice.occurrence?.due else {
          return heading
        }
        return "\(heading), \(name(due))"
      }
    }
    let byYear = telling { "\($0.year)" }
    return Set(byYear.compactMap { $0 }).count == byYear.count { $0 != nil } ? byYear : telling(words.date)
  }
}
