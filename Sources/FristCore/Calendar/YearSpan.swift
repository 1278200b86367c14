/// Whole calendar years, both ends inclusive: a plan's period.
public struct YearSpan: Hashable, Sendable, CustomStringConvertible {
  public let first: Int
  public let last: Int

  /// - Parameters: years 1900...2200, the last not before the first; nil otherwise.
  public init?(first: Int, last: Int) {
    guard (1900...2200).contains(first), (1900...2200).contains(last), first <= last else {
      return nil
    }
    self.first = first
    self.last = last
  }

  public var start: CivilDay { .firstDay(ofYear: first) }
  public var end: CivilDay { .lastDay(ofYear: last) }
  public func contains(_ day: CivilDay) -> Bool { start <= day && day <= end }
  public var description: String { first == last ? "\(first)" : "\(first)-\(last)" }
}
