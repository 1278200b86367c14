import FristCore

/// Why a deadline text was refused, and where understanding stopped.
public struct DeadlineRefusal: Error, Hashable, Sendable {
  /// 1 is the first character (Unicode scalar) of the text as given.
  public let column: Int
  public let reason: Reason
  /// What was perhaps meant, where something is close ("halvår" for "halvr").
  public let suggestion: String?

  init(_ reason: Reason, at column: Int, suggestion: String? = nil) {
    (self.column, self.reason, self.suggestion) = (column, reason, suggestion)
  }

  /// One sentence without a final full stop, in English: `"eller" is not understood`.
  public var what: String { reason.description }

  /// A text is the part of the deadline that it is about, as written.
  public enum Reason: Hashable, Sendable {
    case tooLong(limit: Int)
    case notUnderstood(String)
    case endsTooEarly
    case notADate(String)
    case wrongWeekday(String, is: Weekday)
    case noSuchWeek(Int, in: Int)
    case notEveryYear(String)
    case backwards(String)
    case ambiguous(String, Ambiguity)
    // Years and periods.
    case noYear
    case yearOutOfRange(String)
    case yearMonth(String, month: Int, year: Int)
    case namedTwice(Int)
    case noFirstYear(every: Int)
    case offInterval(Int, every: Int)
    case noPeriod(String)
    case neverInPeriod(YearSpan?)
    // Words that give no day.
    case noNow(String)
    case noEnd(String)
    case open(String)
    case over(String)
    // Labels.
    case notKnown(String)
    case cannotEnd(String)
    case ofLabel(String, label: String)
    case sinceBefore(String, label: String)
    case sinceWhen(String)
    case howLong(String)
    case possessive
    // Events, in the files where they are named.
    case notAnEventWindow(String)
    case notAnEventForm(String)
  }

  /// What a text can mean.
  public enum Ambiguity: Hashable, Sendable {
    case julyOrChristmas
    case bothMonthsOrSpan
    case dayFirstOrYearFirst
    case yearOfEventOrOfItsSubject
    case thatYearOrTheYearBefore
  }
}

extension DeadlineRefusal.Reason: CustomStringConvertible {
  /// In English.
  public var description: String {
    switch self {
    case .tooLong(let limit): "a deadline of more than \(limit) characters is not read"
    case .notUnderstood(let text): "\"\(text)\" is not understood"
    case .endsTooEarly: "the text ends where more is needed"
    case .notADate(let text): "\"\(text)\" is not a date"
    case .wrongWeekday(let text, let weekday): "\"\(text)\" is wrong: that day is a \(weekday.name)"
    case .noSuchWeek(let week, let year): "\(year) has no week \(week)"
    case .notEveryYear(let text): "\"\(text)\" does not exist in every year"
    case .backwards(let text): "\"\(text)\" runs backwards"
    case .ambiguous(let text, let ambiguity): "\"\(text)\" can mean \(ambiguity)"
    case .noYear: "a year is missing"
    case .yearOutOfRange(let text): "\(text) is not a year from 1900 to 2200"
    case .yearMonth(let text, let month, let year):
      "\"\(text)\" is not read as a month; write \"\(YearPart.month(month)) \(year)\""
    case .namedTwice(let year): "\(year) is named twice"
    case .noFirstYear(let interval):
      "neither the text nor the plan says in which year \"every \(interval) years\" begins"
    case .offInterval(let year, let interval): "\(year) does not follow by an interval of \(interval) years"
    case .noPeriod(let word): "\"\(word)\" says nothing, for the plan has no period"
    case .neverInPeriod(let period):
      "nothing falls due in the plan's period \(period.map(String.init(describing:)) ?? "")"
    case .noNow(let word): "\"\(word)\" needs a today, and a plan has none"
    case .noEnd(let word): "\"\(word)\" gives no day by which it must be done"
    case .open(let word): "\"\(word)\" leaves open when, or whether, it is to be done"
    case .over(let word): "\"\(word)\" says what has been done; write what is to be done, such as \"vedtas\""
    case .notKnown(let word):
      "\"\(word)\" is not known here; begin with what is to be done, or give the time alone in \"means:\""
    case .cannotEnd(let word): "\"\(word)\" cannot be the last word before a time, or before a comma"
    case .ofLabel(let time, let label):
      "\"\(time)\" can belong to \"\(label)\"; if it is the deadline, write \"i løpet av\" before it"
    case .sinceBefore(let word, let label):
      "\"\(word)\" can belong to \"\(label)\"; if it is the deadline, write \"innen\" and the last day"
    case .sinceWhen(let word): "\"\(word)\" can say here since when it has been so"
    case .howLong(let word): "\"\(word)\" can say here how long it goes on"
    case .possessive: "\"vår\" can mean spring or \"our\" here; write \"våren\""
    case .notAnEventWindow(let text): "\"\(text)\" is not a part of every year"
    case .notAnEventForm(let text): "\"\(text)\" cannot name an event: it is a word of the deadline grammar"
    }
  }
}

extension DeadlineRefusal.Ambiguity: CustomStringConvertible {
  /// In English.
  public var description: String {
    switch self {
    case .julyOrChristmas: "July or Christmas"
    case .bothMonthsOrSpan: "both months or all from one to the other"
    case .dayFirstOrYearFirst: "day-month-year or year-month-day"
    case .yearOfEventOrOfItsSubject: "the year of the event or the year that it is about"
    case .thatYearOrTheYearBefore: "that year or the year before"
    }
  }
}
