/// What has no ladder and is told once: errors, what is gone or replaced, whom the directory has lost, how it ended.
struct NewsSource: Sendable {
  /// Something to tell a role, from a day on.
  private struct News: Sendable {
    /// Its own day; told on the working day on or after it.
    let day: CivilDay
    let notice: Notice
    /// About whom it is, where a leader hears of somebody.
    var about: RecipientID?
  }

  private var pending: [News] = []
  /// How it ended, by obligation: it rides along with earlier mail of its readers. It can be thousands, so only those of
  /// which something happened are looked at anew.
  private var endings = NewsByRoot()
  private(set) var lookedOn: CivilDay?

  private struct NewsByRoot: Sendable {
    private(set) var news: [Root: [News]] = [:]
    /// How many of them are told by themselves on a day.
    private var days: [CivilDay: Int] = [:]

    /// The first day on which any of them is told by itself.
    var first: CivilDay? { days.keys.min() }

    subscript(root: Root) -> [News] {
      get { news[root] ?? [] }
      set {
        for old in self[root] { days[old.day] = days[old.day].flatMap { $0 > 1 ? $0 - 1 : nil } }
        for new in newValue { days[new.day, default: 0] += 1 }
        news[root] = newValue.isEmpty ? nil : newValue
      }
    }
  }

  init() {}

  /// Looks for all that is not told yet.
  ///
  /// - Parameter concerned: The obligations of which something happened since the last look; nil where files changed.
  mutating func look(in book: Book, on today: CivilDay, concerned: Set<Root>? = nil) {
    let found =
      problems(book, today) + withdrawn(book) + plansGone(book, today) + lost(book, today) + orphaned(book, today)
      + replaced(book, today)
    pending = untold(found, book)
    var roots = concerned ?? []
    if concerned == nil || lookedOn != today { (endings, roots) = (NewsByRoot(), book.endings.roots) }
    for root in roots { endings[root] = untold(resolved(root, book, today), book) }
    lookedOn = today
  }

  private func untold(_ found: [News], _ book: Book) -> [News] {
    var known: Set<TopicForRole> = []
    return found.filter { news in
      let key = TopicForRole(news.notice.topic, news.notice.role)
      return book.toldBeside[key] == nil && known.insert(key).inserted
    }
  }

  /// The next day on which anything may be told, not before `today`.
  func next(on today: CivilDay, in book: Book) -> CivilDay? {
    let calendar = book.inventory.settings.workCalendar
    // The first of this month may be a day without mail, and still to come.
    let firsts = [CivilDay.firstDay(ofMonth: today.month, today.year), today.shifted(byDays: 1).firstOfMonthOrLater]
    let months =
      book.plans.contains { $0.value.gone.map { !$0.isConfirmed } ?? false }
      ? firsts.map(calendar.onOrAfter).filter { $0 > today } : []
    // An error in a plan waits until the plan is adopted.
    let adoptions = book.adoptionDays.filter { $0 > today }
    let days = pending.map(\.day) + [endings.first].compactMap { $0 }
    return (days.map { max(calendar.onOrAfter($0), today) } + months + adoptions).min()
  }

  /// - Parameter mail: Who gets other mail in this pass.
  mutating func due(
    on today: CivilDay, in book: Book, _ pass: LadderSource.Pass, mail: Set<RecipientID>,
    _ tell: (LadderSource.Told) -> Void
  ) {
    let directory = book.inventory.directory
    let calendar = book.inventory.settings.workCalendar
    func isDue(_ day: CivilDay) -> Bool { calendar.onOrAfter(day) <= today }
    var readers = mail
    func offer(_ news: News) -> Bool {
      let role = news.notice.role
      let reader =
        news.about.map { directory.reader(ofLeader: role, about: $0, on: today) }
        ?? directory.reader(of: role, on: today)
      if pass.served.contains(reader) { return false }
      var notice = news.notice
      if isDue(news.day) {
        readers.insert(reader)
      } else if readers.contains(reader) {
        notice = Notice(
          notice.topic, role: role, standing: notice.standing, reason: .along, due: notice.due, plan: notice.plan,
          matter: notice.matter)
      } else {
        return false
      }
      tell(LadderSource.Told(reader: reader, notice: notice))
      return true
    }
    pending.removeAll { isDue($0.day) && offer($0) }
    // What rides along needs to know who gets mail: also by what rode so far that its day has come.
    func offerEndings(_ mayGo: (News) -> Bool) {
      for (root, news) in endings.news {
        let left = news.filter { !mayGo($0) || !offer($0) }
        if left.count < news.count { endings[root] = left }
      }
    }
    if endings.first.map(isDue) ?? false { offerEndings { isDue($0.day) } }
    if !readers.isEmpty { offerEndings { _ in true } }
  }
}

