import FoundationEssentials

/// One value a line, keys in alphabetical order: what `--json` prints.
public enum JSONLine {
  public static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // Our own models hold texts, numbers and lists of them; none of these can fail to encode.
      preconditionFailure("\(type(of: value)) cannot be written as JSON: \(error)")
    }
  }
}
