import FristCore


/// An entry as the columns of a row.
struct EntryRow: Hashable {
  var kind: String
  var plan: String?
  var root: String?
  var label: String?
  var originalDue: String?
  var copy: Int?
  var step: String?
  var role: String?
  var delivery: String?
  var day: String?
  var facts: [String?] = []

  init(kind: String) { self.kind = kind }

  private init(_ kind: String, _ root: Root) {
    self.kind = kind
    plan = root.plan
    self.root = root.obligation
  }

  private init(_ kind: String, _ id: OccurrenceID) {
    self.init(kind, id.root)
    label = id.label
    originalDue = id.originalDue.description
    copy = id.copy
  }

  private init(_ kind: String, _ subject: Subject) {
    if let id = subject.occurrence { self.init(kind, id) } else { self.init(kind, subject.root) }
  }

  private func with(plan: String? = nil, role: String? = nil, day: CivilDay? = nil, _ facts: String?...) -> EntryRow {
    var row = self
    row.plan = plan ?? row.plan
    row.role = role ?? row.role
    row.day = day?.description ?? row.day
    row.facts += facts
    return row
  }

  init(_ event: Entry.Event) {
    switch event {
    case .planSeen(let plan): self = EntryRow(kind: "planSeen").with(plan: plan)
    case .planRenamed(let plan, let root): self = EntryRow(kind: "planRenamed").with(plan: plan, root)
    case .planGone(let plan, let title, let owner, let coordinator):
      self = EntryRow(kind: "planGone").with(plan: plan, title, owner, coordinator)
    case .planReturned(let plan): self = EntryRow(kind: "planReturned").with(plan: plan)
    case .seen(let root): self = EntryRow("seen", root)
    case .renamed(let ref, let root): self = EntryRow("renamed", root).with(ref.plan, ref.obligation)
    case .withdrawn(let root, let title, let coordinator, let withPlan):
      self = EntryRow("withdrawn", root).with(title, coordinator, withPlan ? "1" : "0")
    case .returned(let root): self = EntryRow("returned", root)
    case .needless(let root): self = EntryRow("needless", root)
    case .armed(let id, let arming):
      self = EntryRow("armed", id).with(
        day: arming.window.due, String(arming.number), arming.window.start?.description, arming.textDue?.description,
        arming.cause.rawValue, arming.reason, arming.text)
    case .disarmed(let id): self = EntryRow("disarmed", id)
    case .kept(let id, let window): self = EntryRow("kept", id).with(day: window.due, window.start?.description)
    case .seriesFrom(let root, let label, let day): self = EntryRow("seriesFrom", root).with(day: day, label)
    case .ladderEdited(let root, let added):
      self = EntryRow("ladderEdited", root).with(added.map(\.description).sorted().joined(separator: " "))
    case .handedOver(let root, let from): self = EntryRow("handedOver", root).with(from.joined(separator: " "))
    case .recipientLost(let id): self = EntryRow(kind: "recipientLost").with(role: id)
    case .recipientReturned(let id): self = EntryRow(kind: "recipientReturned").with(role: id)
    case .taken(let root, let key, let value): self = EntryRow("taken", root).with(key, value)
    case .told(let topic, let role, let standing, let reason, let due, let delivery):
      self = EntryRow(kind: "told")
      take(topic, role, standing, reason, due)
      self.delivery = delivery
    case .superseded(let topic, let role, let standing, let reason):
      self = EntryRow(kind: "superseded")
      take(topic, role, standing, reason, nil)
    case .delivered(let delivery):
      self = EntryRow(kind: "delivered")
      self.delivery = delivery
    case .deliveryWithdrawn(let delivery):
      self = EntryRow(kind: "deliveryWithdrawn")
      self.delivery = delivery
    case .done(let subject, let on, let note): self = EntryRow("done", subject).with(day: on, note)
    case .reopened(let subject): self = EntryRow("reopened", subject)
    case .cancelled(let subject, let on, let reason): self = EntryRow("cancelled", subject).with(day: on, reason)
    case .snoozed(let subject, let until, let reason): self = EntryRow("snoozed", subject).with(day: until, reason)
    case .confirmed(let root, let on, let text, let note): self = EntryRow("confirmed", root).with(day: on, text, note)
    case .planConfirmed(let plan, let note): self = EntryRow(kind: "planConfirmed").with(plan: plan, note)
    case .evaluated(let root, let year, let attainment, let effect):
      self = EntryRow("evaluated", root).with(String(year), attainment.rawValue, effect)
    case .held(let cause, let why): self = EntryRow(kind: "held").with(cause.rawValue, why)
    case .released: self = EntryRow(kind: "released")
    case .setBack: self = EntryRow(kind: "setBack")
    }
  }