extension NewsSource {
  /// Errors in files: the coordinator looks after those in a plan, the administrator after all others.
  private func problems(_ book: Book, _ today: CivilDay) -> [News] {
    let inventory = book.inventory
    return inventory.problems.compactMap { problem in
      guard problem.severity == .error else { return nil }
      let plan = problem.plan.flatMap { book.plan($0) }
      if let adopted = plan?.adopted, adopted > today { return nil }
      // Whoever looks after a plan that is over is not written to about it; `status` and `check` go on saying so.
      if let plan, book.isRetired(plan, on: today) { return nil }
      let admin = inventory.settings.admin.flatMap { inventory.directory[$0] == nil ? nil : $0 }
      guard let role = plan.map(inventory.directory.caretaker) ?? admin else { return nil }
      let topic = book.topic(of: problem)
      let day = book.found[topic] ?? today
      return News(
        day: day,
        notice: Notice(
          topic, role: role, standing: .caretaker, reason: .notYetTold, due: day,
          plan: plan.map(PlanHeading.init),
          matter: .problem(problem)))
    }
  }

  /// Obligations gone from the files, once to the coordinator.
  private func withdrawn(_ book: Book) -> [News] {
    book.withdrawnRoots.compactMap { root in
      guard let gone = book.dossiers[root]?.withdrawn, !gone.withPlan, book.slot(of: root) == nil else { return nil }
      let plan = book.plan(root: root.plan)
      if let plan, book.isRetired(plan, on: gone.at.day) { return nil }
      let directory = book.inventory.directory
      let owner = book.plans[root.plan]?.gone?.owner ?? gone.coordinator
      let role =
        plan.map(directory.caretaker) ?? directory.caretaker(coordinator: gone.coordinator, owner: owner)
      return News(
        day: gone.at.day,
        notice: Notice(
          .withdrawn(root.plan, root, number: gone.number, repeated: nil), role: role, standing: .caretaker,
          reason: .notYetTold, due: gone.at.day, plan: plan.map(PlanHeading.init),
          matter: .withdrawn(
            title: gone.title, plan: book.present(plan: root.plan), obligation: root.obligation)))
    }
  }

  /// Plans whose file is gone: to coordinator and owner, again on the first of each month.
  private func plansGone(_ book: Book, _ today: CivilDay) -> [News] {
    book.plans.flatMap { id, record -> [News] in
      guard let gone = record.gone, !gone.isConfirmed else { return [] }
      let directory = book.inventory.directory
      let caretaker = directory.caretaker(coordinator: gone.coordinator, owner: gone.owner)
      let owner = directory[gone.owner] == nil ? caretaker : gone.owner
      // Of the firsts of months since then only the latest is told.
      let month = CivilDay.firstDay(ofMonth: today.month, today.year)
      let repeated = month > gone.on ? month : nil
      let calendar = book.inventory.settings.workCalendar
      let topics: [(CivilDay?, CivilDay)] =
        repeated.map { calendar.onOrAfter($0) <= today ? [($0, $0)] : [(nil, gone.on)] } ?? [(nil, gone.on)]
      return topics.flatMap { repeated, day in
        (owner == caretaker ? [caretaker] : [caretaker, owner]).map { role in
          News(
            day: day,
            notice: Notice(
              .withdrawn(id, nil, number: gone.number, repeated: repeated), role: role,
              standing: role == owner && owner != caretaker ? .owner : .caretaker, reason: .notYetTold, due: gone.on,
              plan: nil,
              matter: .withdrawn(title: gone.title, plan: book.present(plan: id), obligation: nil)))
        }
      }
    }
  }

