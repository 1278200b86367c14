import FristControl
import Testing

@testable import FristControlServer

@Suite("Bytes that claim to be a call")
struct CallFuzzTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "\"method\"", "\"parameters\"", "\"more\"", "true",
    "null",
    "\"org.fristd.Control.List\"", "\"dueWithin\"", "\"id\"", "9223372036854775808", "-9223372036854775808", "1e400",
    "1.5", "-0",
    "\u{202E}", "\"by/1@2027\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
  ]

  @Test("are a call, or refused with a parameter and a reason, and so are its parameters")
  func anything() {
    var dice = Dice(state: 4711)
    let whole =
      "{\"method\":\"org.fristd.Control.List\",\"parameters\":{\"plan\":\"by\",\"dueWithin\":30,\"overdue\":true},\"more\":true}"
    let peer = Peer(uid: 0, gid: 0, pid: 1, groups: [])
    for _ in 0..<20_000 {
      var bytes = Array(whole.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let place = Int.random(in: 0...bytes.count, using: &dice)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0 where place < bytes.count: bytes[place] = .random(in: 0...255, using: &dice)
        case 1: bytes.removeLast(min(bytes.count, Int.random(in: 0...5, using: &dice)))
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &dice)!.utf8, at: place)
        }
      }
      do throws(InvalidParameter) {
        let call = try Call(bytes, from: peer, depthLimit: 32)
        _ = try call.parameters(as: Control.List.self)
        _ = try call.parameters(as: NoParameters.self)
      } catch {
        #expect(!error.parameter.isEmpty && !error.reason.isEmpty)
      }
    }
  }
}
