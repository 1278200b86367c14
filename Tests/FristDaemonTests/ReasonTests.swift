import FristControl
import FristControlServer
import FristCore
import Testing

@testable import FristDaemon

/// What others will ask about is said with a reason (DESIGN.md 5, rule 8, and 9).
@Suite("The reason of a command", .serialized)
struct ReasonTests {
  @Test(
    "cancel, snooze and move are refused where the reason says nothing, and nothing is recorded",
    arguments: ["", " ", "\t\n"])
  func empty(reason: String) throws {
    let premises = try Premises()
    let now = CivilMoment("2019-09-02T09:00")!
    let office = try premises.open(at: "2019-09-01T00:00")
    let before = office.book.register(on: now.day)
    #expect(throws: InvalidParameter.self) {
      try office.cancel(Control.Cancel(id: "by/1", reason: reason), by: 0, at: now)
    }
    #expect(throws: InvalidParameter.self) {
      try office.snooze(Control.Snooze(id: "by/1", until: "2019-09-10", reason: reason), by: 0, at: now)
    }
    #expect(throws: InvalidParameter.self) {
      try office.move(Control.Move(id: "by/1", deadline: "innen 2019", reason: reason), by: 0, at: now)
    }
    #expect(office.book.register(on: now.day) == before)
    #expect(try office.cancel(Control.Cancel(id: "by/1", reason: "Uaktuelt"), by: 0, at: now).occurrences.count == 1)
  }
}
