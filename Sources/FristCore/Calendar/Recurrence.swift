/// A window that comes back: occurrence n is computed from the rule, never from occurrence n - 1.
///
/// Occurrences are numbered from 0 and ascend by due day. Every operation takes constant time.
/// Source: DEADLINES.md, Recurring.
public struct Recurrence: Hashable, Sendable {
  /// How it comes back. Each kind numbers its cycles by itself, without a beginning.
  package enum Cycle: Hashable, Sendable {
    /// Cycle c lies in the year `from + c / n * every`, where n is how many occasions such a year has; they are in the
    /// order of their due days, and never empty.
    case years(every: Int, from: Int, [Occasion])
    /// Spans of 1, 2, 3, 4 or 6 months, the first of them in January.
    case months(Int)
    /// ISO weeks.
    case weeks
  }

  package let cycle: Cycle
  /// The first and last year that the text names, where it does.
  package let firstYear: Int?
  package let lastYear: Int?
  package let period: YearSpan?
  /// The cycle of occurrence 0.
  private let base: Int
  private let count: Int

  /// - Parameters:
  ///   - cycle: a part of the year in it exists in every year.
  ///   - period: the plan's; due days outside it are left out.
  /// - Returns: nil where no occurrence is left.
  init?(_ cycle: Cycle, firstYear: Int? = nil, lastYear: Int? = nil, period: YearSpan?) {
    var low = period?.start ?? .firstDay(ofYear: 1900)
    var high = period?.end ?? .lastDay(ofYear: 2200)
    var cycles = Int.min...Int.max
    if case .years(let every, let from, let occasions) = cycle {
      // A year named in the text is the year of the window, not of its due day ("før 1. januar").
      let least = firstYear.map { Int.floorQuotient($0 - from + every - 1, every) * occasions.count }
      let most = lastYear.map { (Int.floorQuotient($0 - from, every) + 1) * occasions.count - 1 }
      guard least ?? .min <= most ?? .max else { return nil }
      cycles = (least ?? .min)...(most ?? .max)
    } else {
      low = max(low, firstYear.map(CivilDay.firstDay(ofYear:)) ?? low)
      high = min(high, lastYear.map(CivilDay.lastDay(ofYear:)) ?? high)
    }
    base = max(cycle.first(dueOnOrAfter: low), cycles.lowerBound)
    count = min(cycle.first(dueOnOrAfter: high.shifted(byDays: 1)) - 1, cycles.upperBound) - base + 1
    guard count > 0 else { return nil }
    self.cycle = cycle
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.period = period
  }

  /// False where neither the text nor the plan's period says when it begins; occurrence 0 then lies in 1900.
  public var hasBeginning: Bool { firstYear != nil || period != nil }
  /// False where it goes on for good; the last occurrence then lies in 2200.
  public var hasEnd: Bool { lastYear != nil || period != nil }

  /// Whether two due days ever lie less than 90 days apart.
  public var isFrequent: Bool {
    // Ninety days never pass between the occurrences of four in a year; a year from 29 February shows the shortest.
    let days = (0..<min(count, 5)).compactMap { window($0)?.due }
    return zip(days, days.dropFirst()).contains { $0.days(to: $1) < 90 }
  }

  /// Occurrence n, or nil for a negative n and beyond the last.
  public func window(_ n: Int) -> Window? {
    (0..<count).contains(n) ? cycle.window(base + n) : nil
  }

  /// The number of the first occurrence whose due day is this day or later; nil where there is none.
  public func firstIndex(dueOnOrAfter day: CivilDay) -> Int? {
    // Days far outside 1900...2200 need no arithmetic.
    if day <= cycle.window(base).due { return 0 }
    if day > cycle.window(base + count - 1).due { return nil }
    return cycle.first(dueOnOrAfter: day) - base
  }
}

extension Recurrence.Cycle {
  func window(_ c: Int) -> Window {
    switch self {
    case .years(let every, let from, let occasions):
      let round = Int.floorQuotient(c, occasions.count)
      guard let window = occasions[c - round * occasions.count].window(in: from + round * every) else {
        preconditionFailure("a recurring part of the year is missing in a year")
      }
      return window
    case .months(let length):
      let month = c * length
      let year = Int.floorQuotient(month, 12)
      let first = month - year * 12 + 1
      return Window(start: .firstDay(ofMonth: first, year), due: .lastDay(ofMonth: first + length - 1, year))
    case .weeks:
      // Day number -3 was the Monday before 1970-01-01.
      return Window(start: CivilDay(number: c * 7 - 3), due: CivilDay(number: c * 7 + 3))
    }
  }

  /// The first cycle due on this day or later: an estimate that is never too late, then at most a few steps.
  func first(dueOnOrAfter day: CivilDay) -> Int {
    var c: Int
    switch self {
    // A window may be due in the year before its own ("før 1. januar") or the year after, never two years off.
    case .years(let every, let from, let occasions):
      c = Int.floorQuotient(day.year - 1 - from, every) * occasions.count
    case .months(let length): c = (day.year * 12 + day.month - 1) / length - 1
    case .weeks: c = Int.floorQuotient(day.number + 3, 7) - 1
    }
    while window(c).due < day { c += 1 }
    return c
  }
}

extension Int {
  static func floorQuotient(_ a: Int, _ b: Int) -> Int {
    (a - floorModulo(a, b)) / b
  }
}
