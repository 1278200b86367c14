import Testing

@testable import FristDelivery

@Suite("Encoded words (RFC 2047)") struct EncodedWordsTests {
  @Test("write the RFC's names the RFC's way") func examples() {
    // Section 8 has these in ISO-8859-1; in UTF-8 the octets differ, the form does not.
    #expect(EncodedWords("Keld Jørn Simonsen", firstOffset: 6).words == ["=?utf-8?q?Keld_J=C3=B8rn_Simonsen?="])
    #expect(EncodedWords("Keith Moore", firstOffset: 6).words == ["=?utf-8?q?Keith_Moore?="])
    #expect(
      EncodedWords("If you can (read) this_", firstOffset: 9).words == ["=?utf-8?q?If_you_can_=28read=29_this=5F?="])
  }

  @Test("use B where it is shorter") func base64() {
    #expect(EncodedWords("æøåæøå", firstOffset: 9).words == ["=?utf-8?b?w6bDuMOlw6bDuMOl?="])
    #expect(EncodedWords("😀", firstOffset: 9).words == ["=?utf-8?b?8J+YgA==?="])
  }

  @Test("never split a character, a flag or a family", arguments: ["å", "😀", "🇳🇴", "👩‍👩‍👧‍👦", "a", "æ a"])
  func characters(unit: String) throws {
    for count in 1...60 {
      for offset in [4, 9, 13] {
        let words = EncodedWords(String(repeating: unit, count: count), firstOffset: offset).words
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        #expect(words[0].utf8.count + offset <= 76)
        let parts = words.map(decoded)
        #expect(parts.joined() == String(repeating: unit, count: count))
        #expect(parts.allSatisfy { part in part.unicodeScalars.first!.value != 0x200D })
      }
    }
  }

  @Test("split a letter under a pile of accents between its scalars") func pile() {
    let text = "a" + String(repeating: "\u{301}", count: 200)
    let words = EncodedWords(text, firstOffset: 9).words
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    #expect(words.map(decoded).joined() == text)
  }

  /// Decodes one word, independently of how it was made.
  private func decoded(_ word: String) -> String {
    let fields = word.split(separator: "?", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    if fields[2] == "q" {
      var rest = Array(fields[3].utf8)[...]
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "_"): bytes.append(0x20)
        case UInt8(ascii: "="):
          bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)!)
          rest = rest.dropFirst(2)
        default: bytes.append(byte)
        }
      }
    } else {
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
      var (value, bits) = (0, 0)
      for byte in fields[3].utf8 where byte != UInt8(ascii: "=") {
        value = (value << 6 | alphabet.firstIndex(of: byte)!) & 0xFFFF
        bits += 6
        if bits >= 8 {
          bits -= 8
          bytes.append(UInt8(value >> bits & 0xFF))
        }
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? "not UTF-8 alone"
  }
}

@Suite("Quoted-printable text (RFC 2045)") struct QuotedPrintableTests {
  private func encoded(_ text: String) -> String { String(decoding: QuotedPrintable.encoded(text), as: UTF8.self) }

  @Test(
    "encodes what it must and nothing else",
    arguments: [
      ("", ""), ("a", "a\n"), ("a\n", "a\n"), ("a\r\nb\rc\n", "a\nb\nc\n"), ("\n\n", "\n\n"), ("a=b", "a=3Db\n"),
      ("blåbær", "bl=C3=A5b=C3=A6r\n"), ("slutt \nx\t\n", "slutt=20\nx=09\n"), ("  inn", "  inn\n"), ("   ", "  =20\n"),
      (".\n..\n.a\n", "=2E\n=2E.\n=2Ea\n"), ("From her\nFromage\n", "=46rom her\nFromage\n"), ("a\u{0}b", "a=00b\n"),
      ("--=_x", "--=3D_x\n"), ("~!@#$%^&*()", "~!@#$%^&*()\n"),
    ]) func table(text: String, lines: String)
  { #expect(encoded(text) == lines) }

  @Test("breaks the RFC's example softly") func softBreak() {
    // Section 6.7, the end of rule 5: one line that needs a soft break.
    let text = "Now's the time for all folk to come to the aid of their country, and of no other one."
    let lines = encoded(text).split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasSuffix("=") && lines[0].utf8.count == 76)
    #expect(lines[0].dropLast() + lines[1] == text)
  }

  @Test("keeps lines within 76 and characters whole, wherever the break falls") func breaks() {
    for padding in 60...80 {
      for unit in ["å", "😀", ".", "From ", "=", " "] {
        let text = String(repeating: "x", count: padding) + String(repeating: unit, count: 90) + "slutt"
        let lines = encoded(text).split(separator: "\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(!lines.contains { $0.hasPrefix(".") || $0.hasPrefix("From ") })
      }
    }
  }

  @Test("uses all 76 characters of a last line") func fullLine() {
    let text = String(repeating: "x", count: 76)
    #expect(encoded(text) == text + "\n")
    #expect(encoded(text + "x") == text.dropLast() + "=\nxx\n")
  }
}
