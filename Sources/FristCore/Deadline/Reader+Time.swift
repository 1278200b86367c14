/// "Innen X", "før X", "i forbindelse med EVENT" (DEADLINES.md, Around a window, and Events).
struct Time {
  var spans: [Span]
  var lead: Lead
  var relation: Occasion.Relation
  var isVague = false
  /// Whether it comes back every year though the text does not say so: an event without a year.
  var isYearly = false
  var isEvent = false
  /// Whether it is an event about another year than it takes place in.
  var isOfOtherYear = false
  /// Where it stands, and where it begins behind "innen", "i".
  var range: Range<Int>
  var windows: Int

  var hasYear: Bool { spans.allSatisfy(\.hasYear) }
  var isBareYears: Bool { spans.allSatisfy(\.isBareYears) }
}

extension Reader {
  /// A window or several, with what stands before them.
  mutating func time() -> Time? {
    let begin = at
    let lead = Forms.leads.read(&self) ?? Lead(sort: .none, mayBeEvent: true)
    if lead.mayBeEvent, let time = event(lead, from: begin) { return time }
    return (lead.mustBeEvent ? nil : windows(lead, from: begin)) ?? back(to: begin)
  }

  private mutating func windows(_ lead: Lead, from begin: Int) -> Time? {
    let led = at
    // "i perioden fra 1. mars til 22. mars 2022"
    let isFrom = lead.sort == .preamble && accept(.from)
    let isAbout = accept(.about)
    if isAbout { acceptStop() }
    let first = at
    guard var spans = yearAndPart() ?? list() else { return nil }
    if spans.contains(where: \.isJul),
      let jul = (first..<at).first(where: { tokens[$0].word == .month(7, short: true) })
    {
      let july = text.replacing(jul..<(jul + 1), by: "juli")
      return object(.ambiguous("jul", .julyOrChristmas), from: jul, suggestion: july)
    }
    if isFrom, !isJoinedByTo(spans) { return object(.notUnderstood(written((first - 1)..<first)), from: first - 1) }
    if lead.sort == .preamble, spans.count > 1 {
      return object(.ambiguous(written(since: begin), .bothOrSpan), from: begin)
    }
    if needsNow(lead, spans) { return object(.noNow(written(since: begin)), from: begin) }
    guard let relation = relation(lead, spans, from: begin) else { return nil }
    for index in spans.indices { spans[index].isVague = spans[index].isVague || isAbout }
    return Time(
      spans: spans, lead: lead, relation: relation, isVague: spans.contains(where: \.isVague), range: begin..<at,
      windows: led)
  }

  /// "2016: 1. kvartal"
  private mutating func yearAndPart() -> [Span]? {
    guard isMark(.colon, 1), let year = namedYear else { return nil }
    let begin = at
    at += 2
    guard let spans = spans(), !spans.contains(where: \.hasYear) else { return back(to: begin) }
    return placed(spans, in: year, from: begin)
  }

  private func isJoinedByTo(_ spans: [Span]) -> Bool {
    spans.count == 1 && spans[0].joint.map { tokens[$0].word == .to } ?? false
  }

  /// "i høst": the autumn that comes.
  private func needsNow(_ lead: Lead, _ spans: [Span]) -> Bool {
    guard spans.count == 1, spans[0].isSingle, spans[0].first.isSeason, !spans[0].hasYear,
      let spelling = text.spelling(tokens[at - 1])
    else { return false }
    return lead.sort == .until || lead.sort == .inside && !spelling.hasSuffix("en")
  }

