/// What a deadline text may refer to: the plan's period, its year, and the events that frist.yaml and the plan name.
///
/// Build it once for many texts: its tables are made here.
public struct DeadlineContext: Sendable {
  /// The year of a time that names none: `year:` of the obligation, else of the plan.
  public enum Year: Hashable, Sendable {
    case none
    /// 1900...2200.
    case year(Int)
    /// It comes back every year, as in a year wheel.
    case every
  }

  public let period: YearSpan?
  /// As given; where it is none, a period of one single year says it.
  public let year: Year
  let events: EventTable

  /// - Parameter events: where two have the same form, the later one has it.
  public init(period: YearSpan?, year: Year = .none, events: [Event] = Event.predefined) {
    self.period = period
    self.year = year
    self.events = EventTable(events)
  }

  /// The year of a time that names none.
  var impliedYear: Year {
    if year == .none, let period, period.first == period.last { return .year(period.first) }
    return year
  }
}

extension DeadlineContext.Year: LosslessStringConvertible {
  /// `2023` or `every`.
  public init?(_ text: String) {
    if text == "every" {
      self = .every
    } else if text.utf8.count == 4, let year = Int(text), (1900...2200).contains(year) {
      self = .year(year)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .none: ""
    case .year(let year): "\(year)"
    case .every: "every"
    }
  }
}
