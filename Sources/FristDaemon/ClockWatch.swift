import FristCore
import FristLedger
import Glibc

/// Whether the clocks can be trusted (DESIGN.md 5, rule 14).
enum ClockWatch {
  /// What two looks at the clocks say together.
  enum Verdict: Hashable {
    case right
    case wrong(Hold.Cause, why: String)
  }

  /// - Parameter last: The clocks as they were trusted last; nil in a new ledger.
  static func judge(_ now: Ledger.Clocks, last: Ledger.Clocks?, limits: HoldSettings) -> Verdict {
    guard let last else { return .right }
    let passed = now.wallSeconds - last.wallSeconds
    if now.boot == last.boot {
      let jump = passed - (now.bootSeconds - last.bootSeconds)
      guard abs(jump) > limits.jumpHours * 3600 else { return .right }
      return .wrong(
        .jump, why: "the clock was set \(jump > 0 ? "forward" : "back") by \(text(abs(jump))) while the machine was up")
    }
    guard passed > limits.absenceDays * 86_400 else { return .right }
    return .wrong(.absence, why: "the clock says that \(text(passed)) have passed since fristd last ran, over a boot")
  }

  /// Whether a hold may end by itself: the clock is where it would be had nothing happened.
  ///
  /// - Parameter last: The clocks as they were trusted last, before the hold.
  static func isRightAgain(
    _ now: Ledger.Clocks, last: Ledger.Clocks?, hold: Hold, limits: HoldSettings
  ) -> Bool {
    guard let last, judge(now, last: last, limits: limits) == .right else { return false }
    switch hold.cause {
    case .jump: return now.boot == last.boot
    // Set back behind the time when it was trusted last, it is not right either.
    case .absence: return now.wallSeconds >= last.wallSeconds
    }
  }

  private static func text(_ seconds: Int) -> String {
    seconds >= 2 * 86_400 ? "\(seconds / 86_400) days" : "\(seconds / 3600) hours"
  }
}

extension Ledger.Clocks {
  /// The clocks as the kernel has them.
  static func now() -> Ledger.Clocks {
    var boot = timespec()
    clock_gettime(CLOCK_BOOTTIME, &boot)
    return Ledger.Clocks(boot: bootID, bootSeconds: boot.tv_sec, wallSeconds: time(nil))
  }

  private static let bootID: String = {
    guard let file = fopen("/proc/sys/kernel/random/boot_id", "re") else { return "unknown" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return "unknown" }
    return String(decoding: line.prefix { $0 > 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()
}
