/// As what a role is told.
public enum Standing: String, Hashable, Sendable {
  case responsible
  /// In place of somebody external or lost, or because the plan names nobody.
  case standIn
  case participant
  case leader
  /// The plan's owner, of rounds and evaluations.
  case owner
  /// Who looks after the plan or the system.
  case caretaker
}

/// Why somebody is reminded in the place of others.
public enum StandIn: Hashable, Sendable {
  /// The plan names nobody.
  case nobody
  /// They are never mailed.
  case external([RecipientID])
  /// The directory has them no more.
  case lost([RecipientID])
}

/// What a mail says beside the deadline itself.
public struct Remarks: Hashable, Sendable {
  /// The last overdue step that its ladder, or the next occurrence, leaves.
  public var isLast = false
  /// The due day of the occurrence before, which is neither done nor cancelled; said in the first mail about this one.
  public var previousUndone: CivilDay?
  /// Who was responsible before, said in the first mail to whoever took over.
  public var takenOverFrom: RecipientID?
  public var standsIn: StandIn?
  /// The text is read as it is until a planner confirms it ("Lest som: innen 31. januar 2019").
  public var isToBeConfirmed = false

  public init() {}
}

/// An obligation in a list: what a round or a review asks about.
public struct Listed: Hashable, Sendable {
  public let obligation: Obligation
  /// The occurrence that it stands with: the oldest open one, else the next; nil where it has no days.
  public let occurrence: Occurrence?
  public let state: ObligationState

  public init(_ obligation: Obligation, _ occurrence: Occurrence?, _ state: ObligationState) {
    self.obligation = obligation
    self.occurrence = occurrence
    self.state = state
  }
}

/// A year of a plan at a glance, for its sign of life.
public struct Overview: Hashable, Sendable {
  public let year: Int
  /// Occurrences due in the year, done or not.
  public let deadlines: Int
  /// Those of the year that come first, at most five.
  public let first: [Listed]
  /// What is overdue, oldest first.
  public let overdue: [Listed]

  public init(year: Int, deadlines: Int, first: [Listed], overdue: [Listed]) {
    self.year = year
    self.deadlines = deadlines
    self.first = first
    self.overdue = overdue
  }
}

/// How it ended with an occurrence of which a leader had heard.
public enum Ending: Hashable, Sendable {
  case done(on: CivilDay)
  case cancelled(on: CivilDay, reason: String?)
  case moved(to: CivilDay, on: CivilDay)
  /// Its text has no day any more.
  case undated(on: CivilDay)
  /// frist's own revision, made needless by a declared one or a successor.
  case needless(on: CivilDay)

  /// The day on which it came to be known that it ended.
  public var known: CivilDay {
    switch self {
    case .done(let on), .cancelled(let on, _), .moved(_, let on), .undated(let on), .needless(let on): on
    }
  }
}

/// One step of one occurrence, or one thing beside the ladders, for one role.
public struct Notice: Hashable, Sendable {
  /// Held by reference: notices are sorted and handed on by the thousand.
  public indirect enum Matter: Hashable, Sendable {
    case deadline(Occurrence, of: Obligation, Remarks)
    /// A relative deadline got its day; `Relative.after` of its text names what was done.
    case dated(Occurrence, of: Obligation)
    case resolved(Occurrence, of: Obligation, Ending)
    /// The status round of an evaluation: what is asked about (of the owner: all of the plan).
    case status(Occurrence, of: Obligation, [Listed])
    case review([Listed])
    case alive(Overview)
    /// The plan that stands in the place of this one, and what of this one was open and is not in it.
    case replaced(by: PlanHeading, [Listed])
    case problem(Problem)
    /// The directory has lost somebody who is responsible for all of these.
    case lost(RecipientID, [Listed])
    /// What a relative deadline waits for (`after`) was cancelled or withdrawn.
    case orphaned(Obligation, after: String)
    /// A plan (`obligation` nil), by the id that it has or had last, or an obligation of it, that is gone from the files.
    case withdrawn(title: String, plan: PlanID, obligation: String?)
  }

  public let topic: Topic
  /// The role told, whoever reads its mail.
  public let role: RecipientID
  public let standing: Standing
  public let reason: Reason
  /// The present due day of its occurrence; of a review, a sign of life or a replacement its own day; of what was seen
  /// (a problem, a withdrawal) the day on which it was.
  public let due: CivilDay
  /// What the reader needs to know of the plan; nil for an error of the system itself.
  public let plan: PlanHeading?
  public let matter: Matter

