/// What comes once a year and has no ladder: the sign of life on 1 January (rule 16), the review on 1 December (rule 11).
struct YearlySource: Sendable {
  /// When every plan is looked at again; nil before the first time.
  private var everyPlanOn: CivilDay?
  /// Plans, by root, that have something to tell before that: something of them changed, or their reader's mail had gone
  /// when it was due.
  private var again: Set<PlanID> = []
  /// Plans, by root, of which the review of a December had nothing to list; until something of them changes.
  private var unasked: (december: CivilDay, plans: Set<PlanID>) = (CivilDay(number: 0), [])

  /// Something to tell a role, with its own day.
  private struct Offer {
    let topic: Topic
    let role: RecipientID
    let standing: Standing
    let day: CivilDay
    let matter: () -> Notice.Matter
  }

  init() {}

  mutating func lookAtEveryPlan(in book: Book, on today: CivilDay) {
    everyPlanOn = Self.nextDay(after: today, in: book)
    again = []
    for plan in book.inventory.plans where !offers(of: plan, in: book, on: today).isEmpty {
      again.insert(book.planRoot(of: plan.id))
    }
  }

  /// Something of a plan is not as it was.
  mutating func lookAgain(at planRoot: PlanID, in book: Book, on today: CivilDay) {
    unasked.plans.remove(planRoot)
    let hasNews = book.plan(root: planRoot).map { !offers(of: $0, in: book, on: today).isEmpty } ?? false
    if hasNews { again.insert(planRoot) } else { again.remove(planRoot) }
  }

  /// Plans may have other days from which on they are reminded of.
  mutating func lookAtDaysAgain(in book: Book, on today: CivilDay) {
    everyPlanOn = everyPlanOn.flatMap { day in Self.nextDay(after: today, in: book).map { min($0, day) } }
  }

  /// The next day on which anything may be told.
  func next(after today: CivilDay, in book: Book) -> CivilDay? {
    guard !book.inventory.plans.isEmpty else { return nil }
    let calendar = book.inventory.settings.workCalendar
    if !again.isEmpty { return calendar.after(today) }
    return Self.days(around: today, in: book).map(calendar.onOrAfter).filter { $0 > today }.min()
  }

  /// The days from which on there may be something to tell, of a year and more; some have passed.
  private static func days(around today: CivilDay, in book: Book) -> [CivilDay] {
    let yearly = [(1, today.year), (12, today.year), (1, today.year + 1)].map {
      CivilDay.firstDay(ofMonth: $0.0, $0.1)
    }
    return yearly + book.remindingDays
  }

  /// The next of them, or of the working days on or after them: a pass by hand may come between the two.
  private static func nextDay(after today: CivilDay, in book: Book) -> CivilDay? {
    let days = days(around: today, in: book)
    return (days + days.map(book.inventory.settings.workCalendar.onOrAfter)).filter { $0 > today }.min()
  }

  mutating func due(on today: CivilDay, in book: Book, _ pass: LadderSource.Pass, _ tell: (LadderSource.Told) -> Void) {
    let calendar = book.inventory.settings.workCalendar
    if everyPlanOn.map({ $0 <= today }) ?? true { lookAtEveryPlan(in: book, on: today) }
    let plans = again.sorted().compactMap { book.plan(root: $0) }
    again = []
    for plan in plans {
      for offer in offers(of: plan, in: book, on: today) {
        let reader = book.inventory.directory.reader(of: offer.role, on: today)
        guard !pass.served.contains(reader) else {
          again.insert(book.planRoot(of: plan.id))
          continue
        }
        let telling = calendar.onOrAfter(offer.day)
        let late = telling.days(to: today)
        let reason: Reason =
          late > 0
          ? .late(days: late, lateCause(of: offer, telling, book, pass.around))
          : telling == offer.day ? .stepDue : .movedFrom(offer.day)
        tell(
          LadderSource.Told(
            reader: reader,
            notice: Notice(
              offer.topic, role: offer.role, standing: offer.standing, reason: reason, due: offer.day,
              plan: PlanHeading(plan), matter: offer.matter())))
      }
    }
  }

  private func lateCause(
    of offer: Offer, _ telling: CivilDay, _ book: Book, _ around: Assessment.Surroundings
  ) -> LateCause {
    if let day = book.spoolFailures[TopicForRole(offer.topic, offer.role)] { return .spoolFailure(on: day) }
    return around.notRunning(on: telling) ?? .changedLater
  }

