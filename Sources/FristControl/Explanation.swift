import FristCore

/// How one deadline text is understood: a line of `explain --json` (DESIGN.md 9).
public enum Explanation: Encodable, Hashable, Sendable {
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

  private enum Key: String, CodingKey {
    case text, kind, approximate, continues, edtf, occurrences, error, column, suggestion, label, start, due
    case count, unit, after
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .refused(let text, let refusal):
      try container.encode(text, forKey: .text)
      try container.encode(refusal.what, forKey: .error)
      try container.encode(refusal.column, forKey: .column)
      try container.encodeIfPresent(refusal.suggestion, forKey: .suggestion)
    case .understood(let text, let deadline, let windows, _):
      try container.encode(text, forKey: .text)
      try container.encode(deadline.kind, forKey: .kind)
      try container.encode(deadline.approximate, forKey: .approximate)
      if deadline.continues { try container.encode(true, forKey: .continues) }
      try container.encode(deadline.edtf, forKey: .edtf)
      if case .relative(let relative) = deadline.meaning {
        try container.encode(relative.after, forKey: .after)
        try container.encode(relative.count, forKey: .count)
        try container.encode(relative.unit.rawValue, forKey: .unit)
      }
      var list = container.nestedUnkeyedContainer(forKey: .occurrences)
      for window in windows {
        var item = list.nestedContainer(keyedBy: Key.self)
        try item.encode(deadline.label, forKey: .label)
        try item.encode(window.start?.description, forKey: .start)
        try item.encode(window.due.description, forKey: .due)
      }
    }
  }
}
