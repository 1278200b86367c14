/// What somebody who is no programmer most likely did, where libyaml says that something is wrong: it names the slip and
/// its own line, which is often one or more before the one at which a parser stumbles.
struct YAMLSlip {
  let complaint: Complaint
  /// In Unicode scalars from the beginning of the file.
  let offset: Int

  /// - Parameters:
  ///   - problem: In libyaml's words.
  ///   - offset: Where it stumbled, in Unicode scalars.
  ///   - context: What it was reading then, and where that began.
  init(_ problem: String, at offset: Int, _ context: String?, at contextStart: Int, in lines: SourceLines) {
    let line = lines.place(ofScalar: offset).line
    let here = lines.restOfLine(from: offset).first
    if let slip = Self.ofCharacter(problem, offset, here, contextStart, context, lines) {
      self = slip
      return
    }
    // A key without its colon is only missed a line later or two; a quote that is open swallows whole lines.
    for near in max(1, line - 2)...line {
      if let slip = Self.ofLine(near, lines, isLast: near == line) {
        self = slip
        return
      }
    }
    for earlier in stride(from: line, through: 1, by: -1) {
      if let quote = YAMLLine(lines.text(ofLine: earlier)).openQuote {
        self.init(.quoteOpen(quote.mark), lines.start(ofLine: earlier) + quote.index)
        return
      }
    }
    self = Self.ofStructure(problem, offset, context, contextStart, lines)
  }

  init(_ complaint: Complaint, _ offset: Int) {
    (self.complaint, self.offset) = (complaint, offset)
  }

  /// What the character at which it stumbled says by itself.
  private static func ofCharacter(
    _ problem: String, _ offset: Int, _ here: Unicode.Scalar?, _ contextStart: Int, _ context: String?,
    _ lines: SourceLines
  ) -> YAMLSlip? {
    if here == "\t" { return YAMLSlip(.tab, offset) }
    if problem.contains("cannot start any token"), let here { return YAMLSlip(.cannotBegin(String(here)), offset) }
    if problem.contains("unknown escape") || problem.contains("did not find expected hexdecimal") {
      return YAMLSlip(.unknownEscape, offset)
    }
    // `deadline: -`
    if problem == "block sequence entries are not allowed in this context" {
      return YAMLSlip(.cannotBegin("-"), offset)
    }
    if context == "while scanning a quoted scalar" {
      let mark = lines.restOfLine(from: contextStart).first.map(String.init) ?? "\""
      return YAMLSlip(.quoteOpen(mark), contextStart)
    }
    return nil
  }

  /// What one line says by itself.
  ///
  /// - Parameter isLast: Whether it is the one at which libyaml stumbled.
  private static func ofLine(_ number: Int, _ lines: SourceLines, isLast: Bool) -> YAMLSlip? {
    let line = YAMLLine(lines.text(ofLine: number))
    let start = lines.start(ofLine: number)
    if line.isComment { return nil }
    if let index = line.tab { return YAMLSlip(.tab, start + index) }
    if let index = line.noBreakSpace { return YAMLSlip(.noBreakSpace, start + index) }
    if let key = line.keyWithoutSpace { return YAMLSlip(.spaceMissing(key: key.text), start + key.index) }
    if let key = line.keyWithoutColon { return YAMLSlip(.colonMissing(key: key.text), start + key.index) }
    if let index = line.dashWithoutSpace { return YAMLSlip(.dashWithoutSpace, start + index) }
    if isLast, let index = line.curlyQuote { return YAMLSlip(.curlyQuotes, start + index) }
    return nil
  }

  /// What is left: brackets, colons and indentation.
  private static func ofStructure(
    _ problem: String, _ offset: Int, _ context: String?, _ contextStart: Int, _ lines: SourceLines
  ) -> YAMLSlip {
    if problem.hasPrefix("did not find expected ',' or") {
      let bracket = lines.restOfLine(from: contextStart).first.map(String.init) ?? "["
      return YAMLSlip(.bracketOpen(bracket), contextStart)
    }
    // What was to stand between brackets is missing: the file ends, or something else begins.
    if context == "while parsing a flow node", let open = lastOpenBracket(before: offset, lines) { return open }
    if problem.hasPrefix("mapping values are not allowed") { return YAMLSlip(.colonInText, offset) }
    if problem.hasPrefix("did not find expected") { return YAMLSlip(.indentation, offset) }
    if problem.hasPrefix("could not find expected ':'") {
      let word = lines.restOfLine(from: contextStart).prefix { $0 != " " }
      var key = String.UnicodeScalarView()
      key.append(contentsOf: word)
      return YAMLSlip(.colonMissing(key: String(key).shown), contextStart)
    }
    return YAMLSlip(.notYAML((context.map { $0 + ": " } ?? "") + problem), offset)
  }

  private static func lastOpenBracket(before offset: Int, _ lines: SourceLines) -> YAMLSlip? {
    let last = lines.place(ofScalar: offset).line
    for number in stride(from: last, through: max(1, last - 1000), by: -1) {
      let line = YAMLLine(lines.text(ofLine: number))
      if let bracket = line.openBracket {
        return YAMLSlip(.bracketOpen(bracket.mark), lines.start(ofLine: number) + bracket.index)
      }
    }
    return nil
  }
}