  private mutating func take(
    _ topic: Topic, _ role: RecipientID, _ standing: Standing, _ reason: Reason, _ due: CivilDay?
  ) {
    self.role = role
    step = topic.step.description
    var rest: [String?] = []
    switch topic {
    case .rung(let id, let arming, _), .dated(let id, let arming), .resolved(let id, let arming):
      take(id)
      rest = [String(arming)]
    case .round(let id): take(id)
    case .review(let plan, let day), .alive(let plan, let day):
      self.plan = plan
      self.day = day.description
    case .replaced(let plan): self.plan = plan
    case .problem(let plan, let obligation, let key):
      self.plan = plan
      rest = [obligation, key]
    case .withdrawn(let plan, let root, let number, let repeated):
      self.plan = plan
      day = repeated?.description
      rest = [root?.plan, root?.obligation, String(number)]
    }
    facts = [standing.rawValue, reason.description, due?.description] + rest
  }

  private mutating func take(_ id: OccurrenceID) {
    let row = EntryRow("", id)
    (plan, root, label, originalDue, copy) = (row.plan, row.root, row.label, row.originalDue, row.copy)
  }
}

// MARK: Back

extension EntryRow {
  /// - Throws: `InvalidRow` where the columns are no entry's.
  func event(at: CivilMoment, by actor: Actor) throws(InvalidRow) -> Entry.Event {
    switch kind {
    case "planSeen": return .planSeen(try text(plan, "plan"))
    case "planRenamed": return .planRenamed(try text(plan, "plan"), root: try fact(0))
    case "planGone":
      return .planGone(try text(plan, "plan"), title: try fact(0), owner: try fact(1), coordinator: try fact(2))
    case "planReturned": return .planReturned(try text(plan, "plan"))
    case "seen": return .seen(try theRoot())
    case "renamed": return .renamed(ObligationRef(plan: try fact(0), obligation: try fact(1)), root: try theRoot())
    case "withdrawn":
      return .withdrawn(try theRoot(), title: try fact(0), coordinator: try fact(1), withPlan: try fact(2) == "1")
    case "returned": return .returned(try theRoot())
    case "needless": return .needless(try theRoot())
    case "armed":
      guard let cause = Arming.Cause(rawValue: try fact(3)) else { throw wrong("cause", try fact(3)) }
      return .armed(
        try occurrence(),
        Arming(
          number: try number(fact(0)), window: try window(start: optional(1)), textDue: try optional(2).map(civilDay), at: at,
          cause: cause, by: actor, reason: optional(4), text: optional(5)))
    case "disarmed": return .disarmed(try occurrence())
    case "kept": return .kept(try occurrence(), try window(start: optional(0)))
    case "seriesFrom": return .seriesFrom(try theRoot(), label: optional(0), try theDay())
    case "ladderEdited": return .ladderEdited(try theRoot(), added: Set(try words(fact(0)).map(step)))
    case "handedOver": return .handedOver(try theRoot(), from: words(try fact(0)))
    case "recipientLost": return .recipientLost(try text(role, "role"))
    case "recipientReturned": return .recipientReturned(try text(role, "role"))
    case "taken": return .taken(try theRoot(), key: try fact(0), value: try fact(1))
    case "told":
      return .told(
        try topic(), role: try text(role, "role"), standing: try standing(), try reason(),
        due: try civilDay(fact(2)), delivery: try text(delivery, "delivery"))
    case "superseded":
      return .superseded(try topic(), role: try text(role, "role"), standing: try standing(), try reason())
    case "delivered": return .delivered(try text(delivery, "delivery"))
    case "deliveryWithdrawn": return .deliveryWithdrawn(try text(delivery, "delivery"))
    case "done": return .done(try subject(), on: try theDay(), note: optional(0))
    case "reopened": return .reopened(try subject())
    case "cancelled": return .cancelled(try subject(), on: try theDay(), reason: optional(0))
    case "snoozed": return .snoozed(try subject(), until: try theDay(), reason: try fact(0))
    case "confirmed": return .confirmed(try theRoot(), on: try theDay(), text: optional(0), note: optional(1))
    case "planConfirmed": return .planConfirmed(try text(plan, "plan"), note: optional(0))
    case "evaluated":
      guard let attainment = Attainment(rawValue: try fact(1)) else { throw wrong("attainment", try fact(1)) }
      return .evaluated(try theRoot(), year: try number(fact(0)), attainment, effect: optional(2))
    case "held":
      guard let cause = Hold.Cause(rawValue: try fact(0)) else { throw wrong("cause", try fact(0)) }
      return .held(cause, why: try fact(1))
    case "released": return .released
    case "setBack": return .setBack
    default: throw wrong("kind", kind)
    }
  }

