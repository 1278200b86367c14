import FristCore

/// What the files ask of the deadline grammar, in one place.
extension DeadlineContext {
  /// - Parameter impliedYear: `year:` of the obligation, else of the plan.
  public init(period: YearSpan?, impliedYear: ImpliedYear?, events: [Event]) {
    let year: Year =
      switch impliedYear {
      case nil: .none
      case .year(let year): .year(year)
      case .every: .every
      }
    self.init(period: period, year: year, events: events)
  }
}

extension Deadline {
  /// Where it is to be confirmed: what to write instead, empty where only `means:` helps.
  var wordsToConfirm: String? { confirm ? suggestion ?? "" : nil }
}
