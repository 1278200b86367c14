import FristCore

extension WordingNN: NoticeWording {
  // When

  func due(_ distance: Distance, on day: String) -> String { "Frist \(when(distance)), \(day)." }
  func overdue(_ distance: Distance, on day: String) -> String {
    "\(length(distance).withCapital) over fristen. Fristen var \(day)."
  }
  func goesOn(_ distance: Distance, on day: String) -> String {
    "Perioden gjekk ut \(when(distance)), \(day). Arbeidet blir ført vidare, og er ikkje over fristen."
  }
  func opens(_ distance: Distance, _ period: String) -> String {
    "Perioden \(distance.days < 0 ? "opna" : "opnar") \(when(distance)): \(period)."
  }
  func planSays(_ text: String, means: String?) -> String {
    means.map { "Planen seier «\(text)», som er lese som «\($0)»." } ?? "Planen seier «\(text)»."
  }
  func readAs(_ text: String) -> String { "Lese som: \(text)." }
  func automatic(periodEnds day: String, isPast: Bool) -> String {
    "Planperioden \(isPast ? "gjekk" : "går") ut \(day), og inga revidering er sett opp. Det er "
      + "frist sjølv som minner om det, ikkje planen."
  }
  func moved(from day: String, by actor: Actor, name: String?, on movingDay: String, reason: String?) -> String {
    "Flytta frå \(day) (\(mover(actor, name, movingDay, reason)))."
  }
  func movedOften(
    _ times: Int, from day: String, first: String, by actor: Actor, name: String?, on movingDay: String, reason: String?
  ) -> String {
    "Flytta \(Self.numbers.word(for: times)) gonger, sist frå \(day) "
      + "(\(mover(actor, name, movingDay, reason))). Den første fristen var \(first)."
  }
  private func mover(_ actor: Actor, _ name: String?, _ day: String, _ reason: String?) -> String {
    let what =
      switch actor {
      case .planFile: "endra i planfila \(day)"
      case .clock: "rekna på nytt \(day)"
      case .uid, .mail: "av \(name ?? "\(actor)") \(day)"
      }
    return what + (reason.map { ": «\($0)»" } ?? "")
  }
  func previousUndone(_ which: String) -> String { "Den førre, \(which), er ikkje gjord." }
  func isLast() -> String { "Dette er siste påminning om denne fristen." }
  func takenOver(from name: String, since day: String?) -> String {
    "Overteke frå \(name)" + (day.map { "; over fristen sidan \($0)." } ?? ".")
  }

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
  func external(_ names: [String]) -> String { "\(list(names)) får ikkje e-post frå frist." }
  func lost(_ names: [String]) -> String { "\(list(names)) står ikkje lenger i katalogen." }
  func toldInstead(_ name: String) -> String { "\(name) har fått melding i staden." }
  func remindedInstead() -> String { "Difor kjem varselet til deg." }

  // What it is about

  func goal(_ path: [String]) -> String { "Mål: \(path.joined(separator: " – "))" }
  func note(_ text: String) -> String { "Merknad: \(text)" }
  var document: String { "Heile planen" }
  var page: String { "Fristane i planen på nett" }
  var ownPage: String { "Alt som er ditt ansvar" }

  // Why so late

  func late(days: Int, _ cause: LateCause) -> String {
    let why =
      switch cause {
      case .planKnownLater(let day): "planen vart lesen inn \(date(day))"
      case .knownLater(let day): "fristen vart først kjend for varslinga \(date(day))"
      case .spoolFailure(let day): "e-posten kunne ikkje lagrast på tenaren \(date(day))"
      case .held(let day): "all e-post vart halden tilbake til \(date(day))"
      case .snoozed(let day): "påminninga var utsett til \(date(day))"
      case .reopened(let day): "saka vart opna att \(date(day))"
      case .notRunning(let day): "varslinga var ute av drift etter \(date(day))"
      case .changedLater: "det kom til då planen eller oppsettet vart endra"
      case .firstContact(let day): "den ansvarlege skulle høyre om det først, og fekk melding \(date(day))"
      }
    return "Varselet er \(days) \(days == 1 ? "dag" : "dagar") forseinka: \(why)."
  }
  func seenAfterUntil() -> String {
    "Varselet er forseinka: fristen vart først kjend lenge etter at han var ute. Det kjem ikkje fleire varsel om han."
  }
  func planRead(on day: String) -> String {
    "Planen vart lesen inn \(day). Det som skulle ha vore varsla før den tid, blir varsla no."
  }

  // Beside the ladders

