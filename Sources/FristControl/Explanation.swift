import FristCore

/// How one deadline text is understood.
public enum Explanation: Hashable, Sendable {
  /// The occurrences are counted from a day, or are the first ones.
  case understood(text: String, Deadline, [Window], from: CivilDay?)
  case refused(text: String, DeadlineRefusal)

  /// - Parameters:
  ///   - from: Only occurrences due on or after this day; nil for the first ones.
  ///   - endlessFrom: The same, for a rule that goes on for good and where `from` is nil.
  ///   - count: At most so many occurrences.
  public init(_ text: String, in context: DeadlineContext, from: CivilDay?, endlessFrom: CivilDay? = nil, count: Int) {
    do throws(DeadlineRefusal) {
      let deadline = try Deadline(parsing: text, in: context)
      var from = from
      if from == nil, case .recurring(let recurrence) = deadline.meaning, !recurrence.hasEnd { from = endlessFrom }
      let windows = deadline.occurrences(dueOnOrAfter: from ?? .firstDay(ofYear: 1900), atMost: count)
      self = .understood(text: text, deadline, windows, from: from)
    } catch {
      self = .refused(text: text, error)
    }
  }
}
