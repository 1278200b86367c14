import FristCore
import FristTesting
import Testing

@testable import FristRender

@Suite("Documents") struct DocumentTests {
  private static let sample = Document(
    title: "Prøve", language: .nb,
    blocks: [
      .heading("Handlingsplan mot rus 2019–2023, Nes", level: 1), .heading("Forfalt", level: 2),
      .entry(Entry(title: "Avklare <senter> (3.6)", lines: ["1 dag på overtid.", "Mål: *rus* & helse"], tone: .red)),
      .paragraph([Line([.text("Svar til "), .link("Koordinatoren", to: "mailto:k@nes.example"), .text(" i dag.")])]),
      .list(["Første", "Andre, som er så lang at den ikke kan stå på en eneste linje, men må brytes et sted på veien"]),
      .command(["done: 2019-06-30", "  effect: \"a\""]),
      .table(
        Table(
          caption: nil, columns: [.init(title: "Nr"), .init(title: "Tiltak"), .init(title: "Antall", isNumeric: true)],
          rows: [["3.6", "Senter", "1"], ["2.11", "Dag | natt", "12"]])),
      .link("Hele planen", to: "https://nes.example/rusplan.pdf"), .rule, .figure(Bar()),
    ])

  private struct Bar: Figure {
    func plainText(width: Int, in language: Language) -> [String] { ["[####    ]"] }
    func html(in language: Language) -> String { "<table role=\"presentation\"></table>" }
  }

  @Test("have the same blocks as text, flowed text, markdown and HTML") func writers() throws {
    try Golden.expect(PlainTextWriter().text(of: Self.sample), "document-text")
    try Golden.expect(PlainTextWriter(isFlowed: true).text(of: Self.sample), "document-flowed")
    try Golden.expect(MarkdownWriter().text(of: Self.sample), "document-markdown")
    try Golden.expect(MailHTMLWriter().html(of: Self.sample), "document.html")
  }

  @Test("flowed text reads back as its paragraphs (RFC 3676, 4)", arguments: [10, 40, 72]) func flowed(width: Int) {
    let paragraphs = [
      "Frist om ni dager, søndag 30. juni 2019.", "From her til der", "> ikke et sitat",
      "ord " + String(repeating: "x", count: 90),
      String(repeating: "ærlig talt ", count: 30).trimmed,
    ]
    let text = PlainTextWriter(width: width, isFlowed: true)
      .text(of: Document(title: "", language: .nb, blocks: paragraphs.map { .paragraph([Line($0)]) }))
    #expect(Self.unflowed(text) == paragraphs)
  }

  /// A reader of flowed text as the RFC describes one.
  private static func unflowed(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var open: String?
    for var line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix(" ") { line.removeFirst() }
      if line.isEmpty, open == nil { continue }
      let whole = (open ?? "") + line
      if line.hasSuffix(" ") {
        open = whole
      } else {
        paragraphs.append(whole)
        open = nil
      }
    }
    return paragraphs
  }

  @Test("a table too wide for its page stands row by row") func wideTable() {
    let table = Table(
      columns: [.init(title: "Nr"), .init(title: "Tiltak")],
      rows: [["1", Line(String(repeating: "ord ", count: 30))], ["2", "kort"]])
    let text = PlainTextWriter().text(of: Document(title: "", language: .nb, blocks: [.table(table)]))
    #expect(text.hasPrefix("1\nTiltak: ord ord") && text.hasSuffix("\n\n2\nTiltak: kort\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 72 })
  }

  @Test("a line holds no line end, whatever it is made of") func lines() {
    let line = Line([.text("a\nb"), .strong("\r\n"), .code("c\u{2028}"), .link("d\u{0}", to: "https://x.example/\n")])
    #expect(line.plainText.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x2028 })
  }

  @Test(
    "only addresses of pages and mailboxes are linked",
    arguments: [
      ("https://nes.example/a?b=c:d", true), ("HTTP://nes.example", true), ("mailto:a@b.example", true), ("#3.6", true),
      ("plan-nes-rus.html", true), ("plan/a:b.html", true), ("javascript:alert(1)", false), ("JavaScript:x", false),
      ("data:text/html,x", false), ("//evil.example/", false), ("", false), ("vbscript:x", false),
    ]) func addresses(address: String, isLinkable: Bool)
  { #expect(HTMLText.isLinkable(address) == isLinkable) }

  @Test("markdown shows words as they are", arguments: ["1. halvår", "- strek", "*a*", "[x](y)", "a|b", "<b>", "`c`"])
  func markdown(text: String) {
    let escaped = MarkdownWriter.escaped(text)
    #expect(escaped.filter { $0 != "\\" } == text && escaped.contains("\\"))
  }
}

extension String {
  fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}

@Suite("Lines") struct TextLayoutTests {
  @Test("are broken between words at 72 scalars, whatever the script") func breaks() {
    let words = String(repeating: "ærlig ", count: 30) + String(repeating: "å", count: 72)
    let lines = TextLayout.wrapped(words)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 72 })
    #expect(lines.joined(separator: " ") == words)
  }

  @Test("leave a longer word whole") func longWord() {
    let word = String(repeating: "x", count: 100)
    #expect(TextLayout.wrapped("se \(word) her") == ["se", word, "her"])
  }

  @Test("never end in a day without its month, nor in a half without its year; after a year a sentence may end")
  func ordinals() {
    for padding in 50...72 {
      for text in ["28. juni 2019", "«1. halvår", "(2. kvartal)"] {
        let lines = TextLayout.wrapped(String(repeating: "a", count: padding) + " " + text)
        #expect(!lines.contains { $0.hasSuffix(".") }, "\(lines)")
      }
    }
    #expect(TextLayout.wrapped("Fristen var i 2012. Planen", width: 20) == ["Fristen var i 2012.", "Planen"])
    #expect(TextLayout.bound("søndag 30. juni 2012. Så") == "søndag 30.\u{A0}juni 2012. Så")
    #expect(TextLayout.bound(" om 12 dager: 1 2 3 ") == " om 12\u{A0}dager: 1\u{A0}2 3 ")
  }

  @Test("of nothing are none") func empty() {
    #expect(TextLayout.wrapped("").isEmpty)
    #expect(TextLayout.clean(" \r\n\t ") == "")
  }

  @Test(
    "are cut at a word, and never after one that leads on",
    arguments: [
      ("Kort", 10, "Kort"), ("Plan for helse og omsorg", 17, "Plan for helse…"), ("Kommunedelplan", 6, "Kommu…"),
      ("A", 1, "A"), ("AB", 1, "…"), ("Trafikk, miljø", 9, "Trafikk…"),
    ]) func cuts(text: String, width: Int, cut: String)
  { #expect(TextLayout.cut(text, to: width) == cut) }
}
