extension Plan {
  /// This version with what was good before in the place of what is invalid now (DESIGN.md 4).
  ///
  /// An invalid obligation keeps its id, so its last good version, also one for each member, goes on reminding; one
  /// without an id of its own has none. What has another kind now than then still stands as it was then.
  ///
  /// - Parameter previous: The version in force before, itself made so.
  public func keepingLastGood(of previous: Plan) -> Plan {
    var plan = self
    let present = Set(obligations.map(\.id))
    for invalid in invalid {
      plan.obligations += previous.obligations(named: invalid.id).filter { !present.contains($0.id) && $0.line > 0 }
    }
    return plan
  }

  /// The obligation of an id, or all those that `each` made of it.
  public func obligations(named id: String) -> [Obligation] {
    obligations.filter { $0.id == id || $0.id.hasPrefix(id + ":") }
  }
}
