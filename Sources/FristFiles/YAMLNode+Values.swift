import FristCore

/// A node as the value of a key: nil, and an error in the findings, where it is not of the kind that is asked for.
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

  /// A text without control characters but those allowed, and without any that would turn the text around; the last line
  /// break of a block scalar does not count.
  func printable(_ key: String, allowing: Set<Unicode.Scalar>, _ findings: inout Findings) -> String? {
    guard case .scalar(var text, let style) = content else {
      findings.error(.notText(key), at: start)
      return nil
    }
    if style == .literal || style == .folded {
      while text.last == "\n" { text.removeLast() }
    }
    let unfit = text.unicodeScalars.firstIndex { $0.isControl && !allowing.contains($0) || $0.isTurning }
    guard let unfit else { return text }
    let scalar = text.unicodeScalars[unfit]
    let offset = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: unfit)
    let complaint: Complaint =
      if scalar.isTurning {
        .invisible(key, scalar)
      } else {
        // Between double quotes it was written as an escape: `"F:\rus"`. Whoever writes `\n` means a line break.
        style == .doubleQuoted && scalar != "\n" && scalar != "\t" ? .unknownEscape : .controlCharacter(key)
      }
    findings.error(complaint, atText: offset, of: self)
    return nil
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout Findings
  ) -> Choice? {
    guard let text = scalar(key, &findings) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let choices = Choice.allCases.map(\.rawValue)
    if let complaint = slip(key, choices.contains) {
      findings.error(complaint, at: start)
    } else if Choice.self == Language.self {
      findings.error(.notLanguage(key, text.shown), at: start)
    } else {
      findings.error(.notChoice(key, text.shown, choices), at: start)
    }
    return nil
  }

  func number(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    guard let text = scalar(key, &findings) else { return nil }
    if let number = text.wholeNumber, range.contains(number) { return number }
    findings.error(.notNumber(key, text.shown, range), at: start)
    return nil
  }

  func day(_ key: String, _ findings: inout Findings) -> CivilDay? {
    guard let text = scalar(key, &findings) else { return nil }
    if let day = CivilDay(text) { return day }
    let hasForm = text.utf8.count == 10 && text.split(separator: "-").map(\.utf8.count) == [4, 2, 2]
    let complaint: Complaint =
      if let slip = slip(key, { CivilDay($0) != nil }) {
        slip
      } else if let day = text.norwegianDay {
        .norwegianDay(key, text.shown, right: "\(day)")
      } else {
        hasForm || text.isNorwegianDate ? .noSuchDay(key, text.shown) : .notDay(key, text.shown)
      }
    findings.error(complaint, at: start)
    return nil
  }

  /// What nobody sees in a text that would be good without it: an invisible character, or curly quotation marks.
  ///
  /// - Parameter isGood: Whether a text is what is asked for.
  func slip(_ key: String, _ isGood: (String) -> Bool) -> Complaint? {
    guard let text else { return nil }
    if let plain = text.withoutCurlyQuotes, isGood(plain) { return .curlyQuoted(key, plain.shown) }
    guard let invisible = text.unicodeScalars.first(where: { $0.isInvisible || $0 == "\u{A0}" }) else { return nil }
    var rest = text.unicodeScalars
    rest.removeAll { $0.isInvisible || $0 == "\u{A0}" }
    return isGood(String(rest)) ? .invisible(key, invisible) : nil
  }
}

extension Unicode.Scalar {
  /// C0, DEL, C1 and the two Unicode line separators: nothing of these may get into a header or a line of a table.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }

  /// Marks that turn the direction of what follows: a title with one can show another than it is.
  var isTurning: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// What nobody sees in an editor: zero-width characters, soft hyphens, marks of direction, a byte order mark.
  var isInvisible: Bool {
    switch value {
    case 0x00AD, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: true
    default: isTurning
    }
  }
}

extension String {
  /// As an error quotes it: at most 60 characters, no control characters and none that nobody sees.
  var shown: String {
    let scalars = unicodeScalars.prefix(61).map { $0.isControl || $0.isTurning ? " " : $0 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(60))
    return String(text) + (scalars.count > 60 ? "…" : "")
  }

  /// `14.02.2019` and `14.2.2019`, where there is such a day.
  var norwegianDay: CivilDay? {
    norwegianDate.flatMap { CivilDay(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// `31.02.2019`: written as a day, whether there is such a day or not.
  var isNorwegianDate: Bool { norwegianDate != nil }

  private var norwegianDate: (year: Int, month: Int, day: Int)? {
    let parts = split(separator: ".", omittingEmptySubsequences: false).map { String($0).wholeNumber }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year >= 1000 else {
      return nil
    }
    return (year, month, day)
  }

  /// Digits alone, at most nine.
  var wholeNumber: Int? {
    !utf8.isEmpty && utf8.count <= 9 && utf8.allSatisfy { (48...57).contains($0) } ? Int(self) : nil
  }

  /// What stands between curly quotation marks, where both ends have one.
  var withoutCurlyQuotes: String? {
    let marks = "“”„‟‘’‚«»".unicodeScalars
    guard unicodeScalars.count > 2, let first = unicodeScalars.first, let last = unicodeScalars.last,
      marks.contains(first), marks.contains(last)
    else { return nil }
    return String(unicodeScalars.dropFirst().dropLast())
  }
}
