import FristCore

/// One notice as its reader sees it on the day of the digest.
struct DigestItem {
  let notice: Notice
  let section: Section
  /// From the day of the digest to the due day, negative when that is past; 0 where there is none.
  let days: Int
  private let today: CivilDay

  init(_ notice: Notice, on today: CivilDay) {
    self.notice = notice
    self.today = today
    section = Section(notice, on: today)
    days = notice.due.map { today.days(to: $0) } ?? 0
  }

  /// The plan it stands under; empty for an error of the system itself.
  var planID: PlanID { notice.plan?.id ?? notice.key.obligation.plan }

  /// The title alone, as the subject of a mail about one thing has it.
  var title: String {
    switch notice.subject {
    case .occurrence(_, let obligation):
      obligation.title.isEmpty ? obligation.id : TextLayout.clean(obligation.title)
    case .problem(let problem): TextLayout.clean(problem.place)
    case .withdrawn(let title, _): TextLayout.clean(title)
    }
  }

  /// The title with the id, and what the deadline is called where the obligation has several.
  var heading: String {
    switch notice.subject {
    case .occurrence(let occurrence, let obligation):
      "\(title) (\(obligation.id))" + (occurrence.id.label.map { ": \(TextLayout.clean($0))" } ?? "")
    case .problem(let problem): problem.obligation.map { "\(title) (\($0))" } ?? title
    case .withdrawn(_, let obligation): "\(title) (\(obligation ?? planID))"
    }
  }

  /// All lines of the item, each a paragraph of its own; the first is the heading.
  func paragraphs(_ wording: any Wording, _ directory: Directory, sayingFor role: Bool) -> [String] {
    var lines = [heading]
    switch notice.subject {
    case .occurrence(let occurrence, let obligation):
      lines += when(occurrence, obligation, wording)
      lines += who(obligation, wording, directory)
    case .problem(let problem):
      lines += [
        wording.problem(TextLayout.clean(problem.what)), wording.consequence(TextLayout.clean(problem.consequence)),
      ]
    case .withdrawn(_, let obligation):
      lines.append(obligation == nil ? wording.withdrawnPlan() : wording.withdrawnObligation())
    }
    switch notice.reason {
    case .late(let days, let cause): lines.append(wording.late(days: days, cause))
    case .seenAfterUntil: lines.append(wording.seenAfterUntil())
    case .stepDue, .movedFrom, .supersededBy, .notYetTold: break
    }
    if role { lines.append(wording.onBehalf(of: directory.label(of: notice.role), until: nil)) }
    return lines
  }

  private func when(_ occurrence: Occurrence, _ obligation: Obligation, _ wording: any Wording) -> [String] {
    var lines: [String] = []
    if notice.step == .opens, let start = occurrence.window.start {
      lines.append(wording.opens(days: today.days(to: start), wording.period(start, occurrence.due)))
    }
    let day = wording.day(occurrence.due, approximate: occurrence.isApproximate)
    var sentence =
      if days >= 0 {
        wording.due(days: days, on: day)
      } else if occurrence.continues {
        wording.goesOn(days: days, on: day)
      } else {
        wording.overdue(days: days, on: day)
      }
    if let entry = obligation.entry(of: occurrence) {
      let text = TextLayout.clean(entry.text)
      // Its own date in other figures would only be read twice.
      if !text.isEmpty, entry.means != nil || !occurrence.due.isWritten(as: text) {
        sentence += " " + wording.planSays(text, means: entry.means.map(TextLayout.clean))
      }
    }
    lines.append(sentence)
    if occurrence.due != occurrence.id.originalDue {
      lines.append(wording.moved(from: wording.weekdayAndDate(occurrence.id.originalDue)))
    }
    return lines
  }

  private func who(_ obligation: Obligation, _ wording: any Wording, _ directory: Directory) -> [String] {
    let names = obligation.responsible.map(directory.label(of:))
    switch notice.standing {
    case .responsible:
      let others = obligation.responsible.filter { $0 != notice.role }
      guard let main = obligation.responsible.first, !others.isEmpty else { return [] }
      if main == notice.role { return [wording.mainResponsible(with: others.map(directory.label(of:)))] }
      return [
        wording.responsible(
          with: others.filter { $0 != main }.map(directory.label(of:)), main: directory.label(of: main))
      ]
    case .standIn:
      return [whose(obligation, wording, directory) + " " + wording.remindedInstead()]
    case .participant: return [names.isEmpty ? wording.nobodyResponsible() : wording.responsible(names)]
    case .leader:
      guard let main = obligation.responsible.first else {
        return [([wording.nobodyResponsible()] + toldInstead(wording, directory)).joined(separator: " ")]
      }
      if directory[main]?.isExternal != true { return [wording.responsibleTold(names)] }
      return [([whose(obligation, wording, directory)] + toldInstead(wording, directory)).joined(separator: " ")]
    case .caretaker: return []
    }
  }

  /// Whose it is, where nobody is named or somebody gets no mail.
  private func whose(_ obligation: Obligation, _ wording: any Wording, _ directory: Directory) -> String {
    let names = obligation.responsible.map(directory.label(of:))
    let externals = obligation.responsible.filter { directory[$0]?.isExternal ?? false }.map(directory.label(of:))
    if names.isEmpty { return wording.nobodyResponsible() }
    if externals.count == names.count { return wording.external(names) }
    return wording.responsible(names) + " " + wording.notMailed(externals)
  }

  /// The coordinator, who was told in place of nobody or of somebody external.
  private func toldInstead(_ wording: any Wording, _ directory: Directory) -> [String] {
    guard let plan = notice.plan, plan.coordinator != notice.role else { return [] }
    return [wording.toldInstead(directory.label(of: plan.coordinator))]
  }
}

extension Problem {
  /// `plans.d/nes-rus.yaml:41:15`, or the file alone.
  fileprivate var place: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

extension Obligation {
  /// The deadline that an occurrence comes from: the only one of its label, or the one that has its original day.
  fileprivate func entry(of occurrence: Occurrence) -> DeadlineEntry? {
    let candidates = deadlines.filter { $0.deadline.label == occurrence.id.label }
    if candidates.count == 1 { return candidates[0] }
    return candidates.first { entry in
      switch entry.deadline.meaning {
      case .once(let windows): windows.contains { $0.due == occurrence.id.originalDue }
      case .recurring(let rule):
        rule.firstIndex(dueOnOrAfter: occurrence.id.originalDue).flatMap { rule.window($0)?.due }
          == occurrence.id.originalDue
      case .ongoing, .asNeeded, .undated, .relative: false
      }
    }
  }
}

extension CivilDay {
  /// Whether a text is nothing but this day: `28. juni 2019`, `28.6.2019`, `28.06.2019` or `2019-06-28`.
  fileprivate func isWritten(as text: String) -> Bool {
    let (year, month, day) = fields
    return [
      "\(day). \(WordingNB.months[month - 1]) \(year)", "\(day).\(month).\(year)",
      "\(day.zeroPadded(2)).\(month.zeroPadded(2)).\(year)", description,
    ].contains(text)
  }
}

extension Directory {
  /// The name for people, on one line.
  func label(of id: RecipientID) -> String { TextLayout.clean(name(of: id)) }
}
