import FristCore
import FristProgram

/// Why something is told or is not, worded from its code (`org.fristd.Control`, Reason).
enum ReasonText {
  /// What a newer fristd says and we do not know stays as it is.
  static func words(_ code: String) -> String {
    if let reason = Reason(code) { return words(reason) }
    let parts = code.split(separator: " ").map(String.init)
    let fact = parts.count > 1 ? parts[1] : ""
    return switch parts.first {
    case "laterStepTold": "\(fact) is told already, a later step"
    case "beforeLadderEdit": "the ladder did not have it when its day came"
    case "missed": "the next one fell due on \(Dates.day(fact)): it is missed"
    case "done": "it is done" + (fact.isEmpty ? "" : " since \(Dates.day(fact))")
    case "cancelled": "it is cancelled" + (fact.isEmpty ? "" : " since \(Dates.day(fact))")
    case "beforeRemindFrom": "it falls due before \(Dates.day(fact)), from which the plan reminds (remind_from)"
    case "pastDue": "participants hear no more after the due day"
    case "retired": "the plan is retired or replaced"
    case "covered": "it is told as the measures that it covers"
    case "roundOver": "the status round is over"
    default: code
    }
  }

  static func words(_ reason: Reason) -> String {
    switch reason {
    case .stepDue: "its day has come"
    case .movedFrom(let day): "moved from \(Dates.day(day)), not a working day"
    case .late(let days, let cause): "late by \(counted(days, "day")): \(words(cause))"
    case .seenAfterUntil: "first seen when no step was left: told once"
    case .supersededBy(let step): "\(step) is told instead"
    case .notYetTold: "not told before"
    case .along: "rides along with other mail"
    }
  }

  private static func words(_ cause: LateCause) -> String {
    switch cause {
    case .planKnownLater(let day): "the plan is known only since \(Dates.day(day))"
    case .knownLater(let day): "known only since \(Dates.day(day))"
    case .spoolFailure(let day): "the spool could not be written on \(Dates.day(day))"
    case .held(let day): "all mail was held until \(Dates.day(day))"
    case .snoozed(let day): "snoozed until \(Dates.day(day))"
    case .reopened(let day): "reopened on \(Dates.day(day))"
    case .notRunning(let day): "not running since \(Dates.day(day))"
    case .firstContact(let day): "the responsible heard of it only on \(Dates.day(day))"
    case .changedLater: "the ladder or a recipient was changed later"
    }
  }

  /// What holds for all of an occurrence (`Why`, notes).
  static func note(_ code: String) -> String {
    let parts = code.split(separator: " ").map(String.init)
    let fact = parts.count > 1 ? Dates.day(parts[1]) : ""
    return switch (parts.first, parts.count) {
    case ("noDays", _): "It has no day, so there is nothing to remind of."
    case ("withdrawn", 2): "Gone from the files since \(fact): nothing more is told of it."
    case ("invalid", _): "It is not understood: see what is wrong with fristctl show."
    case ("retired", _): "The plan is retired or replaced: no more mail of it."
    case ("notAdopted", 2): "The plan is adopted on \(fact): until then it is as if it were not there."
    case ("done", 2): "Done on \(fact)."
    case ("cancelled", 2): "Cancelled on \(fact)."
    case ("missed", 2): "Missed on \(fact), when the next one fell due."
    case ("snoozed", 2): "Snoozed: no mail of it before \(fact)."
    case ("covered", _): "It covers measures and is done with them: never told of."
    case ("moved", 2): "Moved to \(fact): its steps come again from that day."
    case ("waiting", 2): "It waits until \(parts[1]) is done."
    case ("held", _): "All mail is held. If the clock is right: fristctl release"
    default: code
    }
  }
}
