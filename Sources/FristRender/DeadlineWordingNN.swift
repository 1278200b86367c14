import FristCore

extension WordingNN: DeadlineWording {
  func labelled(_ label: String) -> String { "«\(label)»: " }
  var ongoing: String { "løpande, utan frist" }
  var asNeeded: String { "ved behov, utan frist" }
  var undated: String { "planen har ingen frist" }
  func relative(_ relative: Relative) -> String {
    let unit =
      switch relative.unit {
      case .day: relative.count == 1 ? "dag" : "dagar"
      case .week: relative.count == 1 ? "veke" : "veker"
      case .month: relative.count == 1 ? "månad" : "månader"
      case .year: "år"
      }
    return relative.count == 0
      ? "fristen er den dagen \(relative.after) er gjort"
      : "\(relative.count) \(unit) etter at \(relative.after) er gjort"
  }
  var approximate: String { "omtrentleg" }
  var continued: String { "blir deretter ført vidare løpande" }
  func next(_ day: String, isFirst: Bool) -> String { "\(isFirst ? "første" : "neste") frist \(day)" }
  func nothing(from day: String) -> String { "ingen frist frå og med \(day)" }
  func told(_ day: String) -> String { "blir varsla \(day)" }
  var emptyText: String { "(tom)" }

  func every(years: Int) -> String { years == 1 ? "kvart år" : "kvart \(years). år" }
  func every(months: Int) -> String {
    switch months {
    case 6: "kvart halvår"
    case 4: "kvart tertial"
    case 3: "kvart kvartal"
    default: "kvar månad"
    }
  }
  var wholeSpan: String { "frå første til siste dag" }
  var everyWeek: String { "kvar veke" }
  var wholeWeek: String { "måndag til søndag" }
  func years(from first: Int, to last: Int?) -> String { " frå \(first)" + (last.map { " til \($0)" } ?? "") }
  func inPeriod(_ period: YearSpan) -> String {
    "i planperioden \(period.first == period.last ? "\(period.first)" : "\(period.first)–\(period.last)")"
  }

  func weekdayAndDay(_ day: CivilDay) -> String {
    "\(Self.weekdays[day.weekday.rawValue - 1]) \(edge(.day(day.day, month: day.month)))"
  }
  func span(_ first: String, _ last: String) -> String { "\(first) – \(last)" }
  func by(_ day: String) -> String { "innan \(day)" }
  func before(_ day: String) -> String { "før \(day)" }
  func from(_ day: String) -> String { "på plass \(day)" }
  func edge(_ edge: YearPart.Edge) -> String {
    switch edge {
    case .day(let day, let month): "\(day). \(Self.months[month - 1])"
    case .decemberBefore: "1. desember året før"
    case .lastOfFebruary: "siste dag i februar"
    case .leapDay: "29. februar (28. februar når det ikkje er skotår)"
    case .weekday(let n, let weekday, let month):
      "\(Self.ordinal(n)) \(Self.weekdays[weekday.rawValue - 1]) i \(Self.months[month - 1])"
    case .inWeek(let weekday, let week): "\(Self.weekdays[weekday.rawValue - 1]) i veke \(week)"
    case .inWeekOfMonth(let weekday, let last, let month):
      "\(Self.weekdays[weekday.rawValue - 1]) i \(week(last: last, month: month))"
    }
  }
  func days(_ first: Int, _ last: Int, month: Int) -> String { "\(first).–\(last). \(Self.months[month - 1])" }
  func days(_ first: String, _ last: String) -> String { "\(first)–\(last)" }
  func weeks(_ first: Int, _ last: Int) -> String {
    "veke \(first == last ? "\(first)" : "\(first)–\(last)"), måndag til søndag"
  }
  func week(last: Bool, month: Int) -> String {
    "veka med \(last ? "siste" : "første") torsdag i \(Self.months[month - 1])"
  }

  private static func ordinal(_ n: Int) -> String {
    n < 0 ? "siste" : ["første", "andre", "tredje", "fjerde", "femte"][n - 1]
  }
}
