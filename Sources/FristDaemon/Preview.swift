import FristCore
import FristFiles
import FristRender

/// What would be sent, without sending: the heart driven through days to come (`fristd --preview`).
public enum Preview {
  /// Without a ledger: the plans count as first loaded on the first day.
  ///
  /// - Parameters:
  ///   - config: frist.yaml.
  ///   - plans: A directory of plan files in the place of the one that frist.yaml names.
  ///   - from: The first day; nil for today, at these seconds since 1970.
  ///   - to: The last day; nil for a year from the first.
  /// - Throws: `FileReadError` where the configuration is not accepted.
  public static func run(
    config: String, plans: String? = nil, from: CivilDay?, to: CivilDay?, seconds: Int, each: (Digest) throws -> Void
  ) throws -> Inventory {
    var shelf = Shelf(config: config, plans: plans, sentences: .rendered)
    let files = shelf.refresh { settings throws(FileReadError) in
      if let from { return from }
      return try Zone.of(settings, config).moment(at: seconds).day
    }
    guard let inventory = files.inventory, files.refused.isEmpty else { throw FileReadError(problems: files.problems) }
    let first = try from ?? Zone.of(inventory.settings, config).moment(at: seconds).day
    let start = CivilMoment(first, .midnight)
    let book = Reconciliation(of: Book(), to: inventory, isFirst: true, now: start).book
    try drive(Decider(book, now: start), from: start, to: to ?? first.shifted(byMonths: 12).shifted(byDays: -1), each)
    return inventory
  }

  /// Drives a decider through the days, as passes would.
  static func drive(
    _ decider: Decider, from start: CivilMoment, to last: CivilDay, _ each: (Digest) throws -> Void
  ) rethrows {
    var decider = decider
    decider.letGo(at: start)
    var moment: CivilMoment? = start
    while let now = moment, now.day <= last {
      let decision = decider.wake(at: now)
      decider.apply(decision.entries { "\($0.at).\($0.recipient)" })
      for digest in decision.digests { try each(digest) }
      moment = decision.next
    }
  }
}
