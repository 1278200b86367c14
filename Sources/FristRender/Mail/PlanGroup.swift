import FristCore

/// The items of one plan, the most pressing first.
struct PlanGroup {
  /// Empty for errors of the system itself.
  let id: PlanID
  let plan: PlanHeading?
  let items: [DigestItem]

  /// Plans with the most pressing items first, else by id.
  static func all(_ items: [DigestItem]) -> [PlanGroup] {
    var byPlan: [PlanID: [Int]] = [:]
    for (n, item) in items.enumerated() { byPlan[item.planID, default: []].append(n) }
    return byPlan.map { id, members in
      let sorted = members.sorted { a, b in
        // The digest's own order decides between equals.
        (items[a].section, items[a].rank, a) < (items[b].section, items[b].rank, b)
      }.map { items[$0] }
      return PlanGroup(id: id, plan: sorted.lazy.compactMap(\.notice.plan).first, items: sorted)
    }
    .sorted { ($0.items[0].section, $0.id) < ($1.items[0].section, $1.id) }
  }

  /// `Handlingsplan mot rus 2019–2023, Nes`; nil where the plan is not known any more.
  var title: String? { plan.map(\.fullTitle) }
}

extension PlanHeading {
  var shownTitle: String { given(title) ?? id }

  /// The municipality, where the plan's title does not say it already.
  private func place(beside title: String) -> String? {
    guard let place = given(municipality) else { return nil }
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    return words.contains(place.lowercased()) ? nil : place
  }

  var fullTitle: String { shownTitle + (place(beside: shownTitle).map { ", \($0)" } ?? "") }

  /// What subjects call it: the short name or the title, and the municipality in brackets.
  var subjectNames: (bare: String, full: String) {
    let name = given(short) ?? shownTitle
    return (name, name + (place(beside: name).map { " (\($0))" } ?? ""))
  }
}