/// One line of a file, looked at for itself.
struct YAMLLine {
  private let scalars: [Unicode.Scalar]
  /// Where indentation and dashes end.
  private let body: Int

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var index = 0
    while index < scalars.count, scalars[index] == " " || Self.isOdd(scalars[index]) || Self.isDash(scalars, index) {
      index += 1
    }
    body = index
  }

  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\t" || scalar == "\u{A0}" }

  private static func isDash(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars[index] == "-" && index + 1 < scalars.count && scalars[index + 1] == " "
  }

  var isComment: Bool { body == scalars.count || scalars[body] == "#" }

  var tab: Int? { scalars[..<body].firstIndex(of: "\t") }

  /// In the indentation, or where the space behind a colon should be.
  var noBreakSpace: Int? {
    if let index = scalars[..<body].firstIndex(of: "\u{A0}") { return index }
    guard let word = word, word.end + 1 < scalars.count, scalars[word.end] == ":", scalars[word.end + 1] == "\u{A0}"
    else { return nil }
    return word.end + 1
  }

  /// `title:Rusplan`.
  var keyWithoutSpace: (text: String, index: Int)? {
    guard let word = word, word.end + 1 < scalars.count, scalars[word.end] == ":", isKey(word.text),
      ![" ", "\t", "\u{A0}"].contains(scalars[word.end + 1])
    else { return nil }
    return (word.text, word.end)
  }

  /// Words that any line of a longer text may begin with.
  private static let ordinary: Set = [
    "on", "to", "for", "from", "before", "until", "every", "each", "til", "fra", "frå", "før", "dag", "den", "tid",
    "ro",
    "het", "hver", "kvar",
  ]

  /// `title Rusplan`.
  var keyWithoutColon: (text: String, index: Int)? {
    guard let word = word, word.end < scalars.count, scalars[word.end] == " ", isKey(word.text),
      !Self.ordinary.contains(word.text)
    else { return nil }
    // `title : x` is a key all the same.
    guard scalars[word.end...].first(where: { $0 != " " }) != ":" else { return nil }
    return (word.text, word.end)
  }

  /// `-id: 3`.
  var dashWithoutSpace: Int? {
    guard body + 1 < scalars.count, scalars[body] == "-", scalars[body + 1].properties.isAlphabetic else { return nil }
    return body
  }

  /// Where indentation ends; a dash belongs to it.
  var indent: Int { body }

  /// `note: |`: what follows, further in, is a text.
  var beginsText: Bool {
    guard let last = scalars.lastIndex(where: { $0 != " " }) else { return false }
    let mark = "+-0123456789".unicodeScalars.contains(scalars[last]) && last > 0 ? last - 1 : last
    return mark > 0 && (scalars[mark] == "|" || scalars[mark] == ">") && scalars[mark - 1] == " "
  }

  /// `title: …`, `- id: …`, of a key that there is.
  var beginsWithKey: Bool {
    guard let word, word.end < scalars.count, scalars[word.end] == ":" else { return false }
    return isKey(word.text)
  }

  /// The second colon of `title: Tiltak: plan`, where no quotation mark or bracket is near.
  var colonInText: Int? {
    guard beginsWithKey, let word, !scalars.contains(where: { "\"'{}[]|>#".unicodeScalars.contains($0) }) else {
      return nil
    }
    let rest = scalars.indices.dropFirst(word.end + 1)
    return rest.first { $0 + 1 < scalars.count && scalars[$0] == ":" && scalars[$0 + 1] == " " }
  }

  var curlyQuote: Int? { scalars.firstIndex { "“”„‟".unicodeScalars.contains($0) } }

  /// A quotation mark at the beginning of a value that is not closed in this line.
  var openQuote: (mark: String, index: Int)? {
    var index = body
    var canBegin = true
    while index < scalars.count {
      let scalar = scalars[index]
      if canBegin, scalar == "\"" || scalar == "'" {
        guard let end = closing(of: scalar, from: index + 1) else { return (String(scalar), index) }
        index = end
        canBegin = false
      } else if scalar == "#", index > 0, scalars[index - 1] == " " {
        return nil
      } else if scalar != " " {
        canBegin =
          "[{,".unicodeScalars.contains(scalar)
          || scalar == ":" && index + 1 < scalars.count && scalars[index + 1] == " "
      }
      index += 1
    }
    return nil
  }

  /// The last bracket that begins a value of a line and is not closed in it; none where a quotation mark is near.
  var openBracket: (mark: String, index: Int)? {
    guard !isComment, !scalars.contains("\""), !scalars.contains("'") else { return nil }
    var open: [Int] = []
    for index in scalars.indices[body...] {
      if scalars[index] == "[" || scalars[index] == "{" { open.append(index) }
      if scalars[index] == "]" || scalars[index] == "}" { _ = open.popLast() }
    }
    return open.last.map { (String(scalars[$0]), $0) }
  }

  private func closing(of mark: Unicode.Scalar, from start: Int) -> Int? {
    var index = start
    while index < scalars.count {
      if mark == "\"", scalars[index] == "\\" {
        index += 2
        continue
      }
      if scalars[index] == mark {
        guard mark == "'", index + 1 < scalars.count, scalars[index + 1] == "'" else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// The word that a line begins with, and where it ends.
  private var word: (text: String, end: Int)? {
    let word = scalars[body...].prefix { $0.properties.isAlphabetic || $0 == "_" || $0 == "-" }
    guard !word.isEmpty else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word)
    return (String(text), word.endIndex)
  }

  private func isKey(_ text: String) -> Bool { Keys.all.contains(text) || Keys.isNorwegian(text) }
}
