import FristCore
import FristTesting
import Testing

@Suite("What holds for every deadline text")
struct DeadlinePropertyTests {
  static let seeds = Array(1...20)
  private static let planless = DeadlineContext(period: nil)
  private static let planned = DeadlineContext(period: YearSpan(first: 2019, last: 2023))

  /// The meaning without the label, which follows the spelling, and without an id that is waited for.
  private func meaning(of text: String, in context: DeadlineContext) throws(DeadlineRefusal) -> Deadline {
    let deadline = try Deadline(parsing: text, in: context)
    var meaning = deadline.meaning
    if case .relative(let relative) = meaning {
      meaning = .relative(Relative(count: relative.count, unit: relative.unit, after: ""))
    }
    return Deadline(meaning, approximate: deadline.approximate, continues: deadline.continues)
  }

  @Test("case, white space, the sort of dash and a final full stop do not matter", arguments: seeds)
  func variants(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for row in DeadlineRow.understood {
      let expected = try Deadline(parsing: row.text, in: row.context)
      let variant = Self.variant(of: row.text, label: expected.label, using: &random)
      let context = row.context
      #expect(throws: Never.self, "seed \(seed): \"\(variant)\" for \"\(row.text)\"") {
        let same = try meaning(of: variant, in: context) == meaning(of: row.text, in: context)
        #expect(same, "seed \(seed): \"\(variant)\" for \"\(row.text)\"")
      }
    }
  }

  @Test(
    "a letter dropped, doubled or swapped is refused, asked about or changes nothing", arguments: DeadlineRow.accepted)
  func typos(_ row: DeadlineRow) throws {
    let context = row.context
    let expected = try meaning(of: row.text, in: context)
    let scalars = Array(row.text.unicodeScalars)
    for i in scalars.indices where scalars[i].properties.isAlphabetic {
      var dropped = scalars
      dropped.remove(at: i)
      var doubled = scalars
      doubled.insert(scalars[i], at: i)
      var swapped = scalars
      if i + 1 < scalars.count, scalars[i + 1].properties.isAlphabetic { swapped.swapAt(i, i + 1) }
      for typo in [dropped, doubled, swapped] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: typo)
        // The thirteenth and the thirtieth are one letter apart.
        if row.text.hasPrefix("trettiende"), text.starts(with: "trettende".unicodeScalars) { continue }
        guard let read = try? Deadline(parsing: String(text), in: context), !read.confirm else { continue }
        let meaning = Deadline(read.meaning, approximate: read.approximate, continues: read.continues)
        if case .relative = read.meaning { continue }
        #expect(meaning == expected, "\"\(String(text))\" for \"\(row.text)\"")
      }
    }
  }

  @Test("words of the grammar in any order are refused or understood in full", arguments: seeds)
  func anyOrder(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let count = Int.random(in: 1...8, using: &random)
      var text = ""
      for _ in 0..<count {
        text += Self.pieces.randomElement(using: &random) ?? ""
        if Int.random(in: 0..<5, using: &random) > 0 { text += " " }
      }
      check(text, in: Bool.random(using: &random) ? Self.planned : Self.planless, seed: seed)
    }
  }

  @Test("any characters at all are refused or understood in full", arguments: seeds)
  func anyCharacters(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let texts = DeadlineRow.understood.map(\.text)
    let strange: [Unicode.Scalar] = [
      "\u{0}", "\u{A0}", "\u{AD}", "\u{300}", "\u{30A}", "\u{200B}", "\u{2028}", "\u{FEFF}", "\u{1F600}", "½", "ß", "İ",
      "１", "٣", "ﬁ", "-", "–", ".", ",", "/", ":", "(", "0", "9", "a", "å", "Å", "\u{212B}", " ",
    ]
    for _ in 0..<1000 {
      var scalars = Array((texts.randomElement(using: &random) ?? "").unicodeScalars)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let at = Int.random(in: 0...scalars.count, using: &random)
        if Bool.random(using: &random), at < scalars.count {
          scalars.remove(at: at)
        } else {
          scalars.insert(strange.randomElement(using: &random) ?? " ", at: at)
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      check(String(text), in: Self.planless, seed: seed)
    }
  }

  private func check(_ text: String, in context: DeadlineContext, seed: Int) {
    do {
      let deadline = try Deadline(parsing: text, in: context)
      let canonical = deadline.canonicalText
      let again = try? Deadline(parsing: canonical, in: context)
      #expect(again?.meaning == deadline.meaning, "seed \(seed): \"\(text)\", \"\(canonical)\"")
      if case .once(let windows) = deadline.meaning {
        #expect(!windows.isEmpty)
        #expect(windows.allSatisfy { (1900...2200).contains($0.due.year) }, "seed \(seed): \"\(text)\"")
      }
      if let label = deadline.label { #expect(text.contains(label), "seed \(seed): \"\(text)\"") }
    } catch {
      #expect((1...text.unicodeScalars.count + 1).contains(error.column), "seed \(seed): \"\(text)\"")
    }
  }

  private static func variant(of text: String, label: String?, using random: inout SeededGenerator) -> String {
    // An id is taken as written, and a label's hyphens belong to its words.
    let isPlain = label == nil && !text.contains("etter") && !text.contains("er gjort") && !text.contains("økonomiplan")
    let spaces = [" ", "  ", "\u{A0}", "\t", "\u{202F} "]
    let dashes = ["-", "–", "—", "\u{2011}", " - ", "– ", " \u{2212}"]
    var variant = ""
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "-", "–", "—", "\u{2011}", "\u{2212}":
        variant += isPlain ? dashes.randomElement(using: &random) ?? "" : String(scalar)
      case " ":
        let isAfterStop = variant.last == "." && scalars.first.map { !("0"..."9").contains($0) } ?? false
        variant += isAfterStop && Bool.random(using: &random) ? "" : spaces.randomElement(using: &random) ?? ""
      case "å" where Bool.random(using: &random): variant += "a\u{30A}"
      default:
        let upper = Bool.random(using: &random) && !text.contains("etter") && !text.contains("er gjort")
        variant += upper ? String(scalar).uppercased() : String(scalar)
      }
    }
    if isPlain, text.contains(where: \.isLetter), !text.hasSuffix("."), Bool.random(using: &random) { variant += "." }
    return (spaces.randomElement(using: &random) ?? "") + variant + (spaces.randomElement(using: &random) ?? "")
  }

  private static let pieces = [
    "2019", "2020", "2021", "2019", "19", "1", "2", "3", "31", "42", "53", "1.", "2.", "3.", "31.", "-", "–", "/", ",",
    ":",
    ".", "og", "til", "i", "av", "med", "den", "for", "ved", "per", "januar", "mars", "jul", "des.", "mandag", "fredag",
    "våren", "vår", "høst", "sommeren", "vinteren", "halvår", "kvartal", "kv.", "tertial", "Q", "Q2", "dag", "dager",
    "uke",
    "måned", "år", "året", "skoleåret", "planperioden", "perioden", "hele", "tidlig", "sent", "slutten", "midten",
    "primo",
    "ultimo", "første", "andre", "tredje", "to", "en", "siste", "innen", "senest", "før", "fra", "etter", "ca.",
    "løpet",
    "i løpet av", "i forkant av", "forbindelse", "i forbindelse med", "samtidig med", "utgangen", "utgangen av",
    "årlig",
    "halvårlig", "månedlig", "hver", "hvert", "hvert år", "hvert 3. år", "annethvert", "gang", "ganger", "minst",
    "neste",
    "første gang", "evaluering", "løpende", "behov", "når", "gjort", "er", "oppstår", "videreføres", "årsmelding",
    "budsjettbehandlingen", "behandlingen av budsjett", "strategi- og økonomiplan", "Avklaring", "Møte", "Besøk", "5.3",
    "trinn-1", "til og med", "fra og med", "hvert år", "årlig", "2019", "2020", "1. mars", "10. oktober", "2. kvartal",
  ]
}