  func problem(_ what: String) -> String { TextLayout.sentence("Feil: \(what)") }
  func consequence(_ what: String) -> String { TextLayout.sentence("Følgje: \(what)") }
  func withdrawnObligation() -> String {
    "Står ikkje lenger i planfila. Det kjem ikkje fleire varsel om dette, men det står i rapporten."
  }
  func withdrawnPlan(again: Bool) -> String {
    again
      ? "Planen er framleis borte frå planfilene, og ingen har stadfesta at det er meininga. Det kjem "
        + "ingen varsel frå han."
      : "Heile planen er borte frå planfilene. Det kjem ikkje fleire varsel frå han, men han står i rapporten."
  }
  func lostRecipient() -> String {
    "Står ikkje lenger i katalogen. Til det er ordna, kjem varsla til deg. Det gjeld dette:"
  }
  func orphaned(after id: String) -> String {
    "Skulle få frist når \(id) var gjort, men \(id) er avlyst eller teke ut av planen. Difor kjem "
      + "det ingen varsel om dette."
  }
  func dated(after id: String?) -> String {
    id.map { "\($0) er gjort, og dermed har dette fått frist." } ?? "Dette har no fått frist."
  }
  func ending(_ ending: Ending) -> String {
    switch ending {
    case .done(let day): "Utført \(date(day))."
    case .cancelled(let day, let reason): "Avlyst \(date(day))\(reason.map { ": «\(TextLayout.clean($0))»" } ?? "")."
    case .moved(let to, let day): "Flytta \(date(day)). Ny frist er \(weekdayAndDate(to))."
    case .undated(let day): "Har ikkje lenger nokon frist i planen (endra \(date(day)))."
    case .needless(let day): "Ikkje lenger naudsynt: ei revidering eller ein ny plan vart lagd inn \(date(day))."
    }
  }
  func wasDue(_ day: String) -> String { "Fristen var \(day)." }
  func round(asksReader: Bool) -> String {
    asksReader
      ? "Planen skal evaluerast. Vi spør om status, måloppnåing og effekt for dette, som er ditt ansvar:"
      : "Planen skal evaluerast. Dei ansvarlege er spurde om status, måloppnåing og effekt for dette:"
  }
  func review() -> String {
    "Planen blir ikkje evaluert i år, og desse punkta har ingen påminningar, korkje det siste eller det neste året:"
  }
  func replaced(by title: String, on day: String) -> String {
    "Avløyst av «\(title)» frå \(day). Det kjem ikkje fleire varsel frå denne planen."
  }
  func left(isNone: Bool) -> String {
    isNone ? "Alt som var ope, er med i den nye planen." : "Dette var ope, og er ikkje med i den nye planen:"
  }
  func year(_ year: Int, deadlines: Int) -> String {
    switch deadlines {
    case 0: "Planen har ingen fristar i \(year)."
    case 1: "Planen har éin frist i \(year)."
    default: "Planen har \(deadlines) fristar i \(year)."
    }
  }
  var first: String { "Først ut:" }
  func overdueList(isEmpty: Bool) -> String { isEmpty ? "Ingenting er over fristen." : "Over fristen:" }
  func greeting(next year: Int) -> String {
    "Denne helsinga kjem kvart nyttår. Kjem ho ikkje i \(year), er varslinga ute av drift."
  }

  // Lists

  func state(_ state: ObligationState, day: String?) -> String {
    switch (state, day) {
    case (.upcoming, let day?), (.open, let day?), (.due, let day?), (.invalid, let day?): "frist \(day)"
    case (.upcoming, nil), (.open, nil), (.due, nil), (.undated, _): "utan frist"
    case (.overdue, let day): "over fristen" + (day.map { " sidan \($0)" } ?? "")
    case (.done, let day): "utført" + (day.map { ", frist \($0)" } ?? "")
    case (.missed, let day): "ikkje gjort" + (day.map { ", frist \($0)" } ?? "")
    case (.cancelled, _): "avlyst"
    case (.snoozed, let day): "påminning utsett" + (day.map { ", frist \($0)" } ?? "")
    case (.ongoing, _): "løpande"
    case (.asNeeded, _): "ved behov"
    case (.waiting, _): "ventar på noko anna"
    case (.invalid, nil): "kan ikkje lesast i planfila"
    case (.withdrawn, _): "teke ut av planen"
    }
  }
  func also(_ count: Int) -> String { "Dessutan \(count) til:" }
  func moreProblems(_ count: Int) -> String { "Dessutan \(count) feil til." }
  var allProblems: String { "Alle er å sjå med:" }
  func canShow(_ admin: String) -> String { "\(admin) kan vise deg alle." }
  func situation(_ situation: Situation) -> String {
    if situation.overdue == 0, situation.approaching == 0 {
      return "Hos deg sjølv er ingenting over fristen, og ingenting nærmar seg."
    }
    func count(_ number: Int) -> String { number == 0 ? "ingen" : "\(number)" }
    return "I alt er \(count(situation.overdue)) over fristen hos deg, \(count(situation.approaching)) nærmar seg."
  }
}
