/// The identity of a notice: never a time of sending, never an address (DESIGN.md 5, rule 13).
public struct NoticeKey: Hashable, Sendable {
  public let obligation: ObligationRef
  public let label: String?
  /// Nil for problems and withdrawals.
  public let originalDue: CivilDay?
  public let copy: Int
  public let arming: Int
  public let step: Step
  /// The role told, whoever reads its mail.
  public let role: RecipientID

  public init(
    obligation: ObligationRef, label: String?, originalDue: CivilDay?, copy: Int, arming: Int, step: Step,
    role: RecipientID
  ) {
    self.obligation = obligation
    self.label = label
    self.originalDue = originalDue
    self.copy = copy
    self.arming = arming
    self.step = step
    self.role = role
  }

  public init(_ occurrence: Occurrence, step: Step, role: RecipientID) {
    self.init(
      obligation: occurrence.id.obligation, label: occurrence.id.label, originalDue: occurrence.id.originalDue,
      copy: occurrence.id.copy, arming: occurrence.arming, step: step, role: role)
  }
}

/// As what a role is told.
public enum Standing: String, Hashable, Sendable {
  case responsible
  /// In place of somebody external, or because the plan names nobody.
  case standIn
  case participant
  case leader
  /// Who looks after the plan or the system.
  case caretaker
}

/// One step of one occurrence (or a problem, or a withdrawal) for one role.
public struct Notice: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case occurrence(Occurrence, of: Obligation)
    case problem(Problem)
    /// A plan (`obligation` nil) or an obligation of it that is gone from the files.
    case withdrawn(title: String, obligation: String?)
  }

  public let key: NoticeKey
  public let subject: Subject
  /// Title, owner, coordinator: what the reader needs to know of the plan; nil for an error of the system itself.
  public let plan: PlanHeading?
  public let standing: Standing
  public let reason: Reason

  public init(key: NoticeKey, subject: Subject, plan: PlanHeading?, standing: Standing, reason: Reason) {
    self.key = key
    self.subject = subject
    self.plan = plan
    self.standing = standing
    self.reason = reason
  }

  public var step: Step { key.step }
  public var role: RecipientID { key.role }
  /// `nes-rus/3.6`; the plan's id alone for a whole plan, empty for an error of the system itself.
  public var id: String {
    switch subject {
    case .occurrence(let occurrence, let obligation): "\(occurrence.id.obligation.plan)/\(obligation.id)"
    case .problem(let problem):
      [problem.plan, problem.obligation].compactMap { $0 }.joined(separator: "/")
    case .withdrawn(_, let obligation):
      [key.obligation.plan, obligation].compactMap { $0 }.joined(separator: "/")
    }
  }
  /// Nil for problems and withdrawals.
  public var occurrence: Occurrence? {
    switch subject {
    case .occurrence(let occurrence, _): occurrence
    case .problem, .withdrawn: nil
    }
  }
  /// `nes-rus/3.6@2019-06-30`, or nil where it is about no occurrence.
  public var occurrenceName: String? { occurrence?.name }
  /// The present due day, or nil where it is about no occurrence.
  public var due: CivilDay? { occurrence?.due }
}

/// What a notice says of its plan.
public struct PlanHeading: Hashable, Sendable {
  public let id: PlanID
  public let title: String
  public let municipality: String
  public let language: Language?
  public let owner: RecipientID
  public let coordinator: RecipientID

  public init(_ plan: Plan) {
    id = plan.id
    title = plan.title
    municipality = plan.municipality
    language = plan.language
    owner = plan.owner
    coordinator = plan.coordinator
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
    self.notices = notices.sorted(by: Digest.precedes)
  }

  static func precedes(_ a: Notice, _ b: Notice) -> Bool {
    for (x, y) in [
      (a.id, b.id), (a.occurrenceName ?? "", b.occurrenceName ?? ""), (a.step.description, b.step.description),
      (a.role, b.role), (a.key.label ?? "", b.key.label ?? ""),
    ] where x != y {
      return x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars)
    }
    return false
  }
}
