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
    let holds: [Hold]
    /// The day on which this occurrence was last reopened.
    var reopened: CivilDay?
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
  private let audience: Audience
  private let told: [Told]
  private let around: Surroundings

  /// - Parameter told: What the ledger has of this occurrence.
  init(_ occurrence: Occurrence, ladder: Ladder, audience: Audience, told: [Told], in around: Surroundings) {
    self.init(of: occurrence, ladder, audience, told, around)
    if occurrence.isMissed(on: around.today) { return }
    for hearing in hearings { consider(hearing) }
  }

  private init(
    of occurrence: Occurrence, _ ladder: Ladder, _ audience: Audience, _ told: [Told], _ around: Surroundings
  ) {
    self.occurrence = occurrence
    self.ladder = ladder
    self.audience = audience
    self.told = told
    self.around = around
  }

  /// What one role hears of, on either track.
  private struct Hearing {
    let role: RecipientID
    let standing: Standing
    let reminders: [Rung]
    let escalations: [Rung]
  }

  /// First seen when no step is left: the responsible hear once, no leader does (rule 6).
  private var isTooLate: Bool { occurrence.due.shifted(byDays: ladder.until) < occurrence.knownSince.day }

  /// Everybody concerned, each once.
  private var hearings: [Hearing] {
    let reminders = remindingRungs()
    if isTooLate {
      return audience.reminded.map {
        Hearing(role: $0.role, standing: $0.standing, reminders: reminders.suffix(1), escalations: [])
      }
    }
    var hearings = audience.reminded.map {
      Hearing(
        role: $0.role, standing: $0.standing, reminders: reminders, escalations: rungs(escalatingTo: $0.role))
    }
    // Participants hear once an occurrence, also when it is armed anew.
    let first =
      reminders.first { $0.step == .opens } ?? reminders.first { if case .before = $0.step { true } else { false } }
      ?? reminders.first { $0.step == .due }
    for role in audience.participants {
      let earlier = told.first { $0.role == role && $0.step.track == .reminding && $0.arming != occurrence.arming }
      hearings.append(
        Hearing(
          role: role, standing: .participant, reminders: earlier == nil ? [first].compactMap { $0 } : [],
          escalations: rungs(escalatingTo: role)))
    }
    for (_, rung) in ladder.escalations {
      for role in audience.leaders(rung) where !hearings.contains(where: { $0.role == role }) {
        hearings.append(
          Hearing(role: role, standing: .leader, reminders: [], escalations: rungs(escalatingTo: role)))
      }
    }
    return hearings
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

  private func rungs(escalatingTo role: RecipientID) -> [Rung] {
    if occurrence.continues { return [] }
    return ladder.escalations.filter { audience.leaders($0.leaders).contains(role) }
      .map { Rung(.escalated($0.days), occurrence.window, around.calendar) }
  }

  /// The day from which leaders may hear: a fortnight after the first responsible was told that it is overdue.
  private var leadersFrom: CivilDay? {
    firstContact.map { around.calendar.onOrAfter($0.shifted(byDays: 14)) }
  }

  /// Looks at both tracks of one role: of what is due only the latest goes out, the escalation before the reminder.
  private mutating func consider(_ hearing: Hearing) {
    let role = hearing.role
    let openReminders = untold(hearing.reminders, of: role)
    let openEscalations = untold(hearing.escalations, of: role)
    let today = around.today

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
      ? leaderReader(of: role) : around.directory.reader(of: role, on: today)
    if around.served.contains(reader) {
      lookAgain(on: [around.calendar.after(today)])
      return
    }
    sent.append(
      Line(
        step: latest.step, role: role, standing: latest.step.track == .escalating ? .leader : hearing.standing,
        reason: isTooLate ? .seenAfterUntil : reason(for: latest, role)))
    for rung in dueReminders + dueEscalations where rung.step != latest.step {
      superseded.append(
        Line(step: rung.step, role: role, standing: hearing.standing, reason: .supersededBy(latest.step)))
    }
    // The responsible has just heard that it is overdue: leaders may hear from a fortnight later.
    if role == audience.main, latest.step.isOverdue, firstContact == nil {
      lookAgain(on: [around.calendar.onOrAfter(today.shifted(byDays: 14))])
    }
  }

  /// Who reads an escalation: the deputy, but not when it is about the deputy.
  private func leaderReader(of role: RecipientID) -> RecipientID {
    around.directory.reader(ofLeader: role, about: audience.main, on: around.today)
  }

  /// The steps not told yet that come after the latest told one, and not before the ladder was edited: an edit never
  /// tells again what was told.
  private func untold(_ rungs: [Rung], of role: RecipientID) -> [Rung] {
    guard let track = rungs.first?.step.track else { return [] }
    let mine = told.filter { $0.role == role && $0.arming == occurrence.arming }
    let latest = mine.filter { $0.step.track == track }.compactMap { told -> Rung? in
      told.step.day(for: occurrence.window).map { _ in Rung(told.step, occurrence.window, around.calendar) }
    }.max { !$0.follows($1) }
    guard let latest else { return rungs }
    return rungs.filter { !latest.follows($0) && !isBeforeEdit($0) }
  }

  /// Whether the step was added to the ladder when its day had passed.
  private func isBeforeEdit(_ rung: Rung) -> Bool {
    occurrence.ladderEdited.map { $0.added.contains(rung.step) && rung.tellingDay < $0.at.day } ?? false
  }

  /// The day on which the first responsible was told, since it was last armed, that it is overdue.
  private var firstContact: CivilDay? {
    told.filter { $0.role == audience.main && $0.arming == occurrence.arming && $0.wasSent && $0.step.isOverdue }
      .map(\.day).min()
  }

  private func reason(for rung: Rung, _ role: RecipientID) -> Reason {
    let days = rung.tellingDay.days(to: around.today)
    guard days > 0 else { return rung.tellingDay == rung.ownDay ? .stepDue : .movedFrom(rung.ownDay) }
    if let day = around.spoolFailures[NoticeKey(occurrence, step: rung.step, role: role)] {
      return .late(days: days, .spoolFailure(on: day))
    }
    if let hold = around.holds.last(where: { $0.covers(rung.tellingDay) }), let until = hold.until {
      return .late(days: days, .held(until: until.day))
    }
    if let day = around.reopened, day >= rung.tellingDay { return .late(days: days, .reopened(on: day)) }
    if occurrence.knownSince.day >= rung.tellingDay {
      return .late(days: days, .knownLater(since: occurrence.knownSince.day))
    }
    if rung.step.track == .escalating, let contact = firstContact, contact.shifted(byDays: 14) > rung.tellingDay {
      return .late(days: days, .firstContact(on: contact))
    }
    if let last = around.lastPass, last < rung.tellingDay { return .late(days: days, .notRunning(since: last)) }
    return .late(days: days, .changedLater)
  }

  private mutating func lookAgain(on days: [CivilDay]) {
    for day in days { next = min(next ?? day, day) }
  }
}

