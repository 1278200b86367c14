import FristCore

/// What a word means in the deadline grammar; words of the two written languages share a meaning.
enum Word: Hashable, Sendable {
  // Parts of the year.
  case month(Int, short: Bool)
  case weekday(Weekday)
  case spring, summer, autumn, winter
  case half, quarter, tertial, quarterSign
  case unit(Relative.Unit), units(Relative.Unit)
  case theYear, schoolYear, planPeriod, period, whole
  /// The first, second or last third in the plan's words, and how it is said.
  case vague(Int, Vague)
  enum Vague: Sendable { case adverb, noun, latin }
  // Numbers.
  case ordinal(Int), count(Int), last
  // Around a window.
  case by, latest, before, from, after, about
  case course, ahead, connection, together, close
  // Recurring.
  case yearly, halfYearly, quarterly, tertially, monthly, weekly
  case each, everyOther, times, atLeast, next
  // The rest.
  case ongoing, at, need, when, arises, done, continued
  // Small words, free to stand in a label too.
  case `in`, of, and, to, with, `for`, the, per, `is`, evaluation

  /// Whether a label may contain it (DEADLINES.md, Labels).
  var isSmall: Bool {
    switch self {
    case .in, .of, .and, .to, .with, .for, .the, .per, .is, .evaluation: true
    default: false
    }
  }
}

extension Word {
  /// Whether it can stand right before a number, a month or a season: "nov 2019", "før 1. mars", "tredje mai".
  fileprivate var leadsToWindow: Bool {
    switch self {
    case .month, .weekday, .spring, .summer, .autumn, .winter, .vague, .ordinal, .by, .latest, .before, .from, .about:
      true
    default: false
    }
  }
}

/// The closed vocabulary of the grammar, bokmål and nynorsk, in lower case.
enum Vocabulary {
  static let words: [String: Word] = {
    var words: [String: Word] = [:]
    func add(_ meaning: Word, _ spellings: String) {
      for spelling in spellings.split(separator: " ") { words[String(spelling)] = meaning }
    }
    for (index, names) in months.enumerated() {
      add(.month(index + 1, short: false), names.full)
      add(.month(index + 1, short: true), names.short)
    }
    for (weekday, names) in zip(Weekday.allCases, weekdays) { add(.weekday(weekday), names) }
    add(.spring, "vår våren")
    add(.summer, "sommer sommeren sommar sommaren")
    add(.autumn, "høst høsten haust hausten")
    add(.winter, "vinter vinteren")
    add(.half, "halvår")
    add(.quarter, "kvartal kv")
    add(.tertial, "tertial")
    add(.quarterSign, "q")
    add(.unit(.day), "dag")
    add(.units(.day), "dager dagar")
    add(.unit(.week), "uke veke")
    add(.units(.week), "uker veker")
    add(.unit(.month), "måned månad")
    add(.units(.month), "måneder månader")
    add(.unit(.year), "år")
    add(.theYear, "året")
    add(.schoolYear, "skoleåret skuleåret")
    add(.planPeriod, "planperioden")
    add(.period, "perioden")
    add(.whole, "hele heile")
    add(.vague(1, .adverb), "tidlig tidleg")
    add(.vague(3, .adverb), "sent seint")
    add(.vague(1, .noun), "begynnelsen byrjinga")
    add(.vague(2, .noun), "midten")
    add(.vague(3, .noun), "slutten")
    add(.vague(1, .latin), "primo")
    add(.vague(2, .latin), "medio")
    add(.vague(3, .latin), "ultimo")
    for (index, names) in ordinals.enumerated() { add(.ordinal(index + 1), names) }
    for (index, names) in units.enumerated() {
      for name in names.split(separator: " ") { add(.ordinal(21 + index), "tjue\(name)") }
    }
    add(.ordinal(31), "trettiførste trettifyrste")
    for (index, names) in counts.enumerated() { add(.count(index + 1), names) }
    add(.last, "siste")
    add(.by, "innen innan")
    add(.latest, "senest seinast")
    add(.before, "før")
    add(.from, "fra frå")
    add(.after, "etter")
    add(.about, "ca cirka omkring")
    add(.course, "løpet")
    add(.ahead, "forkant")
    add(.connection, "forbindelse samband")
    add(.together, "samtidig samstundes")
    add(.close, "utgangen")
    add(.yearly, "årlig årleg")
    add(.halfYearly, "halvårlig halvårleg")
    add(.quarterly, "kvartalsvis")
    add(.tertially, "tertialvis")
    add(.monthly, "månedlig månadleg")
    add(.weekly, "ukentlig vekentleg")
    add(.each, "hver hvert kvar kvart")
    add(.everyOther, "annethvert annenhvert annenhver annakvart annankvart annankvar")
    add(.times, "gang ganger gong gonger")
    add(.atLeast, "minst minimum")
    add(.next, "neste")
    add(.ongoing, "løpende løpande kontinuerlig kontinuerleg fortløpende fortløpande permanent jevnlig jamleg jamnleg")
    add(.need, "behov trong")
    add(.when, "når")
    add(.arises, "oppstår")
    add(.continued, "videreføres vidareførast vidareføres")
    add(.in, "i")
    add(.of, "av")
    add(.and, "og")
    add(.to, "til")
    add(.with, "med")
    add(.for, "for")
    add(.the, "den")
    add(.at, "ved")
    add(.per, "pr per")
    add(.is, "er")
    add(.done, "gjort")
    add(.evaluation, "evaluering")
    return words
  }()

  /// What a misspelt word may have been meant as; the shortest words are near too much.
  static let spelled = Set(words.keys.filter { $0.unicodeScalars.count >= 3 || $0 == "ca" })
  static let spellings = SpellingTable(spelled)
  static let beginnings = AffixTable(.begin, words.keys)
  /// What a scanner makes of a word by reading "i" as "l" or "m" as "rn".
  static let scanned: [String: String] = {
    var scanned: [String: String] = [:]
    for word in spelled {
      for index in word.indices {
        let read: String? = word[index] == "i" ? "l" : word[index] == "m" ? "rn" : nil
        if let read { scanned[word.prefix(upTo: index) + read + word.suffix(from: word.index(after: index))] = word }
      }
    }
    return scanned
  }()
  /// The words that can stand right before a window, or before its year.
  static let leading = SpellingTable(spelled.filter { words[$0]?.leadsToWindow ?? false })

  private static let months: [(full: String, short: String)] = [
    ("januar", "jan"), ("februar", "feb"), ("mars", "mar"), ("april", "apr"), ("mai", "mai"), ("juni", "jun"),
    ("juli", "jul"), ("august", "aug"), ("september", "sep sept"), ("oktober", "okt"), ("november", "nov"),
    ("desember", "des"),
  ]

  private static let weekdays = [
    "mandag måndag", "tirsdag tysdag", "onsdag", "torsdag", "fredag", "lørdag laurdag", "søndag sundag",
  ]

  /// 1 to 9, as they stand alone and after "tjue".
  private static let units = [
    "første fyrste", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende syvende sjuande", "åttende åttande",
    "niende niande",
  ]

  private static let ordinals =
    [units[0], "andre annen annet annan anna"] + units[2...] + [
      "tiende tiande", "ellevte", "tolvte", "trettende trettande", "fjortende fjortande", "femtende femtande",
      "sekstende sekstande", "syttende syttande", "attende attande", "nittende nittande", "tjuende tyvende tjuande",
    ] + Array(repeating: "", count: 9) + ["trettiende trettiande"]

  private static let counts = [
    "en ei et ett ein eitt eit", "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti", "elleve", "tolv",
  ]
}
