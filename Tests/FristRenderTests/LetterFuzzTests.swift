import FristCore
import Testing

@testable import FristRender

/// Letters about files that hold anything at all.
@Suite("Letters of hostile files") struct LetterFuzzTests {
  /// SplitMix64.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "a", "ø", "senter ", " ", "\n", "\r\n", "\t", "\u{0}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200F}",
    "\u{2028}",
    "e\u{301}", "👩‍👩‍👧‍👦", "🇳🇴", "<script>", "\"", "'", "&amp;", "</td>", "From ", ">", "=?utf-8?q?x?=", "28. ", "1. ", "2019",
    "«", "»", ";", ",", "\\", "javascript:", "https://x.example/", "-", "(Ikke oppgitt)", "```", "|",
    String(repeating: "x", count: 80),
  ]

  private static func text(_ generator: inout Generator) -> String {
    (0..<Int.random(in: 0...9, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
  }

  @Test("keep to their rules", arguments: Language.allCases) func rules(language: Language) {
    for seed in 1...150 as ClosedRange<UInt64> {
      var generator = Generator(state: seed)
      func any() -> String { Self.text(&generator) }
      var plan = Example.rus
      (plan.title, plan.short, plan.municipality, plan.document) = (any(), any(), any(), any())
      let inventory = Example.inventory(language) {
        $0.settings.mail.footer = any()
        $0.settings.mail.calendar = true
        $0.directory.recipients["nes-nav"]?.name = any()
      }
      let steps = ["opens", "before-7", "due", "overdue-1", "escalated-30"]
      let count = Int.random(in: 1...30, using: &generator)
      let notices = (1...count).map { n in
        Example.notice(
          steps.randomElement(using: &generator)!, "\(n)", any(), due: "2019-07-\(10 + n % 20)", from: "2019-01-01",
          text: any(), means: Bool.random(using: &generator) ? any() : nil,
          label: Bool.random(using: &generator) ? any() : nil, responsible: ["nes-helse", "nes-nav"],
          .responsible, plan: plan, goal: [any(), any()], note: any())
      }
      let letter = Example.letter(notices, on: "2019-07-15", inventory)
      #expect(letter.subject.unicodeScalars.count <= 70, "seed \(seed)")
      #expect(!letter.subject.isEmpty && !letter.subject.unicodeScalars.contains(where: Self.isHidden), "seed \(seed)")
      let text = letter.text.unicodeScalars
      #expect(!text.contains { $0 != "\n" && Self.isHidden($0) }, "seed \(seed)")
      for line in letter.text.split(separator: "\n") where line.unicodeScalars.count > 78 {
        // Only a word that cannot be broken, or the two of which one is a number.
        #expect(line.unicodeScalars.split(separator: " ").count <= 2, "seed \(seed): \(line)")
      }
      let html = letter.html ?? ""
      #expect(!html.contains("<script") && !html.contains("href=\"javascript"), "seed \(seed)")
      #expect(html.count(of: "<table") == html.count(of: "</table>"), "seed \(seed)")
      #expect(html.count(of: "<td") == html.count(of: "</td>"), "seed \(seed)")
      let calendar = letter.calendar ?? ""
      for line in calendar.split(separator: "\r\n") { #expect(line.utf8.count <= 75, "seed \(seed)") }
      #expect(!calendar.unicodeScalars.contains { $0 != "\r" && $0 != "\n" && Self.isHidden($0) }, "seed \(seed)")
      #expect(calendar.lines(that: "BEGIN:VEVENT") == count, "seed \(seed)")
    }
  }

  /// Controls, line ends and marks of direction.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  fileprivate func count(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  /// How many lines are just the one given.
  fileprivate func lines(that are: String) -> Int {
    split(separator: "\r\n").count { $0 == are }
  }
}
