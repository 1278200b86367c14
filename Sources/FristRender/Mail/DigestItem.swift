import FristCore

/// One notice as its reader sees it on the day of the digest.
struct DigestItem {
  let notice: Notice
  let section: Section
  /// The order within a section: by due day; errors by their line.
  let rank: Int

  init(_ notice: Notice, on today: CivilDay) {
    self.notice = notice
    section = Section(notice, on: today)
    rank = if case .problem(let problem) = notice.matter { problem.line } else { today.days(to: notice.due) }
  }

  /// The plan it stands under; empty for an error of the system itself.
  var planID: PlanID {
    if let plan = notice.plan { return plan.id }
    if case .withdrawn(_, let plan, _) = notice.matter { return plan }
    if case .problem(let plan?, _, _) = notice.topic { return plan }
    return ""
  }

  /// The obligation it is about; nil where it is about none, or about one that is gone.
  var obligation: Obligation? {
    switch notice.matter {
    case .deadline(_, let obligation, _), .dated(_, let obligation), .resolved(_, let obligation, _),
      .status(_, let obligation, _), .orphaned(let obligation, _):
      obligation
    case .review, .alive, .replaced, .problem, .lost, .withdrawn: nil
    }
  }

  /// The title alone, as the subject of a mail about one thing has it; nil where it is about a whole plan.
  var title: String? {
    switch notice.matter {
    case .problem(let problem): TextLayout.clean(problem.place)
    case .withdrawn(let title, _, _): TextLayout.clean(title)
    case .review, .alive, .replaced, .lost: nil
    default: obligation.map(\.shownTitle)
    }
  }

  /// The title with the id, and what the deadline is called where the obligation has several; nil where it is about a
  /// whole plan, which stands above it.
  var heading: String? {
    switch notice.matter {
    case .problem(let problem):
      TextLayout.clean(problem.place) + (problem.obligation.map { " (\(TextLayout.clean($0)))" } ?? "")
    case .withdrawn(let title, let plan, let obligation):
      "\(TextLayout.clean(title)) (\(TextLayout.clean(obligation ?? plan)))"
    case .lost(let role, _): role
    case .review, .alive, .replaced: nil
    default: obligation.map { $0.heading(label: notice.occurrence?.id.label) }
    }
  }
}

extension Obligation {
  var shownTitle: String { title.isEmpty ? id : TextLayout.clean(title) }

  /// `Avklare brukerstyrt senter (3.6): Avklaring`.
  func heading(label: String?) -> String { "\(shownTitle) (\(id))" + (label.map { ": \(TextLayout.clean($0))" } ?? "") }
}
