/// A part of the year, and how the deadline lies to it: in it, by its end, before it, from its first day.
///
/// Source: DEADLINES.md, "Around a window X".
package struct Occasion: Hashable, Sendable {
  package enum Relation: Hashable, Sendable {
    /// "i X": X itself.
    case during
    /// "innen X": due on X's last day.
    case by
    /// "før X": due the day before X.
    case before
    /// "fra X": to be in place on X's first day.
    case from

    func window(_ first: CivilDay, _ last: CivilDay) -> Window {
      switch self {
      case .during: Window(start: first, due: last)
      case .by: Window(start: nil, due: last)
      case .before: Window(start: nil, due: first.shifted(byDays: -1))
      case .from: Window(start: first, due: first)
      }
    }
  }

  package let part: YearPart
  package let relation: Relation

  init(_ part: YearPart, _ relation: Relation = .during) {
    self.part = part
    self.relation = relation
  }

  /// - Returns: nil where that year has no such part.
  func window(in year: Int) -> Window? {
    part.days(in: year).map { relation.window($0.first, $0.last) }
  }
}
