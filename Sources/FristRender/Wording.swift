import FristCore

/// The words of one language: every sentence that a mail can hold, in one file a language.
///
/// A function gives one phrase or whole sentences; names, titles and days come in as finished text. `days` counts from
/// today to the due day and is negative when that is past, unless a function says otherwise.
protocol Wording: Sendable {
  /// `28. juni 2019`.
  func date(_ day: CivilDay) -> String
  /// `fredag 28. juni 2019`.
  func weekdayAndDate(_ day: CivilDay) -> String
  /// A day that the plan was vague about: `ca. 28. juni 2019`.
  func approximately(_ day: CivilDay) -> String
  /// `1. april–30. juni 2019`, years named as often as needed.
  func period(_ start: CivilDay, _ end: CivilDay) -> String
  /// `A, B og C`.
  func list(_ names: [String]) -> String

  // Subject and headings
  func plans(_ count: Int) -> String
  func heading(_ section: Section) -> String
  /// `2 forfalt`.
  func count(_ count: Int, _ section: Section) -> String
  /// What of several is the worst, or the first to come; nil where that says nothing.
  func worst(_ section: Section, days: Int, count: Int) -> String?
  /// What stands before the title in the subject of a mail about one thing.
  ///
  /// - Parameter responsible: the name of the first responsible, for what is overdue with others.
  func lead(_ section: Section, days: Int, responsible: String?) -> String

  // When
  /// Not yet overdue.
  func due(days: Int, on day: String) -> String
  func overdue(days: Int, on day: String) -> String
  /// After its window a measure goes on rather than being overdue.
  func goesOn(days: Int, on day: String) -> String
  /// - Parameter days: from today to the window's first day.
  func opens(days: Int, _ period: String) -> String
  /// The plan's own words for the deadline, and a planner's reading of them.
  func planSays(_ text: String, means: String?) -> String
  func moved(from day: String) -> String

  // Who
  func onBehalf(of name: String, until day: String?) -> String
  /// The reader is the first of several responsible.
  func mainResponsible(with others: [String]) -> String
  /// The reader is one of several responsible, and not the first.
  func responsible(with others: [String], main: String) -> String
  func responsible(_ names: [String]) -> String
  /// An escalation: whose it is, and that the first of them knows.
  func responsibleTold(_ names: [String]) -> String
  func nobodyResponsible() -> String
  /// All responsible, none of whom gets mail.
  func external(_ names: [String]) -> String
  /// Some of several responsible.
  func notMailed(_ names: [String]) -> String
  /// Who was told in place of nobody or of somebody external.
  func toldInstead(_ name: String) -> String
  /// Why the coordinator gets it.
  func remindedInstead() -> String

  // Why so late
  func late(days: Int, _ cause: LateCause) -> String
  func seenAfterUntil() -> String

  // Errors and withdrawals
  func problem(_ what: String) -> String
  func consequence(_ what: String) -> String
  func withdrawnObligation() -> String
  func withdrawnPlan() -> String

  // What the reader is asked to do
  func askResponsible() -> String
  /// What has no responsible who gets mail.
  func askStandIn() -> String
  func askLeader() -> String
  func askParticipant() -> String
  func askStatus() -> String
  func askReview() -> String
  func askWithdrawn() -> String
  func askProblem() -> String
  /// The coordinator, who gets the answers to the mail.
  func answer(to name: String, mail: String) -> String
  /// The coordinator, where an answer to the mail would not reach it, or reach others too.
  func tell(_ name: String) -> String
  /// The reader looks after the plan: what stands before the commands.
  func register() -> String
  /// Who can register it too.
  func registers(_ admin: String) -> String
  /// Where a deadline is changed.
  func newDeadline() -> String
  /// Explains the `ID` of commands that serve several.
  func idPlaceholder() -> String
}

extension Wording {
  /// The day as text: with its weekday, or roughly where the plan was vague.
  func day(_ day: CivilDay, approximate: Bool) -> String {
    approximate ? approximately(day) : weekdayAndDate(day)
  }
}

extension Language {
  var wording: any Wording {
    switch self {
    case .nb: WordingNB()
    case .nn: WordingNN()
    case .en: WordingEN()
    }
  }
}

extension [String] {
  /// Commas, and another word before the last.
  func joined(last separator: String) -> String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + separator + self[count - 1]
  }
}
