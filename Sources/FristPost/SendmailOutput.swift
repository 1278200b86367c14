import FristDelivery

/// What sendmail wrote, as far as the journal may hear it: no addresses, no names of people.
struct SendmailOutput {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The last line that has something in it, at most 200 characters.
  ///
  /// - Parameter addresses: These, their local parts, and whatever else looks like an address are left out.
  func lastLine(without addresses: [String]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.last(where: { $0.contains { !$0.isWhitespace } }) else { return "" }
    let hidden = Set(addresses.flatMap { [$0[...], $0.prefix { $0 != "@" }] }.map { $0.lowercased() })
    let words = line.split(separator: " ").map { word in
      // Without what stands around it: `<hf@nes.example>:`.
      let core = word.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
      return word.contains("@") || hidden.contains(String(core).lowercased()) ? "…" : String(word)
    }
    return String(words.joined(separator: " ").prefix(200))
  }
}
