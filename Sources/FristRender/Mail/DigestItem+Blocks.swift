import FristCore

/// An item in full, and in one line.
extension DigestItem {
  /// - Parameters:
  ///   - heading: the item's heading, which tells it from others of the same title.
  ///   - saysConsequence: of an error, whether it says what happens now: once a file where it is the same.
  ///   - context: the words and names.
  func blocks(headed heading: String?, saysConsequence: Bool = true, _ context: MailContext) -> [Block] {
    let words = context.wording
    let title = Line(heading ?? words.heading(section))
    func entry(_ lines: [String]) -> Block {
      let late = self.late(context)
      let onBehalf =
        context.deputized == nil && notice.role != context.reader
        ? [words.onBehalf(of: context.name(of: notice.role), until: nil)] : []
      return .entry(Entry(title: title, lines: (lines + late + onBehalf).map { Line($0) }, tone: section.tone))
    }
    switch notice.matter {
    case .deadline(let occurrence, let obligation, let remarks):
      return [
        entry(
          when(occurrence, obligation, remarks, context) + who(obligation, remarks, context)
            + about(obligation, context))
      ]
    case .dated(let occurrence, let obligation):
      let lines =
        [words.dated(after: obligation.prerequisite(of: occurrence))]
        + when(occurrence, obligation, Remarks(), context) + who(obligation, Remarks(), context)
      return [entry(lines + about(obligation, context))]
    case .resolved(let occurrence, let obligation, let ending):
      return [entry(self.ending(ending, occurrence, obligation, context))]
    case .status(let occurrence, let obligation, let listed):
      let asksReader = notice.standing != .owner
      return [
        entry(when(occurrence, obligation, Remarks(), context) + [words.round(asksReader: asksReader)]),
        .list(listed.map { $0.line(context) }),
      ]
    case .review(let listed): return [entry([words.review()]), .list(listed.map { $0.line(context) })]
    case .alive(let overview): return alive(overview, entry, context)
    case .replaced(let plan, let listed):
      let lines = [words.replaced(by: plan.fullTitle, on: words.date(notice.due)), words.left(isNone: listed.isEmpty)]
      return [entry(lines)] + (listed.isEmpty ? [] : [.list(listed.map { $0.line(context) })])
    case .problem(let problem):
      let (what, consequence) = (problem.what[context.language], problem.consequence[context.language])
      let lines = [words.problem(TextLayout.clean(what))]
      return [entry(saysConsequence ? lines + [words.consequence(TextLayout.clean(consequence))] : lines)]
    case .lost(let role, let listed):
      let name = context.name(of: role)
      let title = name == role ? role : "\(name) (\(role))"
      return [
        .entry(Entry(title: Line(title), lines: [Line(words.lostRecipient())], tone: section.tone)),
        .list(listed.map { $0.line(context) }),
      ]
    case .orphaned(let obligation, let after):
      return [entry([words.orphaned(after: TextLayout.clean(after))] + about(obligation, context))]
    case .withdrawn(_, _, let obligation):
      if obligation != nil { return [entry([words.withdrawnObligation()])] }
      return [entry([words.withdrawnPlan(again: isRepeated)])]
    }
  }

  /// Id, title and day; of an error what is wrong.
  func line(_ context: MailContext) -> Line {
    let title = heading ?? context.wording.heading(section)
    if case .problem(let problem) = notice.matter {
      return Line("\(title): \(TextLayout.clean(problem.what[context.language]))")
    }
    guard let occurrence = notice.occurrence else { return Line(title) }
    return Line("\(title), \(context.wording.day(occurrence.due, approximate: occurrence.isApproximate))")
  }

  private var isRepeated: Bool {
    if case .withdrawn(_, _, _, _?) = notice.topic { true } else { false }
  }

  private func alive(_ overview: Overview, _ entry: ([String]) -> Block, _ context: MailContext) -> [Block] {
    let words = context.wording
    var blocks = [entry([words.year(overview.year, deadlines: overview.deadlines)])]
    for (title, list) in [
      (words.first, overview.first), (words.overdueList(isEmpty: overview.overdue.isEmpty), overview.overdue),
    ] where !list.isEmpty || title != words.first {
      blocks.append(.paragraph([Line(title)]))
      if !list.isEmpty { blocks.append(.list(list.map { $0.line(context) })) }
    }
    return blocks + [.paragraph([Line(words.greeting(next: overview.year + 1))])]
  }

  // MARK: When

