import FristCore

/// What comes back (DEADLINES.md, Recurring).
extension DeadlineParser {
  /// How often, before anything is said of when in the year.
  enum Frequency {
    case years(Int)
    case months(Int)
    case weeks
    /// "Hver høst".
    case part(YearPart)
  }

  mutating func recurringOrOnce() throws(DeadlineRefusal) -> Deadline.Meaning {
    let begin = tokens
    let column = column
    let isLeast = accept(.atLeast)
    if let frequency = try frequency() { return try recurring(frequency, column: column) }
    let occasion = try occasion()
    if case .yearly(let part) = occasion.place {
      let every = try yearlySuffix()
      guard let every = every ?? (occasion.isEveryYear ? 1 : nil) else {
        throw tokens.isEmpty ? DeadlineRefusal(.noYear, at: self.column) : stuck()
      }
      let yearly = try everyYear(part, occasion.relation, from: begin)
      return try recurrence(every: every, yearly, try bounds(every: every), column: column)
    }
    if isLeast { throw DeadlineRefusal(.notUnderstood(text.written(begin[begin.startIndex].range)), at: column) }
    return .once(try windows(occasion, column: column))
  }

  // MARK: How often

  private mutating func frequency() throws(DeadlineRefusal) -> Frequency? {
    switch word {
    case .yearly: return take(1, .years(1))
    case .halfYearly: return take(1, .months(6))
    case .quarterly: return take(1, .months(3))
    case .tertially: return take(1, .months(4))
    case .monthly: return take(1, .months(1))
    case .weekly: return take(1, .weeks)
    case .unit(.year):
      guard word(1) == .for, word(2) == .unit(.year) else {
        skip()
        throw stuck()
      }
      return take(3, .years(1))
    case .everyOther:
      skip()
      try expect(.unit(.year))
      return .years(2)
    case .each: return try each()
    case .count where word(1) == .times: return try timesAYear()
    default:
      if number() != nil, word(1) == .times { return try timesAYear() }
      return nil
    }
  }

  private mutating func take(_ count: Int, _ frequency: Frequency) -> Frequency {
    skip(count)
    return frequency
  }

  /// "Hvert år | kvartal | 3. år", "hver høst".
  private mutating func each() throws(DeadlineRefusal) -> Frequency {
    let isNeuter = token()?.spelling?.hasSuffix("t") ?? false
    skip()
    switch word {
    // "Hver år" may be "hver vår".
    case .unit(.year) where isNeuter: return take(1, .years(1))
    case .half: return take(1, .months(6))
    case .quarter where token()?.spelling == "kvartal": return take(1, .months(3))
    case .tertial: return take(1, .months(4))
    case .unit(.month): return take(1, .months(1))
    case .unit(.week): return take(1, .weeks)
    case .spring, .summer, .autumn, .winter: return .part(try yearPart())
    case .month:
      let part = try yearPart()
      guard case .months(let a, let b) = part, a == b else { throw stuck() }
      return .part(part)
    default:
      let interval: Int
      guard let first = token() else { throw stuck() }
      if case .ordinal(let n)? = word {
        interval = n
        skip()
      } else if isNumber(1...2), isMark(.dot, 1), let n = number() {
        interval = n
        skip(2)
      } else {
        throw stuck()
      }
      try expect(.unit(.year))
      guard interval >= 2 else { throw notUnderstood(first) }
      return .years(interval)
    }
  }

  /// "En gang i året", "2 ganger pr. år", "to ganger årlig".
  private mutating func timesAYear() throws(DeadlineRefusal) -> Frequency {
    let first = tokens[tokens.startIndex]
    let count: Int? = if case .count(let n)? = word { n } else { isNumber(1...2) ? number() : nil }
    skip(2)
    switch word {
    case .yearly: skip()
    case .in:
      skip()
      try expect(.theYear)
    case .per:
      skip()
      if token()?.spaced == false { accept(.dot) }
      try expect(.unit(.year))
    default: throw stuck()
    }
    switch count {
    case 1: return .years(1)
    case 2: return .months(6)
    default: throw notUnderstood(first)
    }
  }

  /// "… hvert år", "… hvert tredje år", "… årlig" after a part of the year.
  private mutating func yearlySuffix() throws(DeadlineRefusal) -> Int? {
    let begin = tokens
    guard [.each, .everyOther, .yearly].contains(word) else { return nil }
    guard case .years(let every)? = try frequency() else { throw notUnderstood(begin[begin.startIndex]) }
    return every
  }

  // MARK: When

  private mutating func recurring(_ frequency: Frequency, column: Int) throws(DeadlineRefusal) -> Deadline.Meaning {
    switch frequency {
    case .months(let length): return try recurrence(.months(length), try bounds(every: 1), column: column)
    case .weeks: return try recurrence(.weeks, try bounds(every: 1), column: column)
    case .part(let part): return try recurrence(every: 1, Occasion(part), try bounds(every: 1), column: column)
    case .years(let every):
      if let (occasion, year) = try firstTime() {
        return try recurrence(every: every, occasion, (year, nil), column: column)
      }
      if every > 1, isNumber(4...4, 1) && (isMark(.colon) || isMark(.comma)) || isBareYear && !isMark(.dash, 1) {
        if !isBareYear { skip() }
        return try recurrence(every: every, Occasion(.year), (try years(every: every), nil), column: column)
      }
      let occasion = try partAfterFrequency()
      return try recurrence(every: every, occasion ?? Occasion(.year), try bounds(every: every), column: column)
    }
  }

