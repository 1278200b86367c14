import FristCore

extension WordingNB: NoticeWording {
  // When

  func due(_ distance: Distance, on day: String) -> String { "Frist \(when(distance)), \(day)." }
  func overdue(_ distance: Distance, on day: String) -> String {
    "\(length(distance).withCapital) på overtid. Fristen var \(day)."
  }
  func goesOn(_ distance: Distance, on day: String) -> String {
    "Perioden gikk ut \(when(distance)), \(day). Arbeidet videreføres, og er ikke forfalt."
  }
  func opens(_ distance: Distance, _ period: String) -> String {
    "Perioden \(distance.days < 0 ? "åpnet" : "åpner") \(when(distance)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "Planen sier «\(text)», som er lest som «\($0)»." } ?? "Planen sier «\(text)»."
  }
  func readAs(_ text: String) -> String { "Lest som: \(text)." }
  func automatic(periodEnds day: String, isPast: Bool) -> String {
    "Planperioden \(isPast ? "gikk" : "går") ut \(day), og ingen revidering er satt opp. Det er "
      + "frist selv som minner om det, ikke planen."
  }
  func moved(from day: String, by actor: Actor, name: String?, on movingDay: String, reason: String?) -> String {
    "Flyttet fra \(day) (\(mover(actor, name, movingDay, reason)))."
  }
  func movedOften(
    _ times: Int, from day: String, first: String, by actor: Actor, name: String?, on movingDay: String, reason: String?
  ) -> String {
    "Flyttet \(Self.numbers.word(for: times)) ganger, sist fra \(day) "
      + "(\(mover(actor, name, movingDay, reason))). Den første fristen var \(first)."
  }
  private func mover(_ actor: Actor, _ name: String?, _ day: String, _ reason: String?) -> String {
    let what =
      switch actor {
      case .planFile: "endret i planfilen \(day)"
      case .clock: "regnet på nytt \(day)"
      case .uid, .mail: "av \(name ?? "\(actor)") \(day)"
      }
    return what + (reason.map { ": «\($0)»" } ?? "")
  }
  func previousUndone(_ which: String) -> String { "Forrige, \(which), er ikke gjort." }
  func isLast() -> String { "Dette er siste påminnelse om denne fristen." }
  func takenOver(from name: String, since day: String?) -> String {
    "Overtatt fra \(name)" + (day.map { "; forfalt siden \($0)." } ?? ".")
  }

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
  func external(_ names: [String]) -> String { "\(list(names)) får ikke e-post fra frist." }
  func lost(_ names: [String]) -> String { "\(list(names)) står ikke lenger i katalogen." }
  func toldInstead(_ name: String) -> String { "\(name) har fått beskjed i stedet." }
  func remindedInstead() -> String { "Derfor kommer varselet til deg." }

  // What it is about

