import FristCore

/// What all forms of a report say alike: its facts as lines in the plan's language.
struct ReportFacts: Sendable {
  let report: Report
  let words: ReportWording
  private let wording: any Wording
  /// Published pages name no distance from today, and not the day of their making.
  private let isPublished: Bool

  init(_ report: Report, isPublished: Bool = false) {
    self.report = report
    self.isPublished = isPublished
    words = .of(report.language)
    wording =
      switch report.language {
      case .nb: WordingNB()
      case .nn: WordingNN()
      case .en: WordingEN()
      }
  }

  func date(_ day: CivilDay) -> String { wording.date(day) }

  /// `30.06.2020`; in English `2020-06-30`.
  func short(_ day: CivilDay) -> String { day.short(in: report.language) }

  /// `31. des.`; in English `31 Dec`.
  func dayAndMonth(_ day: CivilDay) -> String {
    let isEnglish = report.language == .en
    let month = (isEnglish ? Self.englishMonths : Self.months)[day.month - 1]
    return isEnglish ? "\(day.day) \(month)" : "\(day.day). \(month)"
  }

  // The same in both forms of Norwegian.
  private static let months = [
    "jan.", "febr.", "mars", "april", "mai", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "des.",
  ]
  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
  ]

  var name: String { report.short ?? report.title }
  var spanName: String {
    if let year = report.span.year { return "\(year)" }
    let from = short(report.span.from)
    // What goes on until today ends on another day tomorrow.
    if isPublished, report.span.to == report.asOf { return "\(words.from.lowercased()) \(from)" }
    return "\(from)–\(short(report.span.to))"
  }
  var standing: String {
    isPublished ? spanName : "\(spanName), \(words.asItStood(date(report.stateOn), date(report.asOf)))"
  }

  struct Number: Sendable {
    var count: Int?
    var word: String
    var before: Int?
    var aside: String?
  }

  /// The six numbers, in the page's order.
  var numbers: [Number] {
    let now = report.numbers
    let last = report.lastYear
    return [
      Number(count: now.doneInTime, word: words.doneInTime, before: last?.doneInTime),
      Number(count: now.doneLate, word: words.doneLate, before: last?.doneLate),
      Number(
        count: now.overdue, word: words.overdue, before: last?.overdue,
        aside: now.missed > 0 ? words.missedOfThem(now.missed) : nil),
      Number(count: now.notYetDue, word: words.notYetDue, before: last?.notYetDue),
      Number(count: now.moved, word: words.moved, before: last?.moved),
      Number(
        count: now.noAnswer, word: now.noAnswer == nil ? words.notAsked : words.noAnswer, before: last?.noAnswer),
    ]
  }

  func names(_ recipients: [RecipientID]) -> String {
    recipients.isEmpty ? words.nobody : recipients.map(report.name(of:)).joined(separator: ", ")
  }

  /// Who, since when, all reasons but the first, and the explanation.
  func details(_ item: AttentionObligation) -> String {
    var parts = [names(item.responsible)]
    if let due = item.due { parts.append("\(words.since) \(short(due))") }
    // On the last day of a span that has passed it is overdue, and by no day.
    if let days = item.daysOverdue, days > 0, !isPublished { parts.append(words.daysOver(days)) }
    if item.moves > 0 { parts.append("\(words.moves): \(item.moves)") }
    // Who is responsible stands first: also that nobody is.
    parts += item.reasons.dropFirst().filter { $0 == .noAnswer }.map(words.attention)
    parts.append(item.explanation ?? words.noExplanation)
    return parts.joined(separator: "; ")
  }

  /// Who has not answered, and about how much.
  func silence(of recipient: RecipientID, about obligations: [String]) -> String {
    let rows = report.goals.flatMap(\.obligations).filter { obligations.contains($0.id) }
    return words.answers(report.name(of: recipient), obligations.count, rows.allSatisfy { $0.kind == .measure })
  }

  func total(_ numbers: ReportNumbers) -> String {
    "\(numbers.doneInTime) \(words.doneInTime), \(numbers.doneLate) \(words.doneLate), "
      + "\(numbers.overdue) \(words.overdue), \(numbers.notYetDue) \(words.notYetDue)"
  }

  /// Sums one goal's own rows, in the numbers' terms.
  func total(_ goal: ReportGoal) -> String {
    var sums = ReportNumbers()
    for occurrence in goal.obligations.flatMap(\.occurrences) where occurrence.isCounted {
      if let done = occurrence.done {
        if occurrence.due.map({ done <= $0 }) ?? true { sums.doneInTime += 1 } else { sums.doneLate += 1 }
      } else if occurrence.state == .overdue || occurrence.state == .missed {
        sums.overdue += 1
      } else {
        sums.notYetDue += 1
      }
    }
    return sums == ReportNumbers() ? words.noneCounted : total(sums)
  }

  func title(_ goal: ReportGoal) -> String {
    goal.goal.isEmpty ? words.withoutGoal : goal.goal.joined(separator: " · ")
  }

  /// `3.6` of `nes-rus/3.6`.
  func number(_ id: String) -> String { String(id.drop(while: { $0 != "/" }).dropFirst()) }

  /// A line an occurrence: its day, or its words where it has none.
  func deadlines(_ row: ReportRow) -> [String] {
    row.occurrences.flatMap { occurrence -> [String] in
      let label = occurrence.label.map { "\($0): " } ?? ""
      guard let due = occurrence.due else { return occurrence.deadline.isEmpty ? [] : [label + occurrence.deadline] }
      var lines = [label + short(due)]
      if let first = occurrence.originalDue, first != due {
        lines[0] += " (\(words.originally) \(short(first)))"
      }
      lines += occurrence.moves.map(move)
      return lines
    }
  }

  func move(_ move: RowMove) -> String {
    let who = words.who(move.by) + (move.reason.map { ": \($0)" } ?? "")
    return "\(move.from.map(short) ?? "–") → \(move.to.map(short) ?? "–") (\(who))"
  }

  func done(_ row: ReportRow) -> [String] { row.occurrences.compactMap { $0.done.map(short) } }

  func effect(_ row: ReportRow) -> String {
    guard let evaluation = row.evaluation else { return "" }
    return [words.attained(evaluation.attainment), evaluation.effect].compactMap { $0 }.joined(separator: ": ")
  }

  func notes(_ row: ReportRow) -> [String] {
    [row.note].compactMap { $0 } + row.remarks.map { "\(short($0.on)): \($0.text)" }
  }

  /// `3.6 Title`, of an obligation or an occurrence.
  func called(_ id: String) -> String {
    let obligation = String(id.prefix(while: { $0 != "@" }))
    let row = report.goals.flatMap(\.obligations).first { $0.id == obligation }
    return [number(obligation), row?.title].compactMap { $0 }.joined(separator: " ")
  }

  struct Moved: Sendable {
    var title: String
    var move: RowMove
  }

  /// What was moved within the span, a line a move.
  var moved: [Moved] {
    let named = Set(report.moved)
    return report.goals.flatMap(\.obligations).flatMap { row in
      row.occurrences.filter { $0.name.map(named.contains) ?? false }.flatMap { occurrence in
        occurrence.moves.filter { report.span.contains($0.on) && $0.from != $0.to }
          .map { Moved(title: called(row.id), move: $0) }
      }
    }
  }

  /// The short lists that follow the goals, with their headings.
  var lists: [(title: String, lines: [String])] {
    [
      (words.ongoing, report.ongoing.map(called)), (words.withoutDeadline, report.withoutDeadline.map(called)),
      (words.missed, report.missed.map(occurrence)),
      (words.withdrawn, report.withdrawn.map { "\(number($0.id)) \($0.title) (\(short($0.on)))" }),
      (words.invalid, report.invalid),
    ]
  }

  /// What falls due in the following year, a month at a time: `Juni 2021`, with a line an occurrence.
  var nextMonths: [(month: String, lines: [String])] {
    var months: [(month: String, lines: [String])] = []
    for next in report.next {
      let month = wording.monthAndYear(next.due).withCapital
      if months.last?.month != month { months.append((month, [])) }
      months[months.count - 1].lines.append("\(short(next.due)): \(called(next.occurrence))")
    }
    return months
  }

  private func occurrence(_ name: String) -> String {
    let day = name.split(separator: "@").last.flatMap { CivilDay(iso: $0) }
    return called(name) + (day.map { " (\(words.since) \(short($0)))" } ?? "")
  }

  var legend: [(ReportLight.Colour, String)] {
    [(.red, words.red), (.yellow, words.yellow), (.green, words.green), (.grey, words.grey)]
  }

  var versionLine: String? { report.version.map { "\(words.version($0.number)) (\(short($0.since)))" } }
}

extension CivilDay {
  /// `30.06.2020`; in English `2020-06-30`.
  func short(in language: Language) -> String {
    language == .en ? description : "\(day.zeroPadded(2)).\(month.zeroPadded(2)).\(year)"
  }
}
