import FristLedger
import Glibc

/// Where the time comes from: the machine's clocks, or a script of them.
///
/// Whoever decides reads it once a turn and hands the reading on, so that one turn has one now.
public struct Clock: Sendable {
  /// The wall clock and the boot clock, one right after the other.
  public let read: @Sendable () -> Ledger.Clocks

  public init(_ read: @escaping @Sendable () -> Ledger.Clocks) { self.read = read }

  /// The kernel's clocks.
  ///
  /// Not time(2): that is the kernel's coarse second, up to a tick behind CLOCK_REALTIME, by which alarms go off. At an
  /// alarm it may still say the second before.
  public static let live = Clock {
    Ledger.Clocks(boot: bootID, bootSeconds: seconds(CLOCK_BOOTTIME), wallSeconds: seconds(CLOCK_REALTIME))
  }

  private static func seconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return now.tv_sec
  }

  private static let bootID: String = {
    guard let file = fopen("/proc/sys/kernel/random/boot_id", "re") else { return "unknown" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return "unknown" }
    return String(decoding: line.prefix { $0 > 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()
}
