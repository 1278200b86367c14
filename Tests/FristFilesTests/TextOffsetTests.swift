import FristCore
import Testing

@testable import FristFiles

@Suite("Where a character of a value stands in the file")
struct TextOffsetTests {
  /// Finds `£` in the value and expects it at the mark.
  @Test(
    arguments: [
      "a: æøå ‸£ x",
      "a: ‸£",
      "a: 'x y ‸£'",
      "a: 'it''s ''ø'' ‸£ z'",
      "a: \"x ‸£\"",
      "a: \"\\x41\\u00e5\\U0001F600\\n\\\"\\\\ ‸£ y\"",
      "a: \"\\ x\\\n    y ‸£\"",
      "a: x\n  y\n  ‸£ z",
      "a: x  \n\n\n  y   ‸£",
      "a: 'x\n  y ''\n\n  ‸£ z'",
      "a: \"x\n  y \\\" ‸£\"",
      "a: |\n  ‸£",
      "a: |\n  ærlig\n\n   x ‸£ y\n",
      "a: |-\n  x\n  y ‸£",
      "a: |+\n  x\n    y ‸£\n\n\n",
      "a: |2\n   x\n  ‸£",
      "a: | # ø\n  x\n  ‸£\nb: c",
      "a: [x, {b: ‸£}]",
      "a: 'x\r\n  y ‸£'",
      "a: |\r\n  x\r\n  y ‸£\r\n",
      "# ø\na:   \u{1F600}x ‸£",
    ])
  func exact(marked: String) throws {
    let text = Marked(marked)
    let document = try SourceDocument(SourceText(path: "a", text: text.text))
    let node = try #require(find(document.root!))
    let value = Array(node.text!.unicodeScalars)
    let offset = try #require(value.firstIndex(of: "£"))
    let place = document.lines.place(ofScalar: node.fileOffset(ofText: offset, in: document.lines))
    #expect("\(place.line):\(place.column)" == text.places[0])
  }

  @Test("a folded block scalar gives its start")
  func folded() throws {
    let document = try SourceDocument(SourceText(path: "a", text: "a: >\n  x\n  £"))
    let node = try #require(find(document.root!))
    #expect(document.lines.place(ofScalar: node.fileOffset(ofText: 2, in: document.lines)) == .init(line: 1, column: 4))
  }

  @Test("one past the last character is the end, beyond it too")
  func end() throws {
    let document = try SourceDocument(SourceText(path: "a", text: "a: 'x£'"))
    let node = try #require(find(document.root!))
    for offset in [2, 3, 1000] {
      #expect(node.fileOffset(ofText: offset, in: document.lines) == 6)
    }
    #expect(node.fileOffset(ofText: -1, in: document.lines) == 4)
  }

  private func find(_ node: YAMLNode) -> YAMLNode? {
    switch node.content {
    case .scalar(let text, _): text.contains("£") ? node : nil
    case .sequence(let items): items.lazy.compactMap(find).first
    case .mapping(let pairs): pairs.lazy.compactMap { find($0.value) }.first
    }
  }
}
