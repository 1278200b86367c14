import FristCore
import FristFiles
import FristLedger
import Glibc

/// What would be sent, without sending: the heart driven through days to come (`fristd --preview`).
public enum Preview {
  public struct Order: Sendable {
    /// frist.yaml.
    public var config: String
    /// The directory of a ledger, also a replay's, that is read and not changed. Nil: the plans count as first loaded on
    /// the first day.
    public var state: String?
    /// Another directory of plans: only what it brings or takes away is shown. It is read with the asker's rights.
    public var diff: String?
    public var from: CivilDay
    public var to: CivilDay
    public var recipient: RecipientID?

    public init(
      config: String, state: String? = nil, diff: String? = nil, from: CivilDay, to: CivilDay,
      recipient: RecipientID? = nil
    ) {
      self.config = config
      self.state = state
      self.diff = diff
      self.from = from
      self.to = to
      self.recipient = recipient
    }
  }

  /// Of a digest that the other plans bring, or take away; one that they change is taken away and brought.
  public enum Mark: String, Sendable { case added, removed }

  /// The civil day at an instant, in the zone of a configuration.
  ///
  /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
  public static func today(config: String, at seconds: Int) throws -> CivilDay {
    do throws(UnknownZone) {
      if let settings = Shelf.settings(config: config) { return try Zone(settings.zone).moment(at: seconds).day }
    } catch {
      // Said below, with what else is wrong with the files.
    }
    var day: CivilDay?
    var shelf = Shelf(config: config, sentences: .rendered)
    let files = shelf.refresh { settings throws(FileReadError) in
      let today = try Zone.of(settings, config).moment(at: seconds).day
      day = today
      return today
    }
    guard let day else { throw FileReadError(problems: files.problems) }
    return day
  }

  /// - Parameter each: Called for each digest, by time and recipient; with a mark where two sets of plans are compared.
  /// - Returns: What is in force, with its problems; with `diff` the other plans.
  /// - Throws: `BadRequest` for a recipient whom the directory does not have; `FileReadError`, `LedgerError`.
  public static func run(_ order: Order, each: (Digest, Mark?) throws -> Void) throws -> Inventory {
    let present = try start(order, plans: nil)
    let directory = present.inventory.directory
    if let recipient = order.recipient, directory[recipient] == nil {
      throw BadRequest("there is no recipient \(recipient) in directory.yaml")
    }
    func isWanted(_ digest: Digest) -> Bool { order.recipient.map { $0 == digest.recipient } ?? true }
    guard let diff = order.diff else {
      try drive(present.foresight) { if isWanted($0) { try each($0, nil) } }
      return present.inventory
    }
    // A directory of plans that goes away is another matter while the service runs.
    if access(diff, R_OK | X_OK) != 0 { throw BadRequest("--diff \(diff): \(String(cString: strerror(errno)))") }
    let other = try start(order, plans: diff)
    var (before, after): ([Digest], [Digest]) = ([], [])
    drive(present.foresight) { if isWanted($0) { before.append($0) } }
    drive(other.foresight) { if isWanted($0) { after.append($0) } }
    let (old, new) = (Set(before.map(\.told)), Set(after.map(\.told)))
    let changed =
      before.filter { !new.contains($0.told) }.map { ($0, Mark.removed) }
      + after.filter { !old.contains($0.told) }.map { ($0, Mark.added) }
    for (digest, mark) in changed.enumerated().sorted(by: { a, b in
      (a.element.0.at, a.element.0.recipient, a.offset) < (b.element.0.at, b.element.0.recipient, b.offset)
    }).map(\.element) {
      try each(digest, mark)
    }
    return other.inventory
  }

  /// The heart as it stands on the first day.
  private static func start(_ order: Order, plans: String?) throws -> (foresight: Foresight, inventory: Inventory) {
    let start = CivilMoment(order.from, .midnight)
    var (book, shelf) = (Book(), Shelf(config: order.config, plans: plans, sentences: .rendered))
    var moment = start
    if let state = order.state {
      let ledger = try Ledger(reading: state)
      (book, shelf) = try ledger.shelved(config: order.config)
      if let plans {
        // The other plans are read as a change to what is in force.
        shelf = Shelf(config: order.config, plans: plans, sentences: .rendered)
      }
      let passed = try ledger.lastPassed()?.moment
      moment = max(start, passed ?? start)
      book.lastMoment = passed
    }
    let isFirst = book.plans.isEmpty
    let files = shelf.refresh { settings throws(FileReadError) in
      _ = try Zone.of(settings, order.config)
      return moment.day
    }
    guard let inventory = files.inventory, files.refused.isEmpty else {
      throw FileReadError(problems: files.refused.isEmpty ? files.problems : files.refused)
    }
    let change = Reconciliation(of: book, to: inventory, isFirst: isFirst, now: moment)
    var decider = Decider(change.book, now: moment)
    decider.letGo(at: moment)
    var first: CivilMoment? = start
    if let last = decider.book.lastMoment, last >= start { first = decider.next(after: last) }
    return (
      Foresight(decider, shelf, nextFileDay: files.nextDay, from: first, first: order.from, last: order.to), inventory
    )
  }

  private static func drive(_ foresight: Foresight, _ each: (Digest) throws -> Void) rethrows {
    var foresight = foresight
    while !foresight.isOver { for digest in foresight.advance() { try each(digest) } }
  }
}

extension Digest {
  /// What it tells to whom and when: the same in two previews where nobody would see a difference.
  fileprivate var told: [String] {
    ["\(at)", recipient] + notices.map { "\($0.id) \($0.occurrenceName ?? "") \($0.step) \($0.due)" }
  }
}
