import Foundation
import FristCore
import Testing

@testable import FristDelivery

/// Messages held against a reader that nobody here wrote: Python's `email` and `mailbox`.
@Suite("Mail messages as Python reads them", .enabled(if: PythonReader.isThere)) struct MailMessagePythonTests {
  private static let words = String(repeating: "forvaltningsrevisjon ", count: 30)
  static let texts: [String] = [
    "", "Enkel", "æøå ÆØÅ «sitat» – strek", "😀🇳🇴👩‍👩‍👧‍👦", words, String(repeating: "å", count: 998),
    String(repeating: "x", count: 998), "=?utf-8?q?lureri?=", "  foran og bak  ", "to  mellomrom", "a=b_c?d",
  ]
  static let bodies: [String] = [
    "", "\n", "Hei\n", "æøå\n\nslutt   \n \n\t\n.\n..\nFrom meg\n>From\n--\n-- \n", "😀🇳🇴\u{A0}\u{2028}x\n",
    String(repeating: "x", count: 998) + "\n", String(repeating: "åb ", count: 998) + "\n", "=\n==\n=20\n=\n",
  ]

  @Test("have no defects, and come back as they were written") func roundTrip() throws {
    var messages: [MailMessage] = []
    for text in Self.texts {
      messages.append(exampleMessage { $0.subject = text })
      messages.append(exampleMessage { $0.from.name = text })
      messages.append(exampleMessage { $0.to = .noAddress(name: text.isEmpty ? "Ingen" : text) })
      messages.append(
        exampleMessage {
          $0.replyTo = (1...3).map { MailAddress("a\($0)@nes.example", name: "\(text), \"nr.\" \($0)") }
        })
    }
    for body in Self.bodies {
      messages.append(exampleMessage { $0.text = body })
      messages.append(
        exampleMessage {
          $0.text = body
          $0.html = body
          $0.attachments = [.calendar(body, fileName: "frist.ics"), .page(body, fileName: "rapport.html")]
        })
    }
    let replies = try PythonReader.read(messages.map { try $0.encoded() })
    #expect(replies.count == messages.count)
    for (message, reply) in zip(messages, replies) {
      #expect(reply.defects.isEmpty, "\(reply.defects) in \(message.subject)")
      #expect(reply.subject == message.subject)
      #expect(reply.from == [message.from.name ?? "", message.from.address])
      #expect(reply.replyTo == message.replyTo.map { [$0.name ?? "", $0.address] })
      #expect(reply.text == message.text)
      #expect(reply.parts == (message.html.map { [$0] } ?? []) + message.attachments.map(\.text))
      #expect(reply.messageID == "<\(message.messageID)>")
      switch message.to {
      case .address(let address): #expect(reply.to == [[address.name ?? "", address.address]])
      case .noAddress(let name): #expect(reply.groups == [name] && reply.to.isEmpty)
      }
    }
  }
}

/// Python with a script that puts messages into a Maildir and reads them back.
enum PythonReader {
  static let path = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  static var isThere: Bool { path != nil }

  struct Reply: Decodable {
    let subject: String
    let from: [String]
    let to: [[String]]
    let groups: [String]
    let replyTo: [[String]]
    let messageID: String
    let text: String
    let parts: [String]
    let defects: [String]
  }

  private static let script = #"""
    import email, email.header, email.policy, email.utils, json, mailbox, os, sys, tempfile
    with tempfile.TemporaryDirectory() as home:
        box = mailbox.Maildir(os.path.join(home, 'box'), create=True)
        for n, raw in enumerate(json.load(sys.stdin)):
            with open(os.path.join(home, 'box', 'new', '%05d' % n), 'wb') as f:
                f.write(bytes(raw))
        replies = []
        for key in sorted(box.keys()):
            m = email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
            defects = [repr(d) for part in m.walk() for d in part.defects]
            defects += [k + ': ' + repr(d) for part in m.walk() for k, v in part.items() for d in v.defects]
            # Names by the older functions: the new ones of Python 3.11 keep the space between encoded words of a name.
            plain = email.message_from_bytes(box.get_bytes(key))
            def decoded(name):
                return str(email.header.make_header(email.header.decode_header(name)))
            def boxes(name):
                return [[decoded(n), a] for n, a in email.utils.getaddresses(plain.get_all(name, [])) if a]
            group, colon, rest = plain['To'].partition(':;')
            groups = [decoded(email.utils.parseaddr(group + ' <a@b.example>')[0])] if colon else []
            parts = [p for p in m.walk() if not p.is_multipart()]
            replies.append(dict(
                subject=m['Subject'], to=boxes('To'), replyTo=boxes('Reply-To'), messageID=m['Message-ID'],
                groups=groups,
                **{'from': boxes('From')[0]}, text=parts[0].get_content(),
                parts=[p.get_content() for p in parts[1:]], defects=defects))
    json.dump(replies, sys.stdout)
    """#

  static func read(_ messages: [[UInt8]]) throws -> [Reply] {
    let process = Process()
    process.executableURL = URL(filePath: path!)
    process.arguments = ["-c", script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    let file = FileManager.default.temporaryDirectory.appending(path: "frist-mail-\(UUID().uuidString).json")
    try JSONEncoder().encode(messages).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // A test's leavings in /tmp harm nobody.
    process.standardInput = try FileHandle(forReadingFrom: file)
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([Reply].self, from: data)
  }
}
