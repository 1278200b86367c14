import FristCore

extension Explanation {
  /// A line of `explain --json` (DESIGN.md 9), without the line's end: keys in alphabetical order, as `JSONLine` has them.
  ///
  /// Written by hand: through JSONEncoder this took longer than understanding the text.
  public var json: [UInt8] {
    var line = JSONBytes()
    switch self {
    case .refused(let text, let refusal):
      line.member(#""column":"#, refusal.column)
      line.member(#""error":"#, refusal.what)
      line.member(#""suggestion":"#, refusal.suggestion)
      line.member(#""text":"#, text)
    case .understood(let text, let deadline, let windows, _):
      let relative: Relative? = if case .relative(let relative) = deadline.meaning { relative } else { nil }
      if let relative { line.member(#""after":"#, relative.after) }
      line.member(#""approximate":"#, deadline.approximate)
      line.member(#""confirm":"#, deadline.confirm)
      line.member(#""continues":"#, deadline.continues)
      if let relative { line.member(#""count":"#, relative.count) }
      line.member(#""edtf":"#, deadline.edtf)
      line.member(#""kind":"#, deadline.kind)
      line.list(#""occurrences":"#, windows) { window, item in
        item.member(#""due":"#, window.due)
        item.member(#""label":"#, deadline.label)
        item.member(#""start":"#, window.start)
      }
      line.member(#""text":"#, text)
      if let relative { line.member(#""unit":"#, relative.unit.rawValue) }
    }
    return line.finished
  }
}

/// An object of JSON as it is written.
private struct JSONBytes {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init() { bytes.reserveCapacity(256) }

  var finished: [UInt8] {
    mutating get {
      raw("}")
      return bytes
    }
  }

  /// - Parameter name: with its quotes and colon.
  private mutating func key(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    raw(name)
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { raw("null") }
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func member(_ name: StaticString, _ day: CivilDay?) {
    key(name)
    guard let day else { return raw("null") }
    let (year, month, number) = day.fields
    raw("\"")
    digits(year / 100)
    digits(year % 100)
    raw("-")
    digits(month)
    raw("-")
    digits(number)
    raw("\"")
  }

  mutating func list<Item>(_ name: StaticString, _ items: [Item], _ body: (Item, inout JSONBytes) -> Void) {
    key(name)
    raw("[")
    for (index, item) in items.enumerated() {
      raw(index == 0 ? "{" : ",{")
      body(item, &self)
      raw("}")
    }
    raw("]")
  }

  private mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  /// Two digits of a year, a month or a day.
  private mutating func digits(_ value: Int) {
    bytes.append(UInt8(ascii: "0") + UInt8(value / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  /// RFC 8259, 7: only what must be escaped is.
  private mutating func string(_ text: String) {
    raw("\"")
    defer { raw("\"") }
    var text = text
    text.withUTF8 { text in
      var plain = 0
      for (index, byte) in text.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: text[plain..<index])
        plain = index + 1
        escape(byte)
      }
      bytes.append(contentsOf: text[plain...])
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x08: raw("\\b")
    case 0x09: raw("\\t")
    case 0x0A: raw("\\n")
    case 0x0C: raw("\\f")
    case 0x0D: raw("\\r")
    default:
      raw("\\u00")
      raw(byte < 0x10 ? "0" : "1")
      let last = byte & 0x0F
      bytes.append(last < 10 ? UInt8(ascii: "0") + last : UInt8(ascii: "a") + last - 10)
    }
  }
}
