/// What a word means in the deadline grammar; words of the two written languages share a meaning.
enum Word: Hashable, Sendable {
  // Parts of the year.
  case month(Int, short: Bool)
  case weekday(Weekday)
  /// By the first month of it.
  case season(Int)
  case half, quarter, tertial, quarterSign, halfOf
  case unit(Relative.Unit), units(Relative.Unit), theUnit(Relative.Unit)
  case year, theYear
  case schoolYear, newYear, turnOfYear, planPeriod, period, span, whole
  /// The first, second or last third in the plan's words, and how it is said.
  case vague(Int, Vague)
  enum Vague: Sendable { case adverb, noun, latin }
  // Numbers.
  case ordinal(Int), count(Int), last, ordinalEnding
  // Around a window.
  case by, latest, before, from, after, about, until, towards, earliest
  case frist, ready
  case course, ahead, connection, together, close, clock
  // Recurring.
  case yearly, halfYearly, quarterly, tertially, monthly, weekly
  case each, eachOfNeuter, everyOther, times, atLeast, next
  // The rest.
  case ongoing, at, need, when, arises, done, continued, so, often, there
  // Small words, free to stand beside the time too.
  case `in`, on, of, and, to, with, `for`, the, per, `is`, set, evaluation

  /// Whether an event's form may contain it.
  var isSmall: Bool {
    switch self {
    case .in, .on, .of, .and, .to, .with, .for, .the, .per, .is, .set, .so, .there, .evaluation: true
    default: false
    }
  }

  /// Whether what follows it is hardly a label: "innen", "før", "etter".
  var opensTime: Bool { [.by, .latest, .before, .from, .after, .until, .towards, .earliest].contains(self) }

  var isPreposition: Bool { [.in, .on, .of, .to, .with, .for, .at].contains(self) }

  /// Whether it says when, so that words that have it have a time of their own: "mandag", "uke", "slutten".
  var isTime: Bool {
    switch self {
    case .month, .weekday, .season, .half, .quarter, .tertial, .halfOf, .vague, .newYear, .turnOfYear, .schoolYear: true
    case .unit(let unit), .theUnit(let unit): unit != .day
    case .planPeriod, .clock, .earliest, .everyOther, .quarterSign: true
    default: false
    }
  }

  /// Whether it says how often.
  var isFrequency: Bool {
    switch self {
    case .yearly, .halfYearly, .quarterly, .tertially, .monthly, .weekly, .each, .eachOfNeuter, .everyOther: true
    default: false
    }
  }

  /// Whether it says when, how often or how long, alone or with a number.
  var saysWhen: Bool { isTime || isFrequency || isUnit || [.times, .theYear].contains(self) }

  var isUnit: Bool {
    switch self {
    case .unit, .units, .year: true
    default: false
    }
  }

  /// Whether something must follow it, so that words that end in it are not whole.
  var isUnfinished: Bool {
    switch self {
    case .by, .latest, .before, .from, .after, .about, .towards, .at: true
    case .is, .set, .so, .there, .evaluation: false
    default: isSmall
    }
  }

  /// A bit that few other words share.
  var sort: UInt64 { Vocabulary.sorts[self] ?? 0 }
}