  func goal(_ path: [String]) -> String { "Mål: \(path.joined(separator: " – "))" }
  func note(_ text: String) -> String { "Merknad: \(text)" }
  var document: String { "Hele planen" }
  var page: String { "Planens frister på nett" }
  var ownPage: String { "Alt som er ditt ansvar" }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .planKnownLater(let day): "planen ble lest inn \(date(day))"
      case .knownLater(let day): "fristen ble først kjent for varslingen \(date(day))"
      case .spoolFailure(let day): "e-posten kunne ikke lagres på serveren \(date(day))"
      case .held(let day): "all e-post ble holdt tilbake til \(date(day))"
      case .snoozed(let day): "påminnelsen var utsatt til \(date(day))"
      case .reopened(let day): "saken ble gjenåpnet \(date(day))"
      case .notRunning(let day): "varslingen var ute av drift etter \(date(day))"
      case .changedLater: "det kom til da planen eller oppsettet ble endret"
      case .firstContact(let day): "den ansvarlige skulle høre om det først, og fikk beskjed \(date(day))"
      }
    return "Varselet er \(days) \(days == 1 ? "dag" : "dager") forsinket: \(why)."
  }
  func seenAfterUntil() -> String {
    "Varselet er forsinket: fristen ble først kjent lenge etter at den var ute. Det kommer ikke flere varsler om den."
  }
  func planRead(on day: String) -> String {
    "Planen ble lest inn \(day). Det som skulle vært varslet før den tid, varsles nå."
  }

  // Beside the ladders

  func problem(_ what: String) -> String { TextLayout.sentence("Feil: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Følge: \(what)") }
  func withdrawnObligation() -> String {
    "Står ikke lenger i planfilen. Det kommer ikke flere varsler om dette, men det står i rapporten."
  }
  func withdrawnPlan(again: Bool) -> String {
    again
      ? "Planen er fortsatt borte fra planfilene, og ingen har bekreftet at det er meningen. Det "
        + "kommer ingen varsler fra den."
      : "Hele planen er borte fra planfilene. Det kommer ikke flere varsler fra den, men den står i rapporten."
  }
  func lostRecipient() -> String {
    "Står ikke lenger i katalogen. Inntil det er ordnet, kommer varslene til deg. Dette gjelder det:"
  }
  func orphaned(after id: String) -> String {
    "Skulle få frist når \(id) var gjort, men \(id) er avlyst eller tatt ut av planen. Det kommer "
      + "derfor ingen varsler om dette."
  }
  func dated(after id: String?) -> String {
    id.map { "\($0) er gjort, og dermed har dette fått frist." } ?? "Dette har nå fått frist."
  }
  func ending(_ ending: Ending) -> String {
    switch ending {
    case .done(let day): "Utført \(date(day))."
    case .cancelled(let day, let reason): "Avlyst \(date(day))\(reason.map { ": «\(TextLayout.clean($0))»" } ?? "")."
    case .moved(let to, let day): "Flyttet \(date(day)). Ny frist er \(weekdayAndDate(to))."
    case .undated(let day): "Har ikke lenger noen frist i planen (endret \(date(day)))."
    case .needless(let day): "Ikke lenger nødvendig: en revidering eller en ny plan ble lagt inn \(date(day))."
    }
  }
  func wasDue(_ day: String) -> String { "Fristen var \(day)." }
  func round(asksReader: Bool) -> String {
    asksReader
      ? "Planen skal evalueres. Vi spør om status, måloppnåelse og effekt for dette, som er ditt ansvar:"
      : "Planen skal evalueres. De ansvarlige er spurt om status, måloppnåelse og effekt for dette:"
  }
  func review() -> String {
    "Planen evalueres ikke i år, og disse punktene har ingen påminnelser, verken det siste eller det neste året:"
  }
  func replaced(by title: String, on day: String) -> String {
    "Avløst av «\(title)» fra \(day). Det kommer ikke flere varsler fra denne planen."
  }
  func left(isNone: Bool) -> String {
    isNone ? "Alt som var åpent, er med i den nye planen." : "Dette var åpent, og er ikke med i den nye planen:"
  }
  func year(_ year: Int, deadlines: Int) -> String {
    switch deadlines {
    case 0: "Planen har ingen frister i \(year)."
    case 1: "Planen har én frist i \(year)."
    default: "Planen har \(deadlines) frister i \(year)."
    }
  }
  var first: String { "Først ut:" }
  func overdueList(isEmpty: Bool) -> String { isEmpty ? "Ingenting er forfalt." : "Forfalt:" }
  func greeting(next year: Int) -> String {
    "Denne hilsenen kommer hvert nyttår. Uteblir den i \(year), er varslingen ute av drift."
  }

  // Lists

  func state(_ state: ObligationState, day: String?) -> String {
    switch (state, day) {
    case (.upcoming, let day?), (.open, let day?), (.due, let day?), (.invalid, let day?): "frist \(day)"
    case (.upcoming, nil), (.open, nil), (.due, nil), (.undated, _): "uten frist"
    case (.overdue, let day): "forfalt" + (day.map { " \($0)" } ?? "")
    case (.done, let day): "utført" + (day.map { ", frist \($0)" } ?? "")
    case (.missed, let day): "ikke gjort" + (day.map { ", frist \($0)" } ?? "")
    case (.cancelled, _): "avlyst"
    case (.snoozed, let day): "påminnelse utsatt" + (day.map { ", frist \($0)" } ?? "")
    case (.ongoing, _): "løpende"
    case (.asNeeded, _): "ved behov"
    case (.waiting, _): "venter på noe annet"
    case (.invalid, nil): "kan ikke leses i planfilen"
    case (.withdrawn, _): "tatt ut av planen"
    }
  }
  func also(_ count: Int) -> String { "Dessuten \(count) til:" }
  func moreProblems(_ count: Int) -> String { "Dessuten \(count) feil til." }
  var allProblems: String { "Alle er å se med:" }
  func canShow(_ admin: String) -> String { "\(admin) kan vise deg alle." }
  func situation(_ situation: Situation) -> String {
    if situation.overdue == 0, situation.approaching == 0 {
      return "Hos deg selv er ingenting forfalt, og ingenting nærmer seg."
    }
    func count(_ number: Int) -> String { number == 0 ? "ingen" : "\(number)" }
    return "I alt er \(count(situation.overdue)) forfalt hos deg, \(count(situation.approaching)) nærmer seg."
  }
}
