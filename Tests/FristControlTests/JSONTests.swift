import Testing

@testable import FristControl

@Suite("JSON from strangers")
struct JSONTests {
  @Test("32 levels pass, 33 do not, whatever stands in strings")
  func depth() throws {
    for depth in 31...33 {
      let text = String(repeating: "[", count: depth) + "\"[[{\\\"[\"" + String(repeating: "]", count: depth)
      if depth > 32 {
        #expect(throws: JSONText.Flaw.tooDeep(limit: 32)) { try JSONText.check(Array(text.utf8)) }
      } else {
        try JSONText.check(Array(text.utf8))
        _ = try JSONText.decode(JSONValue.self, from: Array(text.utf8))
      }
    }
  }

  @Test("levels one after the other are not levels inside one another")
  func breadth() throws {
    try JSONText.check(Array(("[" + String(repeating: "{},", count: 1000) + "{}]").utf8))
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe6, 0x97], [0xf5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    #expect(throws: JSONText.Flaw.notUTF8) { try JSONText.check([34] + bytes + [34]) }
  }

  @Test("a value survives the way to text and back")
  func roundTrip() throws {
    let value: JSONValue = [
      "null": nil, "flag": true, "zero": 0, "one": 1, "least": .int(.min), "most": .int(.max), "pi": 3.141592653589793,
      "text": "æ/\"\\\u{0}\u{1F600}", "list": [1, [2, []], [:]], "object": ["": "empty name"],
    ]
    let message = try JSONText.message(value)
    #expect(message.last == 0 && !message.dropLast().contains(0))
    #expect(try JSONText.decode(JSONValue.self, from: message.dropLast()) == value)
  }

  @Test("what is not JSON is refused", arguments: ["", "{", "{\"a\":1}x", "nul", "'a'", "{a:1}", "NaN", "1e999"])
  func grammar(text: String) {
    #expect(throws: (any Error).self) { try JSONText.decode(JSONValue.self, from: Array(text.utf8)) }
  }

  @Test("a flag that is not set is not sent")
  func plainMessages() throws {
    let call = try JSONText.message(CallMessage("a.b.C", NoParameters()))
    #expect(String(decoding: call, as: UTF8.self) == "{\"method\":\"a.b.C\",\"parameters\":{}}\0")
    let reply = try JSONText.message(ReplyMessage(["n": 1], continues: true))
    #expect(String(decoding: reply, as: UTF8.self) == "{\"continues\":true,\"parameters\":{\"n\":1}}\0")
  }
}
