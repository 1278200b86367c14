/// One occurrence looked at on one day: a verdict on every step for everybody concerned.
///
/// The rules of DESIGN.md 5 that concern one occurrence alone: 2, 3, 5, 6, 7, 9 and the status round (10).
struct Assessment {
  /// What a pass knows beside the occurrence itself.
  struct Surroundings {
    let today: CivilDay
    /// The day of the pass before this one.
    let lastPass: CivilDay?
    /// When fristd was last away: the pass before this one may have come after it, at a moment when no mail goes.
    let absence: Absence?
    let calendar: WorkCalendar
    let holds: [Hold]

    /// Since when nobody had looked on a day on which something was to be told; nil where somebody did.
    func notRunning(on day: CivilDay) -> LateCause? {
      if let absence, absence.since < day, day < absence.until { return .notRunning(since: absence.since) }
      return lastPass.flatMap { $0 < day ? .notRunning(since: $0) : nil }
    }
  }

  /// The occurrence and all that the record has of it.
  struct Case {
    let occurrence: Occurrence
    let obligation: Obligation
    let ladder: Ladder
    let audience: Audience
    let told: [Told]
    let outcome: Outcome
    let ladderEdited: LadderEdition?
    /// Before this day nothing of an occurrence due earlier is mailed.
    let remindFrom: CivilDay?
    /// When its plan came to be known, for the reason of what is late.
    let planKnownSince: CivilDay
    /// Who is asked in the status round of an evaluation; empty for all else.
    let round: [(role: RecipientID, standing: Standing)]
    let owner: RecipientID
    let spoolFailures: [TopicForRole: CivilDay]
    let isRetired: Bool

    /// First seen when no step is left: the responsible hear once, no leader does (rule 6).
    var isTooLate: Bool { occurrence.due.shifted(byDays: ladder.until) < occurrence.knownSince.day }
  }

  private let it: Case
  private let around: Surroundings
  private var occurrence: Occurrence { it.occurrence }
  /// The reminding track in order, without rounds.
  private let reminders: [Rung]
  /// The escalating track in order, with the leaders who are told.
  private let escalating: [(rung: Rung, leaders: [RecipientID])]
  /// The day on which the present first responsible was told, since it was last armed, that it is overdue.
  private let firstContact: CivilDay?
  /// The day from which leaders may hear: a fortnight after that.
  private let leadersFrom: CivilDay?

  init(_ it: Case, in around: Surroundings) {
    self.it = it
    self.around = around
    reminders = Self.reminders(of: it, around.calendar)
    escalating = Self.escalating(it, around.calendar)
    let main = it.audience.main
    firstContact =
      it.told.lazy.filter {
        $0.step.isOverdue && $0.wasSent && $0.arming == it.occurrence.arming && $0.role == main
      }.map(\.day).min()
    leadersFrom = firstContact.map { around.calendar.onOrAfter($0.shifted(byDays: 14)) }
  }

  /// What the record has told one role of the occurrence.
  private struct Memory {
    /// In the order of the record.
    let told: [Told]
    /// The latest step of each track in this arming.
    var reminded: Rung?
    var escalated: Rung?
  }

  /// A step for one role, and what becomes of it.
  struct Line {
    let rung: Rung
    let role: RecipientID
    let standing: Standing
    let verdict: Verdict
  }

  /// What one role hears of, on either track, in the order of the track.
  struct Hearing {
    let role: RecipientID
    let standing: Standing
    var reminders: [Line] = []
    var escalations: [Line] = []
    var lines: [Line] { reminders + escalations }
  }

  // MARK: Steps

  var isTooLate: Bool { it.isTooLate }

  private static func reminders(of it: Case, _ calendar: WorkCalendar) -> [Rung] {
    let occurrence = it.occurrence
    let window = occurrence.window
    var rungs: [Rung] = []
    func add(_ step: Step) { if let day = step.day(for: window) { rungs.append(Rung(step, on: day, calendar)) } }
    if let last = occurrence.moves.last, last.cause == .dated {
      rungs.append(Rung(.dated, on: last.at.day, calendar))
    }
    if !occurrence.isFrequent {
      if let length = window.length, length > 60 { add(.opens) }
      for days in it.ladder.before.sorted(by: >) {
        let day = window.due.shifted(byDays: -days)
        if occurrence.isRecurring, let start = window.start, start < window.due, day < start { continue }
        add(.before(days))
      }
    }
    add(.due)
    if !occurrence.continues, !occurrence.isFrequent {
      for days in it.ladder.overdueDays(from: window.due) { add(.overdue(days)) }
    }
    return rungs.sorted { !$0.follows($1) }
  }

