/// An event of the municipality's own year that texts refer to: "i forkant av behandlingen av budsjett for 2014".
///
/// Source: DEADLINES.md, Events.
public struct Event: Hashable, Sendable {
  /// The year that an event is about, seen from the year in which it takes place.
  public enum About: String, Hashable, Sendable {
    case sameYear = "same-year"
    case nextYear = "next-year"
    case lastYear = "last-year"
  }

  /// Itself one of the forms.
  public let name: String
  /// What else texts call it, without endings.
  public let forms: [String]
  /// When in the year it takes place, in the words of this grammar: "oktober-november".
  public let window: String
  public let about: About

  let part: YearPart
  let approximate: Bool

  /// - Throws: where the window is not a part of every year, or a form has a word or number of the grammar; the
  ///   column counts in the text that is wrong.
  public init(
    name: String, forms: [String] = [], window: String, about: About = .sameYear
  ) throws(DeadlineRefusal) {
    var reader = Reader(try TokenizedText(window), in: DeadlineContext(period: nil, events: []))
    (part, approximate) = try reader.eventWindow()
    for form in [name] + forms { try Self.check(form) }
    self.name = name
    self.forms = forms
    self.window = window
    self.about = about
  }

  private init(_ name: String, _ forms: [String], _ window: String, _ part: YearPart, _ about: About) {
    (self.name, self.forms, self.window, self.part, self.about) = (name, forms, window, part, about)
    approximate = false
  }

  /// The events that every municipality has.
  public static let predefined: [Event] = [
    Event(
      "budsjettbehandling",
      [
        "strategi- og økonomiplan", "økonomiplan", "handlings- og økonomiplan", "behandling av budsjett",
        "behandlingen av budsjett",
      ], "oktober-november", .months(10, 11), .nextYear),
    Event("årsmelding", ["årsberetning", "årsrapport"], "Første kvartal", .quarter(1), .lastYear),
  ]

  /// The year in which it takes place.
  ///
  /// - Parameter year: the year that the text says it is about.
  func year(about year: Int) -> Int {
    switch about {
    case .sameYear: year
    case .nextYear: year - 1
    case .lastYear: year + 1
    }
  }

  /// A form may not be mistaken for anything else in the grammar.
  private static func check(_ form: String) throws(DeadlineRefusal) {
    let text = try TokenizedText(form)
    for token in text.tokens {
      let fits =
        switch token.kind {
        case .word: token.word?.isSmall ?? true
        case .mark(.dash): true
        case .number, .mark: false
        }
      guard fits else { throw DeadlineRefusal(.notAnEventForm(text.written(token.range)), at: token.column) }
    }
    guard let first = text.tokens.first, let last = text.tokens.last else {
      throw DeadlineRefusal(.endsTooEarly, at: 1)
    }
    for token in [first, last] {
      guard let spelling = text.spelling(token), token.word == nil, spelling.unicodeScalars.count >= 3,
        token.closed == nil || token.closed == .otherTime
      else { throw DeadlineRefusal(.notAnEventForm(text.written(token.range)), at: token.column) }
    }
  }
}
