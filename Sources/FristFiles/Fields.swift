import FristCore

/// The keys and values of one mapping, read by name; what is wrong goes to `Findings`.
///
/// A key with nothing behind it counts as not written. A method gives nil where the key is not written or where its
/// value is wrong: in the second case the findings have an error.
struct Fields {
  /// Where the mapping begins, in Unicode scalars.
  let start: Int
  private let nodes: [String: YAMLNode]

  /// - Parameters:
  ///   - known: The keys that may stand here; another one is an error with the closest of these.
  ///   - ofOthers: Keys that stand elsewhere, and to what they belong.
  init(
    pairs: [YAMLNode.Pair], start: Int, known: [String], ofOthers: [String: String] = [:],
    _ findings: inout Findings
  ) {
    self.start = start
    var nodes: [String: YAMLNode] = [:]
    var seen: Set<String> = []
    for pair in pairs {
      if !seen.insert(pair.key).inserted {
        findings.error(.repeatedKey(pair.key), at: pair.keyStart)
      } else if known.contains(pair.key) {
        if !pair.value.isBlank { nodes[pair.key] = pair.value }
      } else if let owner = ofOthers[pair.key] {
        findings.error(.keyOfOthers(pair.key, belongsTo: owner), at: pair.keyStart)
      } else {
        let suggestion = Spelling.closest(to: pair.key, among: known)
        findings.error(.unknownKey(pair.key.shown, suggestion: suggestion), at: pair.keyStart)
      }
    }
    self.nodes = nodes
  }

  /// The fields of a node, or nil with an error where it is no mapping.
  init?(_ key: String, _ node: YAMLNode, known: [String], _ findings: inout Findings) {
    guard case .mapping(let pairs) = node.content else {
      findings.error(.notMapping(key), at: node.start)
      return nil
    }
    self.init(pairs: pairs, start: node.start, known: known, &findings)
  }

  subscript(key: String) -> YAMLNode? { nodes[key] }

  func fields(_ key: String, known: [String], _ findings: inout Findings) -> Fields? {
    nodes[key].flatMap { Fields(key, $0, known: known, &findings) }
  }

  /// A text of one line, not empty.
  func line(_ key: String, _ findings: inout Findings) -> String? {
    nodes[key].flatMap { $0.line(key, &findings) }
  }

  /// A text of one or more lines.
  func prose(_ key: String, _ findings: inout Findings) -> String? {
    nodes[key].flatMap { $0.printable(key, allowing: ["\n", "\t"], &findings) }
  }

  func flag(_ key: String, _ findings: inout Findings) -> Bool? {
    guard let node = nodes[key], let text = node.scalar(key, &findings) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      findings.error(.notFlag(key, text.shown), at: node.start)
      return nil
    }
  }

  func day(_ key: String, _ findings: inout Findings) -> CivilDay? {
    guard let node = nodes[key], let text = node.scalar(key, &findings) else { return nil }
    if let day = CivilDay(text) { return day }
    let hasForm = text.utf8.count == 10 && text.split(separator: "-").map(\.utf8.count) == [4, 2, 2]
    findings.error(hasForm ? .noSuchDay(key, text.shown) : .notDay(key, text.shown), at: node.start)
    return nil
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout Findings
  ) -> Choice? {
    nodes[key].flatMap { $0.choice(key, &findings) }
  }

  func number(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    nodes[key].flatMap { $0.number(key, in: range, &findings) }
  }

  /// The items of a list.
  func list(_ key: String, _ findings: inout Findings) -> [YAMLNode]? {
    guard let node = nodes[key] else { return nil }
    guard case .sequence(let items) = node.content else {
      findings.error(.notList(key), at: node.start)
      return nil
    }
    return items
  }

  /// The items of a list, or a single one written without brackets.
  func listOrOne(_ key: String, _ findings: inout Findings) -> [YAMLNode]? {
    guard let node = nodes[key] else { return nil }
    return if case .sequence(let items) = node.content { items } else { [node] }
  }
}

extension YAMLNode {
  func scalar(_ key: String, _ findings: inout Findings) -> String? {
    if text == nil { findings.error(.notText(key), at: start) }
    return text
  }

  /// A text of one line, not empty.
  func line(_ key: String, _ findings: inout Findings) -> String? {
    guard let text = printable(key, allowing: [], &findings) else { return nil }
    if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      findings.error(.empty(key), at: start)
      return nil
    }
    return text
  }

  /// A text without control characters but those allowed; the last line break of a block scalar does not count.
  func printable(_ key: String, allowing: Set<Unicode.Scalar>, _ findings: inout Findings) -> String? {
    guard case .scalar(var text, let style) = content else {
      findings.error(.notText(key), at: start)
      return nil
    }
    if style == .literal || style == .folded {
      while text.last == "\n" { text.removeLast() }
    }
    if let index = text.unicodeScalars.firstIndex(where: { $0.isControl && !allowing.contains($0) }) {
      let offset = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: index)
      findings.error(.controlCharacter(key), atText: offset, of: self)
      return nil
    }
    return text
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout Findings
  ) -> Choice? {
    guard let text = scalar(key, &findings) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    findings.error(.notChoice(key, text.shown, Choice.allCases.map(\.rawValue)), at: start)
    return nil
  }

  func number(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    guard let text = scalar(key, &findings) else { return nil }
    if text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
      range.contains(number)
    {
      return number
    }
    findings.error(.notNumber(key, text.shown, range), at: start)
    return nil
  }
}

extension Unicode.Scalar {
  /// C0, DEL, C1 and the two Unicode line separators: nothing of these may get into a header or a line of a table.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }
}

extension String {
  /// As an error quotes it: at most 60 characters, no control characters.
  var shown: String {
    let scalars = unicodeScalars.prefix(61).map { $0.isControl ? " " : $0 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(60))
    return String(text) + (scalars.count > 60 ? "…" : "")
  }
}