/// The closed vocabulary of the grammar, bokmål and nynorsk, in lower case.
enum Vocabulary {
  /// What stands in one row has one bit of `Word.sort`.
  private static let groups: [[(meaning: Word, spellings: String)]] = [
    months.enumerated().flatMap { [(.month($0 + 1, short: false), $1.full), (.month($0 + 1, short: true), $1.short)] },
    zip(Weekday.allCases, weekdays).map { (.weekday($0), $1) },
    [
      (.season(3), "vår våren"), (.season(6), "sommer sommeren sommar sommaren"),
      (.season(9), "høst høsten haust hausten"), (.season(12), "vinter vinteren"),
    ],
    ordinals,
    counts.enumerated().map { (.count($0 + 1), $1) },
    [
      (.vague(1, .adverb), "tidlig tidleg"), (.vague(3, .adverb), "sent seint"),
      (.vague(1, .noun), "begynnelsen byrjinga"), (.vague(2, .noun), "midten"), (.vague(3, .noun), "slutten"),
      (.vague(1, .latin), "primo"), (.vague(2, .latin), "medio"), (.vague(3, .latin), "ultimo"),
    ],
    [
      (.unit(.day), "dag"), (.units(.day), "dager dagar"), (.unit(.week), "uke veke"), (.units(.week), "uker veker"),
      (.theUnit(.week), "uken uka veka"), (.unit(.month), "måned månad mnd"), (.units(.month), "måneder månader"),
      (.theUnit(.month), "måneden månaden"), (.year, "år"), (.theYear, "året"),
    ],
    [
      (.half, "halvår"), (.quarter, "kvartal kv"), (.tertial, "tertial"), (.quarterSign, "q"), (.halfOf, "halvdel"),
    ],
    [(.schoolYear, "skoleåret skuleåret barnehageåret"), (.newYear, "nyåret"), (.turnOfYear, "årsskiftet")],
    [(.planPeriod, "planperioden"), (.period, "perioden periode"), (.span, "tidsrommet tiden tida")],
    [(.whole, "hele heile")], [(.last, "siste")], [(.by, "innen innan")], [(.latest, "senest seinast")],
    [(.before, "før")], [(.from, "fra frå")], [(.after, "etter")], [(.about, "ca cirka omkring")],
    [(.until, "fram frem"), (.towards, "mot"), (.earliest, "tidligst tidlegast")],
    [(.together, "samtidig samstundes"), (.at, "ved")],
    [
      (.yearly, "årlig årleg"), (.halfYearly, "halvårlig halvårleg"), (.quarterly, "kvartalsvis"),
      (.tertially, "tertialvis"), (.monthly, "månedlig månadleg"), (.weekly, "ukentlig vekentleg"),
    ],
    [
      (.each, "hver kvar"), (.eachOfNeuter, "hvert kvart"),
      (.everyOther, "annethvert annenhvert annenhver annakvart annankvart annankvar annakvar"),
    ],
    [(.atLeast, "minst minimum")],
    [(.ongoing, "løpende løpande kontinuerlig kontinuerleg fortløpende fortløpande permanent jevnlig jamleg jamnleg")],
    [(.when, "når")], [(.so, "så")], [(.in, "i")], [(.on, "på")], [(.to, "til")], [(.with, "med")], [(.for, "for")],
    [(.the, "den")], [(.per, "pr per")], [(.frist, "frist"), (.ready, "ferdig")],
    [
      (.ordinalEnding, "te de dje ende"), (.course, "løpet"), (.ahead, "forkant"), (.connection, "forbindelse samband"),
      (.close, "utgangen"), (.clock, "kl klokken klokka"), (.times, "gang ganger gong gonger gongar"),
      (.next, "neste"), (.need, "behov trong"), (.arises, "oppstår"), (.done, "gjort"),
      (.continued, "videreføres vidareførast vidareføres"), (.of, "av"), (.and, "og"), (.is, "er"),
      (.set, "satt sett"), (.often, "ofte"), (.there, "det"), (.evaluation, "evaluering"),
    ],
  ]

  private static let months: [(full: String, short: String)] = [
    ("januar", "jan"), ("februar", "feb"), ("mars", "mar"), ("april", "apr"), ("mai", ""), ("juni", "jun"),
    ("juli", "jul"), ("august", "aug"), ("september", "sep sept"), ("oktober", "okt"), ("november", "nov"),
    ("desember", "des"),
  ]

  static func name(ofMonth month: Int) -> String { months[month - 1].full }

  private static let weekdays = [
    "mandag måndag", "tirsdag tysdag", "onsdag", "torsdag", "fredag", "lørdag laurdag", "søndag sundag",
  ]

  private static let ordinals: [(Word, String)] = {
    let tens = [
      "tiende tiande", "ellevte", "tolvte", "trettende trettande", "fjortende fjortande", "femtende femtande",
      "sekstende sekstande", "syttende syttande", "attende attande", "nittende nittande", "tjuende tyvende tjuande",
    ]
    let alone = units + tens
    let compound = zip(units, counts).map { ordinal, count in
      let old = count.split(separator: " ").map { "\($0)ogtyvende" }
      return (ordinal.split(separator: " ").map { "tjue\($0)" } + old).joined(separator: " ")
    }
    let all = alone + compound + ["trettiende trettiande", "trettiførste trettifyrste"]
    return [(.ordinal(2), "annen annet annan anna")] + all.enumerated().map { (.ordinal($0 + 1), $1) }
  }()

  /// 1 to 9, as they stand alone and after "tjue".
  private static let units = [
    "første fyrste", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende syvende sjuande", "åttende åttande",
    "niende niande",
  ]

  private static let counts = [
    "en ei et ett ein eitt eit", "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti", "elleve", "tolv",
  ]

  // MARK: - What is made of it

  /// What a word means here, and why it is looked at beside a time: looked up together, for speed.
  struct Meaning: Sendable {
    var word: Word?
    var sort = Token.otherWords
    var closed: ClosedWords.Reason?
  }

  static let words = Dictionary(
    groups.joined().flatMap { row in row.spellings.split(separator: " ").map { (String($0), row.meaning) } },
    uniquingKeysWith: { $1 })

  static let sorts = Dictionary(
    groups.enumerated().flatMap { bit, group in group.map { ($0.meaning, UInt64(1) << UInt64(bit)) } },
    uniquingKeysWith: { $1 })

  private static let meanings: [String: Meaning] = {
    var meanings = words.mapValues { Meaning(word: $0, sort: $0.sort) }
    for (word, reason) in ClosedWords.reasons { meanings[word, default: Meaning()].closed = reason }
    return meanings
  }()

  static func meaning(of word: String) -> Meaning { meanings[word] ?? Meaning() }

  /// What a misspelt word may have been meant as; the shortest words are near too much.
  static let spellings = SpellingTable(words.keys.filter { $0.unicodeScalars.count >= 4 })

  /// The words that a time can begin or end with.
  static let times = SpellingTable(
    words.filter { word, meaning in
      switch meaning {
      case .month, .season, .half, .quarter, .tertial: word.count >= 3
      default: false
      }
    }.keys)
}
