/// What the record has of a plan.
public struct PlanRecord: Hashable, Sendable {
  public internal(set) var first: CivilMoment
  /// Nil while its file is there.
  public internal(set) var gone: PlanGone?
  var timesGone = 0

  init(first: CivilMoment) { self.first = first }
}

/// A plan whose file is gone.
public struct PlanGone: Hashable, Sendable {
  public let number: Int
  public internal(set) var on: CivilDay
  public let title: String
  public let owner: RecipientID
  public let coordinator: RecipientID
  /// Somebody said that it is meant.
  public internal(set) var isConfirmed = false
}
