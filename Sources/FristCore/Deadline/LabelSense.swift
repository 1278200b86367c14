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
    let objects = spellings.indices.filter { LabelWords.isOf(spellings[$0]) }
    if let verb = spellings.indices.last(where: { LabelVocabulary.isPassive(spellings[$0]) })
      ?? spellings.indices.first(where: { nouns[$0] == nil && LabelVocabulary.verb(spellings[$0]) != nil })
    {
      self = Self.ofVerb(spellings, at: verb, nouns, objects: objects)
    } else {
      self = Self.ofNoun(spellings, nouns, objects: objects)
    }
    // A colon keeps the time apart, but for a year.
    if words.last?.isMark(.colon) ?? false, self == .paper || self == .about { self = .thing }
  }

  private static func ofVerb(
    _ words: [String], at verb: Int, _ nouns: [LabelVocabulary.Noun?], objects: [Int]
  ) -> LabelSense {
    let kind = LabelVocabulary.verb(words[verb])
    let rest = nouns[(verb + 1)...]
    if nouns.contains(.deadline) { return .about }
    // "Evaluere kurs", but not "kurset evalueres" or "enheten evaluerer".
    let isPassive = LabelVocabulary.isPassive(words[verb])
    if verb == 0, kind == .reviewing, !isPassive, words.count > 1 { return .about }
    if let object = objects.first(where: { $0 > verb }), nouns[object...].contains(where: \.hasItsTime) {
      return .about
    }
    if kind == .beginning { return .beginning }
    // "Skrive 2018" can be nynorsk for what was written then.
    return rest.contains(.paper) || rest.contains(.event) || words.count == 1 && !isPassive ? .thing : .clear
  }

  private static func ofNoun(_ words: [String], _ nouns: [LabelVocabulary.Noun?], objects: [Int]) -> LabelSense {
    let preposition = words.indices.first { LabelWords.isPreposition(words[$0]) } ?? words.endIndex
    let heads = nouns[..<preposition].compactMap { $0 }
    if let object = objects.first, heads.contains(.review) || nouns[object...].contains(where: \.hasItsTime) {
      return .about
    }
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
    case .deed, .review, .paper, .figures, .event: true
    case .thing, .beginning, .start, .deadline, nil: false
    }
  }
}