  private func when(
    _ occurrence: Occurrence, _ obligation: Obligation, _ remarks: Remarks, _ context: MailContext
  ) -> [String] {
    let words = context.wording
    var lines: [String] = []
    if notice.step == .opens, let start = occurrence.window.start {
      lines.append(words.opens(context.distance(to: start), words.period(start, occurrence.due)))
    }
    lines.append(deadline(occurrence, obligation, context))
    if remarks.isToBeConfirmed, let entry = obligation.entry(of: occurrence) {
      lines.append(
        words.readAs(DeadlineWords(context.language).meaning(of: entry.deadline, coming: [], from: nil)))
    }
    lines += moves(of: occurrence, context)
    if let previous = remarks.previousUndone {
      let isOtherYear = previous.year != occurrence.due.year
      lines.append(words.previousUndone(isOtherYear ? "\(previous.year)" : words.date(previous)))
    }
    if let before = remarks.takenOverFrom {
      lines.append(
        words.takenOver(
          from: context.name(of: before), since: occurrence.due < context.today ? words.date(occurrence.due) : nil))
    }
    if remarks.isLast { lines.append(words.isLast()) }
    return lines
  }

  /// How far it is, the day, and the plan's own words, in one paragraph.
  private func deadline(_ occurrence: Occurrence, _ obligation: Obligation, _ context: MailContext) -> String {
    let words = context.wording
    let distance = context.distance(to: occurrence.due)
    let day = words.day(occurrence.due, approximate: occurrence.isApproximate)
    var sentence =
      if distance.days >= 0 {
        words.due(distance, on: day)
      } else if occurrence.continues {
        words.goesOn(distance, on: day)
      } else {
        words.overdue(distance, on: day)
      }
    if obligation.isAutomatic {
      sentence += " " + words.automatic(periodEnds: words.date(occurrence.id.originalDue), isPast: distance.days < 0)
    } else if let entry = obligation.entry(of: occurrence), let text = given(entry.text) {
      // Its own date in other figures would only be read twice.
      if entry.means != nil || !occurrence.due.isWritten(as: text) {
        sentence += " " + words.planSays(text, means: entry.means.flatMap(given))
      }
    }
    return sentence
  }

  /// From which day it was moved, by whom and why; the last time in full.
  private func moves(of occurrence: Occurrence, _ context: MailContext) -> [String] {
    let words = context.wording
    let befores = [occurrence.id.originalDue] + occurrence.moves.map(\.window.due)
    let moves = zip(occurrence.moves, befores).filter { $0.window.due != $1 }
    guard let (last, before) = moves.last else { return [] }
    let (from, day) = (words.date(before), words.date(last.at.day))
    let (name, reason) = (context.name(of: last.by), given(last.reason))
    if moves.count == 1 { return [words.moved(from: from, by: last.by, name: name, on: day, reason: reason)] }
    let first = words.date(occurrence.id.originalDue)
    return [words.movedOften(moves.count, from: from, first: first, by: last.by, name: name, on: day, reason: reason)]
  }

  private func late(_ context: MailContext) -> [String] {
    switch notice.reason {
    // Said once of its plan.
    case .late(_, .planKnownLater): []
    case .late(let days, let cause): [context.wording.late(days: days, cause)]
    case .seenAfterUntil: [context.wording.seenAfterUntil()]
    case .stepDue, .movedFrom, .supersededBy, .notYetTold, .along: []
    }
  }

  private func ending(
    _ ending: Ending, _ occurrence: Occurrence, _ obligation: Obligation, _ context: MailContext
  ) -> [String] {
    let words = context.wording
    var lines = [words.ending(ending)]
    switch ending {
    case .done, .cancelled: lines[0] += " " + words.wasDue(words.date(occurrence.due))
    case .moved, .undated, .needless: break
    }
    if !obligation.responsible.isEmpty { lines.append(words.responsible(context.names(of: obligation.responsible))) }
    return lines
  }

  /// The goal it serves and the plan's note.
  private func about(_ obligation: Obligation, _ context: MailContext) -> [String] {
    let path = obligation.goal.compactMap(given)
    return (path.isEmpty ? [] : [context.wording.goal(path)])
      + (given(obligation.note).map { [context.wording.note(TextLayout.cut($0, to: Self.mostOfNote))] } ?? [])
  }

  /// Unicode scalars of a note that a mail shows; the plan and the report have all of it.
  private static let mostOfNote = 600
}

extension Listed {
  /// One line of a round, a review or an overview.
  func line(_ context: MailContext) -> Line {
    let words = context.wording
    let day = occurrence.map { words.date($0.due) }
    return Line("\(obligation.heading(label: occurrence?.id.label)): \(words.state(state, day: day))")
  }
}

extension Obligation {
  /// The deadline that an occurrence comes from; nil where no text names it any more.
  func entry(of occurrence: Occurrence) -> DeadlineEntry? {
    occurrence.entry.flatMap { deadlines.indices.contains($0) ? deadlines[$0] : nil }
  }

  /// What its occurrence waited for.
  fileprivate func prerequisite(of occurrence: Occurrence) -> String? {
    let texts = entry(of: occurrence).map { [$0] } ?? deadlines
    for text in texts {
      if case .relative(let relative) = text.deadline.meaning { return TextLayout.clean(relative.after) }
    }
    return nil
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
