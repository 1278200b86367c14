import FristCore

/// The words of one language that every document needs; what one document says is a protocol of its own.
protocol Wording: Sendable {
  /// `28. juni 2019`.
  func date(_ day: CivilDay) -> String
  /// `fredag 28. juni 2019`.
  func weekdayAndDate(_ day: CivilDay) -> String
  /// A day that the plan was vague about: `ca. 28. juni 2019`.
  func approximately(_ day: CivilDay) -> String
  /// `1. april–30. juni 2019`, years named as often as needed.
  func period(_ start: CivilDay, _ end: CivilDay) -> String
  /// `juni 2021`.
  func monthAndYear(_ day: CivilDay) -> String
  /// `A, B og C`.
  func list(_ names: [String]) -> String
  /// `«ord»`.
  func quoted(_ text: String) -> String
  /// `12 dager`, `knapt fire år`: how far, in either direction.
  func length(_ distance: Distance) -> String
  /// `i dag`, `om 9 dager`, `for vel to år siden`.
  func when(_ distance: Distance) -> String
}

extension Wording {
  /// The day as text: with its weekday, or roughly where the plan was vague.
  func day(_ day: CivilDay, approximate: Bool) -> String {
    approximate ? approximately(day) : weekdayAndDate(day)
  }
}

extension [String] {
  /// Commas, and another word before the last.
  func joined(last separator: String) -> String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + separator + self[count - 1]
  }
}

extension String {
  /// With a capital first letter.
  var withCapital: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// The word for a number that the list has one for (of 0 the first), else its digits.
  func word(for number: Int) -> String { indices.contains(number) ? self[number] : "\(number)" }
}
