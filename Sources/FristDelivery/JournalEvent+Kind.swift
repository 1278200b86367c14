import FristCore

extension JournalEvent {
  /// The kinds of entry. Each is one `MESSAGE_ID`, one priority and one entry in deploy/catalog; its raw value is
  /// `FRIST_EVENT`. Both are what others search by: they stay for good.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case reminder, overdue, escalated, status, review, alive, dated, resolved, replaced, problem, withdrawn
    case started, ready, reloaded
    case notReloaded = "not-reloaded"
    case fileError = "file-error"
    case fileWarning = "file-warning"
    case pass, stopping, stopped, refused, failed
    case clockSetBack = "clock-set-back"
    case held, released
    case clockRight = "clock-right"
    case spoolFailed = "spool-failed"
    case spoolRecovered = "spool-recovered"
    case deliveryWithdrawn = "delivery-withdrawn"
    case outcome
    case clientMisbehaved = "client-misbehaved"
    case entriesLost = "entries-lost"

    /// `MESSAGE_ID`: 128 bits as 32 hexadecimal digits, drawn once at random.
    public var messageID: String {
      switch self {
      case .reminder: "58799bfe8b2848c0961abea904349279"
      case .overdue: "1147e2cf016a46f082b3f15879a48a44"
      case .escalated: "0896689291824d23b98bc99882a47d6e"
      case .status: "e34c162ec9e54798850ae13f4f345fb9"
      case .review: "4a83461ecec440f5954e1814d1eab997"
      case .alive: "5c0d2a8d6b5e4a0f9f0c3b7a61d4e2f8"
      case .dated: "8e1f4b6a2c9d4e7bb3a5d0c1f7e69284"
      case .resolved: "c3a7e5912b8f4d60a4e9b1d7f2603c58"
      case .replaced: "1b9d6f30e4a24c85b7c2f8a05d3e9164"
      case .problem: "1ee0fe0bccec4547840684ce448d3d95"
      case .withdrawn: "f371ff5ad928484ba8a5ca895cc76463"
      case .started: "2820cd8b923d41aca8ca4b96a2a4b935"
      case .ready: "75d3eb33adc648078e50ad0324b8a2a8"
      case .reloaded: "375794c9154e4266aedf2fe81265f2ab"
      case .notReloaded: "d1aacdf4127f43c19725de1ac0be44f4"
      case .fileError: "3c37749b16c044f39a0d4d0a20f00742"
      case .fileWarning: "a072b6bb39714374b405946c363da13d"
      case .pass: "640569825fbd4518b3c667b694d4858c"
      case .stopping: "e6cd90d453504f8280fda964999d5d22"
      case .stopped: "7ba195fc9b5340bcbf2a59d45c06f637"
      case .refused: "5a899b2da5d242038b991ff6b4d419fd"
      case .failed: "e36c94244d054ab09dd6cc95af584949"
      case .clockSetBack: "b7c561b9e58c4e40bf4d10ea269d4158"
      case .held: "dc6701b9954443ac8bd2f86deb612789"
      case .released: "b3e3707dbd1d4967b2ec95493d80dd2c"
      case .clockRight: "0659d9e8d93340038d0ce07c27d587eb"
      case .spoolFailed: "357fbd1587524946bbd84dfa75ebe156"
      case .spoolRecovered: "e6a63c60eb4c490b9714799c1665a0e4"
      case .deliveryWithdrawn: "a9fac045e0d14cc9a509e2e5f2614da5"
      case .outcome: "2f0053800d5446999befe725bfe27076"
      case .clientMisbehaved: "f2dd6579e5ba428ab84684dc90072d17"
      case .entriesLost: "9c1d6b0e3f5f4f0ab7a94d27c8e6510f"
      }
    }

    public var priority: JournalPriority {
      switch self {
      case .failed: .critical
      case .escalated, .notReloaded, .refused, .clockSetBack, .held, .spoolFailed: .error
      case .overdue, .problem, .fileError, .deliveryWithdrawn, .clientMisbehaved, .entriesLost: .warning
      case .reminder, .status, .review, .alive, .dated, .resolved, .replaced, .withdrawn, .fileWarning, .released,
        .clockRight, .spoolRecovered, .outcome:
        .notice
      case .started, .ready, .reloaded, .pass, .stopping, .stopped: .information
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .told(let telling): Kind(telling: telling.step)
    case .started: .started
    case .ready: .ready
    case .reloaded: .reloaded
    case .notReloaded: .notReloaded
    case .found(let problem): problem.severity == .error ? .fileError : .fileWarning
    case .passed: .pass
    case .stopping: .stopping
    case .stopped: .stopped
    case .refused: .refused
    case .failed: .failed
    case .clockSetBack: .clockSetBack
    case .held: .held
    case .released: .released
    case .clockRight: .clockRight
    case .spoolFailed: .spoolFailed
    case .spoolRecovered: .spoolRecovered
    case .deliveryWithdrawn: .deliveryWithdrawn
    case .outcome: .outcome
    case .clientMisbehaved: .clientMisbehaved
    case .entriesLost: .entriesLost
    }
  }
}

extension JournalEvent.Kind {
  /// The kind of entry for a notice of this step.
  init(telling step: Step) {
    self =
      switch step {
      case .opens, .before, .due: .reminder
      case .overdue: .overdue
      case .escalated: .escalated
      case .status: .status
      case .review: .review
      case .alive: .alive
      case .dated: .dated
      case .resolved: .resolved
      case .replaced: .replaced
      case .problem: .problem
      case .withdrawn: .withdrawn
      }
  }
}

/// How much an entry matters; syslog(3).
public enum JournalPriority: Int, Hashable, Sendable {
  case critical = 2
  case error = 3
  case warning = 4
  case notice = 5
  case information = 6

  /// The word that stands before a line on standard error.
  var word: String {
    switch self {
    case .critical: "critical"
    case .error: "error"
    case .warning: "warning"
    case .notice: "notice"
    case .information: "info"
    }
  }
}