  private static func escalating(_ it: Case, _ calendar: WorkCalendar) -> [(rung: Rung, leaders: [RecipientID])] {
    if it.occurrence.continues || it.occurrence.isFrequent || it.isTooLate { return [] }
    return it.ladder.escalations.map { days, leaders in
      let rung = Rung(.escalated(days), on: it.occurrence.due.shifted(byDays: days), calendar)
      return (rung, it.audience.leaders(leaders))
    }
  }

  /// The day on which an evaluation opens: its first day; without a start its first `before` step, else its due day.
  static func opening(of window: Window, _ ladder: Ladder) -> CivilDay {
    window.start ?? window.due.shifted(byDays: -(ladder.before.max() ?? 0))
  }

  // MARK: Who hears what

  /// Everybody concerned, each once, with a verdict on each of their steps.
  func hearings() -> [Hearing] {
    var hearings: [Hearing] = []
    func hear(_ role: RecipientID, _ standing: Standing, _ reminding: [Rung], escalating: Bool = true) {
      let index = hearings.firstIndex { $0.role == role } ?? hearings.endIndex
      if index == hearings.endIndex { hearings.append(Hearing(role: role, standing: standing)) }
      let memory = memory(of: role)
      hearings[index].reminders += reminding.map {
        Line(rung: $0, role: role, standing: standing, verdict: verdict(on: $0, role, standing, memory))
      }
      hearings[index].reminders.sort { !$0.rung.follows($1.rung) }
      guard escalating, hearings[index].escalations.isEmpty else { return }
      hearings[index].escalations = self.escalating.filter { $0.leaders.contains(role) }.map { rung, _ in
        Line(rung: rung, role: role, standing: .leader, verdict: verdict(on: rung, role, .leader, memory))
      }
    }
    for reminded in it.audience.reminded {
      let last = isTooLate ? reminders.filter { $0.step == .dated } + reminders.suffix(1) : reminders
      hear(reminded.role, reminded.standing, last)
    }
    for role in it.audience.participants where !isTooLate {
      // Participants hear once an occurrence, also when it is armed anew.
      let first =
        reminders.first { $0.step == .opens } ?? reminders.first { if case .before = $0.step { true } else { false } }
        ?? reminders.first { $0.step == .due }
      let heard = it.told.contains { told in
        told.role == role && told.wasSent && told.step.track == .reminding && told.step != .status
          && !(told.arming == occurrence.arming && told.step == first?.step)
      }
      hear(role, .participant, heard ? [] : [first].compactMap { $0 })
    }
    for role in escalating.flatMap(\.leaders) where !hearings.contains(where: { $0.role == role }) {
      hear(role, .leader, [])
    }
    if it.obligation.kind == .evaluation {
      let opening = Rung(.status, on: Self.opening(of: occurrence.window, it.ladder), around.calendar)
      for (role, standing) in it.round { hear(role, standing, [opening], escalating: false) }
      // The owner gets the report on the due day, also where it was done early.
      let hasDue = hearings.first { $0.role == it.owner }?.reminders.contains { $0.rung.step == .due } ?? false
      if !hasDue, !isTooLate { hear(it.owner, .owner, reminders.filter { $0.step == .due }, escalating: false) }
    }
    return hearings
  }

  /// Steps told under another ladder, which the present one does not have.
  func past(_ hearings: [Hearing]) -> [Line] {
    it.told.filter { old in
      old.arming == occurrence.arming && old.step.day(for: occurrence.window) != nil
        && !hearings.contains { $0.role == old.role && $0.lines.contains { $0.rung.step == old.step } }
    }.map { old in
      Line(
        rung: Rung(old.step, on: old.step.day(for: occurrence.window)!, around.calendar), role: old.role,
        standing: old.step.track == .escalating ? .leader : .responsible,
        verdict: old.wasSent ? .told(on: old.day) : .superseded(on: old.day))
    }
  }

  func topic(of step: Step) -> Topic {
    switch step {
    case .status: .round(occurrence.id)
    case .dated: .dated(occurrence.id, arming: occurrence.arming)
    default: .rung(occurrence.id, arming: occurrence.arming, step)
    }
  }

  // MARK: Verdicts

