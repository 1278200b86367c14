import Testing

@testable import FristControl

@Suite("Messages cut from a stream")
struct MessageFramingTests {
  @Test("a stream split at any two places gives the same messages")
  func splits() throws {
    let stream = Array("{\"a\":1}\0\0{\"long\":\"æøå\"}\0{}".utf8)
    for first in 0...stream.count {
      for second in first...stream.count {
        var framing = MessageFraming(limit: 100)
        var messages: [String] = []
        for piece in [stream[..<first], stream[first..<second], stream[second...]] {
          piece.withUnsafeBytes { framing.append($0) }
          while let message = try framing.next() { messages.append(String(decoding: message, as: UTF8.self)) }
        }
        #expect(messages == ["{\"a\":1}", "", "{\"long\":\"æøå\"}"])
        #expect(framing.holdsBytes)
      }
    }
  }

  @Test(
    "a message of just the limit passes, one byte more does not, with its end or without", arguments: [true, false])
  func limit(hasEnd: Bool) throws {
    for count in 99...101 {
      var framing = MessageFraming(limit: 100)
      let bytes = [UInt8](repeating: 32, count: count) + (hasEnd ? [0] : [])
      bytes.withUnsafeBytes { framing.append($0) }
      if count > 100 {
        #expect(throws: MessageFraming.TooLong(limit: 100)) { try framing.next() }
      } else {
        #expect(try framing.next()?.count == (hasEnd ? count : nil))
        #expect(framing.holdsBytes == !hasEnd)
      }
    }
  }

  @Test("what is before a message that is too long still counts")
  func order() throws {
    var framing = MessageFraming(limit: 4)
    Array("{}\0{      }\0".utf8).withUnsafeBytes { framing.append($0) }
    #expect(try framing.next() == Array("{}".utf8))
    #expect(throws: MessageFraming.TooLong(limit: 4)) { try framing.next() }
  }
}
