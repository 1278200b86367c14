import Foundation
import FristCore
import FristDelivery
import FristLedger
import Testing

@testable import FristDaemon

/// Numbered stories of hostile clocks. The one measure is due on Wednesday 15 September 2027; its `before-7` is told on
/// Wednesday 8 September, `due` on the day, `overdue-1` on the 16th.
@Suite("Stories of clocks")
struct ClockStoriesTests {
  private static let day = 86_400
  private func premises() throws -> Premises { try Premises(deadline: "15. september 2027") }

  /// Started before send_at, with something due today.
  private func morning() async throws -> Story {
    let story = try await Story(try premises(), at: "2027-09-08T06:00")
    #expect(story.mails().isEmpty)
    #expect(try await story.alarmMoment == "2027-09-08T07:30")
    return story
  }

  @Test("1. a daemon left alone sends at the hour, each step once, in its time")
  func alone() async throws {
    let story = try await morning()
    try await story.go(days: 9)
    #expect(story.mails() == ["20270908T0730", "20270915T0730", "20270916T0730"])
    #expect(story.count(.reminder) == 2 && story.count(.overdue) == 1)
  }

  @Test("2. the clock is early by a second, and by less than a second, when the alarm goes off", arguments: [1, 2, 59])
  func early(seconds: Int) async throws {
    let story = try await morning()
    try await story.goOff(lateBy: -seconds)
    #expect(story.mails().isEmpty)
    #expect(try await story.alarmMoment == "2027-09-08T07:30")
    try await story.goOff()
    #expect(story.mails() == ["20270908T0730"])
  }

  @Test(
    "3. the alarm goes off late: by a minute, by hours, after a sleep of days",
    arguments: [60, 4 * 3600, 2 * day + 7200])
  func late(seconds: Int) async throws {
    let story = try await morning()
    try await story.goOff(lateBy: seconds)
    #expect(story.mails().count == 1)
    #expect(story.count(.clockSetBack) == 0 && story.count(.held) == 0)
  }

  @Test("4. the clock is stepped back by a little right after the hour", arguments: [1, 5, 60])
  func steppedBack(seconds: Int) async throws {
    let story = try await morning()
    try await story.goOff()
    story.clock.set(by: -seconds)
    await story.turn()
    await story.beat()
    try await story.go(days: 1)
    #expect(story.mails() == ["20270908T0730"])
    #expect(story.count(.clockSetBack) == 0)
  }

  @Test("5. the clock is stepped back and forth over the hour while the alarm goes off")
  func jitter() async throws {
    let story = try await morning()
    try await story.goOff(lateBy: -1)
    for step in [1, -1, 1, -1, 1, 0] {
      story.clock.set(by: step)
      await story.turn()
    }
    #expect(story.mails() == ["20270908T0730"])
    #expect(try await story.alarmMoment == "2027-09-15T07:30")
  }

  @Test("6. the alarm never comes: the heartbeat sees that its time is past")
  func lostAlarm() async throws {
    let story = try await morning()
    story.clock.pass(2 * 3600)
    await story.beat()
    #expect(story.mails() == ["20270908T0800"])
  }

  @Test("7. the clock is set forward by 40 hours while the machine is up: held, and goes on when it is right again")
  func forward() async throws {
    let story = try await morning()
    story.clock.set(by: 40 * 3600)
    await story.beat()
    try await story.go(days: 1)
    #expect(story.mails().isEmpty && story.count(.held) == 1)
    story.clock.set(by: -40 * 3600)
    await story.beat()
    #expect(story.count(.clockRight) == 1)
    #expect(story.mails() == ["20270909T0600"] || story.mails().isEmpty)
    try await story.go(days: 1)
    #expect(story.mails().count == 1)
  }

