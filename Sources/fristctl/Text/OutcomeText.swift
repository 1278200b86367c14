import FristControl

/// What the commands that change something say they have done: a line each.
enum OutcomeText {
  static func done(_ item: OccurrenceMessage) -> String {
    "\(name(item)) is \(State.words(item.state)); no more is told of it"
  }

  static func reopened(_ item: OccurrenceMessage) -> String {
    "\(name(item)) is not done after all"
      + (item.due.map { ": due \(Dates.day($0))" + (item.daysLeft.map { ", \(Dates.left($0))" } ?? "") } ?? "")
  }

  static func confirmed(_ id: String) -> String { "\(id.harmless) is confirmed: it still holds" }

  /// - Parameter problems: What does not keep the files from being in force.
  static func reloaded(_ problems: [ProblemMessage], on terminal: Terminal) -> [String] {
    problems.isEmpty
      ? ["the files are read again; no problems"]
      : ["the files are read again; problems: \(StatusText.problemCount(problems))"]
        + StatusText.problems(problems, on: terminal)
  }

  static func released(_ reply: Control.ReleaseReply) -> String {
    guard reply.released else { return "nothing was held, and the clock is not set back" }
    return "released: fristd has looked at everything, "
      + (reply.next.map { "and looks again at \(Dates.moment($0))" } ?? "and nothing is left to tell")
  }

  static func passed(_ deliveries: [Control.Delivery]) -> [String] {
    if deliveries.isEmpty { return ["nothing was due to be sent"] }
    return deliveries.map { delivery in
      delivery.state == "delivered"
        ? "delivered \(delivery.id) to \(delivery.recipient)"
        : "\(delivery.state) \(delivery.id) for \(delivery.recipient): \(delivery.error ?? "no reason given")".harmless
    }
  }

  private static func name(_ item: OccurrenceMessage) -> String {
    "\(item.occurrence ?? item.id) (\(ListText.title(item)))".harmless
  }
}
