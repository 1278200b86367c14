import FristControl
import FristCore
import FristLedger

extension OccurrenceMessage {
  /// - Parameter today: What `daysLeft` counts from.
  init(_ row: RegisterRow, on today: CivilDay) {
    self.init(
      id: row.name, occurrence: row.occurrence?.name, plan: row.plan, kind: row.kind.rawValue, title: row.title,
      responsible: row.obligation?.responsible ?? [],
      deadline: row.entry?.text ?? row.obligation?.deadlines.first?.text ?? "", label: row.entry?.deadline.label,
      start: row.occurrence?.window.start?.description, due: row.occurrence?.due.description,
      state: row.state.rawValue, daysLeft: row.occurrence.map { today.days(to: $0.due) },
      originalDue: row.occurrence?.id.originalDue.description)
  }
}

extension WhyMessage.Rung {
  init(_ prospect: Prospect, reason: String) {
    let (fate, on): (String, CivilDay?) =
      switch prospect.fate {
      case .told(let day): ("told", day)
      case .superseded(let day): ("superseded", day)
      case .coming(let day): ("coming", day)
      case .waiting: ("waiting", nil)
      case .late: ("late", nil)
      case .silent: ("silent", nil)
      }
    self.init(
      step: prospect.step.description, recipient: prospect.role, standing: prospect.standing.rawValue,
      day: prospect.day.description, tellingDay: prospect.tellingDay.description, fate: fate, on: on?.description,
      reason: reason)
  }
}

extension ShowMessage.Event {
  /// - Parameter names: Occurrences by their identity, as they are called now.
  init(_ line: RecordLine, names: [OccurrenceID: String]) {
    let (what, text): (String, String) =
      switch line.what {
      case .seen: ("seen", "first seen in the plan")
      case .withdrawn: ("withdrawn", "gone from the files")
      case .moved(let window, let who, let why):
        ("moved", "\(window.start.map { "to \($0) to \(window.due)" } ?? "to \(window.due)") by \(who): \(why)")
      case .told(let step, let to, let delivery, .delivered, let reason):
        ("told", "\(step) to \(to), delivery \(delivery); \(reason)")
      case .told(let step, let to, let delivery, .withdrawn, _):
        ("told", "\(step) to \(to), delivery \(delivery) withdrawn: it could not be delivered that day")
      case .told(let step, let to, let delivery, _, let reason):
        ("told", "\(step) to \(to), delivery \(delivery) waiting; \(reason)")
      case .superseded(let step, let role, let reason): ("superseded", "\(step) for \(role); \(reason)")
      case .outcome(.done(let completion)):
        ("done", "done on \(completion.on), said uid \(completion.uid)" + (completion.note.map { ": \($0)" } ?? ""))
      case .outcome(.reopened(_, let uid)): ("reopened", "reopened by uid \(uid)")
      case .outcome(.confirmed(_, let uid, let note)):
        ("confirmed", "confirmed by uid \(uid)" + (note.map { ": \($0)" } ?? ""))
      }
    self.init(
      at: line.at.description, what: what,
      occurrence: line.occurrence.map {
        names[$0] ?? "\($0.obligation.plan)/\($0.obligation.obligation)@\($0.originalDue)"
      },
      text: text)
  }
}
