/// The rows of the grammar, a table for each place in a text.
enum Forms {
  /// What lies in a year, or is one (DEADLINES.md, Windows). A year behind it, spans and lists are read by `Reader`.
  static let spans = FormTable<[Span]>(
    Form("a year", "2019", as: "Y") { c, r in r.inRange(c[0]).map { [Span(year: $0)] } },
    Form("two years, the second in two digits", "2015/18", "2020-21", as: "Y -|/ nn") { c, r in r.years(c) },

    Form("half-year, quarter, third of a year", "1. halvår 2013", "2. kv. 2014", "1. tertial 2022", as: "N U ~.?") {
      c, r in r.division(c[0], c[0], of: c[1], c)
    },
    Form("quarter by its sign", "Q2 2014", as: "q n") { c, r in r.division(c[0], c[0], of: 4, c) },
    Form("from one quarter to another", "2.-4. kvartal 2014", as: "N -|til N U ~.?") { c, r in
      r.division(c[0], c[1], of: c[2], c)
    },
    Form("two quarters", "3. og 4. kvartal 2014", as: "N og N U ~.?") { c, r in
      r.list(2, c) { r, n in r.division(n, n, of: c[2], c) }
    },

    Form("month", "januar 2019", "jan. 2019", as: "M") { c, _ in c.part(.months(c[0], c[0])) },
    Form("season", "våren 2014", "høst 2015", "vinteren 2020", as: "S") { c, _ in [.season(c[0])] },
    Form("winter by its two years", "vinteren 2019/2020", "vinter 2021/22", as: "vinter Y -|/ Y|nn") { c, r in
      r.secondYear(c).map { [.season(12, year: $0)] }
    },
    Form("school year", "skoleåret 2019/2020", "barnehageåret 2019/20", as: "skoleåret Y -|/ Y|nn") { c, r in
      r.secondYear(c).map { [.schoolYear(until: $0)] }
    },
    Form("school year of a wheel", "skoleåret", as: "skoleåret") { _, _ in [.schoolYear(until: nil)] },
    Form("turn of the year", "årsskiftet 2021/2022", as: "årsskiftet Y -|/ Y|nn") { c, r in
      r.secondYear(c).map { [.turnOfYear($0 - 1)] }
    },
    Form("turn of the year of a wheel", "årsskiftet", as: "årsskiftet") { _, _ in [.turnOfYear(nil)] },
    Form("new year", "på nyåret 2020", as: "på nyåret") { _, _ in [Span(.quarter(1), vague: true)] },

    Form("day", "31. desember 2019", "den 3. mars 2015", "3 mars 2015", as: "den? N|n M") { c, r in
      r.days(c[0], c[0], c[1], c)
    },
    Form("days of a month", "1.-15. november 2023", "24.-25. oktober 2022", as: "den? N|n -|til N|n M") { c, r in
      r.days(c[0], c[1], c[2], c)
    },
    Form("two days of a month", "19. og 20. april 2023", as: "den? N|n og N|n M") { c, r in
      r.list(2, c) { r, day in r.days(day, day, c[2], c) }
    },
    Form("three days of a month", "1., 2. og 3. mars 2023", as: "den? N|n , N|n og N|n M") { c, r in
      r.list(3, c) { r, day in r.days(day, day, c[3], c) }
    },
    Form("date in figures", "31.12.2019", "1.5.19", as: "den? n . n . Y|nn") { c, r in r.date(c[0], c[1], c[2], c) },
    Form("date with slashes", "3/3/2015", as: "n / n / Y|nn") { c, r in r.date(c[0], c[1], c[2], c) },
    Form("date with dashes", "3-3-2015", as: "n - n - Y|nn") { c, r in
      // "19-05-01" may have its year in front.
      c[2] < 100 && r.tokens[c.begin].range.count == 2
        ? r.object(.ambiguous(r.written(since: c.begin), .dayFirstOrYearFirst), from: c.begin)
        : r.date(c[0], c[1], c[2], c)
    },
    Form("date of ISO 8601", "2019-12-31", as: "Y - nn - nn") { c, r in r.date(c[2], c[1], c[0], c) },
    Form("days from one month to another in figures", "08.05-19.06.2023", as: "n . n .? - n . n . Y|nn") { c, r in
      r.dates((c[0], c[1]), (c[2], c[3]), c[4], c)
    },
    Form("days of a month in figures", "8.-19.06.2023", as: "n . - n . n . Y|nn") { c, r in
      r.dates((c[0], c[2]), (c[1], c[2]), c[3], c)
    },

    Form("weekday of a month", "første mandag i september 2014", as: "N D i M") { c, r in
      guard (1...5).contains(c[0]), let weekday = Weekday(rawValue: c[1]) else { return r.noDate(c.begin) }
      return c.part(.weekday(n: c[0], weekday, month: c[2]))
    },
    Form("last weekday of a month", "siste søndag i mars 2014", as: "siste D i M") { c, _ in
      Weekday(rawValue: c[0]).map { c.part(.weekday(n: -1, $0, month: c[1])) }
    },
    Form("first week of a month", "første uke i oktober 2014", as: "N uke|uken i M") { c, _ in
      c[0] == 1 ? c.part(.week(last: false, month: c[1]), vague: true) : nil
    },
    Form("last week of a month", "siste uke i september 2014", as: "siste uke|uken i M") { c, _ in
      c.part(.week(last: true, month: c[0]), vague: true)
    },
    Form("last day of a month", "siste dag i oktober 2015", as: "siste dag i M") { c, _ in
      c.part(.days(month: c[0], 31, 31))
    },
    Form("half of a month", "første halvdel av november 2019", as: "N halvdel av M") { c, r in
      c[0] > 2 || c[0] < 1 ? r.noDate(c.begin) : c.part(.days(month: c[1], c[0] * 15 - 14, c[0] == 1 ? 15 : 31))
    },
    Form("last half of a month", "siste halvdel av november 2019", as: "siste halvdel av M") { c, _ in
      c.part(.days(month: c[0], 16, 31))
    },

    Form("week", "uke 42 2019", "veke 10 2020", as: "uke n") { c, r in r.weeks(c[0], c[0], c) },
    Form("weeks", "uke 40-41 2019", "uke 10 til 13 2022", as: "uke n -|/|til n") { c, r in r.weeks(c[0], c[1], c) },
    Form("two weeks", "uke 40 og 42 2019", as: "uke n og n") { c, r in
      r.list(2, c) { r, week in r.weeks(week, week, c) }
    },

    Form("early in a year", "tidlig i 2020", as: "tidlig i? Y") { c, r in r.quarter(1, c) },
    Form("beginning of a year", "begynnelsen av 2020", as: "begynnelsen av Y") { c, r in r.quarter(1, c) },
    Form("middle of a year", "midten av 2020", as: "midten av Y") { c, r in r.quarter(2, c) },
    Form("late in a year", "sent i 2020", as: "sent i? Y") { c, r in r.quarter(4, c) },
    Form("end of a year", "slutten av 2020", "mot slutten av 2020", as: "mot? slutten av Y") { c, r in r.quarter(4, c)
    },
    Form("primo of a year", "primo 2020", as: "primo Y") { c, r in r.quarter(1, c) },
    Form("medio of a year", "medio 2020", as: "medio Y") { c, r in r.quarter(2, c) },
    Form("ultimo of a year", "ultimo 2020", as: "ultimo Y") { c, r in r.quarter(4, c) },
    Form("primo of a month", "primo juni 2020", as: "primo M") { c, _ in c.part(.days(month: c[0], 1, 10), vague: true)
    },
    Form("medio of a month", "medio juni 2020", as: "medio M") { c, _ in
      c.part(.days(month: c[0], 11, 20), vague: true)
    },
    Form("ultimo of a month", "ultimo juni 2020", as: "ultimo M") { c, _ in
      c.part(.days(month: c[0], 21, 31), vague: true)
    },

    Form("the plan's period", "planperioden", as: "planperioden") { c, r in
      guard let period = r.context.period else { return r.object(.noPeriod(r.written(since: c.begin)), from: c.begin) }
      return [Span(from: Piece(part: .year, year: period.first), to: Piece(part: .year, year: period.last))]
    })
}

