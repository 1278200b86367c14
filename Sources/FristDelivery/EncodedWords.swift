/// Text of any script as encoded words of RFC 2047: UTF-8, in Q or B, whichever is shorter.
struct EncodedWords {
  /// Each at most 75 characters; the space between two is no part of the text.
  let words: [String]

  /// Of a line that holds one (RFC 2047, 2).
  static let lineLength = 76
  private static let wordLength = 75
  private static let overhead = "=?utf-8?q??=".utf8.count

  /// - Parameter firstOffset: characters that stand before the first word on its line.
  init(_ text: String, firstOffset: Int) {
    let inQ = Self.split(text, firstOffset, length: { $0.reduce(0) { $0 + Self.qLength($1) } })
    let inB = Self.split(text, firstOffset, length: { ($0.count + 2) / 3 * 4 })
    let q = inQ.map { "=?utf-8?q?\(Self.q($0))?=" }
    let b = inB.map { "=?utf-8?b?\(Self.base64($0))?=" }
    func total(_ words: [String]) -> Int { words.reduce(0) { $0 + $1.utf8.count + 1 } }
    words = total(q) <= total(b) ? q : b
  }

  /// Runs of whole characters, each as long as fits. A character too long for a word of its own (a letter under a pile
  /// of accents) is split between its scalars.
  private static func split(
    _ text: String, _ firstOffset: Int, length: ([UInt8]) -> Int
  ) -> [[UInt8]] {
    var runs: [[UInt8]] = []
    var run: [UInt8] = []
    var room = min(wordLength, lineLength - firstOffset - 2) - overhead
    let widest = wordLength - overhead
    func take(_ piece: [UInt8]) {
      if !run.isEmpty, length(run + piece) > room {
        runs.append(run)
        run = []
        room = widest
      }
      run += piece
    }
    for character in text {
      let piece = Array(character.utf8)
      if length(piece) <= widest {
        take(piece)
      } else {
        for scalar in character.unicodeScalars { take(Array(String(scalar).utf8)) }
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// What may stand for itself in every place, phrases included (RFC 2047, 5).
  private static func isPlain(_ byte: UInt8) -> Bool {
    Atom.isLetterOrDigit(byte) || "!*+-/".utf8.contains(byte)
  }

  private static func qLength(_ byte: UInt8) -> Int { isPlain(byte) || byte == 0x20 ? 1 : 3 }

  private static func q(_ bytes: [UInt8]) -> String {
    bytes.reduce(into: "") { text, byte in
      if byte == 0x20 {
        text += "_"
      } else {
        text += isPlain(byte) ? String(UnicodeScalar(byte)) : "=\(QuotedPrintable.hexadecimal(byte))"
      }
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
    var text = String.UnicodeScalarView()
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      for n in 0..<4 {
        text.append(n <= group.count ? alphabet[value >> (18 - 6 * n) & 63] : "=")
      }
    }
    return String(text)
  }
}
