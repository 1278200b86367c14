import Foundation
import FristCore
import FristDelivery
import FristLedger
import Synchronization
import Testing

@testable import FristDaemon

/// A clock that shows what a story says, and a boot clock that goes on whatever the wall clock does.
final class ScriptedClock: Sendable {
  private let state: Mutex<(wall: Int, boot: Int, name: String)>

  init(_ wall: Int) { state = Mutex((wall, 1000, "boot-1")) }

  var clock: Clock {
    Clock { self.state.withLock { Ledger.Clocks(boot: $0.name, bootSeconds: $0.boot, wallSeconds: $0.wall) } }
  }

  var wall: Int { state.withLock { $0.wall } }

  /// Time goes by.
  func pass(_ seconds: Int) {
    state.withLock {
      $0.wall += seconds
      $0.boot += seconds
    }
  }

  /// The wall clock is set; no time goes by.
  func set(by seconds: Int) { state.withLock { $0.wall += seconds } }

  /// The machine was off for some seconds; its clock is wrong by some when it comes back.
  func reboot(after seconds: Int = 60, wrongBy error: Int = 0) {
    state.withLock { $0 = ($0.wall + seconds + error, 5, $0.name + "'") }
  }
}

/// The real actor on a scripted clock, its alarm gone off by hand: days of it in milliseconds.
final class Story {
  let premises: Premises
  let clock: ScriptedClock
  private var current: Daemon?
  private let events = EventList()

  /// - Parameter moment: By Europe/Oslo.
  init(_ premises: Premises, at moment: String) async throws {
    self.premises = premises
    clock = ScriptedClock(try Zone("Europe/Oslo").instant(of: try #require(CivilMoment(moment))))
    try await start()
  }

  var daemon: Daemon { current! }

  private func start() async throws {
    let now = clock.clock.read()
    let office = try Office(premises.office, mode: .live, clocks: now) { zone, _ in zone.moment(at: now.wallSeconds) }
    let daemon = Daemon(
      office: office, clock: clock.clock,
      journal: Journal(enter: { [events] entry in if let event = entry as? JournalEvent { events.add(event) } }),
      notifier: .silent)
    current = daemon
    try await daemon.begin()
    await daemon.scheduleCarrying()
    await settle()
  }

  /// Ends it as SIGTERM does, or as a power cut.
  func stop(inOrder: Bool = true) async throws {
    if inOrder { try await daemon.noteClocks() }
    // The locks go with the last one who holds them.
    current = nil
  }

  func restart(inOrder: Bool = true) async throws {
    try await stop(inOrder: inOrder)
    try await start()
  }

  func begin() async throws { try await start() }

  /// The machine is off for some seconds; its clock is wrong by some when it comes back.
  func reboot(after seconds: Int = 60, wrongBy error: Int = 0) async throws {
    try await stop()
    clock.reboot(after: seconds, wrongBy: error)
    try await start()
  }

  /// Waits until what carries has ended.
  func settle() async { await daemon.carrying?.value }

  var alarm: Int? { get async { await daemon.alarm.next } }

  /// What the wall clock shows when the alarm goes off.
  var alarmMoment: String? {
    get async throws {
      let zone = try Zone("Europe/Oslo")
      return await alarm.map { zone.moment(at: $0).description }
    }
  }

  /// The alarm goes off, the clock showing so many seconds more than it was set to.
  func goOff(lateBy seconds: Int = 0) async throws {
    let next = try #require(await alarm)
    clock.pass(next + seconds - clock.wall)
    await turn()
  }

  func turn(deciding: Bool = false) async {
    await daemon.turn(deciding: deciding)
    await settle()
  }

  func beat() async {
    await daemon.beat()
    await settle()
  }

  /// Lets days go by: the alarm goes off whenever its time has come, and the heart beats once an hour.
  func go(days: Int) async throws {
    let end = clock.wall + days * 86_400
    while clock.wall < end {
      let hour = min(clock.wall + 3600, end)
      while let next = await alarm, next <= hour { try await goOff() }
      clock.pass(hour - clock.wall)
      await beat()
    }
  }

  var kinds: [JournalEvent.Kind] { events.all.map(\.kind) }
  func count(_ kind: JournalEvent.Kind) -> Int { kinds.count { $0 == kind } }
  var isHeld: Bool { get async { await daemon.isHeld } }
  func mails(_ recipient: String = "helse") -> [String] {
    premises.files("\(recipient)/new").map { String($0.prefix { $0 != "." }) }
  }

  func release() async -> Bool {
    let isReleased = await daemon.release(at: clock.clock.read(), by: 0)
    await settle()
    return isReleased
  }
}

extension Daemon {
  var isHeld: Bool { office.hold != nil }
  /// How many deliveries wait.
  func backlog() throws -> Int { try office.ledger.backlog().count }
}

/// What was sent to the journal.
final class EventList: Sendable {
  private let events = Mutex<[JournalEvent]>([])
  func add(_ event: JournalEvent) { events.withLock { $0.append(event) } }
  var all: [JournalEvent] { events.withLock { $0 } }
}
