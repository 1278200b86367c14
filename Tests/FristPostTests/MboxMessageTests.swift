import Testing

@testable import FristPost

@Suite("A message in an mbox file") struct MboxMessageTests {
  private func text(_ message: String, at now: Int = 0) -> String {
    let bytes = Array("?\(message)".utf8)
    return String(decoding: MboxMessage(bytes.dropFirst(), from: "it@nes.example", at: now).bytes, as: UTF8.self)
  }

  @Test("begins with the sender and the moment in UTC, and ends with an empty line")
  func form() {
    // date -u -d @1561707000: Fri Jun 28 07:30:00 UTC 2019
    #expect(
      text("Subject: a\n\nb\n", at: 1_561_707_000)
        == "From it@nes.example Fri Jun 28 07:30:00 2019\nSubject: a\n\nb\n\n")
  }

  @Test("a day of one digit has a space before it, as ctime(3) writes it")
  func singleDigit() {
    #expect(text("a\n", at: 0).hasPrefix("From it@nes.example Thu Jan  1 00:00:00 1970\n"))
  }

  @Test("a last line without an end gets one")
  func unended() {
    #expect(text("a").hasSuffix("\na\n\n"))
  }

  @Test(
    "quotes what would begin a message, once more what is quoted already (mboxrd), and nothing else",
    arguments: [
      ("From me\n", ">From me\n"), (">From me\n", ">>From me\n"), (">>>From \n", ">>>>From \n"),
      ("From: me\n", "From: me\n"), ("from me\n", "from me\n"), (" From me\n", " From me\n"), ("From", "From\n"),
      ("a\nFrom b\n\nFrom c", "a\n>From b\n\n>From c\n"),
    ])
  func quoting(message: String, shown: String) {
    #expect(text(message) == "From it@nes.example Thu Jan  1 00:00:00 1970\n\(shown)\n")
  }

  @Test(
    "one empty line stands between it and what is there",
    arguments: [("", ""), ("\n\n", ""), ("\n", ""), ("a\n", "\n"), ("\na", "\n\n"), ("ab", "\n\n")])
  func separator(end: String, separator: String) {
    #expect(MboxMessage.separator(after: Array(end.utf8)) == Array(separator.utf8))
  }

  @Test("knows what an ended try left at a file's end, and takes nothing else for it")
  func rest() {
    let bytes = Array("?a\n\nFrom b\nc\n".utf8)
    let message = MboxMessage(bytes.dropFirst(), from: "it@nes.example", at: 0)
    let least = "From it@nes.example ".utf8.count
    for before in ["", "x\n\n", "From it@nes.example Thu Jan  1 00:00:01 1970\nx\n\n"] {
      for count in 0...message.bytes.count {
        let file = Array(before.utf8) + message.bytes.prefix(count)
        let tail = Array(file.suffix(message.bytes.count + 1))
        #expect(
          message.count(atEndOf: tail, isWhole: tail.count == file.count) == (count < least ? nil : count),
          "\(count) bytes after \(before.debugDescription)")
      }
    }
    #expect(message.count(atEndOf: Array("x".utf8) + message.bytes, isWhole: true) == nil)
    #expect(message.count(atEndOf: message.bytes + Array("x\n".utf8), isWhole: true) == nil)
  }
}
