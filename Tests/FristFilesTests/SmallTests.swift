import FristCore
import Testing

@testable import FristFiles

@Suite("Words, ids and circles")
struct SmallTests {
  @Test(
    "the closest word is found, or none",
    arguments: [
      ("responsable", "responsible"), ("Deadline", "deadline"), ("deadlien", "deadline"), ("tittel", "title"),
      ("x", nil),
      ("note", "note"), ("", nil), ("frist", nil),
    ] as [(String, String?)])
  func closest(word: String, expected: String?) {
    #expect(Spelling.closest(to: word, among: ["id", "title", "responsible", "deadline", "note"]) == expected)
  }

  @Test("ids have the form of the contract")
  func ids() {
    for id in ["1", "a", "A.b_c-d", "2.10", String(repeating: "x", count: 128)] { #expect(Identifier.isValid(id)) }
    for id in ["", ".a", "-a", "_a", "a b", "ø", "a:b", "a/b", "a\n", String(repeating: "x", count: 129)] {
      #expect(!Identifier.isValid(id))
    }
    #expect(Identifier.isValidReference("7.1:hole") && Identifier.isValidReference("7.1"))
    for id in ["7.1:", ":a", "a:b:c", "a:Hole"] { #expect(!Identifier.isValidReference(id)) }
    #expect(!Identifier.isValidLowerCase("Nes"))
  }

  @Test("circles are found, each once, also very long ones")
  func circles() {
    #expect(Circles.find(in: []) == [])
    #expect(Circles.find(in: [[1], [2], []]) == [])
    #expect(Circles.find(in: [[0], [2, 0], [1], [1]]) == [[0], [1, 2]])
    #expect(Circles.find(in: [[1, 2], [3], [3], [0], [4, 0]]) == [[0, 1, 2, 3], [4]])
    let count = 100_000
    #expect(Circles.find(in: (0..<count).map { [($0 + 1) % count] }) == [Array(0..<count)])
  }
}
