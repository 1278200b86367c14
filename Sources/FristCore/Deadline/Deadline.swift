/// What a deadline text means (DEADLINES.md): never a guess, always the whole text.
public struct Deadline: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    /// One or more windows, in the order of the text; never empty.
    case once([Window])
    // Indirect, so that what is passed on at every step of reading is one word.
    indirect case recurring(Recurrence)
    case ongoing
    case asNeeded
    /// The plan says nothing: empty or "-".
    case undated
    indirect case relative(Relative)
  }

  public let meaning: Meaning
  /// Words before or behind the time, as written ("Avklaring" in "Avklaring innen 1. halvår 2019").
  public let label: String?
  /// Whether a planner is to confirm that it was read rightly (DEADLINES.md, Words around the time).
  public let confirm: Bool
  /// What to write instead so that nothing is left to confirm, a colon in its place; nil where only `means:` helps.
  public let suggestion: String?
  /// What was left aside: a clock time or a bracket behind the time, as written.
  public let aside: [String]
  /// True where the plan was vague ("våren 2014", "ca. 2019").
  public let approximate: Bool
  /// True after "videreføres": the obligation is ongoing when its windows are over.
  public let continues: Bool

  public init(
    _ meaning: Meaning, label: String? = nil, confirm: Bool = false, suggestion: String? = nil,
    approximate: Bool = false, continues: Bool = false, aside: [String] = []
  ) {
    self.meaning = meaning
    self.label = label
    self.confirm = confirm
    self.suggestion = suggestion
    self.aside = aside
    self.approximate = approximate
    self.continues = continues
  }

  /// `once`, `recurring`, `ongoing`, `asNeeded`, `undated` or `relative`, as `explain --json` says it.
  public var kind: String {
    switch meaning {
    case .once: "once"
    case .recurring: "recurring"
    case .ongoing: "ongoing"
    case .asNeeded: "asNeeded"
    case .undated: "undated"
    case .relative: "relative"
    }
  }

  /// Whether any of its days is known without knowing what else was done.
  public var hasDays: Bool {
    switch meaning {
    case .once, .recurring: true
    case .ongoing, .asNeeded, .undated, .relative: false
    }
  }
}
