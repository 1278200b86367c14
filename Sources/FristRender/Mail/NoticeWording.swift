import FristCore

/// What a mail says of the things it is about.
///
/// A function gives one or more whole sentences; names, titles and days come in as finished text.
protocol NoticeWording: Wording {
  // When
  /// Not yet overdue.
  func due(_ distance: Distance, on day: String) -> String
  func overdue(_ distance: Distance, on day: String) -> String
  /// After its window a measure goes on rather than being overdue.
  func goesOn(_ distance: Distance, on day: String) -> String
  /// - Parameter distance: from today to the window's first day.
  func opens(_ distance: Distance, _ period: String) -> String
  /// The plan's own words for the deadline, and a planner's reading of them.
  func planSays(_ text: String, means: String?) -> String
  /// How a text is read until a planner confirms it.
  func readAs(_ text: String) -> String
  /// The revision that frist itself put up for a plan whose period ends on a day.
  func automatic(periodEnds day: String, isPast: Bool) -> String
  /// - Parameter when: the day and by whom.
  func moved(from day: String, by actor: Actor, name: String?, on movingDay: String, reason: String?) -> String
  /// The last of several moves, and the day with which it began.
  func movedOften(
    _ times: Int, from day: String, first: String, by actor: Actor, name: String?, on movingDay: String, reason: String?
  ) -> String
  /// - Parameter which: a year or a day.
  func previousUndone(_ which: String) -> String
  func isLast() -> String
  /// - Parameter since: where it is overdue, the day it was due.
  func takenOver(from name: String, since day: String?) -> String

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
  /// Responsible who get no mail.
  func external(_ names: [String]) -> String
  /// Responsible whom the directory has no more.
  func lost(_ names: [String]) -> String
  /// Who was told in place of nobody, or of those who get no mail.
  func toldInstead(_ name: String) -> String
  /// Why the reader gets it.
  func remindedInstead() -> String

  // What it is about
  func goal(_ path: [String]) -> String
  func note(_ text: String) -> String
  /// Before a link to the plan.
  var document: String { get }
  /// Before a link to the plan's page.
  var page: String { get }
  /// Before a link to the reader's page.
  var ownPage: String { get }

  // Why so late
  func late(days: Int, _ cause: LateCause) -> String
  func seenAfterUntil() -> String
  /// Once of a plan, for all that is late since it is new.
  func planRead(on day: String) -> String

  // Beside the ladders
  func problem(_ what: String) -> String
  func consequence(_ what: String) -> String
  func withdrawnObligation() -> String
  func withdrawnPlan(again: Bool) -> String
  func lostRecipient() -> String
  func orphaned(after id: String) -> String
  func dated(after id: String?) -> String
  func ending(_ ending: Ending) -> String
  func wasDue(_ day: String) -> String
  /// Of the round of an evaluation, before what it asks about.
  func round(asksReader: Bool) -> String
  func review() -> String
  func replaced(by title: String, on day: String) -> String
  /// Before what was open and is not in the new plan.
  func left(isNone: Bool) -> String
  func year(_ year: Int, deadlines: Int) -> String
  /// Before the deadlines that come first.
  var first: String { get }
  /// Before what is overdue; with none the whole sentence.
  func overdueList(isEmpty: Bool) -> String
  /// That a greeting which stays away is to be noticed.
  func greeting(next year: Int) -> String

  // Lists
  /// What stands behind a title in a list.
  func state(_ state: ObligationState, day: String?) -> String
  /// Before items of one line each.
  func also(_ count: Int) -> String
  func moreProblems(_ count: Int, seenBy admin: String?) -> String
  /// How it stands with the reader altogether.
  func situation(_ situation: Situation) -> String
}

typealias MailWording = SubjectWording & NoticeWording & RequestWording

extension Language {
  var mailWording: any MailWording {
    switch self {
    case .nb: WordingNB()
    case .nn: WordingNN()
    case .en: WordingEN()
    }
  }
}
