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

  /// - Parameter words: a label that has been judged.
  init(_ words: ArraySlice<Token>) {
    // The time comes after the last part; of "BrukerPlan-kartlegging" the last word says what it is.
    let begin = words.dropLast().lastIndex { $0.isMark(.comma) || $0.isMark(.colon) } ?? words.startIndex
    let part = words[begin...]
    let spellings = zip(part, part.dropFirst().map(Optional.some) + [nil]).compactMap { word, next in
      next.map { $0.isMark(.dash) && !$0.spaced } ?? false ? nil : word.spelling
    }
    let nouns = spellings.map(LabelVocabulary.noun)
    if let verb = spellings.indices.last(where: { LabelVocabulary.isPassive(spellings[$0]) })
      ?? spellings.indices.first(where: { nouns[$0] == nil && LabelVocabulary.verb(spellings[$0]) != nil })
    {
      self = Self.ofVerb(spellings, at: verb, nouns)
    } else {
      self = Self.ofNoun(spellings, nouns)
    }
    // "Lansering av Framtid 2030": what is not known can be a name with a year in it.
    if self == .clear, Self.endsInName(spellings, nouns) { self = .thing }
    // A colon keeps the time apart, but for a year.
    if words.last?.isMark(.colon) ?? false, self == .paper || self == .about { self = .thing }
  }

  private static func ofVerb(_ words: [String], at verb: Int, _ nouns: [LabelVocabulary.Noun?]) -> LabelSense {
    let kind = LabelVocabulary.verb(words[verb])
    let isPassive = LabelVocabulary.isPassive(words[verb])
    let rest = nouns[(verb + 1)...]
    if nouns.contains(.deadline) || isAboutAnother(words, nouns, from: verb + 1) { return .about }
    if !isPassive {
      // "Evaluere kurs", but not "kurset evalueres" or "enheten evaluerer".
      if verb == 0, kind == .reviewing || kind == .preparing || rest.contains(.figures) { return .about }
      if kind == .preparing, rest.contains(where: \.hasItsTime) { return .about }
      if verb == 0, rest.contains(.paper) { return .paper }
      // "Skrive 2018" can be nynorsk for what was written then.
      if words.count == 1, kind != .beginning { return .thing }
    }
    if kind == .beginning { return .beginning }
    return rest.contains(.paper) || rest.contains(.event) ? .thing : .clear
  }

  private static func ofNoun(_ words: [String], _ nouns: [LabelVocabulary.Noun?]) -> LabelSense {
    let preposition = words.indices.first { LabelWords.isPreposition(words[$0]) } ?? words.endIndex
    let heads = nouns[..<preposition].compactMap { $0 }
    let isOf = words[preposition...].contains(where: LabelWords.isOf)
    if isAboutAnother(words, nouns, from: preposition) || isOf && heads.contains(.review) { return .about }
    if heads.contains(.figures) || heads.count > 1 && heads[0] == .review && !words.contains("og") { return .about }
    if heads.contains(.paper) { return .paper }
    switch heads.last {
    case .deadline: return .deadline
    case .beginning: return .beginning
    case .start: return .start
    case .deed, .review: return .clear
    case .event, .thing, .paper, .figures, nil: return .thing
    }
  }

  private static func endsInName(_ words: [String], _ nouns: [LabelVocabulary.Noun?]) -> Bool {
    guard words.count > 1, let last = nouns.last, last == nil, LabelVocabulary.verb(words[words.count - 1]) == nil
    else {
      return false
    }
    let before = words[words.count - 2]
    return LabelWords.isOf(before) || LabelWords.isTowards(before) || LabelVocabulary.verb(before) != nil
  }

  /// Whether it is about something that has a time of its own, or for that: "evaluering av kurs", "innkalling til møte".
  private static func isAboutAnother(_ words: [String], _ nouns: [LabelVocabulary.Noun?], from begin: Int) -> Bool {
    var isObject = false
    for index in words.indices.dropFirst(begin) {
      if LabelWords.isPreposition(words[index]) {
        isObject = LabelWords.isOf(words[index]) || LabelWords.isTowards(words[index])
      } else if isObject, nouns[index].hasItsTime {
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

extension LabelVocabulary.Noun? {
  /// Whether it can be one of another time, where something is about it.
  fileprivate var hasItsTime: Bool {
    switch self {
    case .deed, .review, .paper, .figures, .event, .beginning: true
    case .thing, .start, .deadline, nil: false
    }
  }
}