  @Test("8. the clock is set back by 40 hours while the machine is up: held; release takes it as it is")
  func back() async throws {
    let story = try await morning()
    try await story.goOff()
    story.clock.set(by: -40 * 3600)
    await story.beat()
    #expect(await story.isHeld)
    #expect(story.count(.clockRight) == 0)
    #expect(await story.release())
    #expect(await !story.isHeld)
    try await story.go(days: 11)
    // What was told in what is now the future is told in its time; so is what that had superseded.
    #expect(story.mails() == ["20270906T1530", "20270908T0730-2", "20270908T0730", "20270915T0730", "20270916T0730"])
    #expect(story.count(.clockSetBack) == 0 && story.count(.clockRight) == 0)
  }

  @Test("9. a reboot forty days ahead, set right by another: silence until somebody releases, and no longer")
  func fortyDaysAhead() async throws {
    let story = try await morning()
    try await story.reboot(wrongBy: 40 * Self.day)
    try await story.go(days: 2)
    let early = story.mails().count
    #expect(early > 0)
    try await story.reboot(wrongBy: -40 * Self.day)
    #expect(story.count(.clockSetBack) == 1)
    try await story.go(days: 1)
    #expect(story.mails().count == early)
    #expect(await story.release())
    try await story.go(days: 8)
    #expect(story.mails().contains("20270915T0730") && story.mails().contains("20270916T0730"))
    #expect(await !story.release())
  }

  @Test("10. the hour that comes twice in autumn is no set-back")
  func autumn() async throws {
    let story = try await Story(try premises(), at: "2027-10-31T02:30")
    story.clock.pass(1800)
    for _ in 0..<8 {
      await story.turn(deciding: true)
      await story.beat()
      story.clock.pass(600)
    }
    #expect(story.count(.clockSetBack) == 0 && story.count(.held) == 0)
  }

  @Test("11. a first start in 1970 holds, and ends by itself when the clock is right")
  func firstStartTooEarly() async throws {
    let story = try await Story(try premises(), at: "1970-01-02T08:00")
    #expect(await story.isHeld)
    try await story.go(days: 1)
    story.clock.set(by: try Zone("Europe/Oslo").instant(of: CivilMoment("2027-09-08T07:00")!) - story.clock.wall)
    await story.beat()
    #expect(await !story.isHeld)
    try await story.go(days: 9)
    #expect(story.mails() == ["20270908T0730", "20270915T0730", "20270916T0730"])
  }

  @Test("12. a first start in 2098 holds; a restart, and release, when the clock is right, end it")
  func firstStartTooLate() async throws {
    let story = try await Story(try premises(), at: "2098-01-02T08:00")
    try await story.go(days: 2)
    #expect(await story.isHeld)
    #expect(story.mails().isEmpty)
    let right = try Zone("Europe/Oslo").instant(of: CivilMoment("2027-09-08T07:00")!)
    try await story.reboot(wrongBy: right - story.clock.wall)
    #expect(await !story.isHeld)
    try await story.go(days: 9)
    #expect(story.mails() == ["20270908T0730", "20270915T0730", "20270916T0730"])
  }

  @Test("13. away for a hundred days over a boot: held, over restarts too, until somebody says that it is so")
  func absence() async throws {
    let story = try await morning()
    try await story.reboot(after: 100 * Self.day)
    #expect(await story.isHeld)
    try await story.restart()
    try await story.go(days: 1)
    #expect(await story.isHeld)
    #expect(story.mails().isEmpty)
    #expect(await story.release())
    try await story.go(days: 3)
    #expect(story.mails().count == 1)
  }

  @Test("14. set back by two hours, over a restart: it says so once, and goes on by itself when the hour is reached")
  func twoHoursBack() async throws {
    let story = try await morning()
    try await story.goOff()
    story.clock.set(by: -2 * 3600)
    await story.beat()
    await story.beat()
    #expect(story.count(.clockSetBack) == 1)
    try await story.go(days: 1)
    #expect(story.count(.clockRight) == 1)
    #expect(story.mails() == ["20270908T0730"])
  }

