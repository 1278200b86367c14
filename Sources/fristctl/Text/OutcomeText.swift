import FristControl
import FristProgram

/// What the commands that change something say they have done: a line each.
enum OutcomeText {
  static func done(_ item: OccurrenceMessage, dryRun: Bool = false) -> String {
    dryRun
      ? "\(name(item)) would be done; nothing is recorded"
      : "\(name(item)) is \(State.words(item.state)); no more is told of it"
  }

  static func reopened(_ item: OccurrenceMessage) -> String {
    if item.state == "missed" {
      return "\(name(item)) is not done after all, and missed: the next one has fallen due, and no more is told of it"
    }
    return "\(name(item)) is open after all"
      + (item.due.map { ": due \(Dates.day($0))" + (item.daysLeft.map { ", \(Dates.left($0))" } ?? "") } ?? "")
  }

  static func cancelled(_ item: OccurrenceMessage) -> String {
    "\(name(item)) is cancelled; no more is told of it. Taken back by: fristctl reopen \(id(item))"
  }

  static func snoozed(_ item: OccurrenceMessage) -> String {
    let due = item.due.map { "; its deadline stays \(Dates.day($0))" } ?? ""
    return "\(name(item)) is snoozed: no mail of it before \(item.snoozedUntil.map { Dates.day($0) } ?? "then")\(due)"
  }

  static func moved(_ move: Control.Move.Moved, dryRun: Bool) -> String {
    let item = move.occurrence
    func window(_ start: String?, _ due: String?) -> String? {
      due.map { due in
        start.map { $0 == due ? Dates.day(due) : "\(Dates.day($0)) to \(Dates.day(due))" } ?? Dates.day(due)
      }
    }
    let from = window(move.previousStart, move.previousDue).map { "from \($0) " } ?? ""
    let to = window(item.start, item.due) ?? "no day"
    return "\(name(item)) \(dryRun ? "would be" : "is") moved \(from)to \(to)" + (dryRun ? "; nothing is recorded" : "")
  }

  static func confirmed(_ reply: Control.Confirm.Reply) -> String {
    let answers = reply.answered.map { code in
      switch code {
      case "round": "the status round is answered"
      case "review": "the review is answered"
      case "reading": "its deadline is read rightly"
      case "planGone": "the plan is meant to be gone"
      default: code
      }
    }
    return "\(reply.id) is confirmed: ".harmless
      + (answers.isEmpty ? "it still holds; nothing was being asked" : answers.joined(separator: "; ").harmless)
  }

  static func evaluated(_ reply: Control.Evaluate.Reply) -> String {
    "\(reply.id) is evaluated for \(reply.year): \(reply.attainment)\(reply.effect.map { ", \($0)" } ?? "")".harmless
  }

  static func tested(_ reply: Control.TestMail.Reply, of recipient: String) -> [String] {
    let reader = reply.reader == recipient ? "" : ", who reads the mail of \(recipient)"
    let fate =
      switch reply.state {
      case "delivered": "is in its mailbox"
      case "outgoing": "waits for frist-post, which hands it over"
      default: "waits: \(reply.error ?? "the spool cannot be written")"
      }
    let bounce = reply.bounces.map { "a bounce would go to \($0)" } ?? "nothing can bounce: it stays on this machine"
    return [
      "a test message to \(reply.reader)\(reader) \(fate)", "it goes by \(reply.way) to \(reply.destination)", bounce,
    ].map(\.harmless)
  }

  static func released(_ reply: Control.Release.Reply) -> String {
    guard reply.released else { return "nothing was held, and the clock is not set back" }
    return "released: fristd has looked at everything, " + next(reply.next)
  }

  static func passed(_ reply: Control.Pass.Reply, verbose: Bool) -> [String] {
    let next = "fristd has looked at everything, \(next(reply.next))"
    if reply.deliveries.isEmpty { return ["nothing was due to be sent; \(next)"] }
    let waiting = reply.waiting > 0 ? ", \(reply.waiting) waiting" : ""
    let notices = reply.notices > 0 ? " with \(counted(reply.notices, "notice"))" : ""
    let sum = "\(counted(reply.delivered, "mail")) delivered\(waiting)\(notices); \(next)"
    return reply.deliveries.filter { verbose || $0.state != "delivered" }.map(line) + [sum]
  }

  private static func line(_ delivery: Control.Pass.Delivery) -> String {
    let subject = delivery.subject.map { ": \($0)" } ?? ""
    return
      (delivery.state == "delivered"
      ? "delivered \(delivery.id) to \(delivery.recipient)\(subject)"
      : "\(delivery.state) \(delivery.id) for \(delivery.recipient): \(delivery.error ?? "no reason given")").harmless
  }

  private static func next(_ moment: String?) -> String {
    moment.map { "and looks again at \(Dates.moment($0))" } ?? "and nothing is left to tell"
  }

  private static func id(_ item: OccurrenceMessage) -> String { (item.occurrence ?? item.id).harmless }

  private static func name(_ item: OccurrenceMessage) -> String { "\(id(item)) (\(ListText.title(item)))".harmless }
}
