/// The one place that builds header fields: it refuses what a header cannot hold, encodes and folds.
struct MailHeaders {
  /// Complete lines, each ended by LF.
  private(set) var bytes: [UInt8] = []

  /// Characters of a line, without its end (RFC 5322, 2.1.1).
  static let lineLength = 78
  private static let mostCharacters = 998

  /// A structured field of ASCII words that fold between one another.
  mutating func add(_ name: String, words: [String]) throws(MailMessageError) {
    for word in words { try refuseControls(word, in: name) }
    guard words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else { throw .notASCII(header: name) }
    try write(name, words)
  }

  /// An unstructured field: as it is where that is plain ASCII, else encoded words (RFC 2047).
  mutating func add(_ name: String, text: String) throws(MailMessageError) {
    try refuseControls(text, in: name)
    try write(name, unstructured(text, after: name))
  }

  mutating func add(_ name: String, addresses: [MailAddress]) throws(MailMessageError) {
    var words: [String] = []
    for (n, mailbox) in addresses.enumerated() {
      guard Atom.isAddress(mailbox.address) else { throw .badAddress(header: name, mailbox.address) }
      let shown = try phrase(mailbox.name ?? "", in: name)
      words +=
        shown + [(shown.isEmpty ? mailbox.address : "<\(mailbox.address)>") + (n + 1 < addresses.count ? "," : "")]
    }
    try write(name, words)
  }

  mutating func add(_ name: String, emptyGroup group: String) throws(MailMessageError) {
    var words = try phrase(group, in: name)
    // A group must have a name.
    if words.isEmpty { words = ["undisclosed-recipients"] }
    // White space sets an encoded word apart from what is special (RFC 2047, 5).
    if words.last!.hasPrefix("=?") { words.append(":;") } else { words[words.count - 1] += ":;" }
    try write(name, words)
  }

  mutating func add(_ name: String, identifiers: [String]) throws(MailMessageError) {
    for identifier in identifiers {
      guard let (left, right) = Atom.halves(identifier), Atom.isDotAtom(left), Atom.isDotAtom(right) else {
        throw .badIdentifier(header: name, identifier)
      }
    }
    // An identifier cannot be broken, but may stand on a line of its own (RFC 5322, 3.6.4).
    try write(name, identifiers.map { "<\($0)>" }, foldsFirst: true)
  }

  /// RFC 2919: a dot-atom with at least one full stop, at most 255 characters.
  mutating func add(_ name: String, listIdentifier: String) throws(MailMessageError) {
    guard Atom.isDotAtom(listIdentifier[...]), listIdentifier.contains("."), listIdentifier.utf8.count <= 255 else {
      throw .badIdentifier(header: name, listIdentifier)
    }
    try write(name, ["<\(listIdentifier)>"], foldsFirst: true)
  }

  // MARK: Words

  private func unstructured(_ text: String, after name: String) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain =
      text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?")
      && words.enumerated().allSatisfy { n, word in
        !word.isEmpty && word.utf8.count + 1 + (n == 0 ? name.utf8.count + 1 : 0) <= Self.lineLength
      }
    return text.isEmpty ? [] : isPlain ? words : EncodedWords(text, firstOffset: name.utf8.count + 2).words
  }

  /// A display name: words, a quoted string, or encoded words, whichever the name needs.
  private func phrase(_ text: String, in header: String) throws(MailMessageError) -> [String] {
    try refuseControls(text, in: header)
    if text.isEmpty { return [] }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?") && text.utf8.count <= 60
    if isPlain, words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Atom.contains) }) { return words }
    let escaped = text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : "\($1)" }
    // Not longer than what stands on one line, since folding would show in the name.
    if isPlain, escaped.utf8.count <= 60 { return ["\"\(escaped)\""] }
    return EncodedWords(text, firstOffset: header.utf8.count + 2).words
  }

  private func refuseControls(_ text: String, in header: String) throws(MailMessageError) {
    let hasControl = text.unicodeScalars.contains { scalar in
      switch scalar.value {
      // Controls, line ends, and what turns the direction of writing: it makes a text show as another.
      case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    if hasControl { throw .control(header: header) }
  }

  // MARK: Lines

  /// Folds before a word that would not fit on the line.
  ///
  /// - Parameter foldsFirst: also before the first; else that one stays with the name, whatever its length.
  private mutating func write(
    _ name: String, _ words: [String], foldsFirst: Bool = false
  ) throws(MailMessageError) {
    var line = "\(name):"
    for (n, word) in words.enumerated() {
      if n > 0 || foldsFirst, line.utf8.count + 1 + word.utf8.count > limit(line, word) {
        try finish(line, of: name)
        line = ""
      }
      line += " " + word
    }
    if words.isEmpty { line += " " }
    try finish(line, of: name)
  }

  /// A line that holds an encoded word has at most 76 characters (RFC 2047, 2).
  private func limit(_ line: String, _ word: String) -> Int {
    line.contains("=?") || word.hasPrefix("=?") ? EncodedWords.lineLength : Self.lineLength
  }

  private mutating func finish(_ line: String, of name: String) throws(MailMessageError) {
    guard line.utf8.count <= Self.mostCharacters else { throw .tooLong(header: name) }
    bytes += Array(line.utf8) + [.newline]
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
}
