import FristCore

/// A small municipality for tests: one plan, a few units, obligations as a test needs them.
public struct Town {
  public var settings = Settings()
  public var directory = Directory()
  public var plans: [Plan] = []

  public init(_ obligations: [Obligation], adopted: String? = nil) {
    for recipient in [
      Recipient(id: "raadmann", name: "Rådmannen", mail: "raadmann@by.example"),
      Recipient(id: "koordinator", name: "Folkehelse", mail: "fh@by.example", superior: "raadmann"),
      Recipient(id: "helse", name: "Helse", mail: "helse@by.example", superior: "sjef"),
      Recipient(id: "nav", name: "NAV", mail: "nav@by.example", superior: "raadmann"),
      Recipient(id: "sjef", name: "Kommunalsjefen", mail: "sjef@by.example", superior: "raadmann"),
      Recipient(id: "politi", name: "Politiet", isExternal: true),
    ] { directory.recipients[recipient.id] = recipient }
    plans = [
      Plan(
        id: "plan", title: "Plan", municipality: "By", adopted: adopted.map(day), owner: "raadmann",
        coordinator: "koordinator", obligations: obligations)
    ]
  }

  public var inventory: Inventory { Inventory(settings: settings, directory: directory, plans: plans) }

  /// What has changed when these files are read at a moment.
  ///
  /// - Parameter book: What was known before; nil where nothing was.
  public func read(at now: CivilMoment, after book: Book? = nil) -> Reconciliation {
    Reconciliation(of: book ?? Book(), to: inventory, isFirst: book == nil, now: now)
  }

  /// Reads the files at the first moment of `from`, and drives the decider to the end of `to`, feeding each returned
  /// moment and what it decided back.
  public func run(_ from: String, _ to: String, after book: Book? = nil) -> (digests: [Digest], book: Book) {
    let start = CivilMoment(day(from), .midnight)
    var decider = Decider(read(at: start, after: book).book, now: start)
    var digests: [Digest] = []
    var moment: CivilMoment? = start
    while let now = moment, now.day <= day(to) {
      let decision = decider.pass(at: now)
      digests += decision.digests
      moment = decision.next
    }
    return (digests, decider.book)
  }

  /// The digests of `run`.
  public func digests(_ from: String, _ to: String, after book: Book? = nil) -> [Digest] {
    run(from, to, after: book).digests
  }
}

extension Decider {
  /// Wakes it, and applies what it decided, all of it delivered, as the ledger does.
  public mutating func pass(at now: CivilMoment, byHand: Bool = false) -> Decision {
    let decision = wake(at: now, byHand: byHand)
    apply(decision.recorded)
    return decision
  }
}

extension Decision {
  /// What the ledger has of it once all of it is delivered.
  public var recorded: [Entry] {
    let id = { (digest: Digest) in "\(digest.at).\(digest.recipient)" }
    return entries(id) + digests.map { Entry(at: at, by: .clock, .delivered(id($0))) }
  }
}

/// `2019-06-28 helse before-7`, a line a notice.
public func lines(_ digests: [Digest]) -> [String] {
  digests.flatMap { digest in digest.notices.map { "\(digest.at.day) \(digest.recipient) \($0.step)" } }
}

/// The same without what comes every year whatever the deadlines: signs of life and reviews.
public func ladderLines(_ digests: [Digest]) -> [String] {
  lines(digests).filter { !$0.hasSuffix(" alive") && !$0.hasSuffix(" review") }
}

public func measure(
  _ id: String = "1", due: String, start: String? = nil, responsible: [String] = ["helse"],
  participants: [String] = [], ladder: LadderEdit = LadderEdit(), continues: Bool = false,
  kind: ObligationKind = .measure
) -> Obligation {
  let deadline = Deadline(.once([Window(start: start.map(day), due: day(due))]), continues: continues)
  return Obligation(
    id: id, kind: kind, title: "Tiltak \(id)", responsible: responsible, participants: participants,
    deadlines: [DeadlineEntry(text: due, deadline: deadline)], ladder: ladder, line: 1)
}
