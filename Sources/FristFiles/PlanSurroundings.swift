import FristCore

/// What a plan file is read in: the other files, the day, and what of it held until now.
struct PlanSurroundings {
  var settings: Settings
  var directory: Directory
  /// Whom earlier directories had and this one has not.
  var former: [RecipientID: Recipient] = [:]
  /// The civil day on which it is read.
  var today: CivilDay
  /// The version in force until now, with the last good versions of what is invalid in it.
  var previous: EarlierPlan?
  /// What held until now of plans whose file is gone: one of them may be this one, under its former name.
  var leaving: [PlanID: Plan] = [:]
  var rule: RecipientRule
  /// Whether it is known what is in force: not so in `verify`, which has no ledger.
  var knowsPrevious = true
  var sentences = DeadlineSentences.plain

  /// Takes what held under a plan's former name for what held of it.
  mutating func follow(_ former: PlanID) {
    guard previous == nil, let plan = leaving[former] else { return }
    previous = EarlierPlan(plan)
    if rule == .mustExist { rule = .unlessNamed }
  }

  /// Whether this is a version that was not accepted before: what is past then may be a slip of the pen.
  var isFirstReading: Bool {
    switch rule {
    case .mustExist, .unlessNamed, .unchecked: true
    case .onceKnown: false
    }
  }
}

/// A plan's version that held until now, its obligations found by id.
struct EarlierPlan {
  let plan: Plan
  private let places: [Substring: [Int]]

  init(_ plan: Plan) {
    self.plan = plan
    places = Dictionary(grouping: plan.obligations.indices) { plan.obligations[$0].id.prefix { $0 != ":" } }
  }

  /// The obligation of an id, or all those that `each` made of it; not the one that frist itself made.
  ///
  /// - Parameter id: Without a member.
  func obligations(named id: String?) -> [Obligation] {
    id.flatMap { places[$0[...]] }?.map { plan.obligations[$0] }.filter { !$0.isAutomatic } ?? []
  }
}

/// A plan as one version of its file says it, and what is to be known of it beside the plan.
struct LoadedPlan: Sendable {
  var plan: Plan { didSet { declaresRevision = plan.declaresRevision } }
  /// As written, whatever is found between plans.
  let replaces: PlanID?
  let formerly: PlanID?
  /// Where `replaces` and `formerly` stand, for what is found between plans.
  var replacesPlace: SourceLines.Place?
  var formerlyPlace: SourceLines.Place?
  /// From this day on the file reads otherwise: a day to come in it has come.
  var nextDay: CivilDay?
  /// Whom it names and the directory has lost.
  var lost: Set<RecipientID> = []
  /// Whom it names and nobody knows.
  var unknown: Set<RecipientID> = []
  /// Whether a revision of its own is due in the last year of its period or later.
  private(set) var declaresRevision = false

  init(_ plan: Plan) {
    self.plan = plan
    replaces = plan.replaces
    formerly = plan.formerly
    declaresRevision = plan.declaresRevision
  }
}

extension Plan {
  /// Whether frist itself has made one of its obligations, which then is the last.
  var hasAutomaticRevision: Bool { obligations.last?.isAutomatic == true }
}
