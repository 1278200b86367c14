extension Plan {
  /// This version with what was good before in the place of what is invalid now (DESIGN.md 4).
  ///
  /// An invalid obligation keeps its id, so its last good version, also one for each member, goes on reminding; one
  /// without an id of its own has none. What has another kind now than then still stands as it was then. What the file
  /// says now became of it is taken over from the invalid one.
  ///
  /// - Parameter previous: The version in force before, itself made so.
  public func keepingLastGood(of previous: Plan) -> Plan {
    guard !invalid.isEmpty else { return self }
    var plan = self
    let present = Set(obligations.map(\.id))
    let earlier = Dictionary(grouping: previous.obligations) { $0.id.prefix { $0 != ":" } }
    for invalid in invalid {
      for var good in earlier[invalid.id[...]] ?? [] where !present.contains(good.id) && !good.isAutomatic {
        let said = invalid.said.filter { $0.member == nil || good.id == "\(invalid.id):\($0.member ?? "")" }
        if !said.isEmpty { good.said = said }
        plan.obligations.append(good)
      }
    }
    return plan
  }

  /// The obligation of an id, or all those that `each` made of it.
  public func obligations(named id: String) -> [Obligation] {
    obligations.filter { $0.id == id || $0.id.hasPrefix(id + ":") }
  }
}
