import FristCore

/// English.
struct WordingEN: Wording {
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  func date(_ day: CivilDay) -> String { "\(dayAndMonth(day)) \(day.year)" }
  func weekdayAndDate(_ day: CivilDay) -> String { "\(Self.weekdays[day.weekday.rawValue - 1]) \(date(day))" }
  func approximately(_ day: CivilDay) -> String { "about \(date(day))" }
  func period(_ start: CivilDay, _ end: CivilDay) -> String {
    start.year == end.year ? "\(dayAndMonth(start)) to \(date(end))" : "\(date(start)) to \(date(end))"
  }
  func list(_ names: [String]) -> String { names.joined(last: " and ") }

  private func dayAndMonth(_ day: CivilDay) -> String { "\(day.day) \(Self.months[day.month - 1])" }
  private func count(days: Int) -> String { "\(abs(days)) \(abs(days) == 1 ? "day" : "days")" }
  /// `today`, `in 9 days`, `3 days ago`.
  private func distance(_ days: Int) -> String {
    switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(count(days: days))"
    default: "\(count(days: days)) ago"
    }
  }

  // Subject and headings

  func plans(_ count: Int) -> String { "\(count) plans" }
  func heading(_ section: Section) -> String {
    switch section {
    case .overdue: "OVERDUE"
    case .elsewhere: "OVERDUE WITH OTHERS"
    case .today: "TODAY"
    case .soon: "COMING UP"
    case .opening: "OPENING NOW"
    case .information: "FOR YOUR INFORMATION"
    case .status: "STATUS WANTED"
    case .review: "DOES THIS STILL HOLD?"
    case .withdrawn: "TAKEN OUT"
    case .problem: "ERRORS IN THE FILES"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .overdue: "\(count) overdue"
    case .elsewhere: "\(count) overdue with others"
    case .today: "\(count) today"
    case .soon: "\(count) coming up"
    case .opening: "\(count) opening now"
    case .information: "\(count) for information"
    case .status: "\(count) status wanted"
    case .review: "\(count) to review"
    case .withdrawn: "\(count) taken out"
    case .problem: "\(count) \(count == 1 ? "error" : "errors") in the files"
    }
  }

  func worst(_ section: Section, days: Int, count: Int) -> String? {
    switch section {
    case .overdue, .elsewhere: count == 1 ? self.count(days: days) : "up to \(self.count(days: days))"
    case .soon: count == 1 ? distance(days) : "first \(distance(days))"
    default: nil
    }
  }

  func lead(_ section: Section, days: Int, responsible: String?) -> String {
    switch section {
    case .overdue: "\(count(days: days)) overdue"
    case .elsewhere: "\(count(days: days)) overdue" + (responsible.map { " with \($0)" } ?? "")
    case .today, .soon: "Due \(distance(days))"
    case .opening: "Opening now"
    case .information: "For your information"
    case .status: "Status wanted"
    case .review: "Does this still hold?"
    case .withdrawn: "Taken out"
    case .problem: "Error"
    }
  }

  // When

  func due(days: Int, on day: String) -> String { "Due \(distance(days)), \(day)." }
  func overdue(days: Int, on day: String) -> String { "\(count(days: days)) overdue. It was due on \(day)." }
  func goesOn(days: Int, on day: String) -> String {
    "The period ended \(distance(days)), \(day). The work goes on and is not overdue."
  }
  func opens(days: Int, _ period: String) -> String {
    "The period \(days < 0 ? "opened" : "opens") \(distance(days)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "The plan says “\(text)”, read as “\($0)”." } ?? "The plan says “\(text)”."
  }
  func moved(from day: String) -> String { "The deadline was moved; the first was \(day)." }

  // Who

  func onBehalf(of name: String, until day: String?) -> String {
    "On behalf of \(name)" + (day.map { ", up to and including \($0)." } ?? ".")
  }
  func mainResponsible(with others: [String]) -> String { "Chiefly responsible, together with \(list(others))." }
  func responsible(with others: [String], main: String) -> String {
    "Responsible together with " + list(["\(main) (chiefly responsible)"] + others) + "."
  }
  func responsible(_ names: [String]) -> String { "Responsible: \(list(names))." }
  func responsibleTold(_ names: [String]) -> String {
    names.count == 1
      ? "Responsible: \(names[0]), who has been told that it is overdue."
      : responsible(names) + " \(names[0]) is chiefly responsible and has been told that it is overdue."
  }
  func nobodyResponsible() -> String { "The plan names nobody as responsible." }
  func external(_ names: [String]) -> String { "Responsible: \(list(names)), not sent mail by frist." }
  func notMailed(_ names: [String]) -> String {
    "\(list(names)) \(names.count == 1 ? "is" : "are") not sent mail by frist."
  }
  func toldInstead(_ name: String) -> String { "\(name) has been told instead." }
  func remindedInstead() -> String { "The plan's coordinator is therefore reminded." }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .knownLater(let day): "the deadline was not known before \(date(day))"
      case .spoolFailure(let day): "the mail could not be stored on the server on \(date(day))"
      case .held(let day): "all mail was held until \(date(day))"
      case .reopened(let day): "it was reopened on \(date(day))"
      case .notRunning(let day): "reminding was out of operation after \(date(day))"
      case .changedLater: "it came with a change to the plan or the configuration"
      case .firstContact(let day): "the responsible were to hear of it first, and were told on \(date(day))"
      }
    return "This reminder is \(count(days: days)) late: \(why)."
  }
  func seenAfterUntil() -> String {
    "This reminder is late: the deadline became known long after it had passed. There will be no more about it."
  }

  // Errors and withdrawals

  func problem(_ what: String) -> String { TextLayout.sentence("Error: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Consequence: \(what)") }
  func withdrawnObligation() -> String {
    "No longer in the plan file. There will be no more reminders of it, but it stays in the report."
  }
  func withdrawnPlan() -> String {
    "The whole plan is gone from the plan files. There will be no more reminders from it, but it stays in the report."
  }

  // What the reader is asked to do

  func askResponsible() -> String { "Say when something is done, or when a deadline has to move." }
  func askStandIn() -> String { "Find out how it goes, and who does it." }
  func askLeader() -> String {
    "Settle what is overdue with others: is it to be done now, get a new deadline, or lapse?"
  }
  func askParticipant() -> String {
    "What is for information is followed up by those responsible. Participants are told only this once."
  }
  func askStatus() -> String {
    "The plan is to be evaluated. Report status, attainment and effect of what you are responsible for."
  }
  func askReview() -> String { "Does this still hold? Confirm it, give it a new deadline, or let it lapse." }
  func askWithdrawn() -> String {
    "If something was taken out by mistake: put it back into the file, and reminding resumes."
  }
  func askProblem() -> String { "Correct the file and run “fristctl reload”, or ask the administrator to." }
  func answer(to name: String, mail: String) -> String { "Answer this mail, and it goes to \(name), \(mail)." }
  func tell(_ name: String) -> String { "Tell \(name)." }
  func register() -> String { "Register what is done:" }
  func registers(_ admin: String) -> String { "\(admin) can do that too." }
  func newDeadline() -> String { "A new deadline is written into the plan file." }
  func idPlaceholder() -> String { "ID is what stands in brackets." }
}
