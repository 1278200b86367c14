import FristCore
import FristTesting
import Testing

@testable import FristDelivery

/// A message to change from.
func exampleMessage(_ edit: (inout MailMessage) -> Void = { _ in }) -> MailMessage {
  var message = MailMessage(
    from: MailAddress("frist@nes.example", name: "frist"),
    to: .address(MailAddress("hf@nes.example", name: "Helse og forebygging")),
    replyTo: [MailAddress("folkehelse@nes.example", name: "Folkehelsekoordinatoren på Årnes")],
    subject: "2 forfalt (opptil 12 dager), 3 nærmer seg: Handlingsplan mot rus 2019–2023, Nes",
    text: "Handlingsplan mot rus 2019–2023, Nes\n\nAvklare brukerstyrt senter (3.6)\n", language: .nb,
    date: MailDate(CivilMoment("2019-06-28T07:30")!, offsetMinutes: 120),
    messageID: "7c1e0b5a.2019-06-28@frist.nes.example", references: ["thread.nes-helse@frist.nes.example"],
    listID: "nes-rus.frist.nes.example")
  edit(&message)
  return message
}

func encoded(_ message: MailMessage) throws -> String { String(decoding: try message.encoded(), as: UTF8.self) }

@Suite("Mail messages") struct MailMessageTests {
  @Test("are 7-bit, end lines in LF and keep them within 78 characters") func shape() throws {
    let text = try encoded(exampleMessage())
    #expect(text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D })
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(text.hasSuffix("\n"))
  }

