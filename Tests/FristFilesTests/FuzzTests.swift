import FristCore
import Testing

@testable import FristFiles

/// A small generator with a seed (SplitMix64), so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Broken files")
struct FuzzTests {
  private static let whole =
    Samples.head + """
      events: {festival: {window: juni, for: next-year, forms: [fest]}}
      ladders: {measure: {before: [3], escalated: {30: [superior]}}}
      measures:
        - {id: "3.6", goal: [a, b], title: 'it''s', responsible: [kommunene], each: true, deadline: [{text: Årlig, means: "10. oktober hvert \\u00e5r"}]}
        - id: b
          title: >-
            æøå
          note: |
            x
              y
          responsible: []
          deadline: ett år etter 3.6
      resolutions: [{id: r, title: t, responsible: [], covers: [b], deadline: ""}] # end
      """

  /// Every problem has a place in the file, a sentence and a consequence.
  private func check(_ bytes: [UInt8], seed: UInt64) {
    let source = SourceText(path: "f.yaml", bytes: bytes)
    let settings = SettingsFile.load(source)
    let directory = DirectoryFile.load(source)
    let plan = PlanFile.load(source, id: "p", in: Samples.surroundings())
    let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
    for problem in settings.problems + directory.problems + plan.problems {
      #expect((0...lines).contains(problem.line) && problem.column >= 0, "seed \(seed): \(problem)")
      for language in Language.allCases {
        #expect(!problem.what[language].isEmpty && !problem.consequence[language].isEmpty, "seed \(seed)")
        let line = problem.description(in: language)
        #expect(!line.unicodeScalars.contains { $0.isControl || $0.isTurning }, "seed \(seed): \(line)")
      }
    }
    for invalid in plan.value?.plan.invalid ?? [] { #expect(!invalid.problems.isEmpty, "seed \(seed)") }
  }

  @Test(
    "what a key holds that moves a terminal's cursor is not repeated", arguments: ["a\tb", "a\u{1B}[2Jb", "a\u{202E}b"])
  func hostileKeys(key: String) {
    let text =
      Samples.head + "\"\(key)\": 1\n\"\(key)\": 2\nmeasures: [{id: \"\(key)\", \"\(key)\": 1, \"\(key)\": 2}]\n"
    check(Array(text.utf8), seed: 0)
    check(Array((key + ": 1\n" + key + ": 2\n").utf8), seed: 1)
  }

  @Test("a file cut off anywhere is read or refused")
  func truncated() {
    let bytes = Array(Self.whole.utf8)
    for count in 0...bytes.count { check(Array(bytes.prefix(count)), seed: UInt64(count)) }
  }

  @Test("a file with some bytes changed is read or refused")
  func changed() {
    let bytes = Array(Self.whole.utf8)
    for seed in 0..<1500 as Range<UInt64> {
      var random = SeededGenerator(state: seed)
      var changed = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: changed[index] = UInt8.random(in: 0...255, using: &random)
        case 1: changed.remove(at: index)
        case 2: changed.insert(Array("\n\t :-&*!|>'\"#[]{},%@`?\r\\".utf8).randomElement(using: &random)!, at: index)
        default:
          let end = Int.random(in: index...min(changed.count, index + 40), using: &random)
          changed.insert(contentsOf: changed[index..<end], at: Int.random(in: 0...changed.count, using: &random))
        }
      }
      check(changed, seed: seed)
    }
  }

  @Test("a file of twenty thousand wrong keys, or of one long line, takes its time in proportion")
  func long() {
    let clock = ContinuousClock()
    let keys = (0..<20_000).map { "k\($0): v\n" }.joined()
    let line =
      "owner: nes-nav\nmeasures: [" + Array(repeating: "{id: a, title: A # b}", count: 3000).joined(separator: ", ")
      + "]"
    for text in [keys, String(repeating: "a:\n", count: 100_000), line] {
      let bytes = Array(text.utf8)
      var problems: [Problem] = []
      let time = clock.measure {
        let loaded = PlanFile.load(SourceText(path: "f.yaml", bytes: bytes), id: "p", in: Samples.surroundings())
        problems = loaded.problems
      }
      #expect(time < .seconds(20))
      #expect(problems.count <= 10_000)
    }
  }

  @Test("random bytes are read or refused")
  func random() {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(state: seed)
      let letters: [UInt8] = seed % 2 == 0 ? Array(0...255) : Array("ab:\n -\"'[]{},|>&*!%#?ø".utf8)
      check(
        (0..<Int.random(in: 0...300, using: &random)).map { _ in letters.randomElement(using: &random)! }, seed: seed)
    }
  }

  @Test("every character of every scalar that was written plainly has its place")
  func offsets() throws {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededGenerator(state: seed)
      let letters = Array("abø '\"\\\n#:-x".unicodeScalars)
      var body = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) { body.append(letters.randomElement(using: &random)!) }
      let form = ["a: x%x", "a: 'x%x'", "a: \"x%x\"", "a: |\n  x%x"].randomElement(using: &random)!
      let text = form.replacing("%", with: String(body).replacing("\n", with: "\n  "))
      guard let document = try? SourceDocument(SourceText(path: "a", text: text)), let root = document.root,
        case .mapping(let pairs) = root.content, pairs.count == 1, let value = pairs[0].value.text
      else { continue }
      let source = Array(text.unicodeScalars)
      var last = -1
      for (offset, scalar) in value.unicodeScalars.enumerated() {
        let place = pairs[0].value.fileOffset(ofText: offset, in: document.lines)
        #expect(place >= last, "seed \(seed)")
        last = place
        if scalar == "a" || scalar == "b" || scalar == "ø" || scalar == "x" {
          #expect(source[place] == scalar || source[place] == "\\", "seed \(seed): \(text)")
        }
      }
    }
  }
}
