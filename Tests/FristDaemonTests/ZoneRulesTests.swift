import Foundation
import Testing

@testable import FristDaemon

@Suite("Zone files that are none")
struct ZoneRulesTests {
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

  @Test(
    "with wrong bytes, cut short or made longer: nil, or rules that answer at every instant",
    arguments: ["Europe/Oslo", "America/Nuuk", "Asia/Kathmandu", "Africa/Casablanca"])
  func wrongBytes(name: String) throws {
    let whole = [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")))
    #expect(ZoneRules(whole) != nil)
    var dice = Dice(state: 20_190_630)
    var accepted = 0
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &dice) {
        switch Int.random(in: 0..<4, using: &dice) {
        case 0 where !bytes.isEmpty: bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
        case 1: bytes.append(.random(in: 0...255, using: &dice))
        case 2 where bytes.count > 60:
          // Where the rule for the years ahead is.
          bytes[bytes.count - Int.random(in: 1...30, using: &dice)] = "0123456789,./-+<>MJ\n".utf8.randomElement(
            using: &dice)!
        case _ where !bytes.isEmpty:
          bytes[Int.random(in: 0..<bytes.count, using: &dice)] = .random(in: 0...255, using: &dice)
        default: break
        }
      }
      guard let rules = ZoneRules(bytes) else { continue }
      accepted += 1
      for seconds in [-100_000_000_000, -1, 0, 1_561_699_800, 4_102_444_800, 253_402_300_799] {
        #expect(abs(rules.offset(at: seconds)) < 86_400)
      }
    }
    #expect(accepted > 0)
  }

  @Test(
    "rules for the years ahead that are none",
    arguments: [
      "", "CET", "CET-1CEST,M3.5.0", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x", "C-1", "CET-24",
      "CET-23EST,0,1",
      "<+03-3",
    ])
  func noRule(text: String) {
    let isRule = YearlyRule(text[...]) != nil
    #expect(!isRule)
  }
}
