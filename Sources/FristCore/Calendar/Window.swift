/// The days in which something is to be done: civil days, both ends inclusive.
public struct Window: Hashable, Sendable {
  /// The first day, or nil where the text names only an end ("innen …", "før …", "senest …").
  public let start: CivilDay?
  /// The last day; never before `start`.
  public let due: CivilDay

  public init(start: CivilDay?, due: CivilDay) {
    precondition(start.map { $0 <= due } ?? true, "a window ends before it begins")
    self.start = start
    self.due = due
  }

  /// Whole days with both ends counted; nil without a start.
  public var length: Int? { start.map { $0.days(to: due) + 1 } }
}
