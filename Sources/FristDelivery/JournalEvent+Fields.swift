import FristCore

/// A field of a journal entry. The value may be any text, line ends included: the journal takes it as it is.
public struct JournalField: Hashable, Sendable {
  /// Capital letters, digits and underscores (systemd.journal-fields(7)).
  public let name: String
  public let value: String
}

extension JournalEvent {
  /// All fields of the entry, `MESSAGE` first; one without a value is left out.
  public var fields: [JournalField] {
    let head: [(String, (any CustomStringConvertible)?)] = [
      ("MESSAGE", message), ("MESSAGE_ID", kind.messageID), ("PRIORITY", kind.priority.rawValue),
      ("FRIST_EVENT", kind.rawValue),
    ]
    return (head + values).compactMap { name, value in
      value.map { JournalField(name: name, value: $0.description.withoutAddresses) }.flatMap {
        $0.value.isEmpty ? nil : $0
      }
    }
  }

  private var values: [(String, (any CustomStringConvertible)?)] {
    switch self {
    case .told(let telling): Self.values(of: telling)
    case .started(let version, let plans, let obligations, let lastPass):
      [
        ("FRIST_VERSION", version), ("FRIST_PLANS", plans), ("FRIST_OBLIGATIONS", obligations),
        ("FRIST_LAST_PASS", lastPass),
      ]
    case .ready(let next): [("FRIST_NEXT", next)]
    case .reloaded(let plans, let obligations, let problems):
      [("FRIST_PLANS", plans), ("FRIST_OBLIGATIONS", obligations), ("FRIST_PROBLEMS", problems)]
    case .notReloaded(let what), .refused(let what), .failed(let what), .held(let what), .stopping(let what):
      [("FRIST_REASON", what)]
    case .found(let problem):
      [("FRIST_PLAN", problem.plan), ("FRIST_OBLIGATION", problem.obligation)] + Self.values(of: problem)
    case .passed(let digests, let notices, let next):
      [("FRIST_DIGESTS", digests), ("FRIST_NOTICES", notices), ("FRIST_NEXT", next)]
    case .stopped, .clockRight: []
    case .clockSetBack(let now, let last): [("FRIST_NOW", now), ("FRIST_LAST_PASS", last)]
    case .released(let uid): [("FRIST_UID", uid)]
    case .spoolFailed(let error, let deliveries, let nextTry):
      [
        ("FRIST_CALL", error.call), ("FRIST_PATH", error.path), ("ERRNO", error.errno),
        ("FRIST_DELIVERIES", deliveries), ("FRIST_NEXT", nextTry),
      ]
    case .spoolRecovered(let path, let seconds, let failures):
      [("FRIST_PATH", path), ("FRIST_SECONDS", seconds), ("FRIST_FAILURES", failures)]
    case .deliveryWithdrawn(let id, let recipient): [("FRIST_DELIVERY", id), ("FRIST_RECIPIENT", recipient)]
    case .outcome(let outcome, let plan, let obligation, let occurrence, let uid):
      [
        ("FRIST_OUTCOME", outcome.rawValue), ("FRIST_PLAN", plan), ("FRIST_OBLIGATION", obligation),
        ("FRIST_OCCURRENCE", occurrence), ("FRIST_UID", uid),
      ]
    case .clientMisbehaved(let uid, let pid, let what):
      [("FRIST_UID", uid), ("FRIST_PID", pid), ("FRIST_REASON", what)]
    case .entriesLost(let count): [("FRIST_ENTRIES", count)]
    }
  }

  /// `FRIST_DAYS` counts from the day of telling to the due day, negative when that has passed.
  private static func values(of telling: Telling) -> [(String, (any CustomStringConvertible)?)] {
    [
      ("FRIST_PLAN", telling.plan), ("FRIST_OBLIGATION", telling.obligation), ("FRIST_KIND", telling.kind?.rawValue),
      ("FRIST_TITLE", telling.title), ("FRIST_STEP", telling.step), ("FRIST_OCCURRENCE", telling.occurrence),
      ("FRIST_PROBLEM", telling.problem),
      ("FRIST_DUE", telling.due), ("FRIST_DAYS", telling.day.days(to: telling.due)),
      ("FRIST_RECIPIENT", telling.recipient), ("FRIST_ROLE", telling.role), ("FRIST_REASON", telling.reason.inWords),
      ("FRIST_DELIVERY", telling.delivery),
    ]
  }

  private static func values(of problem: Problem) -> [(String, (any CustomStringConvertible)?)] {
    [
      ("FRIST_FILE", problem.file), ("FRIST_LINE", problem.line > 0 ? problem.line : nil),
      ("FRIST_COLUMN", problem.line > 0 ? problem.column : nil),
      ("FRIST_PROBLEM", problem.what.en), ("FRIST_CONSEQUENCE", problem.consequence.en),
    ]
  }
}
