/// One occurrence looked at on one day: what is told now, what is recorded as superseded, when to look again.
///
/// The rules of DESIGN.md 5 that concern one occurrence alone: 2, 3, 5, 6, 7 and 9.
struct Assessment {
  /// A step for one role.
  struct Line {
    let step: Step
    let role: RecipientID
    let standing: Standing
    let reason: Reason
  }

  private(set) var sent: [Line] = []
  private(set) var superseded: [Line] = []
  /// The next day on which anything may be told; nil when it is finished.
  private(set) var next: CivilDay?

  /// What a pass knows beside the occurrence itself.
  struct Surroundings {
    let today: CivilDay
    /// The day of the pass before this one.
    let lastPass: CivilDay?
    let calendar: WorkCalendar
    let directory: Directory
    /// Whose mail has gone today.
    let served: Set<RecipientID>
    let spoolFailures: [NoticeKey: CivilDay]
  }

  /// A step, its own day and the working day on which it is told.
  private struct Rung {
    let step: Step
    let ownDay: CivilDay
    let tellingDay: CivilDay

    init(_ step: Step, _ window: Window, _ calendar: WorkCalendar) {
      self.step = step
      ownDay = step.day(for: window)!
      tellingDay = step.tellingDay(for: ownDay, in: calendar)
    }

    /// Whether it comes later in the track, or is the same.
    func follows(_ other: Rung) -> Bool { (ownDay, step.rank) >= (other.ownDay, other.step.rank) }
  }

  private let occurrence: Occurrence
  private let ladder: Ladder
  private let around: Surroundings

  init(
    _ occurrence: Occurrence, ladder: Ladder, audience: Audience, told: [Told], in around: Surroundings
  ) {
    self.occurrence = occurrence
    self.ladder = ladder
    self.around = around
    if occurrence.isMissed(on: around.today) { return }

    let reminders = remindingRungs()
    // First seen when no step is left: the responsible hear once, no leader does (rule 6).
    let isTooLate = occurrence.due.shifted(byDays: ladder.until) < occurrence.knownSince.day
    let hearing =
      reminders.first { $0.step == .opens } ?? reminders.first { if case .before = $0.step { true } else { false } }
      ?? reminders.first { $0.step == .due }
    for (role, standing) in audience.reminded {
      var escalations: [Rung] = []
      if !isTooLate { escalations = rungs(escalatingTo: role, audience) }
      consider(
        role, standing, isTooLate ? reminders.suffix(1) : reminders[...], escalations, told, audience,
        isTooLate: isTooLate)
    }
    if isTooLate { return }
    for role in audience.participants {
      // Once an occurrence, also when it is armed anew; as a leader it hears besides.
      let hasHeard = told.contains { $0.role == role && $0.step.track == .reminding }
      consider(
        role, .participant, hasHeard ? [] : [hearing].compactMap { $0 }[...], rungs(escalatingTo: role, audience), told,
        audience)
    }
    var leaders: [RecipientID] = []
    for (_, rung) in ladder.escalations {
      for role in audience.leaders(rung) where !leaders.contains(role) { leaders.append(role) }
    }
    for role in leaders
    where !audience.participants.contains(role) && !audience.reminded.contains(where: { $0.role == role }) {
      consider(role, .leader, [], rungs(escalatingTo: role, audience), told, audience)
    }
  }

  /// The reminding track in order.
  private func remindingRungs() -> [Rung] {
    let window = occurrence.window
    var steps: [Step] = []
    if let length = window.length, length > 60 { steps.append(.opens) }
    for days in ladder.before.sorted(by: >) {
      let day = window.due.shifted(byDays: -days)
      if occurrence.isRecurring, let start = window.start, start < window.due, day < start { continue }
      steps.append(.before(days))
    }
    steps.append(.due)
    if !occurrence.continues { steps += ladder.overdueDays.map { .overdue($0) } }
    return steps.map { Rung($0, window, around.calendar) }.sorted { !$0.follows($1) }
  }

  private func rungs(escalatingTo role: RecipientID, _ audience: Audience) -> [Rung] {
    if occurrence.continues { return [] }
    return ladder.escalations.filter { audience.leaders($0.leaders).contains(role) }
      .map { Rung(.escalated($0.days), occurrence.window, around.calendar) }
  }

