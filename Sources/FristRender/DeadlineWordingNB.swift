import FristCore

extension WordingNB: DeadlineWording {
  func labelled(_ label: String) -> String { "«\(label)»: " }
  var ongoing: String { "løpende, uten frist" }
  var asNeeded: String { "ved behov, uten frist" }
  var undated: String { "planen har ingen frist" }
  func relative(_ relative: Relative) -> String {
    let unit =
      switch relative.unit {
      case .day: relative.count == 1 ? "dag" : "dager"
      case .week: relative.count == 1 ? "uke" : "uker"
      case .month: relative.count == 1 ? "måned" : "måneder"
      case .year: "år"
      }
    return relative.count == 0
      ? "fristen er den dagen \(relative.after) er gjort"
      : "\(relative.count) \(unit) etter at \(relative.after) er gjort"
  }
  var approximate: String { "omtrentlig" }
  func toConfirm(_ instead: String?) -> String {
    "skal bekreftes" + (instead.map { "; skriv heller «\($0)»" } ?? ", eller skriv tiden i «means:»")
  }
  func leftAside(_ text: String) -> String { "«\(text)» er ikke tatt med" }
  var continued: String { "videreføres deretter løpende" }
  func next(_ day: String, isFirst: Bool) -> String { "\(isFirst ? "første" : "neste") frist \(day)" }
  func nothing(from day: String) -> String { "ingen frist fra og med \(day)" }
  func told(_ day: String) -> String { "varsles \(day)" }
  var emptyText: String { "(tom)" }

  func every(years: Int) -> String { years == 1 ? "hvert år" : "hvert \(years). år" }
  func every(months: Int) -> String {
    switch months {
    case 2: "annenhver måned"
    case 6: "hvert halvår"
    case 4: "hvert tertial"
    case 3: "hvert kvartal"
    default: "hver måned"
    }
  }
  var wholeSpan: String { "fra første til siste dag" }
  var everyWeek: String { "hver uke" }
  var wholeWeek: String { "mandag til søndag" }
  func years(from first: Int, to last: Int?) -> String { " fra \(first)" + (last.map { " til \($0)" } ?? "") }
  func inPeriod(_ period: YearSpan) -> String {
    "i planperioden \(period.first == period.last ? "\(period.first)" : "\(period.first)–\(period.last)")"
  }

  func weekdayAndDay(_ day: CivilDay) -> String {
    "\(Self.weekdays[day.weekday.rawValue - 1]) \(edge(.day(day.day, month: day.month)))"
  }
  func span(_ first: String, _ last: String) -> String { "\(first) – \(last)" }
  func by(_ day: String) -> String { "innen \(day)" }
  func before(_ day: String) -> String { "før \(day)" }
  func from(_ day: String) -> String { "på plass \(day)" }
  func edge(_ edge: YearPart.Edge) -> String {
    switch edge {
    case .day(let day, let month): "\(day). \(Self.months[month - 1])"
    case .decemberBefore: "1. desember året før"
    case .nextYear(let edge): "\(self.edge(edge)) året etter"
    case .lastOfFebruary: "siste dag i februar"
    case .leapDay: "29. februar (28. februar når det ikke er skuddår)"
    case .weekday(let n, let weekday, let month):
      "\(Self.ordinal(n)) \(Self.weekdays[weekday.rawValue - 1]) i \(Self.months[month - 1])"
    case .inWeek(let weekday, let week): "\(Self.weekdays[weekday.rawValue - 1]) i uke \(week)"
    case .inWeekOfMonth(let weekday, let last, let month):
      "\(Self.weekdays[weekday.rawValue - 1]) i \(week(last: last, month: month))"
    }
  }
  func days(_ first: Int, _ last: Int, month: Int) -> String { "\(first).–\(last). \(Self.months[month - 1])" }
  func days(_ first: String, _ last: String) -> String { "\(first)–\(last)" }
  func weeks(_ first: Int, _ last: Int) -> String {
    "uke \(first == last ? "\(first)" : "\(first)–\(last)"), mandag til søndag"
  }
  func week(last: Bool, month: Int) -> String {
    "uken med \(last ? "siste" : "første") torsdag i \(Self.months[month - 1])"
  }

