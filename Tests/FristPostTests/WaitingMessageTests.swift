import Testing

@testable import FristPost

@Suite("A waiting message's note of its tries") struct WaitingMessageTests {
  private static let day = 86_400

  @Test("stands in the file name, and is read from there")
  func fileName() {
    let new = WaitingMessage(delivery: "20190628T0730.nes-nav")
    #expect(new.fileName == "20190628T0730.nes-nav:1,0,0,0")
    let twice = new.tried(at: 1_561_700_000).tried(at: 1_561_700_300)
    #expect(twice.fileName == "20190628T0730.nes-nav:1,2,1561700000,1561700300")
    #expect(WaitingMessage(fileName: twice.fileName) == twice)
  }

  @Test(
    "that is not of the form is part of the name: the message was never tried",
    arguments: [
      "x", "x:2,S", "x:1,", "x:1,1,2", "x:1,1,2,3,4", "x:1,-1,2,3", "x:1,1,2,b", "x:2,1,2,3", "x:1,9999999999999,2,3",
    ])
  func otherNames(name: String) {
    let message = WaitingMessage(fileName: name)
    #expect(message.delivery == name)
    #expect(message.tries == 0)
  }

  @Test("keeps a delivery's name with colons")
  func colons() {
    let message = WaitingMessage(delivery: "a:2,S").tried(at: 7)
    #expect(WaitingMessage(fileName: message.fileName) == message)
  }

  @Test("gives up after 3 days or 200 tries, whichever comes first")
  func exhausted() {
    let first = WaitingMessage(delivery: "x").tried(at: 1000)
    #expect(!first.isExhausted(at: 1000))
    #expect(!first.isExhausted(at: 1000 + 3 * Self.day - 1))
    #expect(first.isExhausted(at: 1000 + 3 * Self.day))
    let many = (0..<199).reduce(WaitingMessage(delivery: "x")) { message, _ in message.tried(at: 1000) }
    #expect(!many.isExhausted(at: 1000))
    #expect(many.tried(at: 1000).isExhausted(at: 1000))
  }

  @Test("a clock set back before the first try does not give up")
  func setBack() {
    #expect(!WaitingMessage(delivery: "x").tried(at: 1_700_000_000).isExhausted(at: 0))
  }

  @Test(
    "pauses 5, 10, 20 and then 30 minutes, a minute less for the timer's slack",
    arguments: [(1, 4), (2, 9), (3, 19), (4, 29), (5, 29), (150, 29)])
  func pauses(tries: Int, minutes: Int) {
    let message = (0..<tries).reduce(WaitingMessage(delivery: "x")) { message, _ in message.tried(at: 5000) }
    #expect(!message.isDue(at: 5000))
    #expect(!message.isDue(at: 5000 + minutes * 60 - 1))
    #expect(message.isDue(at: 5000 + minutes * 60))
    #expect(message.isDue(at: 4999), "the clock was set back")
  }

  @Test("is due at once where it was never tried")
  func untried() {
    #expect(WaitingMessage(delivery: "x").isDue(at: 0))
  }

  @Test("with the timer's turns every 5 minutes, 3 days come before 200 tries")
  func threeDays() {
    var message = WaitingMessage(delivery: "x").tried(at: 0)
    var now = 0
    while !message.isExhausted(at: now) {
      now += 300
      if message.isDue(at: now) { message = message.tried(at: now) }
    }
    #expect(now == 3 * Self.day)
    #expect((100..<200).contains(message.tries))
  }
}
