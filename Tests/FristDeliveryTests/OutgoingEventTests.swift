import FristProgram
import Testing

@testable import FristDelivery

private let mail = OutgoingEvent.Mail(
  delivery: "20190628T0730.nes-nav", recipient: "nes-nav", way: "sendmail", tries: 1)
private let later = OutgoingEvent.Mail(delivery: mail.delivery, recipient: "nes-nav", way: "mbox", tries: 200)
private let error = SystemError(call: "rename", path: "/var/spool/frist/outgoing/cur/x", errno: 28)

/// Every kind with what it says.
let outgoingSentences: [(OutgoingEvent, String)] = [
  (.handedOver(mail, afterSeconds: 0), "20190628T0730.nes-nav to nes-nav: handed over to sendmail"),
  (.handedOver(later, afterSeconds: 7200), "20190628T0730.nes-nav to nes-nav: handed over to mbox at try 200"),
  (
    .delayed(mail, why: "sendmail ended with 75 (a failure for now)"),
    "20190628T0730.nes-nav to nes-nav: not handed over at try 1, tried again later: sendmail ended with 75 (a failure for now)"
  ),
  (
    .gaveUp(later, why: "no room"),
    "20190628T0730.nes-nav to nes-nav: given up after 200 tries, now in outgoing/failed; frist-post --retry brings it back: no room"
  ),
  (
    .notRemoved(mail, error),
    "20190628T0730.nes-nav to nes-nav: handed over, but /var/spool/frist/outgoing/cur/x: rename: No space left on device; it will be handed over again"
  ),
  (.broughtBack(delivery: mail.delivery), "20190628T0730.nes-nav: brought back from outgoing/failed"),
  (
    .brokenOff(error, waiting: 2),
    "/var/spool/frist/outgoing/cur/x: rename: No space left on device; 2 messages wait"
  ),
  (.brokenOff(error, waiting: nil), "/var/spool/frist/outgoing/cur/x: rename: No space left on device"),
]

@Suite("What frist-post says in the journal") struct OutgoingEventTests {
  @Test("each kind says its sentence", arguments: outgoingSentences)
  func sentences(event: OutgoingEvent, sentence: String) {
    #expect(event.message == sentence)
  }

  @Test("every kind is among them")
  func complete() {
    #expect(Set(outgoingSentences.map(\.0.kind)) == Set(OutgoingEvent.Kind.allCases))
  }

  @Test("has ids of its own, which stay: 128 bits, none twice")
  func ids() {
    let all = OutgoingEvent.Kind.allCases.map(\.messageID) + JournalEvent.Kind.allCases.map(\.messageID)
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.count == 32 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
  }

  @Test("a failure is priority 3, a mail 5, one that would go out again and again 2")
  func priorities() {
    #expect(OutgoingEvent.gaveUp(mail, why: "").priority == .error)
    #expect(OutgoingEvent.brokenOff(error, waiting: 0).priority == .error)
    #expect(OutgoingEvent.handedOver(mail, afterSeconds: 0).priority == .notice)
    #expect(OutgoingEvent.notRemoved(mail, error).priority == .critical)
  }

  @Test("what is not known has no field, and every value its field")
  func fields() {
    let unknown = OutgoingEvent.Mail(delivery: "x", recipient: nil, way: nil, tries: 0)
    let fields = OutgoingEvent.gaveUp(unknown, why: "it is not a regular file").fields
    #expect(
      fields.map(\.name) == [
        "MESSAGE", "MESSAGE_ID", "PRIORITY", "FRIST_EVENT", "FRIST_DELIVERY", "FRIST_TRIES", "FRIST_REASON",
      ])
    #expect(fields[3].value == "post-gave-up")
  }
}
