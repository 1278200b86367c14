import FristCore

/// Bokmål.
struct WordingNB: Wording {
  static let weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
  static let months = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
  ]
  static let numbers = ["null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"]

  func date(_ day: CivilDay) -> String { "\(dayAndMonth(day)) \(day.year)" }
  func weekdayAndDate(_ day: CivilDay) -> String { "\(Self.weekdays[day.weekday.rawValue - 1]) \(date(day))" }
  func approximately(_ day: CivilDay) -> String { "ca. \(date(day))" }
  func period(_ start: CivilDay, _ end: CivilDay) -> String {
    start.year == end.year ? "\(dayAndMonth(start))–\(date(end))" : "\(date(start)) – \(date(end))"
  }
  func monthAndYear(_ day: CivilDay) -> String { "\(Self.months[day.month - 1]) \(day.year)" }
  func list(_ names: [String]) -> String { names.joined(last: " og ") }
  func quoted(_ text: String) -> String { "«\(text)»" }
  private func dayAndMonth(_ day: CivilDay) -> String { "\(day.day). \(Self.months[day.month - 1])" }

  func length(_ distance: Distance) -> String {
    let number = Self.numbers.word(for: distance.count)
    let much =
      switch distance.unit {
      case .days: "\(distance.count) \(distance.count == 1 ? "dag" : "dager")"
      case .months: "\(number) måneder"
      case .years: "\(number) år"
      case .yearAndHalf: "halvannet år"
      }
    return switch distance.nearness {
    case .exactly: much
    case .justOver: "vel \(much)"
    case .justUnder: "knapt \(much)"
    }
  }

  func when(_ distance: Distance) -> String {
    switch distance.days {
    case 0: "i dag"
    case 1: "i morgen"
    case -1: "i går"
    case 2...: "om \(length(distance))"
    default: "for \(length(distance)) siden"
    }
  }
}