  /// Looks at both tracks of one role: of what is due only the latest goes out, the escalation before the reminder.
  private mutating func consider(
    _ role: RecipientID, _ standing: Standing, _ reminders: ArraySlice<Rung>, _ escalations: [Rung], _ told: [Told],
    _ audience: Audience, isTooLate: Bool = false
  ) {
    let mine = told.filter { $0.role == role && $0.arming == occurrence.arming }
    let openReminders = untold(reminders, mine)
    let openEscalations = untold(escalations[...], mine)
    let today = around.today

    let contact = firstContact(told, with: audience.main)
    let leadersFrom = contact.map { around.calendar.onOrAfter($0.shifted(byDays: 14)) }
    let dueReminders = openReminders.filter { $0.tellingDay <= today }
    let dueEscalations = openEscalations.filter { rung in
      rung.tellingDay <= today && leadersFrom.map { $0 <= today } ?? false
    }
    lookAgain(on: openReminders.filter { $0.tellingDay > today }.map(\.tellingDay))
    if let leadersFrom {
      lookAgain(on: openEscalations.map { max($0.tellingDay, leadersFrom) }.filter { $0 > today })
    }
    guard let latest = dueEscalations.last ?? dueReminders.last else { return }

    let reader =
      latest.step.track == .escalating
      ? leaderReader(of: role, about: audience.main) : around.directory.reader(of: role, on: today)
    if around.served.contains(reader) {
      lookAgain(on: [around.calendar.after(today)])
      return
    }
    let why: Reason = isTooLate ? .seenAfterUntil : reason(for: latest, role, contact)
    sent.append(
      Line(
        step: latest.step, role: role, standing: latest.step.track == .escalating ? .leader : standing, reason: why))
    for rung in dueReminders + dueEscalations where rung.step != latest.step {
      superseded.append(Line(step: rung.step, role: role, standing: standing, reason: .supersededBy(latest.step)))
    }
    // The responsible has just heard that it is overdue: leaders may hear from a fortnight later.
    if role == audience.main, latest.step.isOverdue, contact == nil {
      lookAgain(on: [around.calendar.onOrAfter(today.shifted(byDays: 14))])
    }
  }

  /// Who reads an escalation: the deputy, but not when it is about the deputy.
  private func leaderReader(of role: RecipientID, about main: RecipientID) -> RecipientID {
    around.directory.reader(ofLeader: role, about: main, on: around.today)
  }

  /// The steps not told yet that come after the latest told one, and not before the ladder was edited: an edit never
  /// tells again what was told.
  private func untold(_ rungs: ArraySlice<Rung>, _ mine: [Told]) -> [Rung] {
    guard let track = rungs.first?.step.track else { return [] }
    let latest = mine.filter { $0.step.track == track }.compactMap { told -> Rung? in
      told.step.day(for: occurrence.window).map { _ in Rung(told.step, occurrence.window, around.calendar) }
    }.max { !$0.follows($1) }
    guard let latest else { return Array(rungs) }
    let edited = occurrence.ladderEdited?.day
    return rungs.filter { rung in !latest.follows(rung) && edited.map { rung.tellingDay >= $0 } ?? true }
  }

  /// The day on which the first responsible was told, since it was last armed, that it is overdue.
  private func firstContact(_ told: [Told], with main: RecipientID) -> CivilDay? {
    told.filter { $0.role == main && $0.arming == occurrence.arming && $0.wasSent && $0.step.isOverdue }
      .map(\.day).min()
  }

  private func reason(for rung: Rung, _ role: RecipientID, _ contact: CivilDay?) -> Reason {
    let days = rung.tellingDay.days(to: around.today)
    guard days > 0 else { return rung.tellingDay == rung.ownDay ? .stepDue : .movedFrom(rung.ownDay) }
    if let day = around.spoolFailures[NoticeKey(occurrence, step: rung.step, role: role)] {
      return .late(days: days, .spoolFailure(on: day))
    }
    if occurrence.knownSince.day >= rung.tellingDay {
      return .late(days: days, .knownLater(since: occurrence.knownSince.day))
    }
    if rung.step.track == .escalating, let contact, contact.shifted(byDays: 14) > rung.tellingDay {
      return .late(days: days, .firstContact(on: contact))
    }
    if let last = around.lastPass, last < rung.tellingDay { return .late(days: days, .notRunning(since: last)) }
    return .late(days: days, .changedLater)
  }

  private mutating func lookAgain(on days: [CivilDay]) {
    for day in days { next = min(next ?? day, day) }
  }
}

extension Directory {
  /// Who reads an escalation to a leader: the deputy while the dates last, but the leader when it is about the deputy.
  func reader(ofLeader role: RecipientID, about main: RecipientID, on day: CivilDay) -> RecipientID {
    let reader = reader(of: role, on: day)
    return reader == main ? role : reader
  }
}
