import FristCore

/// "Innen X", "før X", "i forbindelse med EVENT" (DEADLINES.md, Around a window, and Events).
extension DeadlineParser {
  /// What stands before a window.
  struct Lead {
    var relation = Occasion.Relation.during
    /// Whether an event may follow, or must.
    var event = Kind.no
    enum Kind { case no, may, must }
    /// Whether any word was read.
    var isSpoken = true
  }

  mutating func lead() throws(DeadlineRefusal) -> Lead {
    switch word {
    case .in where word(1) == .course && word(2) == .of:
      skip(3)
      return Lead()
    case .in where word(1) == .ahead && word(2) == .of:
      skip(3)
      return Lead(relation: .before, event: .may)
    case .in where word(1) == .connection && word(2) == .with:
      skip(3)
      return Lead(event: .must)
    case .in where word(1) == .unit(.year) || word(1) == .unit(.day):
      let begin = tokens
      skip(2)
      throw DeadlineRefusal(.noNow(written(from: begin)), at: begin[begin.startIndex].column)
    case .in:
      skip()
      return Lead()
    case .by:
      skip()
      if accept(.close) {
        try expect(.of)
        return Lead(relation: .by)
      }
      return Lead(relation: .by, event: .may)
    case .latest:
      skip()
      if accept(.in), accept(.course) { try expect(.of) }
      return Lead(relation: .by)
    case .to where word(1) == .and && word(2) == .with:
      skip(3)
      return Lead(relation: .by)
    case .before:
      skip()
      return Lead(relation: .before, event: .may)
    case .from:
      skip()
      accept(.and, .with)
      return Lead(relation: .from)
    case .together where word(1) == .with:
      skip(2)
      return Lead(event: .must)
    case .at:
      skip()
      return Lead(event: .must)
    default:
      return Lead(event: .may, isSpoken: false)
    }
  }

  /// A window in the text's own words or an event's, with what stands before it.
  struct PlacedOccasion {
    var relation: Occasion.Relation
    var place: Place
    /// Whether it comes back every year though the text does not say so: an event without a year.
    var isEveryYear = false
  }

  mutating func occasion() throws(DeadlineRefusal) -> PlacedOccasion {
    let begin = tokens
    let lead = try lead()
    if lead.event != .no, let (event, length) = context.events.match(tokens) {
      skip(length)
      return try occasion(of: event, lead, from: begin)
    }
    if lead.event == .must { throw stuck() }
    if accept(.about) {
      if token()?.spaced == false { accept(.dot) }
      approximate = true
    }
    let place = try place()
    return PlacedOccasion(relation: try relation(lead.relation), place: place)
  }

  /// How a deadline lies to what was read after `lead`: "fra 2013 til 2014" is a window, "fra 2013-2014" is unclear.
  func relation(_ lead: Occasion.Relation) throws(DeadlineRefusal) -> Occasion.Relation {
    guard let joint else { return lead }
    let isTo = joint.word == .to
    let isList = joint.isMark(.comma) || joint.word == .and
    switch lead {
    case .during: return .during
    case .from where isTo: return .during
    case .by where !isTo && !isList, .before where !isTo && !isList: return lead
    default: throw notUnderstood(joint)
    }
  }

  /// "EVENT 2014", "EVENT for 2014", or every year.
  private mutating func occasion(
    of event: Event, _ lead: Lead, from begin: ArraySlice<Token>
  ) throws(DeadlineRefusal) -> PlacedOccasion {
    if event.approximate { approximate = true }
    let isYear = isNumber(4...4) || (word == .for && isNumber(4...4, 1))
    guard isYear, lead.isSpoken else {
      isEventOfOtherYear = event.about != .sameYear
      return PlacedOccasion(relation: lead.relation, place: .yearly(event.part), isEveryYear: lead.isSpoken)
    }
    accept(.for)
    let year = event.year(about: try year())
    guard (1900...2200).contains(year) else {
      throw DeadlineRefusal(.yearOutOfRange("\(year)"), at: begin.first?.column ?? 1)
    }
    return PlacedOccasion(relation: lead.relation, place: try dated(event.part, year, from: begin))
  }

  /// The windows of a place; 1900 to 2200.
  func windows(_ occasion: PlacedOccasion, column: Int) throws(DeadlineRefusal) -> [Window] {
    let places: [Place] =
      if case .years(let years) = occasion.place { years.map { .dated(.year, year: $0) } } else { [occasion.place] }
    var windows: [Window] = []
    for place in places {
      guard let (first, last) = days(of: place) else { throw DeadlineRefusal(.noYear, at: self.column) }
      let window = occasion.relation.window(first, last)
      guard (window.start ?? window.due).year >= 1900, window.due.year <= 2200 else {
        throw DeadlineRefusal(.yearOutOfRange("\((window.start ?? window.due).year)"), at: column)
      }
      windows.append(window)
    }
    return windows
  }
}
