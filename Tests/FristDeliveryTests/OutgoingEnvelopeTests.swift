import Testing

@testable import FristDelivery

@Suite("The envelope of outgoing mail") struct OutgoingEnvelopeTests {
  private static let message = Array("Subject: a\n\nb\n".utf8)
  private static let lines = [
    "Frist-Envelope: 1\n", "Recipient: nes-helse\n", "Bounces: it-drift@nes.example\n",
    "Sendmail-To: hf@nes.example\n", "Length: 14\n", "\n", "Subject: a\n\nb\n",
  ]
  private static var file: [UInt8] { Array(lines.joined().utf8) }

  private func parse(_ text: String) throws(OutgoingEnvelopeError) -> OutgoingEnvelope {
    try OutgoingEnvelope.parse(Array(text.utf8)).envelope
  }

  @Test("is written to the letter")
  func written() throws {
    let envelope = OutgoingEnvelope(
      recipient: "nes-helse", bounces: "it-drift@nes.example", way: .sendmail(to: "hf@nes.example"))
    #expect(try envelope.encoded(Self.message) == Self.file)
    let mbox = OutgoingEnvelope(recipient: "nes-helse", bounces: "it-drift@nes.example", way: .mbox(user: "hf"))
    #expect(
      String(decoding: try mbox.encoded([]), as: UTF8.self)
        == "Frist-Envelope: 1\nRecipient: nes-helse\nBounces: it-drift@nes.example\nMbox-User: hf\nLength: 0\n\n")
  }

  @Test(
    "comes back as it was, with the message's bytes",
    arguments: [
      OutgoingEnvelope.Way.sendmail(to: "hf@nes.example"), .sendmail(to: "a+b'c@x-y.no"), .mbox(user: "hf"),
      .mbox(user: "Ola.Nordmann_2-x"),
    ])
  func roundTrip(way: OutgoingEnvelope.Way) throws {
    let envelope = OutgoingEnvelope(recipient: "nes.x_y-1", bounces: "a@b", way: way)
    for message in [[], Self.message, Self.file, [0, 255, 10, 13]] {
      let (back, content) = try OutgoingEnvelope.parse(envelope.encoded(message))
      #expect(back == envelope)
      #expect(Array(content) == message)
    }
  }

  @Test(
    "refuses to be written with what would not be read",
    arguments: [
      ("", "a@b", OutgoingEnvelope.Way.mbox(user: "hf")), ("x y", "a@b", .mbox(user: "hf")),
      ("x", "a@b\nLength: 0", .mbox(user: "hf")), ("x", "", .mbox(user: "hf")), ("x", "-oQ@b", .mbox(user: "hf")),
      ("x", "a@b", .mbox(user: "../hf")), ("x", "a@b", .mbox(user: ".")), ("x", "a@b", .mbox(user: "")),
      ("x", "a@b", .mbox(user: "-x")), ("x", "a@b", .mbox(user: "å")), ("x", "a@b", .sendmail(to: "hf")),
      ("x", "a@b", .sendmail(to: "-oi@b")), ("x", "a@b", .sendmail(to: "a@b c@d")),
      ("x", "a@b", .sendmail(to: "|/bin/sh@b\0")),
    ])
  func unwritable(recipient: String, bounces: String, way: OutgoingEnvelope.Way) {
    #expect(throws: OutgoingEnvelopeError.self) {
      try OutgoingEnvelope(recipient: recipient, bounces: bounces, way: way).encoded([])
    }
  }

  @Test("a file that ends anywhere before its end is no message")
  func cut() {
    for count in 0..<Self.file.count {
      #expect(throws: OutgoingEnvelopeError.self, "\(count) bytes") {
        try OutgoingEnvelope.parse(Array(Self.file.prefix(count)))
      }
    }
  }

  @Test("nor one with a byte more, a line missing, a line twice, or lines in another order")
  func mixed() {
    #expect(throws: OutgoingEnvelopeError.wrongLength(said: 14, found: 15)) {
      try OutgoingEnvelope.parse(Self.file + [10])
    }
    for n in 0..<6 {
      var (without, twice, swapped) = (Self.lines, Self.lines, Self.lines)
      without.remove(at: n)
      twice.insert(twice[n], at: n)
      swapped.swapAt(n, (n + 1) % 6)
      for lines in [without, twice, swapped] {
        #expect(throws: OutgoingEnvelopeError.self, "\(lines)") { try self.parse(lines.joined()) }
      }
    }
  }

  @Test(
    "nor one whose lines are of another form",
    arguments: [
      ("Frist-Envelope: 1", "Frist-Envelope: 2"), ("Frist-Envelope: 1", "frist-envelope: 1"),
      ("Recipient: nes-helse", "Recipient:nes-helse"), ("Recipient: nes-helse", "Recipient:  nes-helse"),
      ("Recipient: nes-helse", "Recipient: nes-helse "), ("Recipient: nes-helse", "Recipient: nes-helse\r"),
      ("Recipient: nes-helse", "Recipient: "), ("hf@nes.example", "hf@nes.example, a@b"),
      ("hf@nes.example", "-hf@nes.example"), ("Length: 14", "Length: 014"), ("Length: 14", "Length: +14"),
      ("Length: 14", "Length: -14"), ("Length: 14", "Length: 99999999999999999999"), ("Length: 14", "Length: 14 "),
      ("Sendmail-To", "To"), ("Sendmail-To: hf@nes.example", "Mbox-User: ../../etc/passwd"),
    ])
  func otherForm(old: String, new: String) {
    let text = Self.lines.joined().replacing(old, with: new)
    #expect(throws: OutgoingEnvelopeError.self) { try self.parse(text) }
  }

  @Test("an ordinary message is none of ours")
  func ordinary() {
    #expect(throws: OutgoingEnvelopeError.notAnEnvelope) { try self.parse("From: a@b\nTo: c@d\n\nx\n") }
    #expect(throws: OutgoingEnvelopeError.unknownVersion("2")) { try self.parse("Frist-Envelope: 2\nx") }
  }

  @Test("any byte of it changed: refused, or what it then says, to the letter")
  func everyByte() throws {
    for at in 0..<(Self.file.count - Self.message.count) {
      for byte in UInt8.min...UInt8.max {
        var bytes = Self.file
        bytes[at] = byte
        let read = Result { () throws(OutgoingEnvelopeError) in try OutgoingEnvelope.parse(bytes) }
        guard case .success((let envelope, let message)) = read else { continue }
        // A letter of a name may be another letter.
        #expect(try envelope.encoded(Array(message)) == bytes, "byte \(at) is \(byte)")
        #expect(Array(message) == Self.message, "byte \(at) is \(byte)")
      }
    }
  }
}
