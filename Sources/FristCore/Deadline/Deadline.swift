/// What a deadline text means (DEADLINES.md): never a guess, always the whole text.
public struct Deadline: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    /// One or more windows, in the order of the text; never empty.
    case once([Window])
    case recurring(Recurrence)
    case ongoing
    case asNeeded
    /// The plan says nothing: empty or "-".
    case undated
    case relative(Relative)
  }

  public let meaning: Meaning
  /// Words before the time expression, as written ("Avklaring" in "Avklaring innen 1. halvår 2019").
  public let label: String?
  /// True where the plan was vague ("våren 2014", "ca. 2019").
  public let approximate: Bool
  /// True after "videreføres": the obligation is ongoing when its windows are over.
  public let continues: Bool

  public init(
    _ meaning: Meaning, label: String? = nil, approximate: Bool = false, continues: Bool = false
  ) {
    self.meaning = meaning
    self.label = label
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

/// "Ett år etter ID": counted from the day another obligation of the same plan is done; zero for "når ID er gjort".
public struct Relative: Hashable, Sendable {
  public enum Unit: String, Hashable, Sendable { case day, week, month, year }

  /// 0 for "når ID er gjort".
  public let count: Int
  public let unit: Unit
  /// The obligation it waits for, as written.
  public let after: String

  public init(count: Int, unit: Unit, after: String) {
    self.count = count
    self.unit = unit
    self.after = after
  }

  /// The day it falls due when the other was done on `day`.
  public func due(whenDoneOn day: CivilDay) -> CivilDay {
    switch unit {
    case .day: day.shifted(byDays: count)
    case .week: day.shifted(byDays: count * 7)
    case .month: day.shifted(byMonths: count)
    case .year: day.shifted(byMonths: count * 12)
    }
  }
}

/// Why a deadline text was refused, and where understanding stopped.
public struct DeadlineRefusal: Error, Hashable, Sendable {
  /// 1 is the first character (Unicode scalar) of the text as given.
  public let column: Int
  /// One sentence without a final full stop, in English: `"eller" is not understood`.
  public let what: String
  /// What was perhaps meant, where something is close ("halvår" for "halvr").
  public let suggestion: String?

  public init(column: Int, what: String, suggestion: String? = nil) {
    self.column = column
    self.what = what
    self.suggestion = suggestion
  }
}
