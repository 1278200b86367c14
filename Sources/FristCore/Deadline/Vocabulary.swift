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
  var sort: UInt64 {
    switch self {
    case .month: 1 << 0
    case .weekday: 1 << 1
    case .season: 1 << 2
    case .ordinal: 1 << 3
    case .count: 1 << 4
    case .vague: 1 << 5
    case .unit, .units, .theUnit, .year, .theYear: 1 << 6
    case .half, .quarter, .tertial, .quarterSign, .halfOf: 1 << 7
    case .schoolYear, .newYear, .turnOfYear: 1 << 8
    case .planPeriod, .period, .span: 1 << 9
    case .whole: 1 << 10
    case .last: 1 << 11
    case .by: 1 << 12
    case .latest: 1 << 13
    case .before: 1 << 14
    case .from: 1 << 15
    case .after: 1 << 16
    case .about: 1 << 17
    case .until, .towards, .earliest: 1 << 18
    case .together, .at: 1 << 19
    case .yearly, .halfYearly, .quarterly, .tertially, .monthly, .weekly: 1 << 20
    case .each, .eachOfNeuter, .everyOther: 1 << 21
    case .atLeast: 1 << 22
    case .ongoing: 1 << 23
    case .when: 1 << 24
    case .so: 1 << 25
    case .in: 1 << 26
    case .on: 1 << 27
    case .to: 1 << 28
    case .with: 1 << 29
    case .for: 1 << 30
    case .the: 1 << 31
    case .per: 1 << 32
    case .frist, .ready: 1 << 34
    default: 1 << 33
    }
  }
}

/// The closed vocabulary of the grammar, bokmål and nynorsk, in lower case.
enum Vocabulary {
  static let words: [String: Word] = {
    var words: [String: Word] = [:]
    for (meaning, spellings) in dated + around + small {
      for spelling in spellings.split(separator: " ") { words[String(spelling)] = meaning }
    }
    return words
  }()

  /// What a word means here, and why it is looked at beside a time: looked up together, for speed.
  struct Meaning: Sendable {
    var word: Word?
    var closed: ClosedWords.Reason?
  }

  static let meanings: [String: Meaning] = {
    var meanings = words.mapValues { Meaning(word: $0) }
    for (word, reason) in ClosedWords.reasons { meanings[word, default: Meaning()].closed = reason }
    return meanings
  }()

  private static let dated: [(Word, String)] =
    months.enumerated().flatMap { [(.month($0 + 1, short: false), $1.full), (.month($0 + 1, short: true), $1.short)] }
    + zip(Weekday.allCases, weekdays).map { (.weekday($0), $1) }
    + ordinals.enumerated().map { (.ordinal($0 + 1), $1) }
    + units.enumerated().map { index, names in
      (.ordinal(21 + index), names.split(separator: " ").map { "tjue\($0)" }.joined(separator: " "))
    }
    + counts.enumerated().map { (.count($0 + 1), $1) }
    + [
      (.ordinal(31), "trettiførste trettifyrste"), (.ordinalEnding, "te de dje ende"), (.last, "siste"),
      (.season(3), "vår våren"), (.season(6), "sommer sommeren sommar sommaren"),
      (.season(9), "høst høsten haust hausten"), (.season(12), "vinter vinteren"),
      (.half, "halvår"), (.quarter, "kvartal kv"), (.tertial, "tertial"), (.quarterSign, "q"), (.halfOf, "halvdel"),
      (.unit(.day), "dag"), (.units(.day), "dager dagar"), (.unit(.week), "uke veke"), (.units(.week), "uker veker"),
      (.theUnit(.week), "uken uka veka"), (.unit(.month), "måned månad mnd"), (.units(.month), "måneder månader"),
      (.theUnit(.month), "måneden månaden"), (.year, "år"), (.theYear, "året"),
      (.schoolYear, "skoleåret skuleåret barnehageåret"), (.newYear, "nyåret"), (.turnOfYear, "årsskiftet"),
      (.planPeriod, "planperioden"), (.period, "perioden periode"), (.span, "tidsrommet tiden tida"),
      (.whole, "hele heile"),
      (.vague(1, .adverb), "tidlig tidleg"), (.vague(3, .adverb), "sent seint"),
      (.vague(1, .noun), "begynnelsen byrjinga"), (.vague(2, .noun), "midten"), (.vague(3, .noun), "slutten"),
      (.vague(1, .latin), "primo"), (.vague(2, .latin), "medio"), (.vague(3, .latin), "ultimo"),
    ]

  private static let around: [(Word, String)] = [
    (.by, "innen innan"), (.latest, "senest seinast"), (.before, "før"), (.from, "fra frå"), (.after, "etter"),
    (.about, "ca cirka omkring"), (.frist, "frist"), (.ready, "ferdig"), (.until, "fram frem"), (.towards, "mot"),
    (.earliest, "tidligst tidlegast"),
    (.course, "løpet"), (.ahead, "forkant"), (.connection, "forbindelse samband"), (.together, "samtidig samstundes"),
    (.close, "utgangen"), (.clock, "kl klokken klokka"),
    (.yearly, "årlig årleg"), (.halfYearly, "halvårlig halvårleg"), (.quarterly, "kvartalsvis"),
    (.tertially, "tertialvis"), (.monthly, "månedlig månadleg"), (.weekly, "ukentlig vekentleg"),
    (.each, "hver kvar"), (.eachOfNeuter, "hvert kvart"),
    (.everyOther, "annethvert annenhvert annenhver annakvart annankvart annankvar annakvar"),
    (.times, "gang ganger gong gonger gongar"), (.atLeast, "minst minimum"), (.next, "neste"),
    (.ongoing, "løpende løpande kontinuerlig kontinuerleg fortløpende fortløpande permanent jevnlig jamleg jamnleg"),
    (.need, "behov trong"), (.when, "når"), (.arises, "oppstår"), (.done, "gjort"),
    (.continued, "videreføres vidareførast vidareføres"),
  ]

  private static let small: [(Word, String)] = [
    (.in, "i"), (.on, "på"), (.of, "av"), (.and, "og"), (.to, "til"), (.with, "med"), (.for, "for"), (.the, "den"),
    (.at, "ved"), (.per, "pr per"), (.is, "er"), (.set, "satt sett"), (.so, "så"), (.often, "ofte"), (.there, "det"),
    (.evaluation, "evaluering"),
  ]

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

  static func name(ofMonth month: Int) -> String { months[month - 1].full }

  private static let months: [(full: String, short: String)] = [
    ("januar", "jan"), ("februar", "feb"), ("mars", "mar"), ("april", "apr"), ("mai", ""), ("juni", "jun"),
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
