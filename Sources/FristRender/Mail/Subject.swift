import FristCore

/// The subject of a digest: the worst and how many, then the plan, in at most 70 characters (DESIGN.md 7).
enum Subject {
  /// Unicode scalars.
  static let width = 70
  /// Less of a title says nothing.
  private static let leastTitle = 16
  /// Of a plan's name that has to be cut.
  private static let leastName = 32

  /// - Parameter groups: of one digest, the plan with the worst first.
  static func text(_ groups: [PlanGroup], _ context: MailContext) -> String {
    let plans = groups.filter { $0.plan != nil }
    let heading = groups[0].plan ?? plans.first?.plan
    let rest = plans.count > 1 ? " " + context.wording.andMore(plans: plans.count - 1) : ""
    let names = heading.map(\.subjectNames)
    if groups.count == 1, groups[0].items.count == 1 {
      return about(groups[0].items[0], names, context)
    }
    let parts = counts(groups, context)
    guard let names else { return TextLayout.cut(parts.joined(separator: ", "), to: width) }
    // The municipality goes first, then the less pressing counts, and last the end of the plan's name.
    let leads = stride(from: parts.count, through: 1, by: -1).map { kept in
      parts[..<kept].joined(separator: ", ") + (kept < parts.count ? " \(context.wording.andSoOn)" : "") + ": "
    }
    for lead in leads {
      for name in [names.full, names.bare] where fits(lead + name + rest) { return lead + name + rest }
    }
    // A name that is too long beside any of them loses less by standing beside all.
    let lead = leads.first { width - length($0) - length(rest) >= leastName } ?? leads[leads.count - 1]
    return lead + TextLayout.cut(names.bare, to: max(1, width - length(lead) - length(rest))) + rest
  }

  /// A mail about one thing says which.
  private static func about(
    _ item: DigestItem, _ names: (bare: String, full: String)?, _ context: MailContext
  ) -> String {
    let distance = context.distance(to: item.notice.due)
    var lead = context.wording.lead(item.section, distance)
    if case .alive(let overview) = item.notice.matter {
      lead = context.wording.alive(year: overview.year, deadlines: overview.deadlines)
    }
    let mark = lead.last == "?" ? " " : ": "
    guard let names else { return TextLayout.cut(lead + mark + (item.title ?? item.heading ?? ""), to: width) }
    // A plan's own title is the plan's name.
    if let title = item.title, item.section != .gone {
      for name in [names.full, names.bare] {
        let text = "\(lead): \(title), \(name)"
        if fits(text) { return text }
      }
      let room = width - length("\(lead): , \(names.bare)")
      if room >= leastTitle { return "\(lead): \(TextLayout.cut(title, to: room)), \(names.bare)" }
    }
    let text = lead + mark + names.full
    return fits(text) ? text : TextLayout.cut(lead + mark + names.bare, to: width)
  }

  /// `2 forfalt`, `1 åpner`, the most pressing first.
  private static func counts(_ groups: [PlanGroup], _ context: MailContext) -> [String] {
    var counts: [Section: Int] = [:]
    for group in groups {
      for item in group.items { counts[item.section, default: 0] += 1 }
    }
    return Section.allCases.compactMap { section in counts[section].map { context.wording.count($0, section) } }
  }

  private static func length(_ text: String) -> Int { text.unicodeScalars.count }
  private static func fits(_ text: String) -> Bool { length(text) <= width }
}
