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
  func toConfirm(_ instead: String?) -> String {
    "skal stadfestast" + (instead.map { "; skriv heller «\($0)»" } ?? ", eller skriv tida i «means:»")
  }
  func leftAside(_ text: String) -> String { "«\(text)» er ikkje teke med" }
  var continued: String { "blir deretter ført vidare løpande" }
  func next(_ day: String, isFirst: Bool) -> String { "\(isFirst ? "første" : "neste") frist \(day)" }
  func nothing(from day: String) -> String { "ingen frist frå og med \(day)" }
  func told(_ day: String) -> String { "blir varsla \(day)" }
  var emptyText: String { "(tom)" }

  func every(years: Int) -> String { years == 1 ? "kvart år" : "kvart \(years). år" }
  func every(months: Int) -> String {
    switch months {
    case 2: "annankvar månad"
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
    case .nextYear(let edge): "\(self.edge(edge)) året etter"
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

// MARK: - Refusals

extension WordingNN {
  func refused(_ reason: DeadlineRefusal.Reason, at column: Int) -> String {
    "avvist ved teikn \(column): \(sentence(reason))"
  }
  func perhaps(_ word: String) -> String { "kanskje «\(word)»?" }

  func sentence(_ reason: DeadlineRefusal.Reason) -> String {
    switch reason {
    case .tooLong(let limit): "ein frist på meir enn \(limit) teikn blir ikkje lesen"
    case .notUnderstood(let text): "«\(text)» er ikkje forstått"
    case .endsTooEarly: "teksten sluttar der det trengst meir"
    case .notADate(let text): "«\(text)» er ingen dato"
    case .wrongWeekday(let text, let weekday): "«\(text)» er feil: det er ein \(Self.weekdays[weekday.rawValue - 1])"
    case .noSuchWeek(let week, let year): "\(year) har inga veke \(week)"
    case .notEveryYear(let text): "«\(text)» finst ikkje kvart år"
    case .backwards(let text): "«\(text)» går baklengs"
    case .ambiguous(let text, let ambiguity): "«\(text)» kan bety \(meanings(ambiguity))"
    case .noYear: "årstalet manglar; skriv det, eller «year:» i planen eller ved teksten"
    case .yearOutOfRange(let text): "\(text) er ikkje eit år frå 1900 til 2200"
    case .yearMonth(let text, let month, let year):
      "«\(text)» blir ikkje lese som ein månad; skriv «\(Self.months[month - 1]) \(year)»"
    case .namedTwice(let year): "\(year) er nemnt to gonger"
    case .noFirstYear(let interval): "verken teksten eller planen seier kva år «kvart \(interval). år» byrjar"
    case .offInterval(let year, let interval): "\(year) følgjer ikkje med \(interval) års mellomrom"
    case .noPeriod(let word): "«\(word)» seier ingenting, for planen har ingen periode"
    case .neverInPeriod(let period): "ingen frist fell i planperioden \(period.map(String.init(describing:)) ?? "")"
    case .noNow(let word): "«\(word)» blir rekna frå i dag, og ein plan har ikkje noko i dag"
    case .noEnd(let word): "«\(word)» seier ikkje når det må vere gjort"
    case .open(let word): "«\(word)» lèt det stå ope når det skal gjerast, eller om"
    case .over(let word): "«\(word)» seier kva som er gjort; skriv kva som skal gjerast"
    case .seasonEnd(let text, let before, let byEnd):
      "«\(text)» seier ikkje om det er før eller innan utgangen; skriv «\(before)» eller «\(byEnd)»"
    case .untilOrThrough(let text):
      "«\(text)» seier ikkje om det er med eller utan; skriv «før» eller «innan utgangen av»"
    case .partAndYear(let text): "«\(text)» blandar ein del av eit år med eit heilt år; skriv begge som delar"
    case .notAnEvent(let text): "«\(text)» er inga hending som planen eller frist.yaml nemner"
    case .bracket(let text): "«\(text)» er ei anna tid enn den som står framfor"
    case .ofWords(let time, let words, _):
      "«\(time)» kan høyre til «\(words)»; er det fristen, så set kolon framfor"
    case .timeInWords(let text): "«\(text)» er ei tid i seg sjølv; skriv fristen åleine eller etter eit kolon"
    case .twoTimes(let text): "«\(text)» er ei tid for mykje; skriv fristen åleine eller etter eit kolon"
    case .notAnEventWindow(let text): "«\(text)» er ikkje ein del av kvart år"
    case .notAnEventForm(let text): "«\(text)» kan ikkje stå i namnet på ei hending: det er eit ord for tid"
    }
  }

  private func meanings(_ ambiguity: DeadlineRefusal.Ambiguity) -> String {
    switch ambiguity {
    case .julyOrChristmas: "juli eller jul"
    case .bothOrSpan: "begge eller alle frå den eine til den andre"
    case .dayFirstOrYearFirst: "dag-månad-år eller år-månad-dag"
    case .yearOfEventOrOfItsSubject: "året for hendinga eller året ho gjeld"
    case .thatYearOrTheYearBefore: "det året eller året før"
    }
  }
}
