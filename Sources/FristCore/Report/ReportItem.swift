/// An obligation as a report looks at it.
struct ReportItem {
  let root: Root
  /// `PLAN/ID`.
  let id: String
  let obligation: Obligation
  /// Since when it is out of the plan, seen from the reference day.
  let withdrawn: CivilDay?
  let firstSeen: CivilDay
  let record: ObligationRecord
  let told: RowTellings
  /// All that are known, of a series up to the end of the following year; never empty.
  var times: [Time]
  /// Nothing of it is left to be done, seen from the reference day.
  var finished: CivilDay?
  /// Nil: not asked about in the round, or finished.
  var answered: Bool?

  var isCovering: Bool { !obligation.covers.isEmpty }
  var isMeasure: Bool { obligation.kind == .measure }

  /// One time it falls due, or the whole of what has no days.
  struct Time {
    let occurrence: Occurrence?
    var state: ObligationState
    var done: RecordedOutcome.Done?
    let outcome: RecordedOutcome
    let moves: [RowMove]
    /// The days on which its due day was changed.
    let changes: [CivilDay]
    let originalDue: CivilDay?
    let deadline: String
    let originalDeadline: String
    /// When the next one fell due, where it was not done by then.
    let missed: CivilDay?
    var isCounted = false
    var light: ReportLight.Reason = .onTrack

    var due: CivilDay? { occurrence?.due }
    var isOverdue: Bool { state == .overdue || state == .missed }
    var isLate: Bool { done.flatMap { done in due.map { done.on > $0 } } ?? false }
    var isOpen: Bool {
      switch state {
      case .done, .cancelled, .missed, .withdrawn, .invalid: false
      default: true
      }
    }
  }

  /// Whether it stands in numbers at all.
  var isInNumbers: Bool { !isCovering }

  /// What the numbers count of it.
  func numbers(in span: ReportSpan, wasAsked: Bool) -> ReportNumbers {
    var numbers = ReportNumbers()
    if wasAsked { numbers.noAnswer = 0 }
    guard isInNumbers else { return numbers }
    for time in times {
      if time.isCounted {
        numbers.occurrences += 1
        if time.done != nil {
          if time.isLate { numbers.doneLate += 1 } else { numbers.doneInTime += 1 }
        } else if time.isOverdue {
          numbers.overdue += 1
          if time.state == .missed { numbers.missed += 1 }
        } else {
          numbers.notYetDue += 1
        }
      }
      if isMoved(time, in: span) { numbers.moved += 1 }
    }
    guard withdrawn == nil else { return numbers }
    if answered == false { numbers.noAnswer = 1 }
    if times.contains(where: { $0.state == .undated }) { numbers.withoutDeadline = 1 }
    return numbers
  }

  func isMoved(_ time: Time, in span: ReportSpan) -> Bool {
    time.changes.contains(where: span.contains) && time.state != .cancelled && time.state != .withdrawn
      && !(time.occurrence != nil && time.state == .ongoing) && isInNumbers
  }

  /// The worst of its occurrences that a row lists; an earlier span's missed one aside.
  func worst(of listed: [Time], in span: ReportSpan) -> Time? {
    let candidates = listed.filter { time in
      !(time.state == .missed && !(time.due.map(span.contains) ?? false))
    }
    return (candidates.isEmpty ? listed : candidates).enumerated().min {
      ($0.element.light.rank, $0.offset) < ($1.element.light.rank, $1.offset)
    }?.element
  }

  /// The occurrences that a row lists: all of texts that name their times; of a recurring text what happened in the span,
  /// else the next, else the last.
  func listed(in span: ReportSpan, stateOn: CivilDay) -> [Time] {
    let shown = shownIndices(in: span, stateOn: stateOn)
    var listed: [Time] = []
    for (index, time) in times.enumerated() where shown.contains(index) { listed.append(time) }
    return listed
  }

  private func shownIndices(in span: ReportSpan, stateOn: CivilDay) -> Set<Int> {
    var shown: Set<Int> = []
    var next: [Int: Int] = [:]
    var last: [Int: Int] = [:]
    var withEvents: Set<Int> = []
    for (index, time) in times.enumerated() {
      guard time.occurrence?.isRecurring == true else {
        shown.insert(index)
        continue
      }
      let entry = time.entry
      last[entry] = index
      if next[entry] == nil, time.isDue(after: stateOn) { next[entry] = index }
      if time.happened(in: span) {
        withEvents.insert(entry)
        shown.insert(index)
      }
    }
    for (entry, index) in last where !withEvents.contains(entry) { shown.insert(next[entry] ?? index) }
    return shown
  }
}

extension ReportItem.Time {
  /// Index of its text; -1 where no text names it.
  fileprivate var entry: Int { occurrence?.entry ?? -1 }

  /// Counted, due, done, moved, cancelled or missed in the span.
  fileprivate func happened(in span: ReportSpan) -> Bool {
    func isIn(_ day: CivilDay?) -> Bool { day.map { span.contains($0) } ?? false }
    return isCounted || isIn(due) || isIn(done?.on) || isIn(outcome.cancelled?.on) || isIn(missed)
      || changes.contains { span.contains($0) }
  }

  fileprivate func isDue(after day: CivilDay) -> Bool { due.map { $0 > day } ?? false }
}

extension ReportLight.Reason {
  /// Red, yellow, grey, green; then the table's order.
  fileprivate var rank: Int {
    let colour =
      switch colour {
      case .red: 0
      case .yellow: 1
      case .grey: 2
      case .green: 3
      case nil: 4
      }
    return colour * 100 + (Self.allCases.firstIndex(of: self) ?? 0)
  }
}

extension ReportNumbers {
  static func + (a: ReportNumbers, b: ReportNumbers) -> ReportNumbers {
    var sum = ReportNumbers()
    sum.occurrences = a.occurrences + b.occurrences
    sum.doneInTime = a.doneInTime + b.doneInTime
    sum.doneLate = a.doneLate + b.doneLate
    sum.overdue = a.overdue + b.overdue
    sum.missed = a.missed + b.missed
    sum.notYetDue = a.notYetDue + b.notYetDue
    sum.moved = a.moved + b.moved
    sum.noAnswer = a.noAnswer.map { $0 + (b.noAnswer ?? 0) } ?? b.noAnswer
    sum.withoutDeadline = a.withoutDeadline + b.withoutDeadline
    return sum
  }
}

extension ReportLights {
  mutating func count(_ colour: ReportLight.Colour?) {
    switch colour {
    case .green: green += 1
    case .yellow: yellow += 1
    case .red: red += 1
    case .grey: grey += 1
    case nil: break
    }
  }
}
