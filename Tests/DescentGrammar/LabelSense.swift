import FristCore

/// What a label says of the time after it, and whether that time can be its own: "kommuneplan 2030", "vedtak fra 2018".
enum LabelSense: Sendable {
  /// Nothing in it has a time of its own: "besøk på Sagatun", "planen vedtas".
  case clear
  /// "Oppstart", "starter": "fra" after it names the day.
  case beginning
  /// "Start høsten 2019" is one too, but "start juni 2019" may be the first days of June.
  case start
  /// "Frist", "søknadsfrist": one day, and nothing that goes on.
  case deadline
  /// A thing, which may be called by its year: "vedtak 2018", "kontrakt 2019".
  case thing
  /// Often about a part of the year, or made for one: "rapport 2. tertial", "turnusplan høsten".
  case paper
  /// It is about something else, and the time can be that of the other: "evaluering av kurs".
  case about

  /// - Parameter words: those of a label that has been judged, or of its last part: after that the time comes.
  init(_ words: [LabelWord], beforeColon: Bool) {
    if let verb = words.lastIndex(where: \.isPassive) ?? words.firstIndex(where: { $0.verb != nil }) {
      self = Self.ofVerb(words[verb], before: words[(verb + 1)...], in: words)
    } else {
      self = Self.ofNoun(words)
    }
    // "Lansering av Framtid 2030": what is not known can be a name with a year in it.
    if self == .clear, Self.endsInName(words) { self = .thing }
    // A colon keeps the time apart, but for a year.
    if beforeColon, self == .paper || self == .about { self = .thing }
  }

  private static func ofVerb(_ verb: LabelWord, before rest: ArraySlice<LabelWord>, in words: [LabelWord]) -> LabelSense
  {
    func has(_ noun: LabelVocabulary.Noun) -> Bool { rest.contains { $0.noun == noun } }
    let isFirst = rest.startIndex == 1
    if words.contains(where: { $0.noun == .deadline }) || isAboutAnother(rest) { return .about }
    if !verb.isPassive {
      // "Evaluere kurs", but not "kurset evalueres" or "enheten evaluerer".
      if isFirst, verb.verb == .reviewing || verb.verb == .preparing || has(.figures) { return .about }
      if verb.verb == .preparing, rest.contains(where: \.hasItsTime) { return .about }
      if isFirst, has(.paper) { return .paper }
      // "Skrive 2018" can be nynorsk for what was written then.
      if words.count == 1, verb.verb != .beginning { return .thing }
    }
    if verb.verb == .beginning { return .beginning }
    return has(.paper) || has(.event) ? .thing : .clear
  }

  private static func ofNoun(_ words: [LabelWord]) -> LabelSense {
    let end = words.firstIndex { LabelWords.isPreposition($0.spelling) } ?? words.endIndex
    let heads = words[..<end].compactMap(\.noun)
    let isOf = words[end...].contains { LabelWords.isOf($0.spelling) }
    if isAboutAnother(words[end...]) || isOf && heads.contains(.review) { return .about }
    let isList = words.contains { $0.spelling == "og" }
    if heads.contains(.figures) || heads.count > 1 && heads[0] == .review && !isList { return .about }
    if heads.contains(.paper) { return .paper }
    switch heads.last {
    case .deadline: return .deadline
    case .beginning: return .beginning
    case .start: return .start
    case .deed, .review: return .clear
    case .event, .thing, .paper, .figures, nil: return .thing
    }
  }

  private static func endsInName(_ words: [LabelWord]) -> Bool {
    guard words.count > 1, let last = words.last, last.noun == nil, last.verb == nil else { return false }
    let before = words[words.count - 2]
    return LabelWords.isOf(before.spelling) || LabelWords.isTowards(before.spelling) || before.verb != nil
  }

  /// Whether it is about something that has a time of its own, or for that: "evaluering av kurs", "innkalling til møte".
  private static func isAboutAnother(_ words: ArraySlice<LabelWord>) -> Bool {
    var isObject = false
    for word in words {
      if LabelWords.isPreposition(word.spelling) {
        isObject = LabelWords.isOf(word.spelling) || LabelWords.isTowards(word.spelling)
      } else if isObject, word.hasItsTime {
        return true
      }
    }
    return false
  }

  /// Whether a number after the label can be its own: "punkt 1".
  static func isCounted(_ label: String) -> Bool {
    counted.contains(String(label.lowercased().split(separator: " ").last ?? ""))
  }

  private static let counted: Set<String> = [
    "artikkel", "avdeling", "del", "delmål", "fase", "gruppe", "kapittel", "klasse", "ledd", "mål", "nivå", "paragraf",
    "punkt", "rom", "runde", "sak", "side", "steg", "tiltak", "trinn", "vedlegg", "vedtak",
  ]
}

/// A word of a label, and what it is in the vocabulary.
struct LabelWord: Sendable {
  let spelling: String
  let noun: LabelVocabulary.Noun?
  /// Nil for what is a noun, too.
  let verb: LabelVocabulary.Verb?
  /// "Vedtas", "gjennomgås", "evaluerast": somebody is to do it.
  var isPassive: Bool { verb != nil && (spelling.hasSuffix("s") || spelling.hasSuffix("st")) }

  /// Whether it can be one of another time, where something is about it.
  var hasItsTime: Bool {
    switch noun {
    case .deed, .review, .paper, .figures, .event, .beginning: true
    case .thing, .start, .deadline, nil: false
    }
  }

  init(_ spelling: String) {
    self.spelling = spelling
    noun = LabelVocabulary.noun(spelling)
    verb = noun == nil ? LabelVocabulary.verb(spelling) : nil
  }
}