  private func topic() throws(InvalidRow) -> Topic {
    let step = try step(text(self.step, "step"))
    switch step {
    case .opens, .before, .due, .overdue, .escalated:
      return .rung(try occurrence(), arming: try number(fact(3)), step)
    case .status: return .round(try occurrence())
    case .dated: return .dated(try occurrence(), arming: try number(fact(3)))
    case .resolved: return .resolved(try occurrence(), arming: try number(fact(3)))
    case .review: return .review(try text(plan, "plan"), try theDay())
    case .alive: return .alive(try text(plan, "plan"), try theDay())
    case .replaced: return .replaced(try text(plan, "plan"))
    case .problem: return .problem(plan: plan, obligation: optional(3), key: try fact(4))
    case .withdrawn:
      let root = try optional(4).map { (obligation) throws(InvalidRow) in Root(plan: try fact(3), obligation: obligation) }
      return .withdrawn(
        try text(plan, "plan"), root, number: try number(fact(5)), repeated: try day.map(civilDay))
    }
  }

  func standing() throws(InvalidRow) -> Standing {
    guard let standing = Standing(rawValue: try fact(0)) else { throw wrong("standing", try fact(0)) }
    return standing
  }

  func reason() throws(InvalidRow) -> Reason {
    guard let reason = Reason(try fact(1)) else { throw wrong("reason", try fact(1)) }
    return reason
  }

  private func theRoot() throws(InvalidRow) -> Root {
    Root(plan: try text(plan, "plan"), obligation: try text(root, "root"))
  }

  private func occurrence() throws(InvalidRow) -> OccurrenceID {
    guard let copy else { throw wrong("copy", "nothing") }
    return OccurrenceID(
      root: try theRoot(), label: label, originalDue: try civilDay(text(originalDue, "original_due")), copy: copy)
  }

  private func subject() throws(InvalidRow) -> Subject {
    originalDue == nil ? Subject(try theRoot()) : Subject(try occurrence())
  }

  private func window(start: String?) throws(InvalidRow) -> Window {
    let (start, due) = (try start.map(civilDay), try theDay())
    if let start, start > due { throw wrong("window", "\(start) to \(due)") }
    return Window(start: start, due: due)
  }

  private func theDay() throws(InvalidRow) -> CivilDay { try civilDay(text(day, "day")) }

  private func civilDay(_ text: String) throws(InvalidRow) -> CivilDay {
    guard let day = CivilDay(text) else { throw wrong("day", text) }
    return day
  }

  private func step(_ text: String) throws(InvalidRow) -> Step {
    guard let step = Step(text) else { throw wrong("step", text) }
    return step
  }

  private func number(_ text: String) throws(InvalidRow) -> Int {
    guard let number = Int(text), (0...1_000_000).contains(number) else { throw wrong("number", text) }
    return number
  }

  private func text(_ value: String?, _ column: String) throws(InvalidRow) -> String {
    guard let value else { throw wrong(column, "nothing") }
    return value
  }

  private func optional(_ index: Int) -> String? { facts.indices.contains(index) ? facts[index] : nil }

  private func fact(_ index: Int) throws(InvalidRow) -> String {
    guard let value = optional(index) else { throw wrong("facts[\(index)]", "nothing") }
    return value
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private func wrong(_ column: String, _ found: String) -> InvalidRow {
    InvalidRow(what: "\(found.prefix(60)) stands where the \(column) of \(kind.prefix(30)) should")
  }
}

// MARK: Facts as one text

extension EntryRow {
  /// Parts with U+001F between them, a missing one as `\\0`, an empty one as `\\e`; what would be taken for these is escaped.
  var factsText: String {
    facts.map { part in
      guard let part else { return "\\0" }
      if part.isEmpty { return "\\e" }
      guard part.utf8.contains(where: { $0 == 0x1F || $0 == UInt8(ascii: "\\") || $0 == 0 }) else { return part }
      var text = ""
      for scalar in part.unicodeScalars {
        switch scalar {
        case "\\": text += "\\\\"
        case "\u{1F}": text += "\\u"
        case "\0": text += "\\z"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }.joined(separator: "\u{1F}")
  }

  static func facts(_ text: String) throws(InvalidRow) -> [String?] {
    if text.isEmpty { return [] }
    var parts: [String?] = []
    for part in text.utf8.split(separator: 0x1F, omittingEmptySubsequences: false) {
      guard part.contains(UInt8(ascii: "\\")) else {
        parts.append(String(part))
        continue
      }
      if part.elementsEqual("\\0".utf8) {
        parts.append(nil)
        continue
      }
      if part.elementsEqual("\\e".utf8) {
        parts.append("")
        continue
      }
      var bytes: [UInt8] = []
      var isEscaped = false
      for byte in part {
        if isEscaped {
          switch byte {
          case UInt8(ascii: "\\"): bytes.append(byte)
          case UInt8(ascii: "u"): bytes.append(0x1F)
          case UInt8(ascii: "z"): bytes.append(0)
          default: throw InvalidRow(what: "the facts have an escape that is none")
          }
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          bytes.append(byte)
        }
      }
      parts.append(String(decoding: bytes, as: UTF8.self))
    }
    return parts
  }
}
