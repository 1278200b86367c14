/// The heart: the book and a civil moment come in, actions and the next moment come out (DESIGN.md 5).
///
/// It reads no clock and no file. It is a value: a preview is a copy that is driven through the days to come.
public struct Decider: Sendable {
  public private(set) var book: Book
  private var ladders = LadderSource()
  private var yearly = YearlySource()
  private var news = NewsSource()

  /// - Parameter now: Where time stands: what fell due earlier is looked at in the first pass.
  public init(_ book: Book, now: CivilMoment) {
    self.book = book
    planAll(now.day)
  }

  private mutating func planAll(_ today: CivilDay) {
    (ladders, yearly) = (LadderSource(), YearlySource())
    for plan in book.inventory.plans {
      for root in book.roots(in: plan.id) { ladders.plan(root, in: book, now: today) }
    }
    yearly.lookAtEveryPlan(in: book, on: today)
    news.look(in: book, on: today)
  }

  /// Looks at everything that may have something to say at a moment.
  ///
  /// The caller records the decision and applies its entries before it wakes it again.
  ///
  /// - Parameter byHand: True for an administrator's pass, which sends whatever the hour (rule 4).
  public mutating func wake(at now: CivilMoment, byHand: Bool = false) -> Decision {
    var decision = Decision(at: now)
    if let last = book.lastMoment, now < last {
      decision.isClockSetBack = true
      decision.next = next(after: last)
      return decision
    }
    // A clock that is not trusted must not say what has passed.
    guard book.hold == nil else {
      decision.isHeld = true
      decision.next = next(after: now)
      return decision
    }
    let lastPass = book.lastMoment?.day
    book.lastMoment = now
    let settings = book.inventory.settings
    // Also before mail goes: what there is to tell today says when to look next.
    if news.lookedOn != now.day { news.look(in: book, on: now.day) }
    guard byHand || settings.workCalendar.isWorking(now.day) && now.time >= settings.sendAt else {
      decision.next = next(after: now)
      return decision
    }
    let served = byHand ? [] : Set(book.lastDigest.filter { $0.value == now.day }.keys)
    let pass = LadderSource.Pass(
      around: Assessment.Surroundings(
        today: now.day, lastPass: lastPass, absence: book.absence, calendar: settings.workCalendar, holds: book.holds),
      served: served)
    var mail: [RecipientID: [Notice]] = [:]
    var decided: Set<TopicForRole> = []
    // A step decided twice is a fault. Unnoticed, the record would refuse the pass and no mail would go to anybody.
    func isFirst(_ topic: Topic, _ role: RecipientID) -> Bool {
      let isFirst = decided.insert(TopicForRole(topic, role)).inserted
      assert(isFirst, "decided twice: \(topic) for \(role)")
      return isFirst
    }
    func tell(_ told: LadderSource.Told) {
      if isFirst(told.notice.topic, told.notice.role) { mail[told.reader, default: []].append(told.notice) }
    }
    ladders.due(on: now.day, in: book, pass, tell) {
      if isFirst($0.topic, $0.role) { decision.superseded.append($0) }
    }
    yearly.due(on: now.day, in: book, pass, tell)
    news.due(on: now.day, in: book, pass, mail: Set(mail.keys), tell)
    decision.digests = mail.map { reader, notices in
      Digest(at: now, recipient: reader, notices: notices)
    }.sorted { $0.recipient < $1.recipient }
    decision.superseded = decision.superseded.inOrder()
    for digest in decision.digests { book.lastDigest[digest.recipient] = now.day }
    decision.next = next(after: now)
    return decision
  }

  /// Takes note of what happened, and plans anew what it concerns.
  public mutating func apply(_ entries: [Entry]) {
    var concerned: Set<Root> = []
    var plans: Set<PlanID> = []
    var isNews = false
    for entry in entries {
      if case .deliveryWithdrawn(let id) = entry.event {
        for topic in book.topics(carriedBy: id) {
          if let root = topic.occurrence?.root { concerned.insert(root) }
          if let plan = topic.yearlyOf { plans.insert(plan) }
        }
      }
      book.apply(entry)
      switch entry.event {
      case .armed(let id, _), .disarmed(let id), .kept(let id, _): concerned.insert(id.root)
      case .snoozed(let subject, _, _): concerned.insert(subject.root)
      case .done(let subject, _, _), .reopened(let subject), .cancelled(let subject, _, _):
        concerned.insert(subject.root)
        // Whom a round asks depends on what is open (rule 10).
        concerned.formUnion(book.evaluations(of: book.present(plan: subject.root.plan)).map(book.root(at:)))
      case .told, .superseded, .delivered: continue
      default: break
      }
      isNews = true
    }
    guard isNews else { return }
    let today = max(entries.last?.at.day ?? CivilDay(number: 0), book.lastMoment?.day ?? CivilDay(number: 0))
    for root in concerned { ladders.plan(root, in: book, now: today) }
    for plan in plans.union(concerned.map(\.plan)) { yearly.lookAgain(at: plan, in: book, on: today) }
    news.look(in: book, on: today, concerned: concerned)
  }

  /// Takes over what is in force from now on and what changed with it, and plans anew what that concerns.
  ///
  /// - Parameter change: Of this decider's book.
  public mutating func take(_ change: Reconciliation, now: CivilMoment) {
    let before = book
    book = change.book
    let today = max(now.day, book.lastMoment?.day ?? now.day)
    guard let plans = change.plans else { return planAll(today) }
    yearly.lookAtDaysAgain(in: book, on: today)
    for plan in plans.union(book.plansRetired(otherwiseThan: before)) {
      yearly.lookAgain(at: book.planRoot(of: plan), in: book, on: today)
      for root in book.roots(in: plan) { ladders.plan(root, in: book, now: today) }
    }
    news.look(in: book, on: today)
  }

  /// Takes clock and record as they are: an administrator's word (rule 14).
  public mutating func setLastMoment(_ moment: CivilMoment?) { book.lastMoment = moment }

  /// Mail goes again, for a preview.
  public mutating func letGo(at now: CivilMoment) {
    if book.hold != nil { book.apply(Entry(at: now, by: .clock, .released)) }
  }

  /// The next moment at which anything may be told, later than `now`; nil where nothing is left.
  public func next(after now: CivilMoment) -> CivilMoment? {
    let (calendar, sendAt) = (book.inventory.settings.workCalendar, book.inventory.settings.sendAt)
    // Before send_at a day's mail is still to come.
    let passed = now.time < sendAt ? now.day.shifted(byDays: -1) : now.day
    let days = [ladders.next, yearly.next(after: passed, in: book), news.next(on: now.day, in: book)]
    guard let day = days.compactMap({ $0 }).min() else { return nil }
    let moment = CivilMoment(calendar.onOrAfter(max(day, now.day)), sendAt)
    return moment > now ? moment : CivilMoment(calendar.after(now.day), sendAt)
  }
}
