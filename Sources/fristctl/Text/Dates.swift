import FristCore

/// Days and moments as they stand in texts. What is not a day is shown as it came.
enum Dates {
  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `Sun 2019-06-30`.
  static func day(_ day: CivilDay) -> String { "\(weekdays[day.weekday.rawValue - 1]) \(day)" }

  static func day(_ text: String) -> String { CivilDay(text).map { day($0) } ?? text }

  /// `Fri 2019-06-28 07:30`.
  static func moment(_ text: String) -> String {
    CivilMoment(text).map { "\(day($0.day)) \($0.time)" } ?? text
  }

  /// `2 h 5 min ago`, `in 3 days`, by what the wall clock shows: an hour wrong across a change of summer time.
  static func distance(from now: String, to other: String) -> String? {
    guard let minutes = minutes(from: now, to: other) else { return nil }
    if minutes == 0 { return "now" }
    return minutes > 0 ? "in \(span(minutes))" : "\(span(-minutes)) ago"
  }

  /// Minutes on the wall clock; nil where one of them is no moment.
  static func minutes(from one: String, to other: String) -> Int? {
    guard let one = CivilMoment(one), let other = CivilMoment(other) else { return nil }
    return one.day.days(to: other.day) * 1440 + other.time.minutes - one.time.minutes
  }

  /// `45 min`, `2 h 5 min`, `3 days`: nobody needs the minutes of a day past.
  static func span(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 2880 { return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min" }
    return "\(minutes / 1440) days"
  }

  /// `in 12 days`, `15 days late`, `today`.
  static func left(_ days: Int) -> String {
    switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "1 day late"
    case ..<0: "\(-days) days late"
    default: "in \(days) days"
    }
  }
}
