import FristCore
import FristFiles

/// What would be sent, without sending: the heart driven through days to come (`fristd --preview`).
public enum Preview {
  /// The civil day at an instant, in the zone of a configuration.
  ///
  /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
  public static func today(config: String, at seconds: Int) throws -> CivilDay {
    let files = try FileSet.read(config: config)
    switch SettingsFile.load(files.config) {
    case .accepted(let settings, _): return try Zone(settings.zone).moment(at: seconds).day
    case .refused(let problems): throw FileReadError(problems: problems)
    }
  }

  /// - Parameters:
  ///   - config: frist.yaml.
  ///   - from: The plans count as first loaded on this day.
  ///   - to: The last day.
  public static func run(
    config: String, from: CivilDay, to: CivilDay, each: (Digest) -> Void
  ) throws -> Inventory {
    let inventory: Inventory
    switch Inventory.loading(try FileSet.read(config: config)) {
    case .accepted(let loaded, _): inventory = loaded
    case .refused(let problems): throw FileReadError(problems: problems)
    }
    let start = CivilMoment(from, .midnight)
    let known = Reconciliation(from: nil, to: inventory, history: History(), now: start).history
    var decider = Decider(inventory, history: known, now: start)
    var moment: CivilMoment? = start
    while let now = moment, now.day <= to {
      let decision = decider.wake(at: now)
      decision.digests.forEach(each)
      moment = decision.next
    }
    return inventory
  }
}
