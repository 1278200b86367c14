import FristCore

extension WordingEN: NoticeWording {
  // When

  func due(_ distance: Distance, on day: String) -> String { "Due \(when(distance)), \(day)." }
  func overdue(_ distance: Distance, on day: String) -> String {
    "\(length(distance).withCapital) overdue. It was due \(day.hasPrefix("about") ? "" : "on ")\(day)."
  }
  func goesOn(_ distance: Distance, on day: String) -> String {
    "The period ended \(when(distance)), \(day). The work goes on and is not overdue."
  }
  func opens(_ distance: Distance, _ period: String) -> String {
    "The period \(distance.days < 0 ? "opened" : "opens") \(when(distance)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "The plan says “\(text)”, read as “\($0)”." } ?? "The plan says “\(text)”."
  }
  func readAs(_ text: String) -> String { "Read as: \(text)." }
  func automatic(periodEnds day: String, isPast: Bool) -> String {
    "The plan's period \(isPast ? "ended" : "ends") on \(day), and no revision has been set up. This "
      + "reminder comes from frist itself, not from the plan."
  }
  func moved(from day: String, by actor: Actor, name: String?, on movingDay: String, reason: String?) -> String {
    "Moved from \(day) (\(mover(actor, name, movingDay, reason)))."
  }
  func movedOften(
    _ times: Int, from day: String, first: String, by actor: Actor, name: String?, on movingDay: String, reason: String?
  ) -> String {
    "Moved \(times == 2 ? "twice" : "\(Self.numbers.word(for: times)) times"), most recently from "
      + "\(day) (\(mover(actor, name, movingDay, reason))). It was first due on \(first)."
  }
  private func mover(_ actor: Actor, _ name: String?, _ day: String, _ reason: String?) -> String {
    let what =
      switch actor {
      case .planFile: "changed in the plan file on \(day)"
      case .clock: "worked out again on \(day)"
      case .uid, .mail: "by \(name ?? "\(actor)") on \(day)"
      }
    return what + (reason.map { ": “\($0)”" } ?? "")
  }
  func previousUndone(_ which: String) -> String { "The previous one, \(which), has not been done." }
  func isLast() -> String { "This is the last reminder of this deadline." }
  func takenOver(from name: String, since day: String?) -> String {
    "Taken over from \(name)" + (day.map { "; overdue since \($0)." } ?? ".")
  }

  // Who

  func onBehalf(of name: String, until day: String?) -> String {
    "On behalf of \(name)" + (day.map { ", up to and including \($0)." } ?? ".")
  }
  func mainResponsible(with others: [String]) -> String { "You lead on this, together with \(list(others))." }
  func responsible(with others: [String], main: String) -> String {
    "\(main) leads on this, together with \(list(["you"] + others))."
  }
  func responsible(_ names: [String]) -> String { "Responsible: \(list(names))." }
  func responsibleTold(_ names: [String]) -> String {
    names.count == 1
      ? "Responsible: \(names[0]), who has been told that it is overdue."
      : responsible(names) + " \(names[0]) leads on this and has been told that it is overdue."
  }
  func nobodyResponsible() -> String { "The plan names nobody as responsible." }
  func external(_ names: [String]) -> String {
    "\(list(names)) \(names.count == 1 ? "does" : "do") not get mail from frist."
  }
  func lost(_ names: [String]) -> String {
    "\(list(names)) \(names.count == 1 ? "is" : "are") no longer in the directory."
  }
  func toldInstead(_ name: String) -> String { "\(name) has been told instead." }
  func remindedInstead() -> String { "That is why this reminder comes to you." }

  // What it is about