extension Captures {
  /// A part of the month that was read, "jul" perhaps.
  fileprivate func part(_ part: YearPart, vague: Bool = false) -> [Span] {
    var span = Span(part, vague: vague)
    (span.isJul, span.isShort) = (isJul, isShort)
    return [span]
  }
}

// MARK: - What the rows have in common

extension Reader {
  /// 00–68 lie in the 2000s, 69–99 in the 1900s; what has four digits is taken as it is.
  static func fullYear(_ year: Int) -> Int { year >= 100 ? year : year + (year <= 68 ? 2000 : 1900) }

  mutating func noDate<T>(_ begin: Int) -> T? { object(.notADate(written(since: begin)), from: begin) }

  mutating func backwards<T>(_ begin: Int) -> T? { object(.backwards(written(since: begin)), from: begin) }

  /// The year that was read last.
  mutating func inRange(_ year: Int) -> Int? {
    Span.years.contains(year) ? year : object(.yearOutOfRange(written(since: at - 1)), from: at - 1)
  }

  /// "2015/18"
  fileprivate mutating func years(_ c: Captures) -> [Span]? {
    guard let first = inRange(c[0]) else { return nil }
    let last = Self.fullYear(c[1])
    if last <= first, (1...12).contains(c[1]), isMark(.dash, -2) {
      return object(.yearMonth(written(since: c.begin), month: c[1], year: first), from: c.begin)
    }
    guard first <= last else { return backwards(c.begin) }
    return joined(Span(from: Span(year: first).first, to: Span(year: last).first), c)
  }

