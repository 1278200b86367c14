import FristCore

/// Texts that stand in a million rows and mean one of a few values: each is taken apart once.
struct Meanings {
  private var steps: [String: Step] = [:]
  private var reasons: [String: Reason] = [:]
  private var actors: [String: Actor] = [:]

  mutating func step(_ text: String) -> Step? { Self.meaning(of: text, in: &steps) }
  mutating func reason(_ text: String) -> Reason? { Self.meaning(of: text, in: &reasons) }
  mutating func actor(_ text: String) -> Actor? { Self.meaning(of: text, in: &actors) }

  /// So many texts are kept, that a ledger of ever new ones does not fill the memory.
  private static let limit = 10_000

  private static func meaning<T: LosslessStringConvertible>(of text: String, in known: inout [String: T]) -> T? {
    if let value = known[text] { return value }
    guard let value = T(text) else { return nil }
    if known.count == limit { known.removeAll() }
    known[text] = value
    return value
  }
}

extension EntryRow {
  /// The entry that these columns are.
  ///
  /// - Throws: `InvalidRow` where they are none.
  func entry(_ meanings: inout Meanings) throws(InvalidRow) -> Entry {
    guard let by = meanings.actor(actor) else { throw wrong("actor", actor) }
    return Entry(at: at, by: by, try event(by, &meanings))
  }

  private func event(_ by: Actor, _ meanings: inout Meanings) throws(InvalidRow) -> Entry.Event {
    switch kind {
    case .told:
      return .told(
        try topic(&meanings), role: try theRole(), standing: try value(Standing.self, standing, "standing"),
        try theReason(&meanings), due: try the(due, "due"), name: try the(name, "name"),
        delivery: try the(delivery, "delivery"))
    case .superseded:
      return .superseded(
        try topic(&meanings), role: try theRole(), standing: try value(Standing.self, standing, "standing"),
        try theReason(&meanings))
    case .delivered: return .delivered(try the(delivery, "delivery"))
    case .deliveryWithdrawn: return .deliveryWithdrawn(try the(delivery, "delivery"))
    case .planSeen: return .planSeen(try thePlan())
    case .planRenamed: return .planRenamed(try thePlan(), root: try fact(0))
    case .planGone: return .planGone(try thePlan(), title: try fact(0), owner: try fact(1), coordinator: try fact(2))
    case .planReturned: return .planReturned(try thePlan())
    case .planConfirmed: return .planConfirmed(try thePlan(), note: try optional(0))
    case .seen: return .seen(try theRoot())
    case .renamed: return .renamed(ObligationRef(plan: try fact(0), obligation: try fact(1)), root: try theRoot())
    case .withdrawn:
      return .withdrawn(try theRoot(), title: try fact(0), coordinator: try theRole(), withPlan: try isWithPlan())
    case .returned: return .returned(try theRoot())
    case .needless: return .needless(try theRoot())
    case .armed: return .armed(try occurrence(), try arming(by, &meanings))
    case .disarmed: return .disarmed(try occurrence())
    case .kept: return .kept(try occurrence(), try window())
    case .seriesFrom: return .seriesFrom(try theRoot(), label: label, try the(day, "day"))
    case .ladderEdited: return .ladderEdited(try theRoot(), added: try steps(&meanings))
    case .handedOver: return .handedOver(try theRoot(), from: try names())
    case .recipientLost: return .recipientLost(try theRole())
    case .recipientReturned: return .recipientReturned(try theRole())
    case .found: return .found(plan: plan, obligation: root, key: try fact(0))
    case .taken: return .taken(try theRoot(), key: try fact(0), value: try fact(1))
    case .done: return .done(try subject(), on: try the(day, "day"), note: note)
    case .reopened: return .reopened(try subject())
    case .cancelled: return .cancelled(try subject(), on: try the(day, "day"), reason: note)
    case .snoozed: return .snoozed(try subject(), until: try the(day, "day"), reason: try fact(0))
    case .confirmed:
      return .confirmed(try theRoot(), on: try the(day, "day"), text: try optional(0), note: try optional(1))
    case .evaluated:
      return .evaluated(
        try theRoot(), year: try year(), try value(Attainment.self, try fact(1), "attainment"), effect: try optional(2))
    case .held: return .held(try value(Hold.Cause.self, try fact(0), "cause"), why: try fact(1))
    case .released: return .released
    case .setBack: return .setBack
    }
  }

