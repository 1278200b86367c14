import FristCore

extension WordingEN: DeadlineWording {
  func labelled(_ label: String) -> String { "“\(label)”: " }
  var ongoing: String { "ongoing, without a deadline" }
  var asNeeded: String { "as needed, without a deadline" }
  var undated: String { "the plan has no deadline" }
  func relative(_ relative: Relative) -> String {
    relative.count == 0
      ? "due on the day \(relative.after) is done"
      : "\(relative.count) \(relative.unit.rawValue)\(relative.count == 1 ? "" : "s") after \(relative.after) is done"
  }
  var approximate: String { "approximate" }
  func toConfirm(_ instead: String?) -> String {
    "to be confirmed" + (instead.map { "; better write “\($0)”" } ?? ", or write the time as \"means:\"")
  }
  func leftAside(_ text: String) -> String { "“\(text)” is left aside" }
  var continued: String { "ongoing after that" }
  func next(_ day: String, isFirst: Bool) -> String { "\(isFirst ? "first" : "next") deadline \(day)" }
  func nothing(from day: String) -> String { "no deadline on or after \(day)" }
  func told(_ day: String) -> String { "told on \(day)" }
  var emptyText: String { "(empty)" }

  func every(years: Int) -> String { years == 1 ? "every year" : "every \(years) years" }
  func every(months: Int) -> String {
    switch months {
    case 2: "every other month"
    case 6: "every half-year"
    case 4: "every four months"
    case 3: "every quarter"
    default: "every month"
    }
  }
  var wholeSpan: String { "from the first day to the last" }
  var everyWeek: String { "every week" }
  var wholeWeek: String { "Monday to Sunday" }
  func years(from first: Int, to last: Int?) -> String { " from \(first)" + (last.map { " to \($0)" } ?? "") }
  func inPeriod(_ period: YearSpan) -> String {
    "in the plan's period \(period.first == period.last ? "\(period.first)" : "\(period.first) to \(period.last)")"
  }

  func weekdayAndDay(_ day: CivilDay) -> String {
    "\(Self.weekdays[day.weekday.rawValue - 1]) \(edge(.day(day.day, month: day.month)))"
  }
  func span(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
  func by(_ day: String) -> String { "by \(day)" }
  func before(_ day: String) -> String { "before \(day)" }
  func from(_ day: String) -> String { "in place on \(day)" }
  func edge(_ edge: YearPart.Edge) -> String {
    switch edge {
    case .day(let day, let month): "\(day) \(Self.months[month - 1])"
    case .decemberBefore: "1 December of the year before"
    case .nextYear(let edge): "\(self.edge(edge)) of the year after"
    case .lastOfFebruary: "the last day of February"
    case .leapDay: "29 February (28 February where there is none)"
    case .weekday(let n, let weekday, let month):
      "the \(Self.ordinal(n)) \(Self.weekdays[weekday.rawValue - 1]) of \(Self.months[month - 1])"
    case .inWeek(let weekday, let week): "\(Self.weekdays[weekday.rawValue - 1]) of week \(week)"
    case .inWeekOfMonth(let weekday, let last, let month):
      "\(Self.weekdays[weekday.rawValue - 1]) of \(week(last: last, month: month))"
    }
  }
  func days(_ first: Int, _ last: Int, month: Int) -> String { "\(first) to \(last) \(Self.months[month - 1])" }
  func days(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
  func weeks(_ first: Int, _ last: Int) -> String {
    (first == last ? "week \(first)" : "weeks \(first) to \(last)") + ", Monday to Sunday"
  }
  func week(last: Bool, month: Int) -> String {
    "the week with the \(last ? "last" : "first") Thursday of \(Self.months[month - 1])"
  }

  private static func ordinal(_ n: Int) -> String {
    n < 0 ? "last" : ["first", "second", "third", "fourth", "fifth"][n - 1]
  }
}

// MARK: - Refusals

extension WordingEN {
  func refused(_ reason: DeadlineRefusal.Reason, at column: Int) -> String { "refused at column \(column): \(reason)" }
  func sentence(_ reason: DeadlineRefusal.Reason) -> String { "\(reason)" }
  func perhaps(_ word: String) -> String { "perhaps \"\(word)\"?" }
}