  /// The second of two years that follow each other.
  fileprivate mutating func secondYear(_ c: Captures) -> Int? {
    let (first, second) = (c[0], Self.fullYear(c[1]))
    return second == first + 1 && first >= 1900 && second <= 2200 ? second : noDate(c.begin)
  }

  fileprivate mutating func division(_ first: Int, _ last: Int, of count: Int, _ c: Captures) -> [Span]? {
    guard (1...count).contains(first), (1...count).contains(last) else { return noDate(c.begin) }
    guard first <= last else { return backwards(c.begin) }
    let length = 12 / count
    return joined(Span(.months((first - 1) * length + 1, last * length)), c)
  }

  fileprivate mutating func weeks(_ first: Int, _ last: Int, _ c: Captures) -> [Span]? {
    guard (1...53).contains(first), (1...53).contains(last) else { return noDate(c.begin) }
    if isMark(.slash, -2), last != first + 1 {
      return object(.ambiguous(written(since: c.begin), .bothOrSpan), from: c.begin)
    }
    return first <= last ? joined(Span(.weeks(first, last)), c) : backwards(c.begin)
  }

  fileprivate mutating func days(_ first: Int, _ last: Int, _ month: Int, _ c: Captures) -> [Span]? {
    // 2000 was a leap year; what 29 February is in other years is looked at when the year is known.
    let days = 1...CivilDay.days(inMonth: month, of: 2000)
    guard days.contains(first), days.contains(last) else { return noDate(c.begin) }
    guard first <= last else { return backwards(c.begin) }
    var span = Span.days(first, last, month)
    // "1. jul" is a day in July; "første jul" may be Christmas Day.
    span.isJul = c.isJul && !c.isInDigits
    return joined(span, c)
  }

  fileprivate mutating func date(_ day: Int, _ month: Int, _ year: Int, _ c: Captures) -> [Span]? {
    let year = Self.fullYear(year)
    guard Span.years.contains(year) else { return object(.yearOutOfRange("\(year)"), from: c.begin) }
    guard CivilDay(year: year, month: month, day: day) != nil else { return noDate(c.begin) }
    return [Span.days(day, day, month, year: year)]
  }

  /// From one day and month to another, both of one year.
  fileprivate mutating func dates(_ a: (Int, Int), _ b: (Int, Int), _ year: Int, _ c: Captures) -> [Span]? {
    guard let first = date(a.0, a.1, year, c)?.first, let last = date(b.0, b.1, year, c)?.first else { return nil }
    guard let begin = first.first.days, let end = last.first.days, begin.first < end.last else {
      return backwards(c.begin)
    }
    return joined(Span(from: first.first, to: last.first), c)
  }

  /// With what stands between its two ends, where there are two: "fra 1. til 15. mars" is not from 1 March on.
  private func joined(_ span: Span, _ c: Captures) -> [Span] {
    var span = span
    span.joint = c.joint
    return [span]
  }

  /// The first, second or last part of a year: a quarter, vaguely.
  fileprivate mutating func quarter(_ quarter: Int, _ c: Captures) -> [Span]? {
    inRange(c[0]).map { [Span(.quarter(quarter), year: $0, vague: true)] }
  }

  /// So many numbers, ascending, each with what follows them all.
  fileprivate mutating func list(_ count: Int, _ c: Captures, _ span: (inout Reader, Int) -> [Span]?) -> [Span]? {
    guard (1..<count).allSatisfy({ c[$0 - 1] < c[$0] }) else { return backwards(c.begin) }
    let spans = (0..<count).compactMap { span(&self, c[$0]) }
    return spans.count == count ? spans.flatMap(\.self) : nil
  }
}
