import FristCore

/// What one language says of how a deadline was understood.
protocol DeadlineWording: Wording {
  /// Before what it labels: `«Avklaring»: `.
  func labelled(_ label: String) -> String
  var ongoing: String { get }
  var asNeeded: String { get }
  var undated: String { get }
  func relative(_ relative: Relative) -> String
  var approximate: String { get }
  /// A planner is to confirm that it was read rightly, or to write this instead.
  func toConfirm(_ instead: String?) -> String
  /// What was left aside: a clock time, a bracket.
  func leftAside(_ text: String) -> String
  /// After its windows it goes on.
  var continued: String { get }
  /// - Parameter isFirst: the first of all, not the next one from some day.
  func next(_ day: String, isFirst: Bool) -> String
  func nothing(from day: String) -> String
  /// When it is told that something is due, where that is another day.
  func told(_ day: String) -> String
  var emptyText: String { get }
  func refused(_ reason: DeadlineRefusal.Reason, at column: Int) -> String
  /// The reason alone.
  func sentence(_ reason: DeadlineRefusal.Reason) -> String
  /// What to write instead, the whole text.
  func perhaps(_ text: String) -> String

  // How often
  func every(years: Int) -> String
  /// - Parameter months: 1, 2, 3, 4 or 6.
  func every(months: Int) -> String
  /// Each month, quarter … from its first to its last day.
  var wholeSpan: String { get }
  var everyWeek: String { get }
  var wholeWeek: String { get }
  /// ` fra 2019 til 2021`, ` fra 2019`.
  func years(from first: Int, to last: Int?) -> String
  func inPeriod(_ period: YearSpan) -> String

  // When in the year
  /// `mandag 1. april`.
  func weekdayAndDay(_ day: CivilDay) -> String
  /// `mandag 1. april – søndag 30. juni 2019`.
  func span(_ first: String, _ last: String) -> String
  func by(_ day: String) -> String
  func before(_ day: String) -> String
  func from(_ day: String) -> String
  /// The first or last day of a part of the year.
  func edge(_ edge: YearPart.Edge) -> String
  /// `1.–10. juni`.
  func days(_ first: Int, _ last: Int, month: Int) -> String
  /// `1. april–30. juni`.
  func days(_ first: String, _ last: String) -> String
  func weeks(_ first: Int, _ last: Int) -> String
  func week(last: Bool, month: Int) -> String
}

extension DeadlineWording {
  /// The days as they come back, the same words for every year.
  func occasion(_ occasion: Occasion) -> String {
    let (first, last) = occasion.part.edges
    switch occasion.relation {
    case .by: return by(edge(last))
    case .before: return before(edge(first))
    case .from: return from(edge(first))
    case .during: break
    }
    switch (occasion.part, first, last) {
    case (.weeks(let a, let b), _, _): return weeks(a, b)
    case (.week(let isLast, let month), _, _): return week(last: isLast, month: month)
    case _ where first == last: return edge(first)
    case (_, .day(let a, let month), .day(let b, let end)) where month == end: return days(a, b, month: month)
    case (_, .day, .day): return days(edge(first), edge(last))
    default: return span(edge(first), edge(last))
    }
  }
}

extension YearPart {
  /// A day that a part of any year begins or ends with.
  enum Edge: Hashable {
    case day(Int, month: Int)
    /// 1 December of the year before.
    case decemberBefore
    /// 28 or 29 February.
    case lastOfFebruary
    /// 29 February, and the 28th in other years.
    case leapDay
    /// 1 to 4, or -1 for the last.
    case weekday(Int, Weekday, month: Int)
    case inWeek(Weekday, Int)
    /// A day of the first or last week that has its Thursday in the month.
    case inWeekOfMonth(Weekday, last: Bool, month: Int)
    /// Of the year after the one that it begins in.
    indirect case nextYear(Edge)
  }

  var edges: (first: Edge, last: Edge) {
    switch self {
    case .months(let a, let b): (.day(1, month: a), Self.edge(31, month: b))
    case .winter: (.decemberBefore, .lastOfFebruary)
    case .days(let month, let a, let b): (Self.edge(a, month: month), Self.edge(b, month: month))
    case .weekday(let n, let weekday, let month):
      (.weekday(n, weekday, month: month), .weekday(n, weekday, month: month))
    case .week(let last, let month):
      (.inWeekOfMonth(.monday, last: last, month: month), .inWeekOfMonth(.sunday, last: last, month: month))
    case .weeks(let a, let b): (.inWeek(.monday, a), .inWeek(.sunday, b))
    case .joined(let a, let b, let isOver): (a.edges.first, isOver ? .nextYear(b.edges.last) : b.edges.last)
    }
  }

  private static func edge(_ day: Int, month: Int) -> Edge {
    switch (month, day) {
    case (2, 30...): .lastOfFebruary
    case (2, 29): .leapDay
    default: .day(min(day, CivilDay.days(inMonth: month, of: 2000)), month: month)
    }
  }
}