  @Test("15. a spool that fails is tried again after as long as was said, also when the clock is set back meanwhile")
  func retries() async throws {
    let story = try await morning()
    try story.premises.write("spool/helse", "in the way")
    try await story.goOff()
    #expect(story.count(.spoolFailed) == 1)
    #expect(await story.alarm == story.clock.wall + 15)
    story.clock.set(by: -30 * 3600)
    await story.turn()
    try FileManager.default.removeItem(at: story.premises.spool.appending(path: "helse"))
    let next = try #require(await story.alarm)
    #expect(next - story.clock.wall <= 30)
    try await story.goOff()
    #expect(story.mails() == ["20270908T0730"] && story.count(.spoolRecovered) == 1)
  }

  @Test("16. a spool that fails over midnight: withdrawn when the day changes, and decided anew")
  func overMidnight() async throws {
    let story = try await morning()
    try story.premises.write("spool/.stage", "in the way", replacing: true)
    try await story.goOff()
    try await story.go(days: 1)
    #expect(story.count(.deliveryWithdrawn) >= 1)
    try FileManager.default.removeItem(at: story.premises.spool.appending(path: ".stage"))
    try await story.go(days: 1)
    #expect(story.mails() == ["20270909T0730"])
  }

  @Test("17. a ledger restored from a backup tells nothing again before somebody has looked")
  func restored() async throws {
    let story = try await morning()
    try await story.stop()
    let (state, backup) = (story.premises.root.appending(path: "state"), story.premises.root.appending(path: "backup"))
    try FileManager.default.copyItem(at: state, to: backup)
    try await story.begin()
    try await story.go(days: 9)
    #expect(story.mails().count == 3)
    try await story.stop()
    try FileManager.default.removeItem(at: state)
    try FileManager.default.moveItem(at: backup, to: state)
    try await story.begin()
    try await story.go(days: 2)
    #expect(await story.isHeld)
    #expect(story.mails().count == 3)
    try await story.restart()
    #expect(await story.isHeld)
    #expect(await story.release())
    try await story.restart()
    #expect(await !story.isHeld)
  }

  @Test("18. killed between any of its doings and started anew: each once")
  func powerCuts() async throws {
    let story = try await morning()
    for _ in 0..<9 {
      try await story.go(days: 1)
      try await story.restart(inOrder: false)
    }
    #expect(story.mails() == ["20270908T0730", "20270915T0730", "20270916T0730"])
  }
}

/// Values that stories rest on.
@Suite("The alarm and the carriage")
struct AlarmTests {
  @Test("the earliest of what is waited for; what is past is due, a try of the spool is nothing to decide")
  func earliest() {
    #expect(Alarm().next == nil)
    #expect(Alarm(decision: 30, retry: 20, dayChange: 10).next == 10)
    #expect(Alarm(decision: 30, retry: 20).next == 20)
    #expect(!Alarm(decision: 30, retry: 20).isDecisionDue(at: 29))
    #expect(Alarm(decision: 30).isDecisionDue(at: 30) && Alarm(decision: 30).isDecisionDue(at: 1000))
    #expect(Alarm(decision: 30, dayChange: 10).isDecisionDue(at: 10))
  }

  @Test("whoever calls while it is busy is heard at the end, however late he calls")
  func carriage() {
    var carriage = Carriage()
    let calls = (0..<3).map { _ in carriage.call() }
    #expect(calls == [true, false, false])
    let again = [carriage.finish(), carriage.isBusy, carriage.finish(), carriage.isBusy]
    #expect(again == [true, true, false, false])
    let next = carriage.call()
    #expect(next)
  }

  @Test("what is decided while the carrying is about to end is carried")
  func lateCall() async throws {
    let story = try await Story(try Premises(deadline: "15. september 2027"), at: "2027-09-08T06:00")
    story.clock.pass(2 * 3600)
    // Turns and the carrying take turns on the one queue: one of these falls into the last yield.
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { [daemon = story.daemon] in await daemon.turn(deciding: true) } }
    }
    await story.settle()
    #expect(story.mails() == ["20270908T0800"])
    #expect(try await story.daemon.backlog() == 0)
  }
}
