import FristCore

/// English.
struct WordingEN: Wording {
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let numbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  func date(_ day: CivilDay) -> String { "\(dayAndMonth(day)) \(day.year)" }
  func weekdayAndDate(_ day: CivilDay) -> String { "\(Self.weekdays[day.weekday.rawValue - 1]) \(date(day))" }
  func approximately(_ day: CivilDay) -> String { "about \(date(day))" }
  func period(_ start: CivilDay, _ end: CivilDay) -> String {
    start.year == end.year ? "\(dayAndMonth(start)) to \(date(end))" : "\(date(start)) to \(date(end))"
  }
  func monthAndYear(_ day: CivilDay) -> String { "\(Self.months[day.month - 1]) \(day.year)" }
  func list(_ names: [String]) -> String { names.joined(last: " and ") }
  func quoted(_ text: String) -> String { "“\(text)”" }
  private func dayAndMonth(_ day: CivilDay) -> String { "\(day.day) \(Self.months[day.month - 1])" }

  func length(_ distance: Distance) -> String {
    let number = Self.numbers.word(for: distance.count)
    let much =
      switch distance.unit {
      case .days: "\(distance.count) \(distance.count == 1 ? "day" : "days")"
      case .months: "\(number) months"
      case .years: distance.count == 1 ? "a year" : "\(number) years"
      case .yearAndHalf: "a year and a half"
      }
    return switch distance.nearness {
    case .exactly: much
    case .justOver: "just over \(much)"
    case .justUnder: "just under \(much)"
    }
  }

  func when(_ distance: Distance) -> String {
    switch distance.days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(length(distance))"
    default: "\(length(distance)) ago"
    }
  }
}
