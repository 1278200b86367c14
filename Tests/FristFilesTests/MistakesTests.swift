import FristCore
import Testing

@testable import FristFiles

/// A mistake that people make in a plan file, and all that is said of it (`Fixtures/mistakes.txt`).
struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What stands in the good plan, and what is written in its place.
  let right: String
  let wrong: String
  /// `line:column: what; what happens now`, in order.
  let said: [Language: [String]]

  static let goodPlan = """
    title: Handlingsplan mot rus
    municipality: Nes
    period: 2019-2023
    owner: nes-raadmann
    coordinator: nes-folkehelse
    measures:
      - id: "3.6"
        title: Senter
        responsible: [nes-nav]
        deadline: innen 1. halvår 2019

    """

  /// `# name`, `< right`, `> wrong`, then `nb …`, `nn …` and `en …`.
  init(_ lines: [Substring]) {
    func all(_ mark: String) -> [String] {
      lines.filter { $0.hasPrefix(mark + " ") }.map { String($0.dropFirst(mark.count + 1)) }
    }
    testDescription = all("#").joined()
    (right, wrong) = (all("<").joined().unescaped, all(">").joined().unescaped)
    said = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, all($0.rawValue)) })
  }

  static let table: [Mistake] = {
    let directory = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    var file = WatchedFile(path: directory + "/Fixtures/mistakes.txt")
    guard file.look(), let source = file.source else { fatalError("no \(file.path)") }
    let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split(separator: "").dropFirst().map { Mistake(Array($0)) }
  }()
}

extension String {
  /// With its `\n`, `\t`, `\u00A0` and `\\` as what they stand for.
  fileprivate var unescaped: String {
    var text = ""
    var rest = self[...]
    while let character = rest.popFirst() {
      guard character == "\\", let escape = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch escape {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "u":
        if let value = UInt32(rest.prefix(4), radix: 16), let scalar = Unicode.Scalar(value) {
          text.unicodeScalars.append(scalar)
        }
        rest = rest.dropFirst(4)
      default: text.append(escape)
      }
    }
    return text
  }
}

@Suite("Mistakes in a plan file")
struct MistakesTests {
  private func said(_ text: String) -> [Problem] {
    let source = SourceText(path: "p.yaml", text: text)
    return PlanFile.load(source, id: "nes-rus", in: Samples.surroundings()).problems
  }

  @Test("the good plan has none, and the table is there")
  func good() {
    #expect(said(Mistake.goodPlan) == [])
    #expect(Mistake.table.count >= 60)
  }

  @Test("each is said as what it is, on its own line, in the reader's language", arguments: Mistake.table)
  func each(mistake: Mistake) {
    #expect(Mistake.goodPlan.contains(mistake.right))
    let problems = said(Mistake.goodPlan.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1))
    for language in Language.allCases {
      let lines = problems.map { $0.description(in: language) }
      #expect(lines.map { String($0.dropFirst("p.yaml:".count)) } == mistake.said[language])
      // What it is and what happens now are told apart by their one semicolon.
      for line in lines { #expect(line.split(separator: "; ").count == 2) }
    }
  }

  @Test("in a file that is no YAML every certain slip is said, and none inside a longer text")
  func everySlip() {
    let text = """
      title:Handlingsplan
      owner: nes-raadmann
      measures:
        - id: "1"
          title: Selvhjelp: starte etter behov
          note: |
            tittel:uten mellomrom
            "her åpnes noe
        -id: "2"
      \ttitle: Senter
          note: "går over
            to linjer"
          deadline: "innen 1. halvår 2019
          responsible: [nes-nav]
      """
    #expect(
      said(text).map { "\($0.place) \($0.what.en.split(separator: ":")[0])" } == [
        "p.yaml:1:6 a space is missing behind the colon",
        "p.yaml:5:21 a text with a colon and a space in it needs quotes, else the indentation is wrong here",
        "p.yaml:9:3 a space is missing behind the dash", "p.yaml:10:1 there is a tab here",
        "p.yaml:13:15 the quotation mark (\") that opens here is not closed on this line",
      ])
  }

  @Test("what stands behind a Norwegian key is read as well, and what is inside a refused plan")
  func readOn() {
    let text = """
      owner: nes-raadmann
      kommune: Nes
      periode: 2019-2023
      measures: [{id: a, title: A, frist: 31.02.2019, responsible: [nes-nav]}]
      vedtatt: 31.02.2019
      """
    #expect(
      said(text).map(\.place) == [
        "p.yaml:1:1", "p.yaml:2:1", "p.yaml:3:1", "p.yaml:4:30", "p.yaml:4:37", "p.yaml:5:1", "p.yaml:5:10",
      ])
  }

  @Test("what happens now stands once a file where it is the same")
  func lines() {
    let text = Mistake.goodPlan.replacing("title: Hand", with: "tittel: Hand").replacing("period:", with: "periode:")
    #expect(
      said(text).lines(in: .en) == [
        "p.yaml:1:1: keys are English: \"tittel\" is \"title\" here; nes-rus is not accepted, its last accepted version, if there is one, stays in force",
        "p.yaml:3:1: keys are English: \"periode\" is \"period\" here",
      ])
  }
}
