import Dispatch
import Glibc

/// Goes off once at a moment of the wall clock; also when the clock is set forward past it, and after sleep.
final class WallTimer {
  private let source: any DispatchSourceTimer

  /// - Parameter action: Run on the queue each time it goes off.
  init(on queue: DispatchQueue, _ action: @escaping @Sendable () -> Void) {
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: action)
    source.schedule(wallDeadline: .distantFuture)
    // At once: a source that was never activated crashes the process when it is let go of.
    source.activate()
  }

  deinit { source.cancel() }

  /// - Parameter seconds: Since 1970; nil for never. What is past goes off at once.
  func set(_ seconds: Int?) {
    guard let seconds else { return source.schedule(wallDeadline: .distantFuture) }
    // One before 1970 would never go off.
    source.schedule(wallDeadline: DispatchWallTime(timespec: timespec(tv_sec: max(seconds, 0), tv_nsec: 0)))
  }
}

/// Goes off again and again by the machine's uptime.
final class Heartbeat {
  private let source: any DispatchSourceTimer

  init(on queue: DispatchQueue, every interval: Duration, _ action: @escaping @Sendable () -> Void) {
    let milliseconds = Int(interval / .milliseconds(1))
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: action)
    source.schedule(
      deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(milliseconds),
      leeway: .milliseconds(milliseconds / 10))
    source.activate()
  }

  deinit { source.cancel() }
}
