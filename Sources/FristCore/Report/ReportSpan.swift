/// The days that a report is about, both inclusive.
public struct ReportSpan: Hashable, Sendable {
  public let from: CivilDay
  public let to: CivilDay

  /// Nil where it would end before it begins.
  public init?(from: CivilDay, to: CivilDay) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// A calendar year.
  public init(year: Int) {
    from = .firstDay(ofYear: year)
    to = .lastDay(ofYear: year)
  }

  /// The calendar year that it is; nil for any other span.
  public var year: Int? { self == ReportSpan(year: from.year) ? from.year : nil }

  public func contains(_ day: CivilDay) -> Bool { from <= day && day <= to }

  /// The day from which the plan is seen: the last of the span, or today within it.
  ///
  /// - Parameter asOf: today, or the day up to which the ledger speaks.
  public func referenceDay(asOf: CivilDay) -> CivilDay { min(to, asOf) }

  /// Twelve months from the day after its last: the following year.
  var following: ReportSpan {
    let first = to.shifted(byDays: 1)
    return ReportSpan(from: first, to: first.shifted(byMonths: 12).shifted(byDays: -1))!
  }
}

extension ReportSpan {
  /// Why there is no report of a span (exit 65).
  public enum Refusal: Error, Hashable, Sendable {
    /// `asOf` lies after today.
    case notYet(asOf: CivilDay, today: CivilDay)
    /// `asOf` lies before the day on which the plan was first read.
    case planUnknown(asOf: CivilDay, firstSeen: CivilDay)
    /// The year has not begun.
    case notBegun(year: Int, today: CivilDay)
  }

  /// The span that is asked for, and the one before it (REPORT.md 1).
  ///
  /// - Parameters:
  ///   - year: `--year`.
  ///   - asOf: `--as-of`; alone it takes its own year.
  ///   - today: without a daemon the day of the ledger's last moment.
  ///   - firstSeen: when the ledger first knew the plan.
  ///   - evaluated: the days on which an evaluation of the plan was done, up to `asOf` or today; any order.
  /// - Returns: the span; the span before, nil where the plan has none; and the day up to which the ledger speaks.
  public static func asked(
    year: Int?, asOf: CivilDay?, today: CivilDay, plan: Plan, firstSeen: CivilDay, evaluated: [CivilDay]
  ) throws(Refusal) -> (span: ReportSpan, before: ReportSpan?, asOf: CivilDay) {
    let until = asOf ?? today
    if until > today { throw .notYet(asOf: until, today: today) }
    if asOf != nil, until < firstSeen { throw .planUnknown(asOf: until, firstSeen: firstSeen) }
    if let year = year ?? asOf?.year {
      if year > until.year { throw .notBegun(year: year, today: until) }
      return (ReportSpan(year: year), ReportSpan(year: year - 1), until)
    }
    // What was done today begins no span: that would be tomorrow's.
    let ends = Array(Set(evaluated.filter { $0 < until })).sorted()
    let first = plan.adopted ?? plan.period?.start ?? firstSeen
    guard let last = ends.last else { return (ReportSpan(from: min(first, until), to: until)!, nil, until) }
    let before = ends.dropLast().last.map { $0.shifted(byDays: 1) } ?? min(first, last)
    return (ReportSpan(from: last.shifted(byDays: 1), to: until)!, ReportSpan(from: before, to: last), until)
  }
}
