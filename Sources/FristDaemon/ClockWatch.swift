import FristCore
import FristLedger

/// Whether the clocks can be trusted (DESIGN.md 5, rules 1 and 14): held against themselves as they were trusted last.
struct ClockWatch: Hashable, Sendable {
  /// What a look at the clocks says.
  enum Verdict: Hashable, Sendable {
    case right
    case wrong(Hold.Cause, why: String)
  }

  /// What a clock can show at a first start, when there is nothing to hold it against. In seconds since 1970.
  struct Horizon: Hashable, Sendable {
    /// When this program was made: no clock that is right shows an earlier moment.
    var built: Int
    /// When the newest of the files was changed, or the program made: whoever wrote them did so not long ago.
    var newest: Int

    /// How much later than the newest file a first start is believed: ten years.
    static let patience = 3653 * 86_400

    init(built: Int, newestFile: Int?) {
      self.built = built
      newest = max(newestFile ?? built, built)
    }

    /// A moment that can be: this one, or the nearest that is known to have been.
    func nearest(to seconds: Int) -> Int {
      seconds < built ? built : seconds > newest + Self.patience ? newest : seconds
    }
  }

  /// The clocks as they were trusted last; nil in a new ledger. Not moved while mail is held or the clock is set back.
  var trusted: Ledger.Clocks?
  var limits: HoldSettings
  var horizon: Horizon

  /// How far the clock may fall behind the latest moment passed and not count as set back: moments are whole minutes,
  /// and clocks are set right by less all the time.
  static let slackSeconds = 60

  func judge(_ now: Ledger.Clocks) -> Verdict {
    guard let last = trusted else { return firstLook(now) }
    let passed = now.wallSeconds - last.wallSeconds
    if now.boot == last.boot {
      let jump = passed - (now.bootSeconds - last.bootSeconds)
      guard abs(jump) > limits.jumpHours * 3600 else { return .right }
      return .wrong(
        .jump,
        why: "the clock was set \(jump > 0 ? "forward" : "back") by \(Self.text(abs(jump))) while the machine was up")
    }
    guard passed > limits.absenceDays * 86_400 else { return .right }
    return .wrong(
      .absence, why: "the clock says that \(Self.text(passed)) have passed since fristd last ran, over a boot")
  }

  private func firstLook(_ now: Ledger.Clocks) -> Verdict {
    if now.wallSeconds < horizon.built {
      return .wrong(
        .firstStart,
        why:
          "at the first start the clock stands \(Self.text(horizon.built - now.wallSeconds)) before this program was made"
      )
    }
    if now.wallSeconds > horizon.newest + Horizon.patience {
      return .wrong(
        .firstStart,
        why:
          "at the first start the clock stands \(Self.text(now.wallSeconds - horizon.newest)) after the newest of the files"
      )
    }
    return .right
  }

  /// Whether a hold may end by itself: the clock is where it would be had nothing happened.
  func isRightAgain(_ now: Ledger.Clocks, after cause: Hold.Cause) -> Bool {
    guard judge(now) == .right else { return false }
    switch cause {
    case .jump: return now.boot == trusted?.boot
    // Set back behind the time when it was trusted last, it is not right either.
    case .absence: return trusted.map { now.wallSeconds >= $0.wallSeconds } ?? false
    case .firstStart: return true
    // Not the clock's doing.
    case .behind: return false
    }
  }

  private static func text(_ seconds: Int) -> String {
    switch seconds {
    case (2 * 365 * 86_400)...: "\((seconds + 182 * 86_400) / (365 * 86_400)) years"
    case (2 * 86_400)...: "\((seconds + 43_200) / 86_400) days"
    case (2 * 3600)...: "\((seconds + 1800) / 3600) hours"
    default: "\(max(seconds / 60, 1)) minutes"
    }
  }
}
