import FristCore

/// Nynorsk.
struct WordingNN: Wording {
  static let weekdays = ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"]
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
  private func count(days: Int) -> String { "\(abs(days)) \(abs(days) == 1 ? "dag" : "dagar")" }
  /// `i dag`, `om 9 dagar`, `for 3 dagar sidan`.
  private func distance(_ days: Int) -> String {
    switch days {
    case 0: "i dag"
    case 1: "i morgon"
    case -1: "i går"
    case 2...: "om \(count(days: days))"
    default: "for \(count(days: days)) sidan"
    }
  }

  // Subject and headings

  func plans(_ count: Int) -> String { "\(count) planar" }
  func heading(_ section: Section) -> String {
    switch section {
    case .overdue: "OVER FRISTEN"
    case .elsewhere: "OVER FRISTEN HOS ANDRE"
    case .today: "I DAG"
    case .soon: "NÆRMAR SEG"
    case .opening: "OPNAR NO"
    case .information: "TIL ORIENTERING"
    case .status: "ØNSKJER STATUS"
    case .review: "GJELD DETTE FRAMLEIS?"
    case .withdrawn: "TEKE UT"
    case .problem: "FEIL I FILENE"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .overdue: "\(count) over fristen"
    case .elsewhere: "\(count) over fristen hos andre"
    case .today: "\(count) i dag"
    case .soon: "\(count) nærmar seg"
    case .opening: "\(count) opnar no"
    case .information: "\(count) til orientering"
    case .status: "\(count) bed om status"
    case .review: "\(count) til gjennomgang"
    case .withdrawn: "\(count) teke ut"
    case .problem: "\(count) feil i filene"
    }
  }

  func worst(_ section: Section, days: Int, count: Int) -> String? {
    switch section {
    case .overdue, .elsewhere: count == 1 ? self.count(days: days) : "opptil \(self.count(days: days))"
    case .soon: count == 1 ? distance(days) : "den første \(distance(days))"
    default: nil
    }
  }

  func lead(_ section: Section, days: Int, responsible: String?) -> String {
    switch section {
    case .overdue: "\(count(days: days)) over fristen"
    case .elsewhere: "\(count(days: days)) over fristen" + (responsible.map { " hos \($0)" } ?? "")
    case .today, .soon: "Frist \(distance(days))"
    case .opening: "Opnar no"
    case .information: "Til orientering"
    case .status: "Ønskjer status"
    case .review: "Gjeld dette framleis?"
    case .withdrawn: "Teke ut"
    case .problem: "Feil"
    }
  }

  // When

  func due(days: Int, on day: String) -> String { "Frist \(distance(days)), \(day)." }
  func overdue(days: Int, on day: String) -> String { "\(count(days: days)) over fristen. Fristen var \(day)." }
  func goesOn(days: Int, on day: String) -> String {
    "Perioden gjekk ut \(distance(days)), \(day). Arbeidet blir ført vidare, og er ikkje over fristen."
  }
  func opens(days: Int, _ period: String) -> String {
    "Perioden \(days < 0 ? "opna" : "opnar") \(distance(days)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "Planen seier «\(text)», som er lese som «\($0)»." } ?? "Planen seier «\(text)»."
  }
  func moved(from day: String) -> String { "Fristen er flytta; den første var \(day)." }

  // Who

  func onBehalf(of name: String, until day: String?) -> String {
    "På vegner av \(name)" + (day.map { ", til og med \($0)." } ?? ".")
  }
  func mainResponsible(with others: [String]) -> String { "Hovudansvarleg, saman med \(list(others))." }
  func responsible(with others: [String], main: String) -> String {
    "Ansvarleg saman med " + list(["\(main) (hovudansvarleg)"] + others) + "."
  }
  func responsible(_ names: [String]) -> String {
    "\(names.count == 1 ? "Ansvarleg er" : "Ansvarlege er") \(list(names))."
  }
  func responsibleTold(_ names: [String]) -> String {
    names.count == 1
      ? "Ansvarleg er \(names[0]), som har fått melding om at fristen er ute."
      : responsible(names) + " \(names[0]) er hovudansvarleg og har fått melding om at fristen er ute."
  }
  func nobodyResponsible() -> String { "Planen nemner ingen ansvarleg." }
  func external(_ names: [String]) -> String {
    "\(names.count == 1 ? "Ansvarleg er" : "Ansvarlege er") \(list(names)), som ikkje får e-post frå frist."
  }
  func notMailed(_ names: [String]) -> String { "\(list(names)) får ikkje e-post frå frist." }
  func toldInstead(_ name: String) -> String { "\(name) har fått melding i staden." }
  func remindedInstead() -> String { "Varselet går derfor til koordinatoren for planen." }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .knownLater(let day): "fristen vart først kjend for varslinga \(date(day))"
      case .spoolFailure(let day): "e-posten kunne ikkje lagrast på tenaren \(date(day))"
      case .held(let day): "all e-post vart halden tilbake til \(date(day))"
      case .reopened(let day): "saka vart opna att \(date(day))"
      case .notRunning(let day): "varslinga var ute av drift etter \(date(day))"
      case .changedLater: "det kom til då planen eller oppsettet vart endra"
      case .firstContact(let day): "den ansvarlege skulle høyre om det først, og fekk melding \(date(day))"
      }
    return "Varselet er \(count(days: days)) forseinka: \(why)."
  }
  func seenAfterUntil() -> String {
    "Varselet er forseinka: fristen vart først kjend lenge etter at han var ute. Det kjem ikkje fleire varsel om han."
  }

  // Errors and withdrawals

  func problem(_ what: String) -> String { TextLayout.sentence("Feil: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Følgje: \(what)") }
  func withdrawnObligation() -> String {
    "Står ikkje lenger i planfila. Det kjem ikkje fleire varsel om dette, men det står i rapporten."
  }
  func withdrawnPlan() -> String {
    "Heile planen er borte frå planfilene. Det kjem ikkje fleire varsel frå han, men han står i rapporten."
  }

  // What the reader is asked to do

  func askResponsible() -> String { "Sei frå når noko er gjort, eller når ein frist må flyttast." }
  func askStandIn() -> String { "Finn ut korleis det går, og kven som gjer det." }
  func askLeader() -> String {
    "Avklar det som er over fristen hos andre: Skal det gjerast no, få ny frist eller gå ut?"
  }
  func askParticipant() -> String {
    "Det som er til orientering, følgjer dei ansvarlege opp. Deltakarar får berre denne eine meldinga."
  }
  func askStatus() -> String {
    "Planen skal evaluerast. Meld tilbake status, måloppnåing og effekt for det de har ansvar for."
  }
  func askReview() -> String { "Gjeld dette framleis? Stadfest det, gje det ein ny frist eller lat det gå ut." }
  func askWithdrawn() -> String {
    "Er noko teke ut ved ein feil: Legg det inn att i fila, så held varslinga fram."
  }
  func askProblem() -> String { "Rett fila og køyr «fristctl reload», eller be administratoren om det." }
  func answer(to name: String, mail: String) -> String {
    "Svar på denne e-posten, så går svaret til \(name), \(mail)."
  }
  func tell(_ name: String) -> String { "Gje melding til \(name)." }
  func register() -> String { "Registrer det som er gjort:" }
  func registers(_ admin: String) -> String { "\(admin) kan òg gjere det." }
  func newDeadline() -> String { "Får noko ny frist, skriv ein han i planfila." }
  func idPlaceholder() -> String { "ID er det som står i parentes." }
}
