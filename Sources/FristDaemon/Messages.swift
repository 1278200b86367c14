import FristControl
import FristCore
import FristLedger

extension OccurrenceMessage {
  /// - Parameters:
  ///   - today: What `daysLeft` counts from.
  ///   - calendar: A snooze ends on the working day on or after its day.
  init(_ row: RegisterRow, on today: CivilDay, _ calendar: WorkCalendar) {
    let snoozedUntil = row.outcome.snooze.map { calendar.onOrAfter($0.until) }
    self.init(
      id: row.name, occurrence: row.occurrence?.name, plan: row.plan, kind: row.kind.rawValue, title: row.title,
      responsible: row.obligation?.responsible ?? [],
      deadline: row.entry?.text ?? row.obligation?.deadlines.first?.text ?? "", label: row.entry?.deadline.label,
      start: row.occurrence?.window.start?.description, due: row.occurrence?.due.description,
      state: row.state.rawValue, daysLeft: row.occurrence.map { today.days(to: $0.due) },
      originalDue: row.occurrence?.id.originalDue.description, confirm: row.isToBeConfirmed,
      snoozedUntil: row.outcome.isFinished ? nil : snoozedUntil.flatMap { $0 > today ? $0.description : nil })
  }
}

extension Control.Why.Rung {
  /// Those of whom the same becomes stand together, in the order in which they come.
  ///
  /// - Parameters:
  ///   - reason: Why a step was told or superseded, by the record; nil where it has none.
  ///   - nextPass: The day on which what is due now goes; nil while nothing does.
  static func rungs(
    of prospects: [Prospect], reason: (Prospect) -> Reason?, nextPass: CivilDay?
  ) -> [Control.Why.Rung] {
    var rungs: [Control.Why.Rung] = []
    for prospect in prospects {
      let (verdict, day, why): (String, CivilDay?, String?) =
        switch prospect.verdict {
        case .told(let on): ("told", on, reason(prospect)?.description)
        case .superseded(let on): ("superseded", on, reason(prospect)?.description)
        case .dueNow(let reason):
          if case .late = reason {
            ("late", nextPass, reason.description)
          } else {
            ("coming", nextPass, reason.description)
          }
        case .coming(let on): ("coming", on, on == prospect.day ? nil : prospect.reason?.description)
        case .waiting: ("waiting", nil, nil)
        case .silent(let silence): ("silent", nil, silence.code)
        }
      let role = Control.Why.Role(recipient: prospect.role, standing: prospect.standing.rawValue)
      var rung = Control.Why.Rung(
        step: prospect.step.description, day: prospect.day.description, tellingDay: prospect.tellingDay.description,
        verdict: verdict, on: day?.description, reason: why, roles: [])
      if let index = rungs.firstIndex(where: { other in
        rung.roles = other.roles
        return rung == other
      }) {
        rungs[index].roles.append(role)
      } else {
        rung.roles = [role]
        rungs.append(rung)
      }
    }
    return rungs
  }
}

extension Silence {
  /// A code with its facts.
  fileprivate var code: String {
    switch self {
    case .laterStepTold(let step): "laterStepTold \(step)"
    case .beforeLadderEdit: "beforeLadderEdit"
    case .missed(let next): "missed \(next)"
    case .done: "done"
    case .cancelled: "cancelled"
    case .beforeRemindFrom(let day): "beforeRemindFrom \(day)"
    case .pastDue: "pastDue"
    case .retired: "retired"
    case .covered: "covered"
    case .roundOver: "roundOver"
    }
  }
}

extension Control.Reload.Reply {
  init(_ change: FileChange, problems: [Problem], in language: Language) {
    func changes(_ names: FileChange.Names) -> Control.Reload.Changes {
      Control.Reload.Changes(new: names.new, gone: names.gone, back: names.back)
    }
    func messages(_ problems: [Problem]) -> [ProblemMessage] { problems.map { ProblemMessage($0, in: language) } }
    self.init(
      plans: changes(change.plans), obligations: changes(change.obligations),
      moved: change.moved.map {
        Control.Reload.MovedDeadline(
          occurrence: $0.occurrence, previousDue: $0.from?.description, due: $0.to?.description)
      },
      problemsNew: messages(change.newProblems), problemsSolved: messages(change.solvedProblems),
      problems: messages(problems))
  }
}

extension Control.Pass.Reply {
  /// - Parameter summaries: Of what was decided in this run.
  init(_ outcome: Courier.Outcome, _ summaries: [DeliveryID: DigestSummary], next: String?) {
    func delivery(_ delivery: Delivery, _ state: String, _ error: String?) -> Control.Pass.Delivery {
      let summary = summaries[delivery.id]
      return Control.Pass.Delivery(
        id: delivery.id, recipient: delivery.recipient, notices: summary?.notices, subject: summary?.subject,
        state: state, error: error)
    }
    let delivered = outcome.delivered.map { delivery($0, "delivered", nil) }
    let waiting = outcome.failed.map { delivery($0.delivery, "waiting", $0.error.description) }
    self.init(
      deliveries: delivered + waiting, delivered: delivered.count, waiting: waiting.count,
      notices: (delivered + waiting).reduce(0) { $0 + ($1.notices ?? 0) }, next: next)
  }
}
