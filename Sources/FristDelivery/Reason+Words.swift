import FristCore

extension Reason {
  /// As the readers of the journal and of fristd's previews have it, in English: `late by 3 days: not running since
  /// 2019-06-27`.
  package var inWords: String {
    switch self {
    case .stepDue: "its day has come"
    case .movedFrom(let day): "moved from \(day), not a working day"
    case .late(let days, let cause): "late by \(days) \(days == 1 ? "day" : "days"): \(cause.inWords)"
    case .seenAfterUntil: "first seen when no step was left: told once"
    case .supersededBy(let step): "\(step) is told instead"
    case .notYetTold: "not told before"
    case .along: "rides along with other mail"
    }
  }
}

extension LateCause {
  fileprivate var inWords: String {
    switch self {
    case .planKnownLater(let day): "its plan is known only since \(day)"
    case .knownLater(let day): "known only since \(day)"
    case .spoolFailure(let day): "the spool could not be written on \(day)"
    case .held(let day): "all mail was held until \(day)"
    case .snoozed(let day): "snoozed until \(day)"
    case .reopened(let day): "reopened on \(day)"
    case .notRunning(let day): "not running since \(day)"
    case .firstContact(let day): "the responsible was told only on \(day)"
    case .changedLater: "came with a later change of the configuration"
    }
  }
}
