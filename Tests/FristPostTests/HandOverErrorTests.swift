import FristDelivery
import FristProgram
import Testing

@testable import FristPost

@Suite("What sendmail's end means") struct HandOverErrorTests {
  @Test(
    "each code of sysexits.h has its words",
    arguments: [
      (64, "wrong usage"), (65, "wrong data"), (66, "no input"), (67, "unknown user"), (68, "unknown host"),
      (69, "service not available"), (70, "an error in the program"), (71, "an error of the system"),
      (72, "a file of the system is missing"), (73, "a file cannot be made"), (74, "input or output failed"),
      (75, "a failure for now"), (76, "an error in the protocol"), (77, "not permitted"), (78, "wrong configuration"),
      (126, "it cannot be run"), (127, "a command is missing"), (1, "failed"), (255, "failed"),
    ])
  func meaning(code: Int32, words: String) {
    #expect(HandOverError.exit(code, said: "").description == "sendmail ended with \(code) (\(words))")
  }

  @Test("its own words follow")
  func said() {
    #expect(
      HandOverError.exit(75, said: "queue file write error").description
        == "sendmail ended with 75 (a failure for now): queue file write error")
  }

  @Test("only what every message would meet holds up the others")
  func way() {
    #expect(HandOverError.timeOut(seconds: 120).isOfTheWay)
    #expect(HandOverError.notStarted(SystemError(call: "spawn", path: "/usr/sbin/sendmail", errno: 2)).isOfTheWay)
    #expect(!HandOverError.exit(75, said: "").isOfTheWay)
    #expect(!HandOverError.locked("/var/mail/hf", seconds: 15).isOfTheWay)
  }

  @Test(
    "what sendmail wrote comes without addresses and names",
    arguments: [
      ("", ""), ("\n\n", ""), ("a\nb\n\n", "b"),
      ("sendmail: fatal: hf@nes.example(1002): queue file write error\n", "sendmail: fatal: … queue file write error"),
      ("550 <hf@nes.example>: no such user\n", "550 … no such user"),
      ("unknown user: \"hf\"\n", "unknown user: …"),
      ("unknown user: HF", "unknown user: …"),
      ("relayed for other@else.example", "relayed for …"),
      ("the half of it", "the half of it"),
    ])
  func output(written: String, shown: String) {
    #expect(SendmailOutput(Array(written.utf8)).lastLine(without: ["hf@nes.example", "it-drift@nes.example"]) == shown)
  }

  @Test("at most 200 characters of it")
  func length() {
    #expect(SendmailOutput(Array(repeating: 0x61, count: 5000)).lastLine(without: []).count == 200)
  }
}
