import Glibc

/// What is known of where the text goes.
struct Terminal: Hashable, Sendable {
  /// Columns; nil where nothing is to be shortened or folded, as in a pipe or a file.
  var width: Int?
  var isColoured: Bool

  /// Standard output: COLUMNS before the window's own size, 80 where neither is known; no colour with NO_COLOR
  /// (no-color.org) or on a terminal that calls itself dumb.
  static var current: Terminal {
    guard isatty(1) == 1 else { return Terminal(width: nil, isColoured: false) }
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let isPlain = variable("NO_COLOR")?.isEmpty == false || variable("TERM") ?? "dumb" == "dumb"
    return Terminal(width: columns ?? (isKnown ? Int(size.ws_col) : 80), isColoured: !isPlain)
  }

  /// The text on as many lines as it needs; what follows the first is indented.
  func folded(_ text: String, _ paint: Paint? = nil) -> [String] {
    guard let width, text.displayWidth > width else { return [self.paint(text, paint)] }
    return text.folded(to: max(20, width - 2)).enumerated().map { ($0 == 0 ? "" : "  ") + self.paint($1, paint) }
  }

  /// The text in a colour, where there are colours.
  func paint(_ text: String, _ paint: Paint?) -> String {
    guard isColoured, let paint, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A colour, as its SGR parameters.
enum Paint: String, Sendable {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case alarm = "1;31"
  case yellow = "33"
  case green = "32"
}
