/// Reads a label: what is to be done, and with what words around it (DEADLINES.md, Labels).
///
///     label  = phrase { ("," | "og" | "/") phrase } [ ":" | "," ]
///     phrase = ["skal" | "må"] passive ["opp"] { about }
///            | infinitive ["opp"] [ noun ] { about }
///            | act { about } [ passive ["opp"] ]
///     about  = preposition noun { ("og" | "/") noun }
///     act    = { modifier } a noun of the closed lists, perhaps at the end of a compound
///     noun   = { modifier } any word ["kommune"]
///
/// Only `noun` is open, and something must lead to it: what stands there is a thing, not "avlyst" or "neppe".
struct LabelSyntax {
  private var words: ArraySlice<Token>

  init(_ words: ArraySlice<Token>) { self.words = words }

  /// The first token that was not read.
  var unread: Token? { words.first }

  /// What sort of label it is; nil where it is none.
  mutating func head() -> LabelVocabulary.Head? {
    let begin = words.startIndex
    let isModal = accept(["skal", "må"])
    if let last = words.last, last.isMark(.comma) || last.isMark(.colon) { words = words.dropLast() }
    guard var head = phrase(isModal: isModal) else { return nil }
    // "Oppstart av" something: the year after it may be part of the name.
    let isAlone = words.startIndex - begin <= 2
    if !isAlone, head != .paper, head != .about { head = .act }
    while accept(.comma) || accept(.slash) || accept(["og"]) {
      guard let next = phrase(isModal: false) else { return nil }
      head = [next, head].contains(.about) ? .about : [next, head].contains(.paper) ? .paper : .act
    }
    return words.isEmpty ? head : nil
  }

  private mutating func phrase(isModal: Bool) -> LabelVocabulary.Head? {
    if let spelling, let head = LabelVocabulary.passive(spelling) {
      words = words.dropFirst()
      accept(["opp"])
      return abouts(of: head)
    }
    if isModal { return nil }
    if let spelling, LabelVocabulary.infinitives.contains(spelling), !isCompound {
      words = words.dropFirst()
      accept(["opp"])
      guard let spelling = self.spelling, !LabelVocabulary.prepositions.contains(spelling), spelling != "og" else {
        return abouts(of: .act)
      }
      return noun() ? abouts(of: .about) : nil
    }
    skipModifiers()
    guard let noun = actNoun(), let head = abouts(of: noun) else { return nil }
    if let spelling, LabelVocabulary.passive(spelling) != nil {
      words = words.dropFirst()
      accept(["opp"])
      return .act
    }
    return head
  }

  /// A noun of the lists; of a compound its last word: "BrukerPlan-kartlegging", "helse- og omsorgsplan".
  private mutating func actNoun() -> LabelVocabulary.Head? {
    var rest = words
    while let first = rest.first, first.spelling != nil {
      let next = rest.dropFirst()
      guard let dash = next.first, dash.isMark(.dash), !dash.spaced else { break }
      rest = next.dropFirst()
      if rest.first?.spelling == "og", rest.first?.spaced == true { rest = rest.dropFirst() }
    }
    guard let spelling = rest.first?.spelling, let head = LabelVocabulary.noun(spelling) else { return nil }
    words = rest.dropFirst()
    return head
  }

  /// { preposition noun { "og" noun } }
  ///
  /// - Returns: what sort of label it makes of this one; nil where a noun is missing.
  private mutating func abouts(of head: LabelVocabulary.Head) -> LabelVocabulary.Head? {
    var head = head
    while let preposition = spelling, accept(LabelVocabulary.prepositions) {
      repeat {
        let noun = words
        guard self.noun() else { return nil }
        let read = noun[..<words.startIndex].compactMap(\.spelling)
        if LabelVocabulary.objects.contains(preposition) || read.contains(where: { LabelVocabulary.noun($0) != nil }) {
          head = .about
        }
      } while accept(["og"]) || accept(.slash)
    }
    return head
  }

  /// Any noun, with its modifiers and hyphens.
  private mutating func noun() -> Bool {
    skipModifiers()
    guard isNoun else { return false }
    words = words.dropFirst()
    while let dash = words.first, dash.isMark(.dash), !dash.spaced {
      words = words.dropFirst()
      if words.first?.spaced == true { accept(["og"]) }
      guard isNoun else { return false }
      words = words.dropFirst()
    }
    accept(LabelVocabulary.afterNames)
    return true
  }

  private var isNoun: Bool {
    guard let token = words.first, let spelling, spelling.unicodeScalars.count >= 2 else { return false }
    if token.word == .evaluation { return true }
    let isHyphened = words.dropFirst().first.map { $0.isMark(.dash) && !$0.spaced } ?? false
    return token.word == nil && (spelling.unicodeScalars.count >= 3 || isHyphened)
      && LabelWords.verdict(on: spelling) != .function && !LabelVocabulary.idioms.contains(spelling)
      && !LabelVocabulary.prepositions.contains(spelling)
  }

  private var spelling: String? { words.first?.spelling }

  private var isCompound: Bool { words.dropFirst().first.map { $0.isMark(.dash) && !$0.spaced } ?? false }

  /// All but the last word, which must be a noun: "frivillige" can be one too.
  private mutating func skipModifiers() {
    while let spelling, LabelVocabulary.modifiers.contains(spelling), !isCompound,
      words.dropFirst().first?.spelling != nil,
      !LabelVocabulary.prepositions.union(["og"]).contains(words.dropFirst().first?.spelling ?? "")
    {
      words = words.dropFirst()
    }
  }

  @discardableResult
  private mutating func accept(_ spellings: Set<String>) -> Bool {
    guard let spelling, spellings.contains(spelling) else { return false }
    words = words.dropFirst()
    return true
  }

  @discardableResult
  private mutating func accept(_ mark: Token.Mark) -> Bool {
    guard words.first?.isMark(mark) ?? false else { return false }
    words = words.dropFirst()
    return true
  }
}
