import FristCore

/// The keys of each kind of mapping, in the order in which an error lists them (DESIGN.md 4).
enum Keys {
  static let sections: [(key: String, kind: ObligationKind)] = [
    ("measures", .measure), ("evaluations", .evaluation), ("surveys", .survey), ("reports", .report),
    ("revisions", .revision), ("resolutions", .resolution),
  ]
  static let plan =
    [
      "title", "municipality", "short", "document", "period", "year", "adopted", "remind_from", "language", "owner",
      "coordinator", "replaces", "formerly", "retired", "events", "ladders",
    ] + sections.map(\.key)

  /// Those of an obligation that may have several values.
  static let lists: Set = ["goal", "responsible", "participants", "deadline", "to", "covers"]
  static let outcomes = ["done", "confirmed", "cancelled", "evaluated"]
  static let obligation =
    [
      "id", "title", "goal", "responsible", "participants", "deadline", "note", "each", "year", "formerly", "ladder",
    ] + outcomes + ["decided", "body", "case"]
  static let deadline = ["text", "means"] + outcomes
  static let ladder = ["before", "overdue", "every", "escalated", "until"]
  static let event = ["window", "for", "forms"]

  static let settings = [
    "timezone", "language", "send_at", "plans", "directory", "admin", "mail", "ladders", "quiet", "events", "hold",
    "remind_from", "spool", "control",
  ]
  static let mail = ["from", "deliver", "calendar", "html", "link", "bounces", "footer"]
  static let hold = ["jump", "absence"]
  static let span = ["from", "to"]

  static let recipient = [
    "name", "mail", "language", "superior", "deputy", "deliver", "user", "external", "members",
  ]
  static let deputy = ["recipient", "from", "to"]
  static let cancelled = ["on", "reason"]
  static let evaluated = ["attainment", "effect"]

  /// Every key that any mapping may have.
  static let all = Set(
    [
      plan, obligation, deadline, ladder, event, settings, mail, hold, span, recipient, deputy, cancelled, evaluated,
      ["to", "covers", "recipients"],
    ].joined())

  /// What a Norwegian word is called here; the first of these that a mapping knows.
  static func english(for norwegian: String, among known: [String]) -> String? {
    let word = norwegian.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    return words[word]?.first { known.contains($0) }
  }

  static func isNorwegian(_ word: String) -> Bool { words[word.lowercased()] != nil }

  /// Bokmål and nynorsk, lower case, without hyphens; where a word has several keys, by the mapping it stands in.
  private static let words: [String: [String]] = {
    let table: [(String, String)] = [
      ("title", "tittel overskrift navn namn"), ("municipality", "kommune kommunen"),
      ("short", "kortnavn kortnamn kort"),
      ("document", "dokument lenke lenkje"), ("period", "periode planperiode perioden"), ("year", "år"),
      ("adopted", "vedtatt vedteken vedtatt_dato godkjent"), ("decided", "vedtatt vedteke besluttet bestemt"),
      ("body", "organ utvalg utval styre"), ("case", "sak saksnummer saksnr"),
      ("remind_from", "varslefra varselfra påminnfra"), ("language", "språk målform"), ("owner", "eier eigar planeier"),
      ("coordinator", "koordinator kontakt kontaktperson"), ("replaces", "erstatter erstattar avløser avløyser"),
      ("formerly", "tidligere tidlegare før het"), ("retired", "avsluttet utgått avslutta"),
      ("events", "hendelser hendingar"), ("ladders", "purrerekker stiger stigar"),
      ("ladder", "purrerekke purrerekkje stige varsling"),
      ("measures", "tiltak tiltakene tiltaka"), ("evaluations", "evaluering evalueringer evalueringar rullering"),
      ("surveys", "kartlegging kartlegginger kartleggingar undersøkelser"),
      ("reports", "rapport rapporter rapportar rapportering rapporteringer"),
      ("revisions", "revidering revideringer revideringar revisjon revisjoner"), ("resolutions", "vedtak vedtakene"),
      ("measure", "tiltak"), ("evaluation", "evaluering rullering"), ("survey", "kartlegging undersøkelse"),
      ("report", "rapport rapportering"), ("revision", "revidering revisjon"), ("resolution", "vedtak"),
      ("id", "nr nummer"), ("title", "tiltak"), ("goal", "mål delmål hovedmål"),
      ("responsible", "ansvarlig ansvarlige ansvar ansvarleg ansvarlege"),
      ("participants", "deltakere deltagere deltakarar deltaker medvirkende"),
      ("deadline", "frist frister tidsfrist fristar"),
      ("note", "merknad notat kommentar merknader"), ("each", "hver kvar enkeltvis"),
      ("done", "gjort utført ferdig gjennomført utførd"), ("confirmed", "bekreftet stadfesta"),
      ("cancelled", "avlyst kansellert avbrutt utgår"), ("evaluated", "evaluert evaluering"),
      ("text", "tekst"), ("means", "betyr tyder mening"), ("reason", "grunn årsak begrunnelse begrunning"),
      ("on", "dato dag den"), ("attainment", "måloppnåelse måloppnåing"), ("effect", "effekt virkning verknad"),
      ("to", "til mottaker mottakar mottakere mottakarar"), ("covers", "dekker dekkjer"),
      ("from", "fra frå avsender avsendar"),
      ("before", "før"), ("overdue", "forfalt"), ("every", "hver kvar hvert"), ("escalated", "eskalert leder leiar"),
      ("until", "til inntil"), ("window", "vindu tid tidsrom"), ("for", "gjelder gjeld"), ("forms", "former"),
      ("timezone", "tidssone"), ("send_at", "sendkl sendes klokkeslett"), ("plans", "planer planar plan"),
      ("directory", "katalog mottakere"), ("admin", "administrator drift"), ("mail", "epost post epostadresse adresse"),
      ("quiet", "stille ro fri ferie"), ("hold", "holdt stans"), ("spool", "kø"), ("control", "kontroll styring"),
      ("deliver", "levering lever"), ("calendar", "kalender"), ("link", "lenke lenkje nettsted"),
      ("bounces", "retur returadresse"), ("footer", "bunntekst botntekst"),
      ("recipients", "mottakere mottakarar"), ("name", "navn namn"),
      ("superior", "overordnet overordna leder leiar sjef"), ("deputy", "stedfortreder vikar stadfortredar"),
      ("recipient", "mottaker mottakar"), ("user", "bruker brukar konto"), ("external", "ekstern"),
      ("members", "medlemmer medlemer"), ("jump", "hopp"), ("absence", "fravær"),
    ]
    var words: [String: [String]] = [:]
    for (key, norwegian) in table {
      for word in norwegian.split(separator: " ") { words[String(word), default: []].append(key) }
    }
    return words
  }()
}