  private func topic(_ meanings: inout Meanings) throws(InvalidRow) -> Topic {
    let text = try the(step, "step")
    guard let step = meanings.step(text) else { throw wrong("step", text) }
    switch step {
    case .opens, .before, .due, .overdue, .escalated:
      return .rung(try occurrence(), arming: try the(number, "number"), step)
    case .status: return .round(try occurrence())
    case .dated: return .dated(try occurrence(), arming: try the(number, "number"))
    case .resolved: return .resolved(try occurrence(), arming: try the(number, "number"))
    case .review: return .review(try thePlan(), try the(day, "day"))
    case .alive: return .alive(try thePlan(), try the(day, "day"))
    case .replaced: return .replaced(try thePlan())
    case .problem: return .problem(plan: plan, obligation: root, key: try fact(0))
    case .withdrawn:
      let number = try the(number, "number")
      if root == nil { return .withdrawn(try thePlan(), nil, number: number, repeated: day) }
      return .withdrawn(try fact(0), try theRoot(), number: number, repeated: day)
    }
  }

  private func arming(_ by: Actor, _ meanings: inout Meanings) throws(InvalidRow) -> Arming {
    var (moment, actor) = (at, by)
    if let text = try optional(5) {
      guard let it = CivilMoment(text) else { throw wrong("moment", text) }
      moment = it
    }
    if let text = try optional(6) {
      guard let it = meanings.actor(text) else { throw wrong("actor", text) }
      actor = it
    }
    return Arming(
      number: try the(number, "number"), window: try window(), textDue: try optionalDay(1), at: moment,
      cause: try value(Arming.Cause.self, try fact(2), "cause"), by: actor, reason: try optional(3),
      text: try optional(4))
  }

  // MARK: Columns

  private func the<T>(_ value: T?, _ column: String) throws(InvalidRow) -> T {
    guard let value else { throw wrong(column, "nothing") }
    return value
  }

  private func thePlan() throws(InvalidRow) -> PlanID { try the(plan, "plan") }
  private func theRole() throws(InvalidRow) -> RecipientID { try the(role, "role") }
  private func theRoot() throws(InvalidRow) -> Root { Root(plan: try thePlan(), obligation: try the(root, "root")) }

  private func occurrence() throws(InvalidRow) -> OccurrenceID {
    OccurrenceID(
      root: try theRoot(), label: label, originalDue: try the(originalDue, "original_due"), copy: try the(copy, "copy"))
  }

  private func subject() throws(InvalidRow) -> Subject {
    originalDue == nil ? Subject(try theRoot()) : Subject(try occurrence())
  }

  private func window() throws(InvalidRow) -> Window {
    let (start, due) = (try optionalDay(0), try the(due, "due"))
    if let start, start > due { throw wrong("window", "\(start) to \(due)") }
    return Window(start: start, due: due)
  }

  private func theReason(_ meanings: inout Meanings) throws(InvalidRow) -> Reason {
    let text = try the(reason, "reason")
    guard let reason = meanings.reason(text) else { throw wrong("reason", text) }
    return reason
  }

  private func value<T: RawRepresentable>(_: T.Type, _ text: String?, _ column: String) throws(InvalidRow) -> T
  where T.RawValue == String {
    let text = try the(text, column)
    guard let value = T(rawValue: text) else { throw wrong(column, text) }
    return value
  }

  // MARK: Facts

  /// The one fact of an outcome; nil where it has none.
  private var note: String? { facts.parts.first ?? nil }

  private func optional(_ index: Int) throws(InvalidRow) -> String? {
    guard facts.parts.indices.contains(index) else { throw wrong("fact \(index + 1)", "nothing") }
    return facts.parts[index]
  }

  private func fact(_ index: Int) throws(InvalidRow) -> String { try the(try optional(index), "fact \(index + 1)") }

  private func optionalDay(_ index: Int) throws(InvalidRow) -> CivilDay? {
    guard let text = try optional(index) else { return nil }
    guard let day = CivilDay(text) else { throw wrong("fact \(index + 1)", text) }
    return day
  }

  private func year() throws(InvalidRow) -> Int {
    guard let year = Int(try fact(0)) else { throw wrong("year", try fact(0)) }
    return year
  }

  private func isWithPlan() throws(InvalidRow) -> Bool {
    switch try fact(1) {
    case "with plan": return true
    case "alone": return false
    case let other: throw wrong("fact 2", other)
    }
  }

  private func names() throws(InvalidRow) -> [RecipientID] {
    var names: [RecipientID] = []
    for index in facts.parts.indices { names.append(try fact(index)) }
    return names
  }

  private func steps(_ meanings: inout Meanings) throws(InvalidRow) -> Set<Step> {
    var steps: Set<Step> = []
    for text in try fact(0).split(separator: " ") {
      guard let step = meanings.step(String(text)) else { throw wrong("step", String(text)) }
      steps.insert(step)
    }
    return steps
  }

  private func wrong(_ column: String, _ found: String) -> InvalidRow {
    InvalidRow(what: "\(found.prefix(60)) stands where the \(column) of \(kind.rawValue) should")
  }
}