  public init(
    _ topic: Topic, role: RecipientID, standing: Standing, reason: Reason, due: CivilDay, plan: PlanHeading?,
    matter: Matter
  ) {
    self.due = due
    self.topic = topic
    self.role = role
    self.standing = standing
    self.reason = reason
    self.plan = plan
    self.matter = matter
  }

  public var step: Step { topic.step }

  /// `nes-rus/3.6`; the plan's id alone for a whole plan, empty for an error of the system itself.
  public var id: String {
    switch matter {
    case .deadline(let occurrence, _, _), .dated(let occurrence, _), .resolved(let occurrence, _, _),
      .status(let occurrence, _, _):
      occurrence.ref.description
    case .review, .alive, .replaced, .lost: plan?.id ?? ""
    case .problem(let problem): [problem.plan, problem.obligation].compactMap { $0 }.joined(separator: "/")
    case .orphaned(let obligation, _): [plan?.id, obligation.id].compactMap { $0 }.joined(separator: "/")
    case .withdrawn(_, let plan, let obligation): [plan, obligation].compactMap { $0 }.joined(separator: "/")
    }
  }

  /// Nil where it is about no occurrence.
  public var occurrence: Occurrence? {
    switch matter {
    case .deadline(let occurrence, _, _), .dated(let occurrence, _), .resolved(let occurrence, _, _),
      .status(let occurrence, _, _):
      occurrence
    case .review, .alive, .replaced, .problem, .lost, .orphaned, .withdrawn: nil
    }
  }

  /// `nes-rus/3.6@2019-06-30`, or nil where it is about no occurrence.
  public var occurrenceName: String? { occurrence?.name }
}

/// What a notice says of its plan.
public struct PlanHeading: Hashable, Sendable {
  public let id: PlanID
  public let title: String
  public let short: String?
  public let document: String?
  public let municipality: String
  public let language: Language?
  public let owner: RecipientID
  public let coordinator: RecipientID

  public init(_ plan: Plan) {
    id = plan.id
    title = plan.title
    short = plan.short
    document = plan.document
    municipality = plan.municipality
    language = plan.language
    owner = plan.owner
    coordinator = plan.coordinator
  }
}

/// How it stands with a reader: of all that they are responsible for (rule 4, "I alt er 6 forfalt hos deg").
public struct Situation: Hashable, Sendable {
  public var overdue: Int
  /// Open, or due today.
  public var approaching: Int

  public init(overdue: Int = 0, approaching: Int = 0) {
    self.overdue = overdue
    self.approaching = approaching
  }
}

/// All of a recipient's notices in one pass: one mail.
public struct Digest: Hashable, Sendable {
  public let at: CivilMoment
  /// Who gets it: the role itself, or its deputy.
  public let recipient: RecipientID
  /// By id, occurrence and step, by code point; never empty.
  public let notices: [Notice]

  public init(at: CivilMoment, recipient: RecipientID, notices: [Notice]) {
    self.at = at
    self.recipient = recipient
    self.notices = notices.inOrder()
  }
}

extension Notice {
  /// Where it stands among others: by id, occurrence, step, role and label, by code point. Nothing that it is made of
  /// holds a zero.
  fileprivate var orderKey: String { Self.orderKey(id, occurrenceName ?? "", topic, role) }

  fileprivate static func orderKey(_ id: String, _ occurrence: String, _ topic: Topic, _ role: RecipientID) -> String {
    var key = id
    for part in [occurrence, topic.step.description, role, topic.occurrence?.label ?? ""] {
      key += "\u{0}"
      key += part
    }
    return key
  }
}

extension Superseded {
  fileprivate var orderKey: String { Notice.orderKey(ref.description, name, topic, role) }
}

extension Array {
  /// What is alike stays as it was. Each one's place is worked out once.
  fileprivate func sorted(byCodePointsOf key: (Element) -> String) -> [Element] {
    if count < 2 { return self }
    let keys = map(key)
    let order = indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].utf8.lexicographicallyPrecedes(keys[b].utf8)
    }
    return order.map { self[$0] }
  }
}

extension [Notice] {
  func inOrder() -> [Notice] { sorted(byCodePointsOf: \.orderKey) }
}

extension [Superseded] {
  /// In the order that notices of these steps would have.
  func inOrder() -> [Superseded] { sorted(byCodePointsOf: \.orderKey) }
}
