extension YAMLNode {
  /// Where in the file a character of this scalar's text stands.
  ///
  /// Exact for plain, quoted and literal scalars, also over line breaks and escapes; a folded block scalar gives its
  /// start, and so does anything that is not a scalar.
  ///
  /// - Parameter offset: In Unicode scalars from the beginning of the text; one past the last is the end of the text.
  /// - Returns: An offset in Unicode scalars from the beginning of the file.
  func fileOffset(ofText offset: Int, in lines: SourceLines) -> Int {
    guard case .scalar(let text, let style) = content else { return start }
    let length = text.unicodeScalars.count
    let offset = min(max(offset, 0), length)
    let offsets: [Int] =
      switch style {
      case .folded: []
      case .literal: literalOffsets(text, in: lines)
      case .plain: flowOffsets(Array(lines.text(start..<end)), from: start, quote: nil)
      case .singleQuoted: flowOffsets(Array(lines.text(start + 1..<end - 1)), from: start + 1, quote: "'")
      case .doubleQuoted: flowOffsets(Array(lines.text(start + 1..<end - 1)), from: start + 1, quote: "\"")
      }
    // Anything else than one place for each character and one for the end was not written as understood here.
    return offsets.count == length + 1 ? offsets[offset] : start
  }

  /// A place for each character of a flow scalar and one for its end.
  private func flowOffsets(_ source: [Unicode.Scalar], from base: Int, quote: Unicode.Scalar?) -> [Int] {
    var offsets: [Int] = []
    var index = 0
    /// Folds the white space around line breaks: one break is a space, each further one a line break.
    func fold() -> Bool {
      var (ahead, breaks) = (index, 0)
      while ahead < source.count, source[ahead].isBlankOrBreak {
        if source[ahead].isBreak {
          breaks += 1
          if source[ahead] == "\r", ahead + 1 < source.count, source[ahead + 1] == "\n" { ahead += 1 }
        }
        ahead += 1
      }
      guard breaks > 0 else { return false }
      offsets.append(contentsOf: repeatElement(base + index, count: max(1, breaks - 1)))
      index = ahead
      return true
    }
    while index < source.count {
      let scalar = source[index]
      if scalar.isBlankOrBreak, fold() { continue }
      if quote == "\"", scalar == "\\", index + 1 < source.count {
        let escaped = source[index + 1]
        if escaped.isBreak {
          index += 2
          while index < source.count, source[index].isBlankOrBreak { index += 1 }
          continue
        }
        offsets.append(base + index)
        switch escaped {
        case "x": index += 4
        case "u": index += 6
        case "U": index += 10
        default: index += 2
        }
        continue
      }
      offsets.append(base + index)
      index += quote == "'" && scalar == "'" ? 2 : 1
    }
    offsets.append(base + source.count)
    return offsets
  }

  /// A place for each character of a literal block scalar and one for its end.
  private func literalOffsets(_ text: String, in lines: SourceLines) -> [Int] {
    var sourceLines: [(start: Int, length: Int)] = []
    var (lineStart, length) = (start, 0)
    var previous: Unicode.Scalar?
    for (offset, scalar) in lines.text(start..<end).enumerated() {
      if scalar == "\n", previous == "\r" {
        lineStart = start + offset + 1
      } else if scalar.isBreak {
        sourceLines.append((lineStart, length))
        (lineStart, length) = (start + offset + 1, 0)
      } else {
        length += 1
      }
      previous = scalar
    }
    sourceLines.append((lineStart, length))
    var offsets: [Int] = []
    // The first line is the header (`|`); every other ends with what the text has of it, after the indentation.
    for (index, line) in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: \.isBreak)
      .enumerated()
    {
      guard index + 1 < sourceLines.count else { break }
      let source = sourceLines[index + 1]
      let indentation = source.length - line.count
      guard indentation >= 0 || line.isEmpty else { return [] }
      let first = source.start + max(0, indentation)
      offsets.append(contentsOf: first...(first + line.count))
    }
    let wanted = text.unicodeScalars.count + 1
    while offsets.count < wanted { offsets.append(end) }
    return offsets
  }
}

extension Unicode.Scalar {
  /// A line break of YAML 1.1, as libyaml has it.
  fileprivate var isBreak: Bool {
    switch self {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  fileprivate var isBlankOrBreak: Bool { self == " " || self == "\t" || isBreak }
}