  func goal(_ path: [String]) -> String { "Goal: \(path.joined(separator: " – "))" }
  func note(_ text: String) -> String { "Note: \(text)" }
  var document: String { "The whole plan" }
  var page: String { "The plan's deadlines on the web" }
  var ownPage: String { "Everything you are responsible for" }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .planKnownLater(let day): "the plan was first read on \(date(day))"
      case .knownLater(let day): "the deadline was not known before \(date(day))"
      case .spoolFailure(let day): "the mail could not be stored on the server on \(date(day))"
      case .held(let day): "all mail was held until \(date(day))"
      case .snoozed(let day): "it was snoozed until \(date(day))"
      case .reopened(let day): "it was reopened on \(date(day))"
      case .notRunning(let day): "reminders were out of operation after \(date(day))"
      case .changedLater: "it came with a change to the plan or the configuration"
      case .firstContact(let day): "the one responsible was to hear of it first, and was told on \(date(day))"
      }
    return "This reminder is \(days) \(days == 1 ? "day" : "days") late: \(why)."
  }
  func seenAfterUntil() -> String {
    "This reminder is late: the deadline became known long after it had passed. There will be no more about it."
  }
  func planRead(on day: String) -> String {
    "The plan was first read on \(day). What should have been told before that is told now."
  }

  // Beside the ladders

  func problem(_ what: String) -> String { TextLayout.sentence("Error: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Consequence: \(what)") }
  func withdrawnObligation() -> String {
    "No longer in the plan file. There will be no more reminders of it, but it stays in the report."
  }
  func withdrawnPlan(again: Bool) -> String {
    again
      ? "The plan is still gone from the plan files, and nobody has confirmed that it is meant to be. "
        + "It sends no reminders."
      : "The whole plan is gone from the plan files. There will be no more reminders from it, but it "
        + "stays in the report."
  }
  func lostRecipient() -> String {
    "No longer in the directory. Until that is settled, these reminders come to you. This is what it concerns:"
  }
  func orphaned(after id: String) -> String {
    "Was to get a deadline once \(id) was done, but \(id) has been cancelled or taken out of the "
      + "plan. So there will be no reminders of it."
  }
  func dated(after id: String?) -> String {
    id.map { "\($0) is done, so this now has a deadline." } ?? "This now has a deadline."
  }
  func ending(_ ending: Ending) -> String {
    switch ending {
    case .done(let day): "Done on \(date(day))."
    case .cancelled(let day, let reason):
      "Cancelled on \(date(day))\(reason.map { ": “\(TextLayout.clean($0))”" } ?? "")."
    case .moved(let to, let day): "Moved on \(date(day)). It is now due on \(weekdayAndDate(to))."
    case .undated(let day): "No longer has a deadline in the plan (changed on \(date(day)))."
    case .needless(let day): "No longer needed: a revision or a new plan was added on \(date(day))."
    }
  }
  func wasDue(_ day: String) -> String { "It was due on \(day)." }
  func round(asksReader: Bool) -> String {
    asksReader
      ? "The plan is to be evaluated. Please give status, attainment and effect for what you are responsible for:"
      : "The plan is to be evaluated. Those responsible have been asked for status, attainment and effect of this:"
  }
  func review() -> String {
    "The plan is not evaluated this year, and these have no reminders in the past or the coming twelve months:"
  }
  func replaced(by title: String, on day: String) -> String {
    "Replaced by “\(title)” from \(day). There will be no more reminders from this plan."
  }
  func left(isNone: Bool) -> String {
    isNone ? "Everything that was open is in the new plan." : "This was open and is not in the new plan:"
  }
  func year(_ year: Int, deadlines: Int) -> String {
    switch deadlines {
    case 0: "The plan has no deadlines in \(year)."
    case 1: "The plan has one deadline in \(year)."
    default: "The plan has \(deadlines) deadlines in \(year)."
    }
  }
  var first: String { "First to come:" }
  func overdueList(isEmpty: Bool) -> String { isEmpty ? "Nothing is overdue." : "Overdue:" }
  func greeting(next year: Int) -> String {
    "This greeting comes every New Year. If it does not come in \(year), reminders are out of operation."
  }

  // Lists

  func state(_ state: ObligationState, day: String?) -> String {
    switch (state, day) {
    case (.upcoming, let day?), (.open, let day?), (.due, let day?), (.invalid, let day?): "due \(day)"
    case (.upcoming, nil), (.open, nil), (.due, nil), (.undated, _): "without a deadline"
    case (.overdue, let day): "overdue" + (day.map { " since \($0)" } ?? "")
    case (.done, let day): "done" + (day.map { ", due \($0)" } ?? "")
    case (.missed, let day): "missed" + (day.map { ", due \($0)" } ?? "")
    case (.cancelled, _): "cancelled"
    case (.snoozed, let day): "snoozed" + (day.map { ", due \($0)" } ?? "")
    case (.ongoing, _): "ongoing"
    case (.asNeeded, _): "as needed"
    case (.waiting, _): "waiting for something else"
    case (.invalid, nil): "cannot be read in the plan file"
    case (.withdrawn, _): "withdrawn"
    }
  }
  func also(_ count: Int) -> String { "And \(count) more:" }
  func moreProblems(_ count: Int) -> String { "And \(count) more \(count == 1 ? "error" : "errors")." }
  var allProblems: String { "All are shown by:" }
  func canShow(_ admin: String) -> String { "\(admin) can show you all of them." }
  func situation(_ situation: Situation) -> String {
    if situation.overdue == 0, situation.approaching == 0 {
      return "You have nothing overdue yourself, and nothing coming up."
    }
    func count(_ number: Int) -> String { number == 0 ? "none" : "\(number)" }
    return "In all, you have \(count(situation.overdue)) overdue and \(count(situation.approaching)) coming up."
  }
}