  private func verdict(
    on rung: Rung, _ role: RecipientID, _ standing: Standing, _ memory: Memory
  ) -> Verdict {
    let isRound = rung.step == .status
    if let old = memory.told.last(where: {
      $0.step == rung.step && (isRound || $0.arming == occurrence.arming)
    }) {
      return old.wasSent ? .told(on: old.day) : .superseded(on: old.day)
    }
    let today = around.today
    if let silence = silence(rung, role, standing, memory) { return .silent(silence) }
    var from = rung.tellingDay
    // Rounds go from that day on, and ask about all that is older.
    if isRound, let remindFrom = it.remindFrom { from = max(from, around.calendar.onOrAfter(remindFrom)) }
    if let snooze = it.outcome.snooze, it.outcome.done == nil {
      let end = around.calendar.onOrAfter(snooze.until)
      if today < end { from = max(from, end) }
    }
    if rung.step.track == .escalating {
      guard let leadersFrom else { return .waiting }
      from = max(from, leadersFrom)
    }
    return from > today ? .coming(on: from) : .dueNow(reason(for: rung, role, on: today))
  }

  private func silence(
    _ rung: Rung, _ role: RecipientID, _ standing: Standing, _ memory: Memory
  ) -> Silence? {
    let today = around.today
    if it.isRetired { return .retired }
    if it.outcome.cancelled != nil { return .cancelled }
    if it.outcome.done != nil {
      let isOwnersDue = it.obligation.kind == .evaluation && role == it.owner && rung.step == .due
      // What was done before it came to be known is not made up.
      if !isOwnersDue || hadOwnersDue(role) || occurrence.knownSince.day > occurrence.due { return .done }
    }
    if let next = occurrence.nextDue, next <= today || rung.tellingDay >= next { return .missed(next: next) }
    if rung.step == .status {
      // It was decided in its time, and could not be delivered.
      if it.spoolFailures[TopicForRole(topic(of: .status), role)] != nil { return nil }
      // One round an evaluation's occurrence; who becomes responsible while it is open is asked, late.
      if today > occurrence.due {
        let hasBegun = it.told.contains { $0.step == .status && $0.wasSent }
        let from = max(occurrence.knownSince.day, it.remindFrom ?? occurrence.knownSince.day)
        if from > occurrence.due { return .roundOver }
        if today > max(occurrence.due, rung.tellingDay), hasBegun || from > rung.tellingDay { return .roundOver }
      }
      return nil
    }
    if let from = it.remindFrom, occurrence.due < from { return .beforeRemindFrom(from) }
    if standing == .participant, today > occurrence.due { return .pastDue }
    if let edit = it.ladderEdited, edit.on > occurrence.knownSince.day, edit.added.contains(rung.step),
      rung.tellingDay < edit.on, memory.told.contains(where: { $0.arming == occurrence.arming })
    {
      return .beforeLadderEdit
    }
    // Never a step after a later one of its track.
    let latest = rung.step.track == .escalating ? memory.escalated : memory.reminded
    if let later = latest, later.follows(rung) { return .laterStepTold(later.step) }
    return nil
  }

  /// Whether somebody else had the owner's notice of the due day: the owner of that time.
  private func hadOwnersDue(_ role: RecipientID) -> Bool {
    it.told.contains { told in
      told.step == .due && told.arming == occurrence.arming && told.role != role
        && !it.audience.reminded.contains { $0.role == told.role }
    }
  }

  private func memory(of role: RecipientID) -> Memory {
    var memory = Memory(told: it.told.filter { $0.role == role })
    for told in memory.told where told.arming == occurrence.arming {
      guard let rung = rung(of: told) else { continue }
      if told.step.track == .escalating {
        if memory.escalated.map({ rung.follows($0) }) ?? true { memory.escalated = rung }
      } else if memory.reminded.map({ rung.follows($0) }) ?? true {
        memory.reminded = rung
      }
    }
    return memory
  }

  private func rung(of told: Told) -> Rung? {
    switch told.step {
    case .status: Rung(.status, on: Self.opening(of: occurrence.window, it.ladder), around.calendar)
    case .dated: occurrence.moves.last.map { Rung(.dated, on: $0.at.day, around.calendar) }
    default: told.step.day(for: occurrence.window).map { Rung(told.step, on: $0, around.calendar) }
    }
  }

  /// Of what is due, or comes: as it will be given on its day, if nothing happens until then.
  func reason(of line: Line) -> Reason? {
    switch line.verdict {
    case .dueNow(let reason): reason
    case .coming(let day): reason(for: line.rung, line.role, on: day)
    case .told, .superseded, .waiting, .silent: nil
    }
  }

