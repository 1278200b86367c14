import FristCore
import FristTesting
import Testing

@testable import FristRender

/// Whole mails, as their readers see them: one of each kind, in each language.
@Suite("Mails, whole") struct MailGoldenTests {
  static let cases = Mail.all.flatMap { mail in Language.allCases.map { (mail.name, $0) } }

  @Test("stay as they were proofread", arguments: cases) func golden(name: String, language: Language) throws {
    let mail = try #require(Mail.all.first { $0.name == name })
    let letter = mail.letter(language)
    #expect(letter.language == language)
    try Golden.expect("Subject: \(letter.subject)\n\n\(letter.text)", "mail/\(language.rawValue)/\(name)")
    try Golden.expect(try #require(letter.html), "mail/\(language.rawValue)/\(name).html")
  }

  @Test("keep the rules of every mail", arguments: cases) func rules(name: String, language: Language) throws {
    let mail = try #require(Mail.all.first { $0.name == name })
    let letter = mail.letter(language)
    #expect(letter.subject.unicodeScalars.count <= 70)
    #expect(!letter.subject.contains("\n") && !letter.subject.isEmpty)
    for line in letter.text.split(separator: "\n") { #expect(line.unicodeScalars.count <= 78, "\(line)") }
    #expect(letter.text.hasSuffix("\n") && !letter.text.hasSuffix("\n\n"))
    // Only who runs the system is asked to run anything.
    if mail.to != "it-drift" { #expect(!letter.text.contains("fristctl")) }
    let html = try #require(letter.html)
    for outside in ["<script", "<img", "<link", "src=", "url(", "<style", "@import"] {
      #expect(!html.contains(outside), "\(outside)")
    }
  }

  @Test("say the same as text and as HTML", arguments: cases) func sameWords(name: String, language: Language) throws {
    let letter = try #require(Mail.all.first { $0.name == name }).letter(language)
    let html = try #require(letter.html).replacing(/(?s)<head>.*<\/head>/, with: "")
    let linked = html.replacing(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/) { "\($0.2) \($0.1)" }
    let bare = [
      ("&nbsp;", " "), ("&#8226;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    .reduce(linked.replacing(/<[^>]*>/, with: " ")) { $0.replacing($1.0, with: $1.1) }
    func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    #expect(words(bare) == words(letter.text))
  }

  @Test("a test message is in its reader's language", arguments: Language.allCases) func test(language: Language) throws
  {
    let letter = TestLetter(
      to: "nes-nav", at: CivilMoment("2019-06-28T13:05")!, inventory: Example.inventory(language))
    try Golden.expect("Subject: \(letter.subject)\n\n\(letter.text)", "mail/\(language.rawValue)/test-mail")
    try Golden.expect(try #require(letter.html), "mail/\(language.rawValue)/test-mail.html")
  }
}