  /// How the deadline lies to what was read; nil, with an objection, where that leaves two readings.
  private mutating func relation(_ lead: Lead, _ spans: [Span], from begin: Int) -> Occasion.Relation? {
    let isTo = isJoinedByTo(spans)
    let isJoined = spans.count == 1 && spans[0].joint != nil
    let isList = spans.count > 1
    let last = spans[spans.count - 1].last
    switch lead.sort {
    case .none, .inside, .preamble, .event: return .during
    case .from where isTo: return .during
    case .from where !isJoined && !isList: return .from
    case .by where last.isSeason:
      let first = spans[0].range.lowerBound
      let season = written(first..<at)
      return object(
        .seasonEnd(written(begin..<at), before: "før \(season)", byEnd: "innen utgangen av \(season)"), from: begin,
        suggestion: text.replacing(begin..<first, by: "innen utgangen av"))
    case .before where !isTo && !isList: return .before
    case .by, .byEnd, .latest, .through:
      guard !isTo, !isList || spans.allSatisfy({ $0.isSingle && $0.last.isDay }) else { break }
      return .by
    case .deadline where !isJoined && !isList: return .by
    case .until where !isJoined && !isList && last.isDay: return .by
    case .until where begin > 0: return .during
    case .until, .towards, .deadline:
      let first = spans[0].range.lowerBound
      let by = text.replacing(begin..<first, by: last.isDay ? "innen" : "innen utgangen av")
      return object(.untilOrThrough(written(begin..<at)), from: begin, suggestion: by)
    case .after: return object(.noEnd(written(begin..<(begin + 1))), from: begin)
    case .from, .before: break
    }
    // "Fra 8.-19. juni" is from then on, or those days.
    let first = spans[0].range.lowerBound
    let alone = text.replacing(begin..<(first + 1), by: written(first..<(first + 1)))
    return object(
      .ambiguous(written(since: begin), .bothOrSpan), from: begin, suggestion: lead.sort == .from ? alone : nil)
  }

  // MARK: Events

  /// "EVENT 2014", "EVENT for 2014", or every year.
  private mutating func event(_ lead: Lead, from begin: Int) -> Time? {
    guard !isAtEnd, let (event, length) = context.events.match(at..<end, in: text) else { return nil }
    let first = at
    at += length
    var span = Span(event.part, vague: event.approximate)
    var time = Time(
      spans: [span], lead: lead, relation: lead.relation, isVague: event.approximate, isYearly: lead.sort != .none,
      isEvent: true, isOfOtherYear: event.about != .sameYear, range: begin..<at, windows: first)
    guard lead.sort != .none, isNumber(4...4) || word == .for && isNumber(4...4, 1) else { return time }
    if word == .for { at += 1 }
    let named = number() ?? 0
    at += 1
    let year = event.year(about: named)
    guard Span.years.contains(named), Span.years.contains(year) else {
      return object(.yearOutOfRange("\(year)"), from: begin)
    }
    span = span.placed(in: year)
    guard isThere(span, from: begin) else { return nil }
    (time.spans, time.isYearly, time.range) = ([span], false, begin..<at)
    return time
  }

  /// The window of an event: a part of every year, and nothing else.
  mutating func eventWindow() throws(DeadlineRefusal) -> (part: YearPart, approximate: Bool) {
    guard let spans = spans(), spans.count == 1, isAtEnd else { throw refusal() }
    let (span, part) = (spans[0], spans[0].part)
    let isJoined = if case .joined = part { true } else { false }
    if isJoined || span.hasYear || span.isJul || span.hasWeekday || !part.isInEveryYear {
      throw DeadlineRefusal(.notAnEventWindow(written(0..<end)), at: 1)
    }
    return (part, span.isVague)
  }

  /// Why the text is not understood.
  func refusal() -> DeadlineRefusal {
    if let objection = objections.last { return objection.refusal }
    guard furthest < end else { return DeadlineRefusal(.endsTooEarly, at: column(end)) }
    return DeadlineRefusal(.notUnderstood(written(furthest..<(furthest + 1))), at: column(furthest))
  }

  // MARK: Windows

  /// The windows of a time whose years are all known; 1900 to 2200.
  mutating func windows(of time: Time) -> [Window]? {
    var windows: [Window] = []
    for span in time.spans {
      guard let days = span.first.days, let end = span.isSingle ? days : span.last.days else { return nil }
      let (first, last) = (days.first, end.last)
      guard first <= last else { return object(.backwards(written(span.range)), from: span.range.lowerBound) }
      let window = time.relation.window(first, last)
      guard (window.start ?? window.due).year >= 1900, window.due.year <= 2200 else {
        return object(.yearOutOfRange("\((window.start ?? window.due).year)"), from: time.range.lowerBound)
      }
      windows.append(window)
    }
    return windows
  }
}