  private func reason(for rung: Rung, _ role: RecipientID, on day: CivilDay) -> Reason {
    if isTooLate, rung.step != .status { return .seenAfterUntil }
    let days = rung.tellingDay.days(to: day)
    guard days > 0 else { return rung.tellingDay == rung.ownDay ? .stepDue : .movedFrom(rung.ownDay) }
    return .late(days: days, lateCause(rung, role))
  }

  private func lateCause(_ rung: Rung, _ role: RecipientID) -> LateCause {
    if let day = it.spoolFailures[TopicForRole(topic(of: rung.step), role)] { return .spoolFailure(on: day) }
    if let hold = around.holds.last(where: { $0.covers(rung.tellingDay) }), let until = hold.until {
      return .held(until: until.day)
    }
    if let snooze = it.outcome.snooze, snooze.at.day <= rung.tellingDay,
      rung.tellingDay < around.calendar.onOrAfter(snooze.until)
    {
      return .snoozed(until: snooze.until)
    }
    if let day = it.outcome.reopened, day >= rung.tellingDay { return .reopened(on: day) }
    let known = occurrence.knownSince.day
    if known >= rung.tellingDay {
      return known == it.planKnownSince ? .planKnownLater(since: known) : .knownLater(since: known)
    }
    if rung.step.track == .escalating, let contact = firstContact, contact.shifted(byDays: 14) > rung.tellingDay {
      return .firstContact(on: contact)
    }
    return around.notRunning(on: rung.tellingDay) ?? .changedLater
  }

  // MARK: What a pass makes of it

  /// What goes out now, and what is recorded as superseded by it.
  struct Outgoing {
    /// With the step that it stands in for, where one does.
    var sent: [(line: Line, reason: Reason)] = []
    var superseded: [(line: Line, by: Step)] = []
    /// The next day on which anything may be told; nil when it is finished.
    var next: CivilDay?

    mutating func look(on day: CivilDay) { next = min(next ?? day, day) }
  }

  /// Of what is due on a track only the latest goes out; of both tracks the escalation.
  ///
  /// - Parameter isServed: Whether the reader of a role's step has had mail today.
  func outgoing(_ hearings: [Hearing], isServed: (Line) -> Bool) -> Outgoing {
    var out = Outgoing()
    for hearing in hearings {
      for line in hearing.lines {
        if case .coming(let day) = line.verdict { out.look(on: day) }
        // It was overtaken by a later step: that is recorded once.
        if case .silent(.laterStepTold(let step)) = line.verdict, line.rung.tellingDay <= around.today {
          out.superseded.append((line, step))
        }
      }
      func due(_ lines: [Line]) -> [(line: Line, reason: Reason)] {
        lines.compactMap { line in if case .dueNow(let reason) = line.verdict { (line, reason) } else { nil } }
      }
      let (reminders, escalations) = (due(hearing.reminders), due(hearing.escalations))
      let dated = reminders.last { $0.line.rung.step == .dated }
      guard let latest = escalations.last ?? dated ?? reminders.last else { continue }
      if isServed(latest.line) {
        out.look(on: around.calendar.after(around.today))
        continue
      }
      out.sent.append(latest)
      for (line, _) in reminders + escalations where line.rung.step != latest.line.rung.step {
        // A status round is asked beside it.
        if dated != nil, escalations.isEmpty, line.rung.step == .status { continue }
        out.superseded.append((line, latest.line.rung.step))
      }
      if dated != nil, escalations.isEmpty { out.sent += reminders.filter { $0.line.rung.step == .status } }
      // The responsible has just heard that it is overdue: leaders may hear from a fortnight later.
      if hearing.role == it.audience.main, latest.line.rung.step.isOverdue, firstContact == nil {
        out.look(on: around.calendar.onOrAfter(around.today.shifted(byDays: 14)))
      }
    }
    return out
  }

  /// Whether a step is the last overdue one that its ladder, or the next occurrence, leaves.
  func isLast(_ rung: Rung) -> Bool {
    guard rung.step.isOverdue else { return false }
    return !reminders.contains {
      rung.ownDay < $0.ownDay && $0.step.isOverdue && isBeforeNext($0)
    }
  }

  private func isBeforeNext(_ rung: Rung) -> Bool { occurrence.nextDue.map { rung.tellingDay < $0 } ?? true }
}