  /// Whom the directory has lost: once to the coordinator of each plan in which they are responsible for something open.
  private func lost(_ book: Book, _ today: CivilDay) -> [News] {
    let directory = book.inventory.directory
    return book.losses.filter { $0.value.isLost }.sorted { $0.key < $1.key }.flatMap { id, loss -> [News] in
      book.inventory.plans.compactMap { plan in
        if let adopted = plan.adopted, adopted > today { return nil }
        if book.isRetired(plan, on: today) { return nil }
        let theirs = plan.obligations.filter {
          $0.responsible.contains(id) && $0.covers.isEmpty && book.finishedOn($0, plan, today) == nil
        }
        guard !theirs.isEmpty else { return nil }
        return News(
          day: loss.on,
          notice: Notice(
            .problem(plan: book.planRoot(of: plan.id), obligation: nil, key: Topic.lostKey(id, number: loss.number)),
            role: directory.caretaker(of: plan), standing: .caretaker, reason: .notYetTold, due: loss.on,
            plan: PlanHeading(plan), matter: .lost(id, theirs.map { book.listed($0, plan, on: today) })))
      }
    }
  }

  /// Relative deadlines whose named obligation was cancelled or withdrawn.
  private func orphaned(_ book: Book, _ today: CivilDay) -> [News] {
    book.relatives.compactMap { slot in
      let plan = book.inventory.plans[slot.plan]
      let obligation = plan.obligations[slot.obligation]
      if let adopted = plan.adopted, adopted > today { return nil }
      if book.isRetired(plan, on: today) { return nil }
      let root = book.root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
      guard let dossier = book.dossiers[root], dossier.given.isEmpty, !(dossier.outcomes[nil]?.isFinished ?? false)
      else { return nil }
      for entry in obligation.deadlines {
        guard case .relative(let relative) = entry.deadline.meaning,
          let day = book.goneFor(relative.after, in: plan)
        else { continue }
        return News(
          day: day,
          notice: Notice(
            .problem(plan: root.plan, obligation: root.obligation, key: Topic.orphanedKey(after: relative.after)),
            role: book.inventory.directory.caretaker(of: plan), standing: .caretaker, reason: .notYetTold, due: day,
            plan: PlanHeading(plan), matter: .orphaned(obligation, after: relative.after)))
      }
      return nil
    }
  }

  /// Plans that another stands in the place of: once to the old one's coordinator and owner.
  private func replaced(_ book: Book, _ today: CivilDay) -> [News] {
    let directory = book.inventory.directory
    return book.successions.flatMap { oldID, newID -> [News] in
      guard let new = book.plan(newID), let old = book.plan(oldID), !old.isRetired,
        old.adopted.map({ $0 <= (book.retirement(of: oldID) ?? today) }) ?? true,
        let newSeen = book.plans[book.planRoot(of: new.id)]?.first,
        let oldSeen = book.plans[book.planRoot(of: oldID)]?.first, let day = book.retirement(of: oldID)
      else { return [] }
      // Both first seen in one pass, the new one adopted: there was nothing to take over.
      if newSeen == oldSeen, new.adopted.map({ $0 <= newSeen.day }) ?? true { return [] }
      let titles = Set(new.obligations.map { $0.title.comparable })
      let former = Set(new.obligations.compactMap(\.formerly))
      let left = old.obligations.filter { obligation in
        !obligation.isAutomatic && obligation.covers.isEmpty && book.finishedOn(obligation, old, today) == nil
          && !former.contains("\(oldID)/\(obligation.id)") && !titles.contains(obligation.title.comparable)
      }
      let caretaker = directory.caretaker(of: old)
      let owner = directory[old.owner] == nil ? caretaker : old.owner
      return (owner == caretaker ? [caretaker] : [caretaker, owner]).map { role in
        News(
          day: day,
          notice: Notice(
            .replaced(book.planRoot(of: oldID)), role: role, standing: role == caretaker ? .caretaker : .owner,
            reason: .notYetTold, due: day, plan: PlanHeading(old),
            matter: .replaced(by: PlanHeading(new), left.map { book.listed($0, old, on: today) })))
      }
    }
  }