extension Assessment {
  /// What becomes of every step for everybody concerned: told, coming or not, and why.
  static func prospects(
    _ occurrence: Occurrence, ladder: Ladder, audience: Audience, told: [Told], in around: Surroundings
  ) -> [Prospect] {
    Assessment(of: occurrence, ladder, audience, told, around).prospects
  }

  private var prospects: [Prospect] {
    hearings.flatMap { hearing -> [Prospect] in
      let rungs = hearing.reminders + hearing.escalations
      let open = untold(hearing.reminders, of: hearing.role) + untold(hearing.escalations, of: hearing.role)
      // What was told under another ladder is shown as well.
      let past = told.filter { old in
        old.role == hearing.role && old.arming == occurrence.arming && !rungs.contains { $0.step == old.step }
          && old.step.day(for: occurrence.window) != nil
      }.map { Rung($0.step, occurrence.window, around.calendar) }
      return (rungs + past).map { rung in
        Prospect(
          step: rung.step, role: hearing.role,
          standing: rung.step.track == .escalating ? .leader : hearing.standing, day: rung.ownDay,
          tellingDay: rung.tellingDay,
          fate: fate(of: rung, hearing.role, isOpen: open.contains { $0.step == rung.step }))
      }
    }.sorted { ($0.tellingDay, $0.step.rank, $0.role) < ($1.tellingDay, $1.step.rank, $1.role) }
  }

  private func fate(of rung: Rung, _ role: RecipientID, isOpen: Bool) -> Prospect.Fate {
    if let old = told.last(where: { $0.role == role && $0.arming == occurrence.arming && $0.step == rung.step }) {
      return old.wasSent ? .told(on: old.day) : .superseded(on: old.day)
    }
    if occurrence.isMissed(on: around.today) { return .silent(.missed) }
    if let next = occurrence.nextDue, rung.tellingDay >= next { return .silent(.missed) }
    if !isOpen {
      return .silent(isBeforeEdit(rung) ? .beforeLadderEdit : .laterStepTold)
    }
    if rung.step.track == .escalating {
      guard let from = leadersFrom else { return .waiting }
      let day = max(rung.tellingDay, from)
      return day > around.today ? .coming(on: day) : .late
    }
    return rung.tellingDay > around.today ? .coming(on: rung.tellingDay) : .late
  }
}

extension Directory {
  /// Who reads an escalation to a leader: the deputy while the dates last, but the leader when it is about the deputy.
  func reader(ofLeader role: RecipientID, about main: RecipientID, on day: CivilDay) -> RecipientID {
    let reader = reader(of: role, on: day)
    return reader == main ? role : reader
  }
}
