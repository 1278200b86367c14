import FristCore

/// A JSON text with its members in the order in which they were given.
indirect enum JSONText {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case list([JSONText])
  case object([(String, JSONText)])

  static func string(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
  static func int(_ number: Int?) -> JSONText { number.map { .int($0) } ?? .null }
  static func day(_ day: CivilDay?) -> JSONText { day.map { .string($0.description) } ?? .null }
  static func strings(_ texts: [String]) -> JSONText { .list(texts.map { .string($0) }) }

  /// On one line, as `--json` prints.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += "\(value)"
    case .string(let value): Self.write(value, to: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(name, to: &text)
        text += ":"
        value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
