import CSystemd

/// What the service manager is told; sd_notify(3). Does nothing where there is no `NOTIFY_SOCKET`.
///
/// Each call is one datagram, sent in order by a thread of its own: sd_notify stands still when the manager does not
/// read. Its result is not looked at: a manager that does not hear acts by its own time-outs.
public struct Notifier: Sendable {
  /// Nil: says nothing.
  private let writer: PatientWriter<String>?

  public static let system = Notifier(
    writer: PatientWriter(label: "notify", limit: 64, write: { _ = sd_notify(0, $0) }, lost: { _, _ in }))
  /// For replays, single passes and tests.
  public static let silent = Notifier(writer: nil)

  /// The service is up, or a reload is over. Every `reloading` needs one, also where the files were not accepted:
  /// until then `systemctl reload` waits.
  ///
  /// - Parameter status: One line for `systemctl status`.
  public func ready(status: String) { send(["READY=1", Self.status(status)]) }

  /// A line for `systemctl status`.
  public func status(_ text: String) { send([Self.status(text)]) }

  /// A reload begins.
  ///
  /// - Parameter monotonicMicroseconds: CLOCK_MONOTONIC, read now. systemd 253 and later want both in one datagram.
  public func reloading(monotonicMicroseconds: UInt64) {
    send(["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds)"])
  }

  /// The service ends.
  public func stopping() { send(["STOPPING=1"]) }

  /// The service works. To be said after completed work only.
  public func watchdog() { send(["WATCHDOG=1"]) }

  /// Start, stop or reload needs longer: the time-out begins anew with so many microseconds from now.
  public func extendTimeout(microseconds: UInt64) { send(["EXTEND_TIMEOUT_USEC=\(microseconds)"]) }

  /// Within what time the manager wants to hear `watchdog` again; nil where it does not watch this process. Half of it
  /// is a good interval.
  public var watchdogInterval: Duration? {
    var microseconds: UInt64 = 0
    guard writer != nil, sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
    return .microseconds(Int64(clamping: microseconds))
  }

  /// Before the process ends: waits until everything is said, a second at most.
  public func flush() { writer?.flush() }

  private func send(_ assignments: [String]) { writer?.send(assignments.joined(separator: "\n")) }

  /// A line end in it would begin another assignment.
  private static func status(_ text: String) -> String { "STATUS=\(text.onOneLine)" }
}
