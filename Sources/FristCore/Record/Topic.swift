/// What a notice is about: with the role told, its whole identity (DESIGN.md 5, rule 13). Never a time of sending, an
/// address or a sentence.
public enum Topic: Hashable, Sendable {
  /// A step of an occurrence's ladder, since its arming.
  case rung(OccurrenceID, arming: Int, Step)
  /// The status round of an evaluation's occurrence, wherever it is moved.
  case round(OccurrenceID)
  /// The review of a plan, by its own day.
  case review(PlanID, CivilDay)
  /// The sign of life of a plan, by its own day.
  case alive(PlanID, CivilDay)
  /// A relative deadline got its day.
  case dated(OccurrenceID, arming: Int)
  /// How it ended with what a leader had heard of.
  case resolved(OccurrenceID, arming: Int)
  /// Another plan stands in the place of this one.
  case replaced(PlanID)
  /// Something wrong, by what it concerns, under the ids by which that was first seen, and a key that is the same for the
  /// same fault.
  case problem(plan: PlanID?, obligation: String?, key: String)
  /// Gone from the files for the n-th time: an obligation, or (nil) a plan; a plan's again on each first of a month. The plan
  /// under the id by which it was first seen.
  case withdrawn(PlanID, Root?, number: Int, repeated: CivilDay?)

  /// The step's name: `before-7`, `status`, `review`, …
  public var step: Step {
    switch self {
    case .rung(_, _, let step): step
    case .round: .status
    case .review: .review
    case .alive: .alive
    case .dated: .dated
    case .resolved: .resolved
    case .replaced: .replaced
    case .problem: .problem
    case .withdrawn: .withdrawn
    }
  }

  /// The plan, by root, of what comes once a year: a review, a sign of life.
  var yearlyOf: PlanID? {
    switch self {
    case .review(let plan, _), .alive(let plan, _): plan
    default: nil
    }
  }

  /// What is wrong, in English, where it is about that: by the record alone, also when it is mended since.
  public var problem: String? {
    guard case .problem(_, _, let key) = self else { return nil }
    if let id = Self.lost(key) { return "\(id) is not in the directory any more" }
    if let id = Self.orphaned(key) { return "what it is counted from, \(id), is not done and will not be" }
    return key
  }

  /// The key of a problem that is no error in a file: somebody is gone from the directory for the n-th time.
  static func lostKey(_ id: RecipientID, number: Int) -> String { "lost \(id) \(number)" }

  /// The key of another: what a relative deadline is counted from was cancelled, or is gone.
  static func orphanedKey(after id: String) -> String { "orphaned \(id)" }

  private static func lost(_ key: String) -> Substring? {
    let words = key.split(separator: " ")
    return words.count == 3 && words[0] == "lost" && Int(words[2]) != nil ? words[1] : nil
  }

  private static func orphaned(_ key: String) -> Substring? {
    let words = key.split(separator: " ")
    return words.count == 2 && words[0] == "orphaned" ? words[1] : nil
  }

  /// The occurrence it is about; nil where it is about none.
  public var occurrence: OccurrenceID? {
    switch self {
    case .rung(let id, _, _), .round(let id), .dated(let id, _), .resolved(let id, _): id
    case .review, .alive, .replaced, .problem, .withdrawn: nil
    }
  }
}

extension Problem {
  /// The same for the same fault, wherever in the file it stands.
  var key: String { what.en }
}
