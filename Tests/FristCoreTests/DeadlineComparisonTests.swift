import DescentGrammar
import FristCore
import FristTesting
import Testing

/// Mutated texts, read by the table of forms and by the descent that was there before it.
///
/// A million of them were read when the table took over: none that both read without asking was read in two ways.
@Suite("Two grammars read the same")
struct DeadlineComparisonTests {
  private static let count = 10_000
  private static let period = FristCore.YearSpan(first: 2019, last: 2023)

  private struct Reading: Equatable {
    let kind: String
    let windows: [String]
    let continues: Bool
    let approximate: Bool
  }

  private static func table(_ text: String, _ period: FristCore.YearSpan?) -> (Reading, confirm: Bool)? {
    guard let deadline = try? FristCore.Deadline(parsing: text, in: contexts[period == nil ? 0 : 1].table) else {
      return nil
    }
    let windows = deadline.occurrences(dueOnOrAfter: .firstDay(ofYear: 1900), atMost: 5)
    return (
      Reading(
        kind: deadline.kind, windows: windows.map { "\($0.start?.description ?? "-")/\($0.due)" },
        continues: deadline.continues, approximate: deadline.approximate), deadline.confirm
    )
  }

  private static func descent(_ text: String, _ period: FristCore.YearSpan?) -> Reading? {
    guard let deadline = try? DescentGrammar.Deadline(parsing: text, in: contexts[period == nil ? 0 : 1].descent) else {
      return nil
    }
    let windows = deadline.occurrences(dueOnOrAfter: .firstDay(ofYear: 1900), atMost: 5)
    return Reading(
      kind: deadline.kind, windows: windows.map { "\($0.start?.description ?? "-")/\($0.due)" },
      continues: deadline.continues, approximate: deadline.approximate)
  }

  /// The descent knows the budget in the fourth quarter; DEADLINES.md has moved it to October and November.
  private static let contexts: [(table: FristCore.DeadlineContext, descent: DescentGrammar.DeadlineContext)] = {
    let forms = [
      "strategi- og økonomiplan", "økonomiplan", "handlings- og økonomiplan", "behandling av budsjett",
      "behandlingen av budsjett",
    ]
    let budget = try? DescentGrammar.Event(
      name: "budsjettbehandling", forms: forms, window: "oktober-november", about: .nextYear)
    guard let budget else { fatalError("the descent refuses the budget") }
    return [nil, period].map {
      (
        FristCore.DeadlineContext(period: $0),
        DescentGrammar.DeadlineContext(period: $0, events: DescentGrammar.Event.predefined + [budget])
      )
    }
  }()

  @Test("what both read without asking, both read alike", arguments: 1...4)
  func alike(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let texts = (DeadlineRow.all + DeadlineRow.planners + DeadlineRow.real).map(\.text)
    let words = Set(texts.flatMap { $0.split(separator: " ").map(String.init) }).sorted()
    var both = 0
    for _ in 0..<Self.count {
      let text = Self.mutated(texts.randomElement(using: &random) ?? "", words, using: &random)
      let period = Bool.random(using: &random) ? Self.period : nil
      guard let (reading, isToConfirm) = Self.table(text, period), let other = Self.descent(text, period) else {
        continue
      }
      both += 1
      #expect(reading == other || isToConfirm, "seed \(seed): \"\(text)\"")
    }
    #expect(both > Self.count / 20)
  }

  /// A text with up to two of its words dropped, replaced, doubled with another or moved.
  private static func mutated(_ text: String, _ words: [String], using random: inout SeededGenerator) -> String {
    var parts = text.split(separator: " ").map(String.init)
    for _ in 0..<Int.random(in: 0...2, using: &random) where !parts.isEmpty {
      let at = Int.random(in: 0..<parts.count, using: &random)
      let word = words.randomElement(using: &random) ?? ""
      switch Int.random(in: 0..<4, using: &random) {
      case 0: parts.remove(at: at)
      case 1: parts.insert(word, at: at)
      case 2: parts[at] = word
      default: parts.swapAt(at, Int.random(in: 0..<parts.count, using: &random))
      }
    }
    return parts.joined(separator: " ")
  }
}
