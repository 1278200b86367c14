import ArgumentParser

/// The states of an occurrence (DESIGN.md 9), the ones to look at first.
enum State: String, CaseIterable, ExpressibleByArgument {
  case overdue, due, open, upcoming, waiting, snoozed, ongoing, asNeeded, undated, done, missed, cancelled, invalid
  case withdrawn

  /// As people read it; what a newer fristd says and we do not know stays as it is.
  static func words(_ state: String) -> String { state == "asNeeded" ? "as needed" : state }

  static func paint(_ state: String) -> Paint? {
    switch State(rawValue: state) {
    case .overdue: .red
    case .due, .invalid: .yellow
    case .done: .green
    case .missed, .cancelled, .withdrawn: .dim
    default: nil
    }
  }
}
