/// How it ended with occurrences of which leaders had heard (DESIGN.md 5, rule 8), until they have been told.
public struct Endings: Hashable, Sendable {
  /// Kept a plan at a time, as dossiers are.
  private var pending: [PlanID: [OccurrenceID: PendingEnding]] = [:]
  /// What deliveries on their way tell: told anew, as it stands then, where one of them is withdrawn.
  private var onTheirWay: [PlanID: [OccurrenceID: Sent]] = [:]

  private struct Sent: Hashable, Sendable {
    let arming: Int
    /// Nil where it has not ended after all.
    var ending: PendingEnding?
    var roles: Set<RecipientID>
  }

  /// Obligations of which somebody is yet to hear how something ended.
  var roots: Set<Root> { Set(pending.values.lazy.joined().map(\.key.root)) }

  subscript(id: OccurrenceID) -> PendingEnding? { pending[id.root.plan]?[id] }

  /// How it ended with the occurrences of an obligation, in no order.
  func of(_ root: Root) -> [OccurrenceID: PendingEnding] { (pending[root.plan] ?? [:]).filter { $0.key.root == root } }

  mutating func end(_ id: OccurrenceID, _ ending: PendingEnding) {
    set(id, ending)
    // Whoever is on the way to hearing of an earlier end hears of this one, where that comes to nothing.
    if onTheirWay[id.root.plan]?[id]?.arming == ending.arming { onTheirWay[id.root.plan]?[id]?.ending = ending }
  }

  /// It is not done or cancelled after all; that it was moved stays true.
  mutating func reopen(_ id: OccurrenceID) {
    func isUndone(_ ending: PendingEnding?) -> Bool {
      switch ending?.ending {
      case .done, .cancelled: true
      default: false
      }
    }
    if isUndone(self[id]) { set(id, nil) }
    if isUndone(onTheirWay[id.root.plan]?[id]?.ending) { onTheirWay[id.root.plan]?[id]?.ending = nil }
  }

  /// The clock had gone ahead: what was known later was known by this day.
  mutating func setBack(to day: CivilDay) {
    func setBack(_ ending: PendingEnding) -> PendingEnding {
      PendingEnding(arming: ending.arming, ending: ending.ending, on: min(ending.on, day), roles: ending.roles)
    }
    pending = pending.mapValues { $0.mapValues(setBack) }
    for (plan, sent) in onTheirWay {
      for (id, it) in sent { onTheirWay[plan]?[id]?.ending = it.ending.map(setBack) }
    }
  }

  /// Nothing more is said of an obligation.
  mutating func forget(_ root: Root) {
    for id in of(root).keys { set(id, nil) }
    for id in (onTheirWay[root.plan] ?? [:]).keys where id.root == root { onTheirWay[root.plan]?[id]?.ending = nil }
  }

  /// A role need not hear how an arming ended.
  mutating func forget(_ role: RecipientID, of id: OccurrenceID, arming: Int) {
    guard let ending = self[id], ending.arming == arming else { return }
    set(id, ending.told(to: ending.roles.subtracting([role])))
  }

  /// A delivery with it is on its way to a role.
  mutating func tell(_ id: OccurrenceID, _ role: RecipientID) {
    guard let ending = self[id], ending.roles.contains(role) else { return }
    forget(role, of: id, arming: ending.arming)
    let before = onTheirWay[id.root.plan]?[id].flatMap { $0.arming == ending.arming ? $0.roles : nil } ?? []
    onTheirWay[id.root.plan, default: [:]][id] = Sent(
      arming: ending.arming, ending: ending, roles: before.union([role]))
  }

  /// The delivery of an arming's ending arrived.
  mutating func arrive(_ id: OccurrenceID, arming: Int, _ role: RecipientID) { _ = take(id, arming, role) }

  /// The delivery came to nothing: the role is yet to hear.
  mutating func untell(_ id: OccurrenceID, arming: Int, _ role: RecipientID) {
    guard let ending = take(id, arming, role)?.ending else { return }
    let others = self[id]
    if others == nil || others?.arming == arming { set(id, ending.told(to: (others?.roles ?? []).union([role]))) }
  }

  /// Takes a role out of those that a delivery is on its way to; nil where it is none of them.
  private mutating func take(_ id: OccurrenceID, _ arming: Int, _ role: RecipientID) -> Sent? {
    guard let sent = onTheirWay[id.root.plan]?[id], sent.arming == arming, sent.roles.contains(role) else { return nil }
    onTheirWay[id.root.plan]?[id]?.roles.remove(role)
    if sent.roles.count == 1 { onTheirWay[id.root.plan]?[id] = nil }
    if onTheirWay[id.root.plan]?.isEmpty ?? false { onTheirWay[id.root.plan] = nil }
    return sent
  }

  private mutating func set(_ id: OccurrenceID, _ ending: PendingEnding?) {
    if let ending, !ending.roles.isEmpty {
      pending[id.root.plan, default: [:]][id] = ending
    } else {
      pending[id.root.plan]?[id] = nil
      if pending[id.root.plan]?.isEmpty ?? false { pending[id.root.plan] = nil }
    }
  }
}

/// How it ended, and who is yet to hear.
public struct PendingEnding: Hashable, Sendable {
  public let arming: Int
  public let ending: Ending
  /// The day on which the record came to know.
  public let on: CivilDay
  public let roles: Set<RecipientID>

  init(arming: Int, ending: Ending, on: CivilDay, roles: Set<RecipientID>) {
    (self.arming, self.ending, self.on, self.roles) = (arming, ending, on, roles)
  }

  fileprivate func told(to roles: Set<RecipientID>) -> PendingEnding {
    PendingEnding(arming: arming, ending: ending, on: on, roles: roles)
  }
}