  /// How it ended with what leaders had heard of: on the first of the month after, or with earlier mail (rule 8).
  private func resolved(_ root: Root, _ book: Book, _ today: CivilDay) -> [News] {
    book.endings.of(root).flatMap { id, pending -> [News] in
      guard let (plan, obligation) = book.ended(id) else { return [] }
      if book.isRetired(plan, on: today) { return [] }
      let occurrence = book.endedOccurrence(id, obligation, plan)
      // Nothing is said of one that was missed, though it was done late.
      if occurrence.isMissed(on: pending.on) { return [] }
      let directory = book.inventory.directory
      let main = Audience(of: obligation, in: plan, directory: directory).main
      let day = pending.on.shifted(byDays: 1).firstOfMonthOrLater
      // In the place of a leader whom the directory has lost the plan's coordinator hears.
      let roles = Set(pending.roles.map { directory[$0] == nil ? directory.caretaker(of: plan) : $0 })
      return roles.sorted().map { role in
        News(
          day: day,
          notice: Notice(
            .resolved(id, arming: pending.arming), role: role, standing: .leader, reason: .stepDue,
            due: occurrence.due, plan: PlanHeading(plan), matter: .resolved(occurrence, of: obligation, pending.ending)),
          about: main)
      }
    }
  }
}

extension Book {
  /// The day on which all that an id names was cancelled or went from the files; nil where it is there.
  func goneFor(_ id: String, in plan: Plan) -> CivilDay? {
    let named = plan.obligations(named: id)
    if named.isEmpty {
      return dossiers[root(of: ObligationRef(plan: plan.id, obligation: id))]?.withdrawn?.at.day
    }
    let days = named.map { cancelledOn($0, plan) }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// The day on which the last of an obligation was cancelled; nil where not all of it is, and of a series.
  func cancelledOn(_ obligation: Obligation, _ plan: Plan) -> CivilDay? {
    let root = root(of: ObligationRef(plan: plan.id, obligation: obligation.id))
    guard let dossier = dossiers[root], !obligation.deadlines.contains(where: \.deadline.recurs) else { return nil }
    let occurrences = Timetable(obligation, of: plan, root: root, dossier: dossier).listed()
    let outcomes = occurrences.isEmpty ? [dossier.outcomes[nil]] : occurrences.map { outcome(of: $0.id) }
    let days = outcomes.map { $0?.cancelled?.at.day }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }

  /// The obligation that an ending is about.
  func ended(_ id: OccurrenceID) -> (plan: Plan, obligation: Obligation)? {
    if let found = obligation(of: id.root) { return found }
    // frist's own revision is gone with what made it needless.
    guard case .needless? = endings[id]?.ending, let plan = plan(present(plan: id.root.plan)),
      let revision = plan.addingAutomaticRevision(language: inventory.settings.language).obligations.last,
      revision.isAutomatic
    else { return nil }
    return (plan, revision)
  }

  /// The occurrence that ended, also where no text names it any more.
  func endedOccurrence(_ id: OccurrenceID, _ obligation: Obligation, _ plan: Plan) -> Occurrence {
    let dossier = dossiers[id.root] ?? Dossier(first: CivilMoment(id.originalDue, .midnight))
    let timetable = Timetable(obligation, of: plan, root: id.root, dossier: dossier)
    return timetable.all(upTo: id.originalDue.shifted(byDays: 366)).first { $0.id == id }
      ?? Occurrence(
        id: id, ref: ObligationRef(plan: plan.id, obligation: obligation.id),
        window: dossier.armings[id]?.last?.window ?? Window(start: nil, due: id.originalDue),
        moves: dossier.armings[id] ?? [],
        knownSince: dossier.first, entry: nil)
  }
}

extension String {
  /// Lower case, without white space and punctuation: what makes two titles the same.
  var comparable: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }
}
