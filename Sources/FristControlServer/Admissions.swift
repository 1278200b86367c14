/// Who is connected, counted: whether one more may come.
struct Admissions {
  enum Refusal: Hashable, Sendable {
    /// So many connections there are already, of everybody this uid shares with.
    case full(limit: Int)
    /// So many this uid has already.
    case userFull(limit: Int)

    var limit: Int {
      switch self {
      case .full(let limit), .userFull(let limit): limit
      }
    }
  }

  private let limits: Limits
  private var byUser: [UInt32: Int] = [:]
  private(set) var total = 0

  init(limits: Limits) {
    self.limits = limits
  }

  /// Counts one more connection of `uid`; nil where it may stay, and then `leave` must follow once.
  mutating func admit(uid: UInt32) -> Refusal? {
    let own = byUser[uid] ?? 0
    guard own < limits.connectionsPerUser else { return .userFull(limit: limits.connectionsPerUser) }
    guard total < limits.connections else { return .full(limit: limits.connections) }
    if uid != 0 {
      let shared = limits.connections - limits.keptForRoot
      guard total - (byUser[0] ?? 0) < shared else { return .full(limit: shared) }
    }
    byUser[uid] = own + 1
    total += 1
    return nil
  }

  mutating func leave(uid: UInt32) {
    guard let own = byUser[uid] else { preconditionFailure("uid \(uid) leaves without having come") }
    byUser[uid] = own > 1 ? own - 1 : nil
    total -= 1
  }
}
