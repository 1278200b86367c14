import FristCore

/// What has no window of its own: ongoing, as needed, after another obligation (DEADLINES.md, The rest).
extension DeadlineParser {
  mutating func withoutWindow() throws(DeadlineRefusal) -> Deadline.Meaning? {
    switch word {
    case .ongoing:
      skip()
      if accept(.in) || word == .whole {
        accept(.whole)
        try period()
      }
      return .ongoing
    case .whole: return try ongoing()
    case .in where word(1) == .whole: return try ongoing()
    case .at where word(1) == .need:
      skip(2)
      return .asNeeded
    case .after:
      if word(1) == .need {
        skip(2)
        return .asNeeded
      }
      throw DeadlineRefusal(.noEnd(text.written(tokens[tokens.startIndex].range)), at: column)
    case .when:
      skip()
      if word == .need {
        skip()
        try expect(.arises)
        return .asNeeded
      }
      let id = try obligation()
      try expect(.is)
      try expect(.done)
      return .relative(Relative(count: 0, unit: .day, after: id))
    default:
      return try afterObligation()
    }
  }

  private mutating func ongoing() throws(DeadlineRefusal) -> Deadline.Meaning {
    try wholePeriod()
    return .ongoing
  }

  /// ["i"] "hele perioden | planperioden".
  private mutating func wholePeriod() throws(DeadlineRefusal) {
    accept(.in)
    try expect(.whole)
    try period()
  }

  private mutating func period() throws(DeadlineRefusal) {
    guard accept(.period) || accept(.planPeriod) else { throw stuck() }
  }

  /// "6 måneder etter ID".
  private mutating func afterObligation() throws(DeadlineRefusal) -> Deadline.Meaning? {
    let unit: Relative.Unit
    switch word(1) {
    case .unit(let one), .units(let one): unit = one
    default: return nil
    }
    guard word(2) == .after else { return nil }
    let count: Int? = if case .count(let n)? = word { n } else { isNumber(1...3) ? number() : nil }
    guard let count, (1...(unit == .year ? 99 : 999)).contains(count) else { throw stuck() }
    skip(3)
    return .relative(Relative(count: count, unit: unit, after: try obligation()))
  }

  /// An id as DESIGN.md has it: `[A-Za-z0-9][A-Za-z0-9._-]*`, perhaps with `:MEMBER`.
  ///
  /// What can also be a time is refused: "ett år etter 2019" hardly means an obligation 2019.
  private mutating func obligation() throws(DeadlineRefusal) -> String {
    guard let first = token() else { throw DeadlineRefusal(.endsTooEarly, at: column) }
    let isDate = isNumber(1...2) && isNumber(1...2, 2) && isNumber(4...4, 4)
    let isWord = first.spelling.map(LabelWords.refused.contains) ?? false
    if isDate || isNumber(4...4) || first.word != nil || isWord && !isIDMark(1) { throw notUnderstood(first) }
    var last = first
    var id = ""
    while let token = token(), id.isEmpty || !token.spaced {
      switch token.kind {
      case .word, .number: id += text.written(token.range)
      case .mark(.dash) where !id.isEmpty: id += "-"
      case .mark(.dot) where !id.isEmpty: id += "."
      case .mark(.colon) where !id.isEmpty: id += ":"
      case .mark(.other) where !id.isEmpty && text.written(token.range) == "_": id += "_"
      case .mark: throw notUnderstood(token)
      }
      last = token
      skip()
    }
    guard id.unicodeScalars.allSatisfy(\.isASCII), !last.isMark(.dot), !last.isMark(.colon) else {
      throw notUnderstood(first)
    }
    return id
  }

  /// Whether an id goes on after a word: "det-1", "a.b", "tiltak3".
  private func isIDMark(_ ahead: Int) -> Bool { token(ahead).map { !$0.spaced } ?? false }
}
