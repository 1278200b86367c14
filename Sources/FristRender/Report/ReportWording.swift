import FristCore

/// What a report says in one language besides what the plan and the lights say.
struct ReportWording: Sendable {
  var lastYear: String, attention: String, more: String, noExplanation: String, measures: String
  var doneInTime: String, doneLate: String, overdue: String, notYetDue: String, moved: String, noAnswer: String
  var notAsked: String
  var number: String, measure: String, responsible: String, deadline: String, state: String, done: String
  var effect: String, note: String, originally: String, total: String, withoutGoal: String, nobody: String
  var external: String, from: String, to: String, reason: String, movedTitle: String, ongoing: String
  var withoutDeadline: String, missed: String, withdrawn: String, invalid: String, next: String, legend: String,
    none: String
  var timeline: String, byResponsible: String, goals: String, since: String, moves: String, seeTable: String
  var today: String, file: String, clock: String, covered: String, noneCounted: String, counted: String
  var red: String, yellow: String, green: String, grey: String, full: String, partial: String, notAttained: String
  /// The reference day, then the day up to which the ledger speaks.
  var asItStood: @Sendable (_ day: String, _ recorded: String) -> String
  /// So many days past due, 1 or more.
  var daysOver: @Sendable (Int) -> String
  /// So many outcomes.
  var recordedLater: @Sendable (Int) -> String
  /// So many of so many.
  var of: @Sendable (Int, Int) -> String
  /// So many of what is overdue.
  var missedOfThem: @Sendable (Int) -> String
  /// The version of that number.
  var version: @Sendable (Int) -> String
  var answers: @Sendable (_ name: String, _ obligations: Int, _ areMeasures: Bool) -> String

  static func of(_ language: Language) -> ReportWording {
    switch language {
    case .nb: .nb
    case .nn: .nn
    case .en: .en
    }
  }

  func attained(_ attainment: Attainment) -> String {
    switch attainment {
    case .full: full
    case .partial: partial
    case .none: notAttained
    }
  }

  /// Who recorded something.
  func who(_ by: String) -> String {
    switch by {
    case "file": file
    case "clock": clock
    case "covered": covered
    default: by
    }
  }

  func attention(_ reason: AttentionReason) -> String {
    switch reason {
    case .overdue: overdue
    case .moved: moved
    case .nobody: nobody
    case .noAnswer: noAnswer
    }
  }
}
