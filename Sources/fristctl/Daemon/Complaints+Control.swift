import FristControl
import FristProgram

/// What the errors of `org.fristd.Control` say, and what to do about each.
extension Failure {
  /// What is named is not there, or is several.
  static func lookup(_ reply: ErrorReply) -> Failure? {
    func perhaps(_ suggestion: String?) -> String { suggestion.map { "Perhaps \($0)? " } ?? "" }
    func list(_ names: [String]) -> String { names.map { "\n  \($0)" }.joined() }
    if let it = Control.NoSuchObligation(reply) {
      return Failure(
        .badData,
        "\(it.id): no obligation has this id. \(perhaps(it.suggestion))See them all with: fristctl list")
    }
    if let it = Control.NoSuchPlan(reply) {
      return Failure(
        .badData,
        "\(it.plan): no plan has this id; it is its file's name without .yaml. \(perhaps(it.suggestion))"
          + "See them with: fristctl list")
    }
    if let it = Control.NoSuchRecipient(reply) {
      return Failure(
        .badData, "\(it.recipient): the directory has no such recipient. \(perhaps(it.suggestion))".trimmed)
    }
    if let it = Control.AmbiguousOccurrence(reply) {
      return Failure(
        .badData, "\(it.id): more than one occurrence can be meant. Name one of:\(list(it.occurrences))")
    }
    if let it = Control.NoSuchOccurrence(reply) {
      return Failure(
        .badData,
        it.occurrences.isEmpty
          ? "\(it.id): no such occurrence is open. See what there is with: fristctl show \(it.id.obligation)"
          : "\(it.id): there is no such occurrence. There are:\(list(it.occurrences))")
    }
    if let it = Control.NoSuchVersion(reply) {
      return Failure(
        .badData,
        "\(it.plan): there is no version \(it.version); the latest is \(it.latest). See them with: "
          + "fristctl plan \(it.plan)")
    }
    return nil
  }

  /// What is asked for cannot be meant, or is not theirs to ask.
  static func refusal(_ reply: ErrorReply) -> Failure? {
    if let it = Control.NotPermitted(reply) {
      return Failure(
        .notPermitted,
        "not permitted to you. Ask to be added to the group "
          + (it.groups.isEmpty ? "frist" : it.groups.joined(separator: " or ")) + ", or use sudo")
    }
    if let it = Control.InvalidDate(reply) {
      let parts = it.parameter.split(separator: ".")
      // items.2.on: the third of several.
      let which =
        parts.count == 3 ? Int(parts[1]).map { "no. \($0 + 1), \(parts[2])" } ?? it.parameter : it.parameter
      return Failure(.badData, "\(which) \(it.value): \(it.reason)")
    }
    if let it = Control.InvalidDeadline(reply) {
      var sentence = "\"\(it.text)\": \(it.reason)"
      if let column = it.column { sentence += " (column \(column))" }
      if let suggestion = it.suggestion { sentence += ". Perhaps: \(suggestion)" }
      if !it.days.isEmpty { sentence += ". It means: " + it.days.map { Dates.day($0) }.joined(separator: ", ") }
      return Failure(.badData, sentence)
    }
    if let it = Control.AlreadyDone(reply) {
      return Failure(
        .badData,
        "\(it.occurrence) is done since \(Dates.day(it.since)), said by \(it.by). Take it back with: "
          + "fristctl reopen \(it.occurrence)")
    }
    if let it = Control.WrongState(reply) {
      let since = it.since.map { " since \(Dates.day($0))" } ?? ""
      return Failure(
        .badData,
        "\(it.occurrence) is \(State.words(it.state))\(since): \(it.reason). See its history with: fristctl show "
          + it.occurrence.obligation)
    }
    if let it = Control.NeverMailed(reply) {
      return Failure(
        .badData,
        it.reason == "group"
          ? "\(it.recipient) is a group: its members get their own mail. Try one of them"
          : "\(it.recipient) is external and never mailed: the coordinator gets what is theirs")
    }
    return nil
  }

  /// How it stands with fristd.
  static func state(_ reply: ErrorReply) -> Failure? {
    if let it = Control.NotReloaded(reply) {
      return Failure(
        .badData,
        "the files were not accepted; what was in force stays. Correct these, then: fristctl reload"
          + it.problems.lines.map { "\n  \($0)" }.joined())
    }
    if let it = Control.ClockSetBack(reply) {
      return Failure(
        .failed,
        "the clock shows \(it.now), earlier than the last pass at \(it.lastPass): nothing is decided until it is "
          + "right. Look with: timedatectl. If it is right now, and was wrong before: fristctl release")
    }
    if let it = Control.Held(reply) {
      return Failure(
        .failed,
        "all mail is held since \(it.since): \(it.why); \(HoldText.condition(it.cause)): fristctl release")
    }
    if Control.InternalError(reply) != nil {
      return Failure(.failed, "fristd failed at this. Its journal has more: journalctl -u fristd -e")
    }
    if Control.TooManyConnections(reply) != nil {
      return Failure(.unreachable, "fristd has as many connections as it takes. Try again in a moment")
    }
    if Control.ShuttingDown(reply) != nil {
      return Failure(
        .unreachable, "fristd is on its way down. Try again when it is back: systemctl status fristd")
    }
    return nil
  }
}

extension String {
  /// `PLAN/ID` of `PLAN/ID@DUE`.
  fileprivate var obligation: Substring { prefix { $0 != "@" } }

  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
