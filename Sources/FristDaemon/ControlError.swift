import FristControl
import FristCore

/// What a call ends with instead of its reply: an error that `org.fristd.Control` declares, or one of any service.
struct ControlError: Error {
  let name: ErrorName
  let parameters: any Encodable & Sendable

  init<Fault: ControlFault>(_ fault: Fault) {
    name = Fault.errorName
    parameters = fault
  }

  private init(_ name: ErrorName, _ parameters: any Encodable & Sendable) {
    self.name = name
    self.parameters = parameters
  }

  static func methodNotImplemented(_ method: String) -> ControlError {
    ControlError(.methodNotImplemented, ["method": method])
  }
}

extension ControlError {
  static func noSuchObligation(_ id: String, suggestion: String?) -> ControlError {
    ControlError(Control.NoSuchObligation(id: id, suggestion: suggestion))
  }
  static func noSuchPlan(_ plan: PlanID, suggestion: PlanID? = nil) -> ControlError {
    ControlError(Control.NoSuchPlan(plan: plan, suggestion: suggestion))
  }
  static func noSuchRecipient(_ id: RecipientID, suggestion: RecipientID? = nil) -> ControlError {
    ControlError(Control.NoSuchRecipient(recipient: id, suggestion: suggestion))
  }
  static func ambiguous(_ id: String, _ occurrences: [Occurrence]) -> ControlError {
    ControlError(Control.AmbiguousOccurrence(id: id, occurrences: occurrences.map(\.name)))
  }
  static func noSuchOccurrence(_ id: String, _ occurrences: [Occurrence]) -> ControlError {
    ControlError(Control.NoSuchOccurrence(id: id, occurrences: occurrences.map(\.name)))
  }
  static func noSuchVersion(_ plan: PlanID, _ version: Int, latest: Int) -> ControlError {
    ControlError(Control.NoSuchVersion(plan: plan, version: version, latest: latest))
  }
  static func notPermitted(_ method: String, groups: [String]) -> ControlError {
    ControlError(Control.NotPermitted(method: method, groups: groups))
  }
  static func invalidDate(_ parameter: String, _ value: String, _ reason: String) -> ControlError {
    ControlError(Control.InvalidDate(parameter: parameter, value: value, reason: reason))
  }

  /// A text that is not understood.
  static func invalidDeadline(_ text: String, _ refusal: DeadlineRefusal) -> ControlError {
    ControlError(
      Control.InvalidDeadline(
        text: text, reason: refusal.what, column: refusal.column, suggestion: refusal.suggestion, days: []))
  }
  /// A text that is understood, and means what no occurrence can be moved to.
  static func invalidDeadline(_ text: String, _ reason: String, days: [CivilDay]) -> ControlError {
    ControlError(Control.InvalidDeadline(text: text, reason: reason, days: days.map(\.description)))
  }

  /// A window that ends when the next occurrence is due already.
  static func tooLate(_ text: String, _ window: Window, next: CivilDay) -> ControlError {
    invalidDeadline(text, "the next occurrence is due on \(next)", days: [window.due])
  }

  static func alreadyDone(_ row: RegisterRow, _ completion: Completion) -> ControlError {
    ControlError(
      Control.AlreadyDone(
        occurrence: row.occurrence?.name ?? row.name, since: completion.on.description,
        by: Accounts.name(of: completion.by)))
  }
  static func wrongState(_ row: RegisterRow, since: CivilDay? = nil, _ reason: String) -> ControlError {
    ControlError(
      Control.WrongState(
        occurrence: row.occurrence?.name ?? row.name, state: row.state.rawValue, since: since?.description,
        reason: reason))
  }
  /// - Parameter reason: `external` or `group`.
  static func neverMailed(_ id: RecipientID, _ reason: String) -> ControlError {
    ControlError(Control.NeverMailed(recipient: id, reason: reason))
  }
  static func notReloaded(_ problems: [Problem], in language: Language) -> ControlError {
    ControlError(Control.NotReloaded(problems: problems.map { ProblemMessage($0, in: language) }))
  }
  static func clockSetBack(now: CivilMoment, last: CivilMoment) -> ControlError {
    ControlError(Control.ClockSetBack(now: now.description, lastPass: last.description))
  }
  static func held(_ hold: Hold) -> ControlError {
    ControlError(Control.Held(since: hold.since.description, cause: hold.cause.rawValue, why: hold.why))
  }
}
