import FoundationEssentials

/// Bytes that claim to be JSON, looked at before anything is built from them.
package enum JSONText {
  /// Objects and lists inside one another, the outermost one counted (DESIGN.md 8).
  package static let depthLimit = 32

  /// What makes a text unacceptable before its grammar is looked at.
  package enum Flaw: Error, Hashable {
    case notUTF8
    case tooDeep(limit: Int)
  }

  /// Refuses what is not UTF-8 and what nests too deep, in one walk and without recursion.
  ///
  /// Broken grammar is left to the decoder (Foundation lets a comma before a closing bracket pass): brackets need not
  /// match here, only their number is watched.
  package static func check(_ bytes: [UInt8], depthLimit: Int = depthLimit) throws(Flaw) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .notUTF8
    }
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > depthLimit { throw .tooDeep(limit: depthLimit) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
  }

  /// Decodes a text that `check` has passed.
  package static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// One message as it goes on the wire, the closing NUL included; members in alphabetical order.
  ///
  /// - Throws: `EncodingError`, where the value holds a number that JSON has no word for.
  package static func message(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = [UInt8](try encoder.encode(value))
    bytes.append(0)
    return bytes
  }
}
