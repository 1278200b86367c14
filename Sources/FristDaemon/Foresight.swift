import FristCore
import FristFiles

/// What would be sent from a day to another: a copy of the heart and of the files in force, driven through the days to come
/// a moment at a time, as passes would.
struct Foresight {
  private var decider: Decider
  private var shelf: Shelf
  /// From this day on the files say something else though none of them changes.
  private var nextFileDay: CivilDay?
  private var moment: CivilMoment?
  private let first: CivilDay
  private let last: CivilDay

  /// - Parameter moment: The first moment looked at; nil where nothing is ahead.
  init(
    _ decider: Decider, _ shelf: Shelf, nextFileDay: CivilDay?, from moment: CivilMoment?, first: CivilDay,
    last: CivilDay
  ) {
    self.decider = decider
    self.shelf = shelf
    self.nextFileDay = nextFileDay
    self.moment = moment
    self.first = first
    self.last = last
  }

  var isOver: Bool { moment.map { $0.day > last } ?? true }

  /// Looks at the next moment.
  ///
  /// - Returns: The digests that would go then.
  mutating func advance() -> [Digest] {
    guard let at = moment, at.day <= last else { return [] }
    if let day = nextFileDay, day <= at.day { look(at: at) }
    let decision = decider.wake(at: at)
    decider.apply(decision.entries { "\($0.at).\($0.recipient)" })
    let files = nextFileDay.map { CivilMoment($0, .midnight) }.flatMap { $0 > at ? $0 : nil }
    moment = [decision.next, files].compactMap { $0 }.min()
    return at.day >= first ? decision.digests : []
  }

  /// A `done:` of a day to come is taken on that day.
  private mutating func look(at now: CivilMoment) {
    let files = shelf.refresh(today: now.day)
    nextFileDay = files.nextDay
    guard files.isChanged, let inventory = files.inventory else { return }
    decider.take(
      Reconciliation(of: decider.book, to: inventory, isFirst: false, now: now, changed: files.concerned), now: now)
  }
}

extension Office {
  func foresight(at now: CivilMoment, from first: CivilDay, to last: CivilDay) -> Foresight {
    var copy = decider
    copy.letGo(at: now)
    let next = [copy.next(after: now), nextFileDay.map { CivilMoment($0, .midnight) }].compactMap { $0 }.min()
    return Foresight(copy, shelf, nextFileDay: nextFileDay, from: next, first: first, last: last)
  }
}
