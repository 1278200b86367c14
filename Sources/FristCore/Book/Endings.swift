/// How it ended with occurrences of which leaders had heard (DESIGN.md 5, rule 8), until they have been told.
public struct Endings: Hashable, Sendable {
  /// Kept a plan at a time, as dossiers are.
  private typealias ByPlan = [PlanID: [OccurrenceID: PendingEnding]]
  private var pending: ByPlan = [:]
  /// What deliveries on their way tell, to the roles whose it is: told anew where one of them is withdrawn.
  private var onTheirWay: ByPlan = [:]

  /// Obligations of which somebody is yet to hear how something ended.
  var roots: Set<Root> { Set(pending.values.lazy.joined().map(\.key.root)) }

  subscript(id: OccurrenceID) -> PendingEnding? { pending[id.root.plan]?[id] }

  /// How it ended with the occurrences of an obligation, in no order.
  func of(_ root: Root) -> [OccurrenceID: PendingEnding] { (pending[root.plan] ?? [:]).filter { $0.key.root == root } }

  mutating func end(_ id: OccurrenceID, _ ending: PendingEnding) {
    if !ending.roles.isEmpty { pending[id.root.plan, default: [:]][id] = ending }
    // Whoever is on the way to hearing of an earlier end hears of this one, where that comes to nothing.
    if let roles = onTheirWay[id.root.plan]?[id]?.roles { onTheirWay[id.root.plan]?[id] = ending.told(to: roles) }
  }

  /// It has not ended after all.
  mutating func reopen(_ id: OccurrenceID) {
    pending.remove(id)
    onTheirWay.remove(id)
  }

  /// Nothing more is said of an obligation.
  mutating func forget(_ root: Root) {
    for id in of(root).keys { pending.remove(id) }
    for id in (onTheirWay[root.plan] ?? [:]).keys where id.root == root { onTheirWay.remove(id) }
  }

  /// A delivery with it is on its way to a role.
  mutating func tell(_ id: OccurrenceID, _ role: RecipientID) {
    guard let ending = pending.take(id, role) else { return }
    let roles = onTheirWay[id.root.plan]?[id]?.roles ?? []
    onTheirWay[id.root.plan, default: [:]][id] = ending.told(to: roles.union([role]))
  }

  /// The delivery arrived.
  mutating func arrive(_ id: OccurrenceID, _ role: RecipientID) { _ = onTheirWay.take(id, role) }

  /// The delivery came to nothing: the role is yet to hear.
  mutating func untell(_ id: OccurrenceID, _ role: RecipientID) {
    guard let ending = onTheirWay.take(id, role) else { return }
    pending[id.root.plan, default: [:]][id] = ending.told(to: (self[id]?.roles ?? []).union([role]))
  }
}

/// How it ended, and who is yet to hear.
public struct PendingEnding: Hashable, Sendable {
  public let arming: Int
  public let ending: Ending
  /// The day on which the record came to know.
  public let on: CivilDay
  public fileprivate(set) var roles: Set<RecipientID>

  init(arming: Int, ending: Ending, on: CivilDay, roles: Set<RecipientID>) {
    (self.arming, self.ending, self.on, self.roles) = (arming, ending, on, roles)
  }

  fileprivate func told(to roles: Set<RecipientID>) -> PendingEnding {
    PendingEnding(arming: arming, ending: ending, on: on, roles: roles)
  }
}

extension [PlanID: [OccurrenceID: PendingEnding]] {
  /// Takes a role out; nil where it was not there.
  fileprivate mutating func take(_ id: OccurrenceID, _ role: RecipientID) -> PendingEnding? {
    guard let ending = self[id.root.plan]?[id], ending.roles.contains(role) else { return nil }
    if ending.roles.count == 1 { remove(id) } else { self[id.root.plan]?[id]?.roles.remove(role) }
    return ending
  }

  fileprivate mutating func remove(_ id: OccurrenceID) {
    self[id.root.plan]?[id] = nil
    if self[id.root.plan]?.isEmpty ?? false { self[id.root.plan] = nil }
  }
}
