import FristCore
import Testing

@testable import FristFiles

@Suite("What frist reads of YAML")
struct YAMLReaderTests {
  private func refusal(_ text: String) -> (place: String, what: String)? {
    refusal(bytes: Array(text.utf8))
  }

  private func refusal(bytes: [UInt8]) -> (place: String, what: String)? {
    do throws(SourceDocument.Refusal) {
      _ = try SourceDocument(SourceText(path: "a.yaml", bytes: bytes))
      return nil
    } catch {
      return ("\(error.place.line):\(error.place.column)", error.complaint.sentence.en)
    }
  }

  private func scalars(_ text: String) throws -> [String] {
    func collect(_ node: YAMLNode) -> [String] {
      switch node.content {
      case .scalar(let text, _): [text]
      case .sequence(let items): items.flatMap(collect)
      case .mapping(let pairs): pairs.flatMap { [$0.key] + collect($0.value) }
      }
    }
    return try SourceDocument(SourceText(path: "a.yaml", text: text)).root.map(collect) ?? []
  }

  @Test("every scalar is the text as written")
  func scalarsAsWritten() throws {
    let texts = ["2.10", "2019", "no", "~", "null", "true", "0x1F", "1_000", "2019-02-14", "1e3", "07:30", "="]
    #expect(try scalars("[" + texts.joined(separator: ", ") + "]") == texts)
    #expect(try scalars("- - a\n- -\n- no") == ["a", "", "no"])
    #expect(try scalars("a: \"-\"\nb:\nc: '-'") == ["a", "-", "b", "", "c", "-"])
  }

  @Test(
    "what is no single plain document is refused where it is",
    arguments: [
      (
        "a: ‸&x b",
        "anchors (&x) are not read: write the value out where it belongs, and a text that begins with & in quotes"
      ),
      (
        "a: ‸&x [b]",
        "anchors (&x) are not read: write the value out where it belongs, and a text that begins with & in quotes"
      ),
      (
        "a: ‸&x {b: c}",
        "anchors (&x) are not read: write the value out where it belongs, and a text that begins with & in quotes"
      ),
      ("a: ‸*x", "aliases (*x) are not read: write the value out, and a text that begins with * in quotes"),
      (
        "a: ‸!!int 3",
        "tags (tag:yaml.org,2002:int) are not read: every value is the text as written, and one that begins with ! needs quotes"
      ),
      (
        "a: ‸!x [b]",
        "tags (!x) are not read: every value is the text as written, and one that begins with ! needs quotes"
      ),
      ("a: b\n---\nc: d", "a second YAML document begins here: one file is one document"),
      ("a:\n  ‸<<: {b: c}", "merge keys (<<) are not read: write the keys out"),
      ("‸[a]: b", "a key must be a text"),
      ("‸{a: b}: c", "a key must be a text"),
      (
        "a: b\n‸\tc: d",
        "there is a tab here: indent with spaces"
      ),
      ("a: ‸-", "a text that begins with - needs quotes"),
      ("a: ‸@x", "a text that begins with @ needs quotes"),
      ("a: ‸'b", "the quotation mark (') that opens here is not closed on this line"),
      ("a: \"‸\\q\"", "a backslash between double quotes begins an escape: write two, or single quotes"),
      ("a: ‸[b\nc: d", "the bracket ([) that opens here is not closed as it should be"),
      ("a: ø‸\u{1}b", "there is a control character here (U+0001)"),
    ])
  func refused(marked: String, sentence: String) throws {
    let text = Marked(marked)
    let refusal = try #require(self.refusal(text.text))
    #expect(refusal.what == sentence)
    if let place = text.places.first { #expect(refusal.place == place) }
  }

  @Test("an alias bomb is refused at its first anchor")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    let clock = ContinuousClock.now
    let refusal = try #require(self.refusal(text))
    #expect(refusal.place == "1:5")
    #expect(ContinuousClock.now - clock < .seconds(20))
  }

  @Test("nesting ends at sixteen levels, whatever is nested")
  func depth() throws {
    #expect(refusal(String(repeating: "[", count: 16) + String(repeating: "]", count: 16)) == nil)
    let refusal = try #require(self.refusal(String(repeating: "[", count: 100_000)))
    #expect(refusal.what == "this is nested more than 16 deep")
    let mappings = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(self.refusal(mappings)?.what == "this is nested more than 16 deep")
  }

  @Test("bytes that are not UTF-8 are refused at the first of them")
  func notUTF8() throws {
    let refusal = try #require(
      self.refusal(bytes: Array("title: Rådmann\nx: æ".utf8) + [0xE5, 0x20] + Array("b".utf8)))
    #expect(refusal.what == "this is not UTF-8")
    #expect(refusal.place == "2:5")
    #expect(self.refusal(bytes: [0xFF, 0xFE, 0x61, 0])?.what == "this is UTF-16, not UTF-8: save it as UTF-8")
    #expect(self.refusal(bytes: Array("a: ".utf8) + [0xED, 0xA0, 0x80])?.place == "1:4")
    #expect(self.refusal(bytes: Array("a: ".utf8) + [0xC3])?.place == "1:4")
  }

  @Test("a file of more than 16 MiB is refused unread")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: SourceText.mostBytes + 1)
    #expect(refusal(bytes: bytes)?.what == "the file is larger than 16 MiB")
  }

  @Test("lines and columns are those of an editor, in characters")
  func places() throws {
    for newline in ["\n", "\r\n", "\r"] {
      let text = "a: ÆØÅ\(newline)b: [x,\(newline)  øø, &y z]"
      #expect(refusal(text)?.place == "3:7")
      #expect(refusal("\u{FEFF}" + text)?.place == "3:7")
    }
    #expect(refusal("\u{FEFF}&a b")?.place == "1:1")
    // libyaml breaks lines at these, editors do not.
    #expect(refusal("a: b\u{85}c: &d e")?.place == "1:9")
    #expect(refusal("a: \"x\u{2028}y\"\nb: &c d")?.place == "2:4")
  }

  @Test("a file of nothing or of comments has no document")
  func empty() throws {
    for text in ["", "\n\n", "# only this\n", "\u{FEFF}"] {
      #expect(try scalars(text).isEmpty)
    }
    #expect(try scalars("---\na: b\n...\n") == ["a", "b"])
  }
}