  @Test("have every header once, and none of their own invention") func headers() throws {
    let text = try encoded(exampleMessage())
    let head = text[..<text.firstRange(of: "\n\n")!.lowerBound]
    let names = head.split(separator: "\n").filter { $0.first != " " }.map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "Date", "From", "Reply-To", "To", "Message-ID", "References", "List-Id", "Auto-Submitted",
        "X-Auto-Response-Suppress", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Content-Language",
      ])
    #expect(head.contains("Date: Fri, 28 Jun 2019 07:30:00 +0200\n"))
    #expect(head.contains("Message-ID: <7c1e0b5a.2019-06-28@frist.nes.example>\n"))
    #expect(head.contains("Auto-Submitted: auto-generated\n"))
    #expect(head.contains("X-Auto-Response-Suppress: OOF, AutoReply\n"))
    #expect(head.contains("Content-Type: text/plain; charset=utf-8; format=flowed\n"))
  }

  @Test("say their date with the offset's sign", arguments: [(0, "+0000"), (60, "+0100"), (-210, "-0330")])
  func dates(offset: Int, zone: String) {
    let date = MailDate(CivilMoment("2020-02-29T05:05")!, offsetMinutes: offset)
    #expect(date.description == "Sat, 29 Feb 2020 05:05:00 \(zone)")
  }

  @Test(
    "write names as they are, quoted or encoded",
    arguments: [
      ("Helse og forebygging", "Helse og forebygging <a@b.example>"),
      ("Nes, \"rus\" \\ psyk.", "\"Nes, \\\"rus\\\" \\\\ psyk.\" <a@b.example>"),
      ("To  mellomrom", "\"To  mellomrom\" <a@b.example>"),
      ("Rådmannen", "=?utf-8?q?R=C3=A5dmannen?= <a@b.example>"),
      ("=?utf-8?q?lureri?=", "=?utf-8?b?PT91dGYtOD9xP2x1cmVyaT89?= <a@b.example>"),
      ("", "a@b.example"),
    ]) func names(name: String, header: String) throws
  {
    let text = try encoded(exampleMessage { $0.from = MailAddress("a@b.example", name: name) })
    #expect(text.contains("\nFrom: \(header)\n"))
  }

  @Test("to somebody without an address are to an empty group") func group() throws {
    #expect(try encoded(exampleMessage { $0.to = .noAddress(name: "nes-helse") }).contains("\nTo: nes-helse:;\n"))
    #expect(
      try encoded(exampleMessage { $0.to = .noAddress(name: "Rådmannen") })
        .contains("\nTo: =?utf-8?q?R=C3=A5dmannen?= :;\n"))
    #expect(
      try encoded(exampleMessage { $0.to = .noAddress(name: "") }).contains("\nTo: undisclosed-recipients:;\n"))
  }

  @Test(
    "refuse control characters in every header, and name it",
    arguments: [
      "a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "a\tb", "a\u{202E}b",
      "a\u{2066}b", "a\u{200F}b",
    ])
  func controls(text: String) {
    let attempts: [(String, (inout MailMessage) -> Void)] = [
      ("Subject", { $0.subject = text }), ("From", { $0.from.name = text }),
      ("To", { $0.to = .noAddress(name: text) }), ("Reply-To", { $0.replyTo[0].name = text }),
    ]
    for (header, edit) in attempts {
      #expect(throws: MailMessageError.control(header: header)) { try exampleMessage(edit).encoded() }
    }
    #expect(throws: MailMessageError.badAddress(header: "From", text)) {
      try exampleMessage { $0.from.address = text }.encoded()
    }
    #expect(throws: MailMessageError.badIdentifier(header: "Message-ID", text)) {
      try exampleMessage { $0.messageID = text }.encoded()
    }
    #expect(throws: MailMessageError.badIdentifier(header: "References", text)) {
      try exampleMessage { $0.references = [text] }.encoded()
    }
    #expect(throws: MailMessageError.badIdentifier(header: "List-Id", text)) {
      try exampleMessage { $0.listID = text }.encoded()
    }
    #expect(throws: MailMessageError.self) {
      try exampleMessage {
        $0.attachments = [MailAttachment(contentType: ["text/\(text)"], fileName: "a.ics", text: "")]
      }.encoded()
    }
    #expect(throws: MailMessageError.badFileName(text)) {
      try exampleMessage {
        $0.attachments = [MailAttachment(contentType: ["text/plain"], fileName: text, text: "")]
      }.encoded()
    }
  }

  @Test(
    "take plain ASCII addresses only",
    arguments: [
      "", "a", "@b.example", "a@", "a@b@c", "a b@c.example", "å@b.example", "a@bå.example", "a..b@c.example",
      "a@b..example", "a@-b.example", "<a@b.example>", "a@b.example,c@d.example", "\"a b\"@c.example", "a@[10.0.0.1]",
    ]) func addresses(address: String)
  {
    #expect(throws: MailMessageError.badAddress(header: "To", address)) {
      try exampleMessage { $0.to = .address(MailAddress(address)) }.encoded()
    }
  }

  @Test("fold many addresses between them") func manyAddresses() throws {
    let text = try encoded(
      exampleMessage { $0.replyTo = (1...9).map { MailAddress("nummer\($0)@nes.example", name: "Rådgiver nr. \($0)") } }
    )
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(text.split(separator: "\n").filter { $0.contains("=?") }.allSatisfy { $0.utf8.count <= 76 })
  }

  @Test("offer HTML beside the text, the plainest first") func alternatives() throws {
    let text = try encoded(exampleMessage { $0.html = "<p>Forfalt</p>\n" })
    #expect(
      text.contains("Content-Type: multipart/alternative; boundary=\"=_alternative_7c1e0b5a2019-06-28\"\n")
        || text.contains("Content-Type: multipart/alternative;\n boundary=\"=_alternative_7c1e0b5a2019-06-28\"\n"))
    let plain = try #require(text.firstRange(of: "Content-Type: text/plain"))
    let html = try #require(text.firstRange(of: "Content-Type: text/html; charset=utf-8\n"))
    #expect(plain.lowerBound < html.lowerBound)
    #expect(text.hasSuffix("<p>Forfalt</p>\n\n--=_alternative_7c1e0b5a2019-06-28--\n"))
    try Golden.expect(text, "mail-html")
  }

  @Test("carry a calendar and a report beside the text") func attachments() throws {
    let message = exampleMessage {
      $0.html = "<p>Forfalt</p>\n"
      $0.attachments = [
        .calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", fileName: "frist.ics"),
        .page("<h1>Rapport</h1>\n", fileName: "nes-rus-2019.html"),
      ]
    }
    let text = try encoded(message)
    #expect(text.contains("boundary=\"=_mixed_7c1e0b5a2019-06-28\"\n"))
    #expect(text.contains("Content-Type: text/calendar; charset=utf-8; method=PUBLISH\n"))
    #expect(text.contains("Content-Disposition: attachment; filename=\"nes-rus-2019.html\"\n"))
    #expect(text.hasSuffix("\n--=_mixed_7c1e0b5a2019-06-28--\n"))
    try Golden.expect(text, "mail-calendar")
  }

  @Test("keep long identifiers on lines of their own within 78 characters") func longIdentifiers() throws {
    let left = "2019-06-20T0730.nes-helse-og-omsorgstjenesten-psykisk-helse-og-rus"
    let domain = "sondre-land.kommune.example"
    let identifier = MessageIdentifier.make(left, at: domain)
    #expect(identifier.hasPrefix("2019-06-20") && identifier.hasSuffix("@\(domain)"))
    #expect(identifier == MessageIdentifier.make(left, at: domain))
    #expect(identifier != MessageIdentifier.make(left + "2", at: domain))
    let text = try encoded(
      exampleMessage {
        $0.messageID = identifier
        $0.references = [MessageIdentifier.make("thread.\(left)", at: domain)]
      })
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(text.contains("\nMessage-ID:\n <\(identifier)>\n"))
  }

  @Test(
    "make identifiers of whatever ids there are",
    arguments: ["a", "a..b", "a.", "å", "", String(repeating: "x", count: 900)])
  func identifiers(left: String) throws {
    for domain in ["nes.example", String(repeating: "d", count: 60) + ".example", "localhost"] {
      let identifier = MessageIdentifier.make(left, at: domain)
      _ = try encoded(exampleMessage { $0.messageID = identifier })
    }
    #expect(MessageIdentifier.make("a", at: "nes.example") == "a@nes.example")
  }

  @Test("stay the same bytes") func golden() throws {
    try Golden.expect(try encoded(exampleMessage()), "mail-plain")
  }
}
