import FristCore

/// Bokmål.
struct WordingNB: Wording {
  static let weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
  static let months = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
  ]

  func date(_ day: CivilDay) -> String { "\(dayAndMonth(day)) \(day.year)" }
  func weekdayAndDate(_ day: CivilDay) -> String { "\(Self.weekdays[day.weekday.rawValue - 1]) \(date(day))" }
  func approximately(_ day: CivilDay) -> String { "ca. \(date(day))" }
  func period(_ start: CivilDay, _ end: CivilDay) -> String {
    start.year == end.year ? "\(dayAndMonth(start))–\(date(end))" : "\(date(start)) – \(date(end))"
  }
  func list(_ names: [String]) -> String { names.joined(last: " og ") }

  private func dayAndMonth(_ day: CivilDay) -> String { "\(day.day). \(Self.months[day.month - 1])" }
  private func count(days: Int) -> String { "\(abs(days)) \(abs(days) == 1 ? "dag" : "dager")" }
  /// `i dag`, `om 9 dager`, `for 3 dager siden`.
  private func distance(_ days: Int) -> String {
    switch days {
    case 0: "i dag"
    case 1: "i morgen"
    case -1: "i går"
    case 2...: "om \(count(days: days))"
    default: "for \(count(days: days)) siden"
    }
  }

  // Subject and headings

  func plans(_ count: Int) -> String { "\(count) planer" }
  func heading(_ section: Section) -> String {
    switch section {
    case .overdue: "FORFALT"
    case .elsewhere: "FORFALT HOS ANDRE"
    case .today: "I DAG"
    case .soon: "NÆRMER SEG"
    case .opening: "ÅPNER NÅ"
    case .information: "TIL ORIENTERING"
    case .status: "STATUS ØNSKES"
    case .review: "GJELDER DETTE FORTSATT?"
    case .withdrawn: "TATT UT"
    case .problem: "FEIL I FILENE"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .overdue: "\(count) forfalt"
    case .elsewhere: "\(count) forfalt hos andre"
    case .today: "\(count) i dag"
    case .soon: "\(count) nærmer seg"
    case .opening: "\(count) åpner nå"
    case .information: "\(count) til orientering"
    case .status: "\(count) ber om status"
    case .review: "\(count) til gjennomgang"
    case .withdrawn: "\(count) tatt ut"
    case .problem: "\(count) feil i filene"
    }
  }

  func worst(_ section: Section, days: Int, count: Int) -> String? {
    switch section {
    case .overdue, .elsewhere: count == 1 ? self.count(days: days) : "opptil \(self.count(days: days))"
    case .soon: count == 1 ? distance(days) : "første \(distance(days))"
    default: nil
    }
  }

  func lead(_ section: Section, days: Int, responsible: String?) -> String {
    switch section {
    case .overdue: "\(count(days: days)) på overtid"
    case .elsewhere: "\(count(days: days)) på overtid" + (responsible.map { " hos \($0)" } ?? "")
    case .today, .soon: "Frist \(distance(days))"
    case .opening: "Åpner nå"
    case .information: "Til orientering"
    case .status: "Status ønskes"
    case .review: "Gjelder dette fortsatt?"
    case .withdrawn: "Tatt ut"
    case .problem: "Feil"
    }
  }

  // When

  func due(days: Int, on day: String) -> String { "Frist \(distance(days)), \(day)." }
  func overdue(days: Int, on day: String) -> String { "\(count(days: days)) på overtid. Fristen var \(day)." }
  func goesOn(days: Int, on day: String) -> String {
    "Perioden gikk ut \(distance(days)), \(day). Arbeidet videreføres, og er ikke forfalt."
  }
  func opens(days: Int, _ period: String) -> String {
    "Perioden \(days < 0 ? "åpnet" : "åpner") \(distance(days)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "Planen sier «\(text)», som er lest som «\($0)»." } ?? "Planen sier «\(text)»."
  }
  func moved(from day: String) -> String { "Fristen er flyttet; den første var \(day)." }

  // Who

  func onBehalf(of name: String, until day: String?) -> String {
    "På vegne av \(name)" + (day.map { ", til og med \($0)." } ?? ".")
  }
  func mainResponsible(with others: [String]) -> String { "Hovedansvarlig, sammen med \(list(others))." }
  func responsible(with others: [String], main: String) -> String {
    "Ansvarlig sammen med " + list(["\(main) (hovedansvarlig)"] + others) + "."
  }
  func responsible(_ names: [String]) -> String {
    "\(names.count == 1 ? "Ansvarlig er" : "Ansvarlige er") \(list(names))."
  }
  func responsibleTold(_ names: [String]) -> String {
    names.count == 1
      ? "Ansvarlig er \(names[0]), som har fått beskjed om at fristen er ute."
      : responsible(names) + " \(names[0]) er hovedansvarlig og har fått beskjed om at fristen er ute."
  }
  func nobodyResponsible() -> String { "Planen navngir ingen ansvarlig." }
  func external(_ names: [String]) -> String {
    "\(names.count == 1 ? "Ansvarlig er" : "Ansvarlige er") \(list(names)), som ikke får e-post fra frist."
  }
  func notMailed(_ names: [String]) -> String { "\(list(names)) får ikke e-post fra frist." }
  func toldInstead(_ name: String) -> String { "\(name) har fått beskjed i stedet." }
  func remindedInstead() -> String { "Varselet går derfor til koordinatoren for planen." }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .knownLater(let day): "fristen ble først kjent for varslingen \(date(day))"
      case .spoolFailure(let day): "e-posten kunne ikke lagres på serveren \(date(day))"
      case .held(let day): "all e-post ble holdt tilbake til \(date(day))"
      case .reopened(let day): "saken ble gjenåpnet \(date(day))"
      case .notRunning(let day): "varslingen var ute av drift etter \(date(day))"
      case .changedLater: "det kom til da planen eller oppsettet ble endret"
      case .firstContact(let day): "den ansvarlige skulle høre om det først, og fikk beskjed \(date(day))"
      }
    return "Varselet er \(count(days: days)) forsinket: \(why)."
  }
  func seenAfterUntil() -> String {
    "Varselet er forsinket: fristen ble først kjent lenge etter at den var ute. Det kommer ikke flere varsler om den."
  }

  // Errors and withdrawals

  func problem(_ what: String) -> String { TextLayout.sentence("Feil: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Følge: \(what)") }
  func withdrawnObligation() -> String {
    "Står ikke lenger i planfilen. Det kommer ikke flere varsler om dette, men det står i rapporten."
  }
  func withdrawnPlan() -> String {
    "Hele planen er borte fra planfilene. Det kommer ikke flere varsler fra den, men den står i rapporten."
  }

  // What the reader is asked to do

  func askResponsible() -> String { "Si fra når noe er gjort, eller når en frist må flyttes." }
  func askStandIn() -> String { "Finn ut hvordan det går, og hvem som gjør det." }
  func askLeader() -> String {
    "Avklar det som er forfalt hos andre: Skal det gjøres nå, få ny frist eller utgå?"
  }
  func askParticipant() -> String {
    "Det som er til orientering, følger de ansvarlige opp. Deltakere får bare denne ene beskjeden."
  }
  func askStatus() -> String {
    "Planen skal evalueres. Meld tilbake status, måloppnåelse og effekt for det dere har ansvar for."
  }
  func askReview() -> String { "Gjelder dette fortsatt? Bekreft det, gi det en ny frist eller la det utgå." }
  func askWithdrawn() -> String {
    "Er noe tatt ut ved en feil: Legg det inn igjen i filen, så fortsetter varslingen."
  }
  func askProblem() -> String { "Rett filen og kjør «fristctl reload», eller be administratoren om det." }
  func answer(to name: String, mail: String) -> String {
    "Svar på denne e-posten, så går svaret til \(name), \(mail)."
  }
  func tell(_ name: String) -> String { "Gi beskjed til \(name)." }
  func register() -> String { "Registrer det som er gjort:" }
  func registers(_ admin: String) -> String { "\(admin) kan også gjøre det." }
  func newDeadline() -> String { "Får noe ny frist, skrives den i planfilen." }
  func idPlaceholder() -> String { "ID er det som står i parentes." }
}
