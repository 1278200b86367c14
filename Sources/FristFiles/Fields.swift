import FristCore

/// The keys and values of one mapping, read by name; what is wrong goes to `Findings`.
///
/// A key with nothing behind it counts as not written. A method gives nil where the key is not written or where its
/// value is wrong: in the second case the findings have an error.
struct Fields {
  /// Where the mapping begins, in Unicode scalars.
  let start: Int
  // A mapping has few keys: looking through them beats hashing.
  private let nodes: [(key: String, value: YAMLNode)]
  /// Keys that are written in another way than they should be: each has its error.
  private let meant: Set<String>

  /// - Parameters:
  ///   - known: The keys that may stand here; another one is an error with the closest of these.
  ///   - ofOthers: Keys that stand elsewhere, and to what they belong.
  ///   - ofPlan: Keys that a plan has and this mapping inside it has not.
  init(
    pairs: [YAMLNode.Pair], start: Int, known: [String], ofOthers: [String: String] = [:],
    ofPlan: [String] = [], _ findings: inout Findings
  ) {
    self.start = start
    var nodes: [(key: String, value: YAMLNode)] = []
    var seen = SeenKeys()
    var meant: Set<String> = []
    for pair in pairs {
      if !seen.insert(pair.key) {
        let isList = Keys.lists.contains(pair.key)
        findings.error(isList ? .repeatedListKey(pair.key) : .repeatedKey(pair.key.shown), at: pair.keyStart)
      } else if known.contains(pair.key) {
        if !pair.value.isBlank {
          nodes.append((pair.key, pair.value))
        } else if findings.warnOfComment(instead: pair.key, of: pair.value) {
          meant.insert(pair.key)
        }
      } else if let owner = ofOthers[pair.key] {
        findings.error(.keyOfOthers(pair.key, belongsTo: owner), at: pair.keyStart)
      } else if ofPlan.contains(pair.key) {
        findings.error(.keyOfPlan(pair.key), at: pair.keyStart)
      } else if findings.isFull {
        // Millions of them: to look for the closest key of each would take minutes.
        findings.error(.unknownKey(pair.key.shown, suggestion: nil, known: known), at: pair.keyStart)
      } else {
        let (complaint, right) = Self.complaint(about: pair.key, known)
        findings.error(complaint, at: pair.keyStart)
        guard let right else { continue }
        meant.insert(right)
        // Where there is no doubt, what is wrong behind it is said in the same reading.
        if complaint.isCertain, !pair.value.isBlank, !nodes.contains(where: { $0.key == right }) {
          nodes.append((right, pair.value))
        }
      }
    }
    self.nodes = nodes
    self.meant = meant
  }

  /// What is wrong with a key that is not known, and which was perhaps meant.
  private static func complaint(about key: String, _ known: [String]) -> (Complaint, meant: String?) {
    if let invisible = key.unicodeScalars.first(where: \.isInvisible) {
      var rest = key.unicodeScalars
      rest.removeAll { $0.isInvisible }
      let right = String(rest)
      if known.contains(right) { return (.invisibleInKey(right: right, invisible), right) }
    }
    if let plain = key.withoutCurlyQuotes, known.contains(plain) { return (.curlyQuotes, plain) }
    if let right = Keys.english(for: key, among: known) { return (.norwegianKey(key.shown, right: right), right) }
    let suggestion = Spelling.closest(to: key, among: known)
    return (.unknownKey(key.shown, suggestion: suggestion, known: known), suggestion)
  }

  /// The fields of a node, or nil with an error where it is no mapping.
  init?(_ key: String, _ node: YAMLNode, known: [String], _ findings: inout Findings) {
    guard case .mapping(let pairs) = node.content else {
      findings.error(.notMapping(key), at: node.start)
      return nil
    }
    self.init(pairs: pairs, start: node.start, known: known, &findings)
  }

  subscript(key: String) -> YAMLNode? { nodes.first { $0.key == key }?.value }

  /// Whether a key is not there, in no way of writing it.
  func lacks(_ key: String) -> Bool { self[key] == nil && !meant.contains(key) }

  func fields(_ key: String, known: [String], _ findings: inout Findings) -> Fields? {
    self[key].flatMap { Fields(key, $0, known: known, &findings) }
  }

  /// A text of one line, not empty.
  func line(_ key: String, _ findings: inout Findings) -> String? {
    self[key].flatMap { $0.line(key, &findings) }
  }

  /// A text of one line for people, not empty: a comment that cuts it is a warning.
  func words(_ key: String, _ findings: inout Findings) -> String? {
    guard let node = self[key] else { return nil }
    findings.warnOfComment(cutting: key, node)
    return node.line(key, &findings)
  }

  /// A text of one or more lines.
  func prose(_ key: String, _ findings: inout Findings) -> String? {
    self[key].flatMap { $0.printable(key, allowing: ["\n", "\t"], &findings) }
  }

  func flag(_ key: String, _ findings: inout Findings) -> Bool? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      findings.error(.notFlag(key, text.shown), at: node.start)
      return nil
    }
  }

  func day(_ key: String, _ findings: inout Findings) -> CivilDay? {
    self[key].flatMap { $0.day(key, &findings) }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout Findings
  ) -> Choice? {
    self[key].flatMap { $0.choice(key, &findings) }
  }

  func number(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    self[key].flatMap { $0.number(key, in: range, &findings) }
  }

  /// The items of a list.
  func list(_ key: String, _ findings: inout Findings) -> [YAMLNode]? {
    guard let node = self[key] else { return nil }
    guard case .sequence(let items) = node.content else {
      if case .mapping(let pairs) = node.content, let first = pairs.first, first.key.hasPrefix("-") {
        findings.error(.dashWithoutSpace, at: first.keyStart)
      } else {
        findings.error(.notList(key), at: node.start)
      }
      return nil
    }
    return items
  }

  /// The items of a list, or a single one written without brackets.
  func listOrOne(_ key: String, _ findings: inout Findings) -> [YAMLNode]? {
    guard let node = self[key] else { return nil }
    return if case .sequence(let items) = node.content { items } else { [node] }
  }
}

/// The keys of one mapping so far: the first in a list, where looking is cheaper than hashing, the others of a mapping of
/// thousands in a set.
private struct SeenKeys {
  private var few: [String] = []
  private var many: Set<String> = []

  /// - Returns: Whether it was not there.
  mutating func insert(_ key: String) -> Bool {
    if few.contains(key) { return false }
    if few.count < 32 {
      few.append(key)
      return true
    }
    return many.insert(key).inserted
  }
}

extension Complaint {
  /// Whether it knows for certain which key was meant.
  fileprivate var isCertain: Bool {
    switch self {
    case .norwegianKey, .invisibleInKey, .curlyQuotes: true
    default: false
    }
  }
}
