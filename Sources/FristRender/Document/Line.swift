/// Running text of a document: words, some of them strong, to be typed, or linked.
///
/// It is one line by construction: what would break it becomes a space.
struct Line: Hashable, Sendable {
  enum Run: Hashable, Sendable {
    case text(String)
    case strong(String)
    /// To be typed as it stands.
    case code(String)
    case link(String, to: String)
  }

  private(set) var runs: [Run]

  init(_ runs: [Run]) {
    self.runs = runs.map { run in
      switch run {
      case .text(let text): .text(TextLayout.onOneLine(text))
      case .strong(let text): .strong(TextLayout.onOneLine(text))
      case .code(let text): .code(TextLayout.onOneLine(text))
      case .link(let text, let address): .link(TextLayout.onOneLine(text), to: TextLayout.onOneLine(address))
      }
    }
  }

  init(_ text: String) { self.init([.text(text)]) }

  static func + (a: Line, b: Line) -> Line {
    var line = a
    line.runs += b.runs
    return line
  }

  var isEmpty: Bool { plainText.isEmpty }

  /// As plain text has it: an address stands behind what links to it.
  var plainText: String {
    // Nearly all lines are one run.
    if runs.count == 1, case .text(let text) = runs[0] { return text }
    return runs.reduce(into: "") { line, run in
      switch run {
      case .text(let text), .strong(let text), .code(let text): line += text
      case .link(let text, let address):
        line += text == address || "mailto:" + text == address ? text : "\(text) <\(address)>"
      }
    }
  }
}

extension Line: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self.init(text) }
}
