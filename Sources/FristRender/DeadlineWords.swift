import FristCore

/// How a deadline text was understood, in the words of one language, for whoever asks `fristctl explain`.
///
/// Every meaning of DEADLINES.md has its words here; no sentence is left to be guessed from days alone.
public struct DeadlineWords: Sendable {
  private let words: any DeadlineWording

  public init(_ language: Language) {
    words =
      switch language {
      case .nb: WordingNB()
      case .nn: WordingNN()
      case .en: WordingEN()
      }
  }

  /// One phrase without a final full stop: `hvert år, 1. april–30. juni; neste frist søndag 30. juni 2019`.
  ///
  /// - Parameters:
  ///   - coming: its occurrences from `from` on.
  ///   - from: the day they were counted from; nil for the first ones.
  ///   - asks: that it is to be confirmed, and what to write instead; false for whoever says so in words of their own.
  public func meaning(of deadline: Deadline, coming: [Window], from: CivilDay?, asks: Bool = true) -> String {
    var text = deadline.label.map { words.labelled(TextLayout.clean($0)) } ?? ""
    switch deadline.meaning {
    case .once(let windows): text += words.list(windows.map { self.days(of: $0) })
    case .recurring(let recurrence): text += rule(recurrence)
    case .ongoing: text += words.ongoing
    case .asNeeded: text += words.asNeeded
    case .undated: text += words.undated
    case .relative(let relative): text += words.relative(relative)
    }
    if deadline.approximate { text += ", " + words.approximate }
    if deadline.continues { text += "; " + words.continued }
    for aside in deadline.aside { text += "; " + words.leftAside(TextLayout.clean(aside)) }
    if deadline.confirm, asks { text += "; " + words.toConfirm(deadline.suggestion.map(TextLayout.clean)) }
    if let from, deadline.hasDays, coming.isEmpty { return "\(text); \(words.nothing(from: words.date(from)))" }
    if case .recurring = deadline.meaning, let next = coming.first {
      text += "; \(words.next(words.weekdayAndDate(next.due), isFirst: from == nil))"
    }
    return text
  }

  /// One occurrence with its weekdays: `mandag 1. april – søndag 30. juni 2019; varsles fredag 28. juni 2019`.
  ///
  /// - Parameter told: the working day on which it is told that it is due.
  public func occurrence(_ window: Window, told: CivilDay) -> String {
    let due = words.weekdayAndDate(window.due)
    let days =
      switch window.start {
      case nil: words.by(due)
      case window.due?: due
      case let start?:
        words.span(start.year == window.due.year ? words.weekdayAndDay(start) : words.weekdayAndDate(start), due)
      }
    return told == window.due ? days : "\(days); \(words.told(words.weekdayAndDate(told)))"
  }

  /// Why a text was refused, where, and what was perhaps meant: a line or two.
  public func refusal(_ refusal: DeadlineRefusal) -> [String] {
    [words.refused(refusal.reason, at: refusal.column)] + (refusal.suggestion.map { [words.perhaps($0)] } ?? [])
  }

  /// Why a text was refused, without a final full stop.
  public func why(_ refusal: DeadlineRefusal) -> String { words.sentence(refusal.reason) }

  /// What stands for a text that is empty.
  public var emptyText: String { words.emptyText }

  private func days(of window: Window) -> String {
    guard let start = window.start else { return words.by(words.date(window.due)) }
    return start == window.due ? words.date(start) : words.period(start, window.due)
  }

  private func rule(_ recurrence: Recurrence) -> String {
    var parts: [String] = []
    switch recurrence.cycle {
    case .months(let length): parts = [words.every(months: length) + bounds(recurrence), words.wholeSpan]
    case .weeks: parts = [words.everyWeek + bounds(recurrence), words.wholeWeek]
    case .years(let every, let from, let occasions):
      // Every third year needs a year to count from, which may come from the plan's period.
      let begins = every > 1 && recurrence.firstYear == nil ? words.years(from: from, to: nil) : bounds(recurrence)
      parts = [words.every(years: every) + begins, words.list(occasions.map(words.occasion))]
    }
    if let period = recurrence.period { parts.append(words.inPeriod(period)) }
    return parts.joined(separator: ", ")
  }

  private func bounds(_ recurrence: Recurrence) -> String {
    recurrence.firstYear.map { words.years(from: $0, to: recurrence.lastYear) } ?? ""
  }
}
