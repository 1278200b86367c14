/// Why a deadline text was refused, and where understanding stopped.
public struct DeadlineRefusal: Error, Hashable, Sendable {
  /// 1 is the first character (Unicode scalar) of the text as given.
  public let column: Int
  public let reason: Reason
  /// What to write instead, the whole text, where something is close ("1. halvår 2013" for "1. halvr 2013").
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
    // Around a window.
    /// "innen sommeren": before it, or by its end?
    case seasonEnd(String, before: String, byEnd: String)
    /// "fram til 2020": with or without it?
    case untilOrThrough(String)
    /// "2013 – juni 2014": which part of the year?
    case partAndYear(String)
    case bracket(String)
    case notAnEvent(String)
    // Words around the time.
    case ofWords(String, words: String, Belonging)
    case timeInWords(String)
    case twoTimes(String)
    // Events, in the files where they are named.
    case notAnEventWindow(String)
    case notAnEventForm(String)
  }

  /// Why a time can belong to the words before it.
  public enum Belonging: Hashable, Sendable {
    /// "Kommuneplan 2030"
    case bareYear
    /// "Vedtak før 2018"
    case lead
  }

  /// What a text can mean.
  public enum Ambiguity: Hashable, Sendable {
    case julyOrChristmas
    case bothOrSpan
    case dayFirstOrYearFirst
    case yearOfEventOrOfItsSubject
    case thatYearOrTheYearBefore
  }
}

extension DeadlineRefusal.Reason {
  /// Whether the time may be right, and only what stands beside it is not.
  var isAboutWords: Bool {
    switch self {
    case .notUnderstood, .noNow, .open, .over, .ofWords, .timeInWords, .twoTimes, .noEnd, .untilOrThrough: true
    default: false
    }
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
    case .noYear: "a year is missing; write it, or \"year:\" in the plan or beside the text"
    case .yearOutOfRange(let text): "\(text) is not a year from 1900 to 2200"
    case .yearMonth(let text, let month, let year):
      "\"\(text)\" is not read as a month; write \"\(Vocabulary.name(ofMonth: month)) \(year)\""
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
    case .over(let word): "\"\(word)\" says what has been done; write what is to be done"
    case .seasonEnd(let text, let before, let byEnd):
      "\"\(text)\" does not say whether before it or by its end; write \"\(before)\" or \"\(byEnd)\""
    case .untilOrThrough(let text):
      "\"\(text)\" does not say whether with or without it; write \"før\" or \"innen utgangen av\""
    case .partAndYear(let text): "\"\(text)\" joins a part of a year to a whole one; write both as parts"
    case .notAnEvent(let text): "\"\(text)\" is no event that the plan or frist.yaml names"
    case .bracket(let text): "\"\(text)\" is another time than the one before it"
    case .ofWords(let time, let words, _):
      "\"\(time)\" can belong to \"\(words)\"; if it is the deadline, put a colon before it"
    case .timeInWords(let text): "\"\(text)\" is a time of its own; put the deadline alone, or after a colon"
    case .twoTimes(let text): "\"\(text)\" is one time too many; put the deadline alone, or after a colon"
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
    case .bothOrSpan: "both or all from one to the other"
    case .dayFirstOrYearFirst: "day-month-year or year-month-day"
    case .yearOfEventOrOfItsSubject: "the year of the event or the year that it is about"
    case .thatYearOrTheYearBefore: "that year or the year before"
    }
  }
}

extension Weekday {
  /// In English.
  fileprivate var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
  }
}