  /// [","] ["med"] "første gang | første evaluering | neste gang" and a window in a named year.
  private mutating func firstTime() throws(DeadlineRefusal) -> (Occasion, year: Int)? {
    var ahead = isMark(.comma) ? 1 : 0
    if word(ahead) == .with { ahead += 1 }
    switch (word(ahead), word(ahead + 1)) {
    case (.ordinal(1), .times), (.ordinal(1), .evaluation), (.next, .times): skip(ahead + 2)
    default: return nil
    }
    accept(.in)
    let begin = tokens
    if case .weekday? = word { throw stuck() }
    guard case .dated(let part, let year) = try simplePlace() else {
      throw tokens.isEmpty ? DeadlineRefusal(.noYear, at: column) : stuck()
    }
    return (try everyYear(part, .during, from: begin), year)
  }

  /// The years named after "hvert 3. år", which must follow by that interval.
  ///
  /// - Returns: the first of them.
  private mutating func years(every interval: Int) throws(DeadlineRefusal) -> Int {
    let first = try year()
    var next = first + interval
    while isNumber(4...4) || isNumber(4...4, 1) && (isMark(.comma) || word == .and) {
      if !isNumber(4...4) { skip() }
      let column = column
      let named = try year()
      guard named == next else { throw DeadlineRefusal(.offInterval(named, every: interval), at: column) }
      next += interval
    }
    return first
  }

  /// "Årlig i oktober", "årlig innen 1. mars", "hvert år i forbindelse med EVENT".
  private mutating func partAfterFrequency() throws(DeadlineRefusal) -> Occasion? {
    let isComma = isMark(.comma)
    if !isComma, tokens.isEmpty || startsBounds { return nil }
    if isComma, word(1) == .continued { return nil }
    accept(.comma)
    if isComma, startsBounds { return nil }
    let begin = tokens
    let lead = try lead()
    if lead.relation == .from { throw stuck() }
    if lead.isSpoken, lead.event != .no, let (event, length) = context.events.match(tokens) {
      skip(length)
      if event.approximate { approximate = true }
      isEventOfOtherYear = event.about != .sameYear
      return Occasion(event.part, lead.relation)
    }
    if lead.event == .must { throw stuck() }
    if accept(.about) {
      if token()?.spaced == false { accept(.dot) }
      approximate = true
    }
    let part = try yearPart()
    return try everyYear(part, try relation(lead.relation), from: begin)
  }

  private func everyYear(
    _ part: YearPart, _ relation: Occasion.Relation, from begin: ArraySlice<Token>
  ) throws(DeadlineRefusal) -> Occasion {
    guard part.isInEveryYear else {
      throw DeadlineRefusal(.notEveryYear(written(from: begin)), at: begin.first?.column ?? 1)
    }
    guard relation != .from else { throw notUnderstood(begin[begin.startIndex]) }
    return Occasion(part, relation)
  }

  // MARK: From when, until when

  private var startsBounds: Bool {
    word == .from || isNumber(4...4) || word == .in && (word(1) == .planPeriod || word(1) == .whole)
  }

  /// "fra 2020", "fra 2019 til 2021", "2019-2021", "i planperioden".
  private mutating func bounds(every interval: Int) throws(DeadlineRefusal) -> (first: Int?, last: Int?) {
    guard startsBounds else { return (nil, nil) }
    let begin = tokens
    if accept(.in) {
      accept(.whole)
      try expect(.planPeriod)
      guard context.period != nil else {
        throw DeadlineRefusal(.noPeriod(written(from: begin)), at: begin.first?.column ?? 1)
      }
      return (nil, nil)
    }
    if isEventOfOtherYear, let token = tokens.first {
      throw DeadlineRefusal(.ambiguous(text.written(token.range), .yearOfEventOrOfItsSubject), at: token.column)
    }
    let isFrom = accept(.from)
    if isFrom { accept(.and, .with) }
    let first = try year()
    guard isFrom ? word == .to : isMark(.dash) else {
      if isFrom { return (first, nil) }
      throw tokens.isEmpty ? notUnderstood(begin[begin.startIndex]) : stuck()
    }
    // "Hvert 3. år 2019-2022": two years named, or the first and the last?
    if interval > 1, !isFrom { throw stuck() }
    skip()
    if isFrom { accept(.and, .with) }
    let last: Int
    if !isFrom, isNumber(2...2), let number = self.number() {
      last = Self.fullYear(number)
      skip()
    } else {
      last = try year()
    }
    guard first <= last else { throw DeadlineRefusal(.backwards(written(from: begin)), at: begin.first?.column ?? 1) }
    return (first, last)
  }

  private func recurrence(
    every interval: Int, _ occasion: Occasion, _ years: (first: Int?, last: Int?), column: Int
  ) throws(DeadlineRefusal) -> Deadline.Meaning {
    // "Før januar hvert år fra 2020": is the first in 2019?
    if years.first != nil || years.last != nil, occasion.relation == .before,
      occasion.window(in: 2020)?.due.year != 2020
    {
      throw DeadlineRefusal(.ambiguous(text.written(0..<text.source.count), .thatYearOrTheYearBefore), at: column)
    }
    guard interval > 1 else { return try recurrence(.years(every: 1, from: 0, occasion), years, column: column) }
    guard let from = years.first ?? context.period?.first else {
      throw DeadlineRefusal(.noFirstYear(every: interval), at: column)
    }
    return try recurrence(.years(every: interval, from: from, occasion), years, column: column)
  }

  private func recurrence(
    _ cycle: Recurrence.Cycle, _ years: (first: Int?, last: Int?), column: Int
  ) throws(DeadlineRefusal) -> Deadline.Meaning {
    guard
      let recurrence = Recurrence(cycle, firstYear: years.first, lastYear: years.last, period: context.period)
    else { throw DeadlineRefusal(.neverInPeriod(context.period), at: column) }
    return .recurring(recurrence)
  }
}
