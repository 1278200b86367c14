/// How often, before anything is said of when in the year (DEADLINES.md, Recurring).
enum Frequency {
  case years(Int)
  /// A divisor of twelve.
  case months(Int)
  case weeks
  /// "Hver høst".
  case span(Span)

  /// So many times a year.
  init?(times: Int) {
    guard times > 0, 12 % times == 0 else { return nil }
    self.init(months: 12 / times)
  }

  /// Every so many months.
  init?(months: Int) {
    guard months > 0, 12 % months == 0 else { return nil }
    self = months == 12 ? .years(1) : .months(months)
  }
}

extension Forms {
  static let frequencies = FormTable<Frequency>(
    Form("yearly", "årlig", as: "årlig", is: .years(1)),
    Form("every year", "hvert år", as: "hvert år", is: .years(1)),
    Form("year for year", "år for år", as: "år for år", is: .years(1)),
    Form("times in the year", "en gang i året", "to ganger i året", as: "C gang i året") { c, _ in
      Frequency(times: c[0])
    },
    Form("times a year", "1 gang pr. år", as: "C gang pr ~.? år") { c, _ in Frequency(times: c[0]) },
    Form("times yearly", "2 ganger årlig", as: "C gang årlig") { c, _ in Frequency(times: c[0]) },
    Form("times every year", "én gang hvert år", as: "C gang hvert år") { c, _ in Frequency(times: c[0]) },
    Form("half-yearly", "halvårlig", as: "halvårlig", is: .months(6)),
    Form("quarterly", "kvartalsvis", as: "kvartalsvis", is: .months(3)),
    Form("every tertial", "tertialvis", as: "tertialvis", is: .months(4)),
    Form("every half-year, quarter, tertial", "hvert kvartal", as: "hvert U") { c, _ in .months(12 / c[0]) },
    Form("every so many months", "hver 6. måned", "hver 6’te måned", as: "hver N måned") { c, _ in
      Frequency(months: c[0])
    },
    Form("every other month", "annenhver måned", as: "annenhver måned", is: .months(2)),
    Form("monthly", "månedlig", as: "månedlig", is: .months(1)),
    Form("every month", "hver måned", as: "hver måned", is: .months(1)),
    Form("once in the month", "en gang i måneden", as: "C gang i måneden") { c, _ in c[0] == 1 ? .months(1) : nil },
    Form("once a month", "en gang pr. måned", as: "C gang pr ~.? måned") { c, _ in c[0] == 1 ? .months(1) : nil },
    Form("a month", "pr mnd", as: "pr ~.? måned ~.?", is: .months(1)),
    Form("weekly", "ukentlig", as: "ukentlig", is: .weeks),
    Form("every week", "hver uke", as: "hver uke", is: .weeks),
    Form("once in the week", "en gang i uken", as: "C gang i uken") { c, _ in c[0] == 1 ? .weeks : nil },
    Form("once a week", "en gang pr. uke", as: "C gang pr ~.? uke") { c, _ in c[0] == 1 ? .weeks : nil },
    Form("every so many years", "hvert 3. år fra 2019", "hvert fjerde år fra 2016", as: "hvert N år") { c, _ in
      c[0] >= 2 ? .years(c[0]) : nil
    },
    Form("every other year", "annethvert år fra 2020", as: "annethvert år", is: .years(2)),
    Form("every other year in two words", "annet hvert år fra 2020", as: "N hvert år") { c, _ in
      c[0] == 2 && !c.isInDigits ? .years(2) : nil
    },
    Form("once every so many years", "en gang hvert 4. år fra 2020", as: "C gang hvert N år") { c, _ in
      c[0] == 1 && c[1] >= 2 ? .years(c[1]) : nil
    },
    Form("every season", "hver høst", as: "hver|hvert S") { c, _ in .span(.season(c[0])) },
    Form("every month of a name", "hver januar", as: "hver|hvert M") { c, r in
      c.isJul ? r.object(.ambiguous("jul", .julyOrChristmas), from: c.begin) : .span(Span(.months(c[0], c[0])))
    })

  /// What leads to the first of all: "årlig, første gang våren 2014".
  static let firstTimes = FormTable<Void>(
    Form("the first time", "årlig, første gang våren 2014", as: ",? med? N gang i?") { c, _ in c[0] == 1 ? () : nil },
    Form("the first evaluation", "årlig, med første evaluering høsten 2015", as: ",? med? N evaluering i?") { c, _ in
      c[0] == 1 ? () : nil
    },
    Form("the next time", "hvert tredje år, neste gang 2021", as: ",? neste gang i?", is: ()))

  /// What has no days of its own (DEADLINES.md, The rest).
  static let rest = FormTable<Deadline.Meaning>(
    Form("ongoing", "løpende", "kontinuerlig", "permanent", "jevnlig", as: "løpende", is: .ongoing),
    Form(
      "ongoing in the period", "løpende i hele perioden", as: "løpende i? hele? perioden|planperioden", is: .ongoing),
    Form("the whole period", "hele perioden", "hele året", as: "i? hele perioden|planperioden|året", is: .ongoing),
    Form("as needed", "ved behov", "etter behov", as: "ved|etter behov", is: .asNeeded),
    Form("when there is need", "når behov oppstår", as: "når behov oppstår", is: .asNeeded),
    Form("as often as there is need", "så ofte det er behov", as: "så ofte det er behov", is: .asNeeded),
    Form("days after another", "14 dager etter 3.6", as: "C dag|dager etter") { c, r in r.relative(c, .day) },
    Form("weeks after another", "to uker etter 3.6", as: "C uke|uker etter") { c, r in r.relative(c, .week) },
    Form("months after another", "6 måneder etter 3.6", as: "C måned|måneder etter") { c, r in r.relative(c, .month) },
    Form("years after another", "ett år etter 3.6", as: "C år etter") { c, r in r.relative(c, .year) },
    Form("when another is done", "når 3.6 er gjort", as: "når") { _, r in
      guard let id = r.obligation(), r.accept(.is), r.accept(.done) else { return nil }
      return .relative(Relative(count: 0, unit: .day, after: id))
    })
}

extension Reader {
  fileprivate mutating func relative(_ c: Captures, _ unit: Relative.Unit) -> Deadline.Meaning? {
    guard (1...(unit == .year ? 99 : 999)).contains(c[0]), let id = obligation() else { return nil }
    return .relative(Relative(count: c[0], unit: unit, after: id))
  }

  /// An id as DESIGN.md has it: `[A-Za-z0-9][A-Za-z0-9._-]*`, perhaps with `:MEMBER`.
  ///
  /// What can also be a time is refused: "ett år etter 2019" hardly means an obligation 2019.
  fileprivate mutating func obligation() -> String? {
    let begin = at
    let isDate = isNumber(1...2) && isNumber(1...2, 2) && isNumber(4...4, 4)
    guard let first = token, !isDate, !isNumber(4...4), first.word == nil else { return nil }
    if first.closed != nil, token(1).map(\.spaced) ?? true { return nil }
    while let token, at == begin || !token.spaced {
      let isMark = token.isMark(.dash) || token.isMark(.dot) || token.isMark(.colon) || token.isMark(.other)
      guard token.isWord || isNumber(1...400) || at > begin && isMark else { break }
      at += 1
    }
    let id = written(begin..<at)
    let isWhole = at > begin && (tokens[at - 1].isWord || isNumber(1...400, -1) || id.hasSuffix("-"))
    let isID = id.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", ":": true
      default: false
      }
    }
    return isID && (isWhole || id.hasSuffix("_")) ? id : nil
  }
}
