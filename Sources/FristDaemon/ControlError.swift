import FristControl
import FristCore

/// The named errors of `org.fristd.Control` (its description says when each comes).
struct ControlError: Error {
  let name: ErrorName
  let parameters: Control.ErrorParameters

  private init(_ name: String, _ fill: (inout Control.ErrorParameters) -> Void) {
    self.name = .control(name)
    var parameters = Control.ErrorParameters()
    fill(&parameters)
    self.parameters = parameters
  }

  static func noSuchObligation(_ id: String, suggestion: String?) -> ControlError {
    ControlError("NoSuchObligation") { ($0.id, $0.suggestion) = (id, suggestion) }
  }
  static func noSuchPlan(_ plan: String) -> ControlError { ControlError("NoSuchPlan") { $0.plan = plan } }
  static func ambiguous(_ id: String, _ occurrences: [Occurrence]) -> ControlError {
    ControlError("AmbiguousOccurrence") { ($0.id, $0.occurrences) = (id, occurrences.map(\.name)) }
  }
  static func noSuchOccurrence(_ id: String, _ occurrences: [Occurrence]) -> ControlError {
    ControlError("NoSuchOccurrence") { ($0.id, $0.occurrences) = (id, occurrences.map(\.name)) }
  }
  static func notPermitted(_ method: String, groups: [String]) -> ControlError {
    ControlError("NotPermitted") { ($0.method, $0.groups) = (method, groups) }
  }
  static func invalidDate(_ parameter: String, _ value: String, _ reason: String) -> ControlError {
    ControlError("InvalidDate") { ($0.parameter, $0.value, $0.reason) = (parameter, value, reason) }
  }
  static func wrongState(_ row: RegisterRow, _ reason: String) -> ControlError {
    ControlError("WrongState") {
      ($0.occurrence, $0.state, $0.reason) = (row.occurrence?.name ?? row.name, row.state.rawValue, reason)
    }
  }
  static func notReloaded(_ problems: [Problem]) -> ControlError {
    ControlError("NotReloaded") { $0.problems = problems.map(ProblemMessage.init) }
  }
  static func clockSetBack(now: CivilMoment, last: CivilMoment) -> ControlError {
    ControlError("ClockSetBack") { ($0.now, $0.lastPass) = (now.description, last.description) }
  }
  static func held(_ hold: Hold) -> ControlError {
    ControlError("Held") { ($0.since, $0.why) = (hold.since.description, hold.why) }
  }
}