  /// What there is to tell of a plan and is not told yet.
  private mutating func offers(of plan: Plan, in book: Book, on today: CivilDay) -> [Offer] {
    guard let known = book.planKnownSince(plan), known <= today, !book.isRetired(plan, on: today) else { return [] }
    if let from = plan.remindFrom ?? book.inventory.settings.remindFrom, today < from { return [] }
    let planID = book.planRoot(of: plan.id)
    let calendar = book.inventory.settings.workCalendar
    let directory = book.inventory.directory
    let caretaker = directory.caretaker(of: plan)
    let owner = directory[plan.owner] == nil ? caretaker : plan.owner
    var offers: [Offer] = []
    func isDue(_ topic: Topic, _ role: RecipientID, _ day: CivilDay) -> Bool {
      calendar.onOrAfter(day) <= today && book.toldBeside[TopicForRole(topic, role)] == nil
    }
    let newYear = CivilDay.firstDay(ofYear: today.year)
    if known.year < today.year {
      let topic = Topic.alive(planID, newYear)
      for (role, standing) in [(caretaker, Standing.caretaker), (owner, .owner)].prefix(owner == caretaker ? 1 : 2)
      where isDue(topic, role, newYear) {
        offers.append(
          Offer(
            topic: topic, role: role, standing: standing, day: newYear,
            matter: { .alive(book.overview(of: plan, on: today)) }))
      }
    }
    let december = CivilDay.firstDay(ofMonth: 12, today.month == 12 ? today.year : today.year - 1)
    if unasked.december != december { unasked = (december, []) }
    let review = Topic.review(planID, december)
    if known <= december, !unasked.plans.contains(planID), isDue(review, caretaker, december) {
      let opens = book.openings(of: plan, upTo: .lastDay(ofYear: december.year))
      let list = opens.contains { $0.day.year == december.year } ? [] : book.reviewed(plan, at: december, on: today)
      if list.isEmpty {
        unasked.plans.insert(planID)
      } else {
        offers.append(
          Offer(topic: review, role: caretaker, standing: .caretaker, day: december, matter: { .review(list) }))
      }
    }
    return offers
  }
}

extension Book {
  /// A year of a plan at a glance.
  func overview(of plan: Plan, on today: CivilDay) -> Overview {
    let year = today.year
    var due: [Listed] = []
    var overdue: [Listed] = []
    for obligation in plan.obligations where obligation.covers.isEmpty {
      let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
      guard let slot = slot(of: root), let timetable = timetable(slot) else { continue }
      let states = Dictionary(self.rows(slot, today).map { ($0.subject, $0.state) }, uniquingKeysWith: { a, _ in a })
      for occurrence in timetable.all(upTo: .lastDay(ofYear: year)) {
        let state = states[Subject(occurrence.id)] ?? .upcoming
        if state == .overdue { overdue.append(Listed(obligation, occurrence, .overdue)) }
        if occurrence.due.year == year, state != .cancelled { due.append(Listed(obligation, occurrence, state)) }
      }
    }
    func byDay(_ list: [Listed]) -> [Listed] {
      list.enumerated().sorted {
        ($0.element.occurrence!.due, $0.offset) < ($1.element.occurrence!.due, $1.offset)
      }.map(\.element)
    }
    let ahead = byDay(due.filter { $0.state != .done && $0.occurrence!.due >= today })
    return Overview(year: year, deadlines: due.count, first: Array(ahead.prefix(5)), overdue: byDay(overdue))
  }

  /// Every unfinished obligation without a ladder step within twelve months on either side (rule 11).
  func reviewed(_ plan: Plan, at december: CivilDay, on today: CivilDay) -> [Listed] {
    let span = december.shifted(byMonths: -12)...december.shifted(byMonths: 12)
    let settings = inventory.settings
    let remindFrom = plan.remindFrom ?? settings.remindFrom
    return plan.obligations.compactMap { obligation in
      let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
      // What came later was not there to be asked about.
      guard !obligation.isAutomatic, obligation.covers.isEmpty, let dossier = dossiers[root],
        dossier.first.day <= december, finishedOn(obligation, plan, today) == nil
      else { return nil }
      let ladder = settings.ladder(of: obligation, in: plan)
      let timetable = Timetable(obligation, of: plan, root: root, dossier: dossier)
      let hasStep = timetable.all(upTo: span.upperBound.shifted(byDays: 366)).contains { occurrence in
        if let remindFrom, occurrence.due < remindFrom { return false }
        if dossier.outcomes[occurrence.id]?.isFinished ?? false { return false }
        return Assessment.stepDays(of: occurrence, ladder).contains {
          day in span.contains(day) && occurrence.nextDue.map { day < $0 } ?? true
        }
      }
      return hasStep ? nil : listed(obligation, plan, on: today)
    }
  }
}

extension Assessment {
  /// The own days of all steps of an occurrence, on both tracks.
  static func stepDays(of occurrence: Occurrence, _ ladder: Ladder) -> [CivilDay] {
    let window = occurrence.window
    if occurrence.isFrequent { return [window.due] }
    if window.due.shifted(byDays: ladder.until) < occurrence.knownSince.day {
      let last = occurrence.continues ? nil : ladder.overdueDays(from: window.due).last
      return [window.due.shifted(byDays: last ?? 0)]
    }
    var days = [window.due]
    if let length = window.length, length > 60, let start = window.start { days.append(start) }
    for before in ladder.before {
      let day = window.due.shifted(byDays: -before)
      if occurrence.isRecurring, let start = window.start, start < window.due, day < start { continue }
      days.append(day)
    }
    if occurrence.continues { return days }
    days += ladder.overdueDays(from: window.due).map { window.due.shifted(byDays: $0) }
    days += ladder.escalations.map { window.due.shifted(byDays: $0.days) }
    return days
  }
}
