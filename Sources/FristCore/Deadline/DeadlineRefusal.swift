/// Why a deadline text was refused, and where understanding stopped.
public struct DeadlineRefusal: Error, Hashable, Sendable {
  /// 1 is the first character (Unicode scalar) of the text as given.
  public let column: Int
  /// One sentence without a final full stop, in English: `"eller" is not understood`.
  public let what: String
  /// What was perhaps meant, where something is close ("halvår" for "halvr").
  public let suggestion: String?

  public init(column: Int, what: String, suggestion: String? = nil) {
    self.column = column
    self.what = what
    self.suggestion = suggestion
  }
}

/// Every sentence in which the grammar refuses a text.
extension DeadlineRefusal {
  static func tooLong(limit: Int) -> Self {
    Self(column: limit + 1, what: "a deadline of more than \(limit) characters is not read")
  }
  static func notUnderstood(_ text: String, at column: Int, suggestion: String? = nil) -> Self {
    Self(column: column, what: "\"\(text)\" is not understood", suggestion: suggestion)
  }
  static func endsTooEarly(at column: Int) -> Self {
    Self(column: column, what: "the text ends where more is needed")
  }
  static func noYear(at column: Int) -> Self {
    Self(column: column, what: "a year is missing")
  }
  static func noNow(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" needs a today, and a plan has none")
  }
  static func noEnd(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" gives no day by which it must be done")
  }
  static func notADate(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" is not a date")
  }
  static func wrongWeekday(_ text: String, isA weekday: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" is wrong: that day is a \(weekday)")
  }
  static func noSuchWeek(_ week: Int, in year: Int, at column: Int) -> Self {
    Self(column: column, what: "\(year) has no week \(week)")
  }
  static func notEveryYear(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" does not exist in every year")
  }
  static func yearOutOfRange(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\(text) is not a year from 1900 to 2200")
  }
  static func backwards(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" runs backwards")
  }
  static func ambiguous(_ text: String, _ one: String, _ other: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" can mean \(one) or \(other)")
  }
  static func noPeriod(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" says nothing, for the plan has no period")
  }
  static func noFirstYear(every interval: Int, at column: Int) -> Self {
    Self(column: column, what: "neither the text nor the plan says in which year \"every \(interval) years\" begins")
  }
  static func offInterval(_ year: Int, every interval: Int, at column: Int) -> Self {
    Self(column: column, what: "\(year) does not follow by an interval of \(interval) years")
  }
  static func neverInPeriod(_ period: YearSpan?, at column: Int) -> Self {
    Self(column: column, what: "nothing falls due in the plan's period \(period.map(String.init(describing:)) ?? "")")
  }
  static func open(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" leaves open when, or whether, it is to be done")
  }
  static func over(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" says that it is over")
  }
  static func notKnown(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" before a time is not known to say what is to be done then")
  }
  static func cannotEnd(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" cannot be the last word before a time, or before a comma")
  }
  static func ofLabel(_ time: String, _ label: String, at column: Int) -> Self {
    Self(
      column: column,
      what: "\"\(time)\" can belong to \"\(label)\"; if it is the deadline, write \"innen\" and its last day")
  }
  static func sinceWhen(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" can say here since when it has been so")
  }
  static func howLong(_ word: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(word)\" can say here how long it goes on")
  }
  static func yearMonth(_ text: String, _ month: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" is not read as a month; write \"\(month)\"")
  }
  static func namedTwice(_ year: Int, at column: Int) -> Self {
    Self(column: column, what: "\(year) is named twice")
  }
  static func possessive(at column: Int) -> Self {
    Self(column: column, what: "\"vår\" can mean spring or \"our\" here; write \"våren\"")
  }
  static func notAnEventWindow(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" is not a part of every year")
  }
  static func notAnEventForm(_ text: String, at column: Int) -> Self {
    Self(column: column, what: "\"\(text)\" cannot name an event: it is a word of the deadline grammar")
  }
}