  private static func ordinal(_ n: Int) -> String {
    n < 0 ? "siste" : ["første", "andre", "tredje", "fjerde", "femte"][n - 1]
  }
}

// MARK: - Refusals

extension WordingNB {
  func refused(_ reason: DeadlineRefusal.Reason, at column: Int) -> String {
    "avvist ved tegn \(column): \(sentence(reason))"
  }
  func perhaps(_ word: String) -> String { "kanskje «\(word)»?" }

  func sentence(_ reason: DeadlineRefusal.Reason) -> String {
    switch reason {
    case .tooLong(let limit): "en frist på mer enn \(limit) tegn leses ikke"
    case .notUnderstood(let text): "«\(text)» er ikke forstått"
    case .endsTooEarly: "teksten slutter der det trengs mer"
    case .notADate(let text): "«\(text)» er ingen dato"
    case .wrongWeekday(let text, let weekday): "«\(text)» er feil: det er en \(Self.weekdays[weekday.rawValue - 1])"
    case .noSuchWeek(let week, let year): "\(year) har ingen uke \(week)"
    case .notEveryYear(let text): "«\(text)» finnes ikke hvert år"
    case .backwards(let text): "«\(text)» går baklengs"
    case .ambiguous(let text, let ambiguity): "«\(text)» kan bety \(meanings(ambiguity))"
    case .noYear: "årstallet mangler; skriv det, eller «year:» i planen eller ved teksten"
    case .yearOutOfRange(let text): "\(text) er ikke et år fra 1900 til 2200"
    case .yearMonth(let text, let month, let year):
      "«\(text)» leses ikke som en måned; skriv «\(Self.months[month - 1]) \(year)»"
    case .namedTwice(let year): "\(year) er nevnt to ganger"
    case .noFirstYear(let interval): "verken teksten eller planen sier hvilket år «hvert \(interval). år» begynner"
    case .offInterval(let year, let interval): "\(year) følger ikke med \(interval) års mellomrom"
    case .noPeriod(let word): "«\(word)» sier ingenting, for planen har ingen periode"
    case .neverInPeriod(let period): "ingen frist faller i planperioden \(period.map(String.init(describing:)) ?? "")"
    case .noNow(let word): "«\(word)» regnes fra i dag, og en plan har ikke noe i dag"
    case .noEnd(let word): "«\(word)» sier ikke når det må være gjort"
    case .open(let word): "«\(word)» lar det stå åpent når det skal gjøres, eller om"
    case .over(let word): "«\(word)» sier hva som er gjort; skriv hva som skal gjøres"
    case .seasonEnd(let text, let before, let byEnd):
      "«\(text)» sier ikke om det er før eller innen utgangen; skriv «\(before)» eller «\(byEnd)»"
    case .untilOrThrough(let text):
      "«\(text)» sier ikke om det er med eller uten; skriv «før» eller «innen utgangen av»"
    case .partAndYear(let text): "«\(text)» blander en del av et år med et helt år; skriv begge som deler"
    case .notAnEvent(let text): "«\(text)» er ingen hendelse som planen eller frist.yaml nevner"
    case .bracket(let text): "«\(text)» er en annen tid enn den som står foran"
    case .ofWords(let time, let words, _):
      "«\(time)» kan høre til «\(words)»; er det fristen, så sett kolon foran"
    case .timeInWords(let text): "«\(text)» er en tid i seg selv; skriv fristen alene eller etter et kolon"
    case .twoTimes(let text): "«\(text)» er en tid for mye; skriv fristen alene eller etter et kolon"
    case .notAnEventWindow(let text): "«\(text)» er ikke en del av hvert år"
    case .notAnEventForm(let text): "«\(text)» kan ikke stå i navnet på en hendelse: det er et ord for tid"
    }
  }

  private func meanings(_ ambiguity: DeadlineRefusal.Ambiguity) -> String {
    switch ambiguity {
    case .julyOrChristmas: "juli eller jul"
    case .bothOrSpan: "begge eller alle fra den ene til den andre"
    case .dayFirstOrYearFirst: "dag-måned-år eller år-måned-dag"
    case .yearOfEventOrOfItsSubject: "året for hendelsen eller året den gjelder"
    case .thatYearOrTheYearBefore: "det året eller året før"
    }
  }
}
