/// How far a measure reached its aim.
public enum Attainment: String, Hashable, Sendable, CaseIterable {
  case full, partial, none
}

/// What a plan file says became of an obligation, by those who keep the file and have no shell (DESIGN.md 4).
///
/// It is taken once, as said by the file; taking the key out again undoes nothing.
public struct FileStatement: Hashable, Sendable {
  public enum What: Hashable, Sendable {
    /// `done:`; nil is `true`: on the day it was first read.
    case done(on: CivilDay?)
    /// `confirmed:`.
    case confirmed(on: CivilDay)
    /// `cancelled:`.
    case cancelled(on: CivilDay, reason: String)
    /// `evaluated:`, of a year.
    case evaluated(year: Int, Attainment, effect: String?)
  }

  public let what: What
  /// A beginning of the due day, original or present, of the one occurrence that is meant: `2021`, `2021-06`.
  /// Nil: all of the obligation, or of the text.
  public let prefix: String?
  /// Index into the obligation's deadlines where the key stands on one of its texts; nil where on the obligation.
  public let entry: Int?
  /// Whom it is said of, in an `InvalidObligation` with `each`; nil is all of them. Obligations in force have what is said
  /// of their own member alone.
  public let member: RecipientID?
  /// Line of the plan file, from 1.
  public let line: Int

  public init(
    _ what: What, prefix: String? = nil, entry: Int? = nil, member: RecipientID? = nil, line: Int = 0
  ) {
    self.member = member
    self.what = what
    self.prefix = prefix
    self.entry = entry
    self.line = line
  }
}
