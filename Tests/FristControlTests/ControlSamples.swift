import FristControl

// A full and an empty sample of every type that goes over the control socket.

extension Interchange {
  static let methods: [Interchange] = [
    .method(Control.Status.self),
    .method(Control.List.self),
    .method(Control.Show.self),
    .method(Control.Why.self),
    .method(Control.Preview.self),
    .method(Control.Complete.self),
    .method(Control.Reopen.self),
    .method(Control.Cancel.self),
    .method(Control.Confirm.self),
    .method(Control.Snooze.self),
    .method(Control.Move.self),
    .method(Control.Evaluate.self),
    .method(Control.Report.self),
    .method(Control.Calendar.self),
    .method(Control.TestMail.self),
    .method(Control.Log.self),
    .method(Control.PlanVersion.self),
    .method(Control.Pages.self),
    .method(Control.Reload.self),
    .method(Control.Release.self),
    .method(Control.Pass.self),
  ]

  static let faults: [Interchange] = [
    .fault(Control.NoSuchObligation.self),
    .fault(Control.NoSuchPlan.self),
    .fault(Control.NoSuchRecipient.self),
    .fault(Control.AmbiguousOccurrence.self),
    .fault(Control.NoSuchOccurrence.self),
    .fault(Control.NoSuchVersion.self),
    .fault(Control.NotPermitted.self),
    .fault(Control.InvalidDate.self),
    .fault(Control.InvalidDeadline.self),
    .fault(Control.AlreadyDone.self),
    .fault(Control.WrongState.self),
    .fault(Control.NeverMailed.self),
    .fault(Control.NotReloaded.self),
    .fault(Control.ClockSetBack.self),
    .fault(Control.Held.self),
    .fault(Control.InternalError.self),
    .fault(Control.TooManyConnections.self),
    .fault(Control.ShuttingDown.self),
  ]
}

extension ProblemMessage: Sampled {
  static let full = Self(
    severity: "x", file: "x", line: 1, column: 1, what: "x", consequence: "x", plan: "x", obligation: "x", text: "x")
  static let bare = Self(
    severity: "x", file: "x", line: 1, column: 1, what: "x", consequence: "x", plan: nil, obligation: nil, text: "x")
}

extension OccurrenceMessage: Sampled {
  static let full = Self(
    id: "x", occurrence: "x", plan: "x", kind: "x", title: "x", responsible: ["x"], deadline: "x", label: "x",
    start: "x", due: "x", state: "x", daysLeft: 1, originalDue: "x", confirm: true, snoozedUntil: "x")
  static let bare = Self(
    id: "x", occurrence: nil, plan: "x", kind: "x", title: "x", responsible: [], deadline: "x", label: nil, start: nil,
    due: nil, state: "x", daysLeft: nil, originalDue: nil, confirm: false, snoozedUntil: nil)
}

extension EntryMessage: Sampled {
  static let full = Self(
    at: "x", by: "x", uid: 1, what: "x", plan: "x", id: "x", occurrence: "x", step: "x", recipient: "x", standing: "x",
    reason: "x", delivery: "x", state: "x", start: "x", due: "x", previousDue: "x", day: "x", key: "x", text: "x",
    why: "x", attainment: "x", year: 1, recipients: ["x"])
  static let bare = Self(
    at: "x", by: "x", uid: nil, what: "x", plan: nil, id: nil, occurrence: nil, step: nil, recipient: nil,
    standing: nil, reason: nil, delivery: nil, state: nil, start: nil, due: nil, previousDue: nil, day: nil, key: nil,
    text: nil, why: nil, attainment: nil, year: nil, recipients: [])
}

extension DigestMessage.Notice: Sampled {
  static let full = Self(id: "x", occurrence: "x", step: "x", due: "x", reason: "x")
  static let bare = Self(id: "x", occurrence: nil, step: "x", due: "x", reason: "x")
}

extension DigestMessage: Sampled {
  static let full = Self(at: "x", recipient: "x", notices: [.full])
  static let bare = Self(at: "x", recipient: "x", notices: [])
}

extension Control.Status.Count: Sampled {
  static let full = Self(state: "x", count: 1)
  static let bare = Self(state: "x", count: 1)
}

extension Control.Status.Spool: Sampled {
  static let full = Self(path: "x", waiting: 1, oldest: "x", error: "x", nextTry: "x")
  static let bare = Self(path: "x", waiting: 1, oldest: nil, error: nil, nextTry: nil)
}

extension Control.Status.Outgoing: Sampled {
  static let full = Self(waiting: 1, oldest: "x", failed: 1)
  static let bare = Self(waiting: 1, oldest: nil, failed: 1)
}

extension Control.Status.Hold: Sampled {
  static let full = Self(since: "x", cause: "x", why: "x")
  static let bare = Self(since: "x", cause: "x", why: "x")
}

extension Control.Status: Sampled {
  static let full = Self(language: "x")
  static let bare = Self(language: nil)
}

extension Control.Status.Reply: Sampled {
  static let full = Self(
    version: "x", zone: "x", now: "x", today: "x", lastPass: "x", nextWake: "x", nextDigests: 1, clockSetBack: true,
    plans: 1, obligations: 1, counts: [.full], toConfirm: 1, spool: .full, outgoing: .full, leavesMachine: true,
    hold: .full, problems: [.full])
  static let bare = Self(
    version: "x", zone: "x", now: "x", today: "x", lastPass: nil, nextWake: nil, nextDigests: nil, clockSetBack: false,
    plans: 1, obligations: 1, counts: [], toConfirm: 1, spool: .bare, outgoing: .bare, leavesMachine: false, hold: nil,
    problems: [])
}

extension Control.List: Sampled {
  static let full = Self(plan: "x", overdue: true, dueWithin: 1, state: "x", responsible: "x", kind: "x", year: 1)
  static let bare = Self(plan: nil, overdue: nil, dueWithin: nil, state: nil, responsible: nil, kind: nil, year: nil)
}

extension Control.List.Reply: Sampled {
  static let full = Self(occurrences: [.full])
  static let bare = Self(occurrences: [])
}

extension Control.Show.Text: Sampled {
  static let full = Self(text: "x", means: "x", days: ["x"], confirm: true)
  static let bare = Self(text: "x", means: nil, days: [], confirm: false)
}

extension Control.Show: Sampled {
  static let full = Self(id: "x", language: "x")
  static let bare = Self(id: "x", language: nil)
}

extension Control.Show.Reply: Sampled {
  static let full = Self(
    id: "x", plan: "x", planTitle: "x", kind: "x", title: "x", goal: ["x"], responsible: ["x"], participants: ["x"],
    deadlines: [.full], note: "x", automatic: true, decided: "x", body: "x", case: "x", withdrawn: "x",
    problems: [.full], occurrences: [.full], history: [.full])
  static let bare = Self(
    id: "x", plan: "x", planTitle: "x", kind: "x", title: "x", goal: [], responsible: [], participants: [],
    deadlines: [], note: nil, automatic: false, decided: nil, body: nil, case: nil, withdrawn: nil, problems: [],
    occurrences: [], history: [])
}

extension Control.Why.Rung: Sampled {
  static let full = Self(step: "x", day: "x", tellingDay: "x", verdict: "x", on: "x", reason: "x", roles: [.full])
  static let bare = Self(step: "x", day: "x", tellingDay: "x", verdict: "x", on: nil, reason: nil, roles: [])
}

extension Control.Why.Role: Sampled {
  static let full = Self(recipient: "x", standing: "x")
  static let bare = Self(recipient: "x", standing: "x")
}

extension Control.Why: Sampled {
  static let full = Self(id: "x")
  static let bare = Self(id: "x")
}

extension Control.Why.Reply: Sampled {
  static let full = Self(occurrence: .full, notes: ["x"], rungs: [.full])
  static let bare = Self(occurrence: .bare, notes: [], rungs: [])
}

extension Control.Preview: Sampled {
  static let full = Self(from: "x", to: "x", recipient: "x")
  static let bare = Self(from: nil, to: nil, recipient: nil)
}

extension Control.Preview.Reply: Sampled {
  static let full = Self(digests: [.full])
  static let bare = Self(digests: [])
}

extension Control.Complete.Completion: Sampled {
  static let full = Self(id: "x", on: "x", note: "x")
  static let bare = Self(id: "x", on: nil, note: nil)
}

extension Control.Complete: Sampled {
  static let full = Self(items: [.full], dryRun: true)
  static let bare = Self(items: [], dryRun: nil)
}

extension Control.Complete.Reply: Sampled {
  static let full = Self(occurrences: [.full])
  static let bare = Self(occurrences: [])
}

extension Control.Reopen: Sampled {
  static let full = Self(id: "x")
  static let bare = Self(id: "x")
}

extension Control.Reopen.Reply: Sampled {
  static let full = Self(occurrences: [.full])
  static let bare = Self(occurrences: [])
}

extension Control.Cancel: Sampled {
  static let full = Self(id: "x", reason: "x")
  static let bare = Self(id: "x", reason: "x")
}

extension Control.Cancel.Reply: Sampled {
  static let full = Self(occurrences: [.full])
  static let bare = Self(occurrences: [])
}

extension Control.Confirm: Sampled {
  static let full = Self(id: "x", note: "x")
  static let bare = Self(id: "x", note: nil)
}

extension Control.Confirm.Reply: Sampled {
  static let full = Self(id: "x", answered: ["x"])
  static let bare = Self(id: "x", answered: [])
}

extension Control.Snooze: Sampled {
  static let full = Self(id: "x", until: "x", reason: "x")
  static let bare = Self(id: "x", until: "x", reason: "x")
}

extension Control.Snooze.Reply: Sampled {
  static let full = Self(occurrences: [.full])
  static let bare = Self(occurrences: [])
}

extension Control.Move.Moved: Sampled {
  static let full = Self(occurrence: .full, previousStart: "x", previousDue: "x")
  static let bare = Self(occurrence: .bare, previousStart: nil, previousDue: nil)
}

extension Control.Move: Sampled {
  static let full = Self(id: "x", deadline: "x", reason: "x", dryRun: true)
  static let bare = Self(id: "x", deadline: "x", reason: "x", dryRun: nil)
}

extension Control.Move.Reply: Sampled {
  static let full = Self(moved: [.full])
  static let bare = Self(moved: [])
}

extension Control.Evaluate: Sampled {
  static let full = Self(id: "x", attainment: "x", effect: "x", year: 1)
  static let bare = Self(id: "x", attainment: "x", effect: nil, year: nil)
}

extension Control.Evaluate.Reply: Sampled {
  static let full = Self(id: "x", year: 1, attainment: "x", effect: "x")
  static let bare = Self(id: "x", year: 1, attainment: "x", effect: nil)
}

extension Control.Report: Sampled {
  static let full = Self(plan: "x", year: 1, asOf: "x", responsible: "x", format: "x", rollover: true)
  static let bare = Self(plan: nil, year: nil, asOf: nil, responsible: nil, format: nil, rollover: nil)
}

extension Control.Report.Reply: Sampled {
  static let full = Self(document: "x")
  static let bare = Self(document: "x")
}

extension Control.Calendar: Sampled {
  static let full = Self(plan: "x", recipient: "x")
  static let bare = Self(plan: nil, recipient: nil)
}

extension Control.Calendar.Reply: Sampled {
  static let full = Self(calendar: "x")
  static let bare = Self(calendar: "x")
}

extension Control.TestMail: Sampled {
  static let full = Self(recipient: "x")
  static let bare = Self(recipient: "x")
}

extension Control.TestMail.Reply: Sampled {
  static let full = Self(delivery: "x", reader: "x", way: "x", destination: "x", bounces: "x", state: "x", error: "x")
  static let bare = Self(delivery: "x", reader: "x", way: "x", destination: "x", bounces: nil, state: "x", error: nil)
}

extension Control.Log: Sampled {
  static let full = Self(plan: "x", from: "x", to: "x", by: "x")
  static let bare = Self(plan: nil, from: nil, to: nil, by: nil)
}

extension Control.Log.Reply: Sampled {
  static let full = Self(entries: [.full])
  static let bare = Self(entries: [])
}

extension Control.PlanVersion.Version: Sampled {
  static let full = Self(version: 1, at: "x")
  static let bare = Self(version: 1, at: "x")
}

extension Control.PlanVersion: Sampled {
  static let full = Self(plan: "x", version: 1)
  static let bare = Self(plan: "x", version: nil)
}

extension Control.PlanVersion.Reply: Sampled {
  static let full = Self(plan: "x", version: 1, content: "x", versions: [.full])
  static let bare = Self(plan: "x", version: 1, content: "x", versions: [])
}

extension Control.Pages.Page: Sampled {
  static let full = Self(path: "x", content: "x")
  static let bare = Self(path: "x", content: "x")
}

extension Control.Pages: Sampled {
  static let full = Self()
  static let bare = Self()
}

extension Control.Pages.Reply: Sampled {
  static let full = Self(pages: [.full])
  static let bare = Self(pages: [])
}

extension Control.Reload.Changes: Sampled {
  static let full = Self(new: ["x"], gone: ["x"], back: ["x"])
  static let bare = Self(new: [], gone: [], back: [])
}

extension Control.Reload.MovedDeadline: Sampled {
  static let full = Self(occurrence: "x", previousDue: "x", due: "x")
  static let bare = Self(occurrence: "x", previousDue: nil, due: nil)
}

extension Control.Reload: Sampled {
  static let full = Self(language: "x")
  static let bare = Self(language: nil)
}

extension Control.Reload.Reply: Sampled {
  static let full = Self(
    plans: .full, obligations: .full, moved: [.full], problemsNew: [.full], problemsSolved: [.full], problems: [.full])
  static let bare = Self(plans: .bare, obligations: .bare, moved: [], problemsNew: [], problemsSolved: [], problems: [])
}

extension Control.Release: Sampled {
  static let full = Self()
  static let bare = Self()
}

extension Control.Release.Reply: Sampled {
  static let full = Self(released: true, next: "x")
  static let bare = Self(released: false, next: nil)
}

extension Control.Pass.Delivery: Sampled {
  static let full = Self(id: "x", recipient: "x", notices: 1, subject: "x", state: "x", error: "x")
  static let bare = Self(id: "x", recipient: "x", notices: nil, subject: nil, state: "x", error: nil)
}

extension Control.Pass: Sampled {
  static let full = Self()
  static let bare = Self()
}

extension Control.Pass.Reply: Sampled {
  static let full = Self(deliveries: [.full], delivered: 1, waiting: 1, notices: 1, next: "x")
  static let bare = Self(deliveries: [], delivered: 1, waiting: 1, notices: 1, next: nil)
}

extension Control.NoSuchObligation: Sampled {
  static let full = Self(id: "x", suggestion: "x")
  static let bare = Self(id: "x", suggestion: nil)
}

extension Control.NoSuchPlan: Sampled {
  static let full = Self(plan: "x", suggestion: "x")
  static let bare = Self(plan: "x", suggestion: nil)
}

extension Control.NoSuchRecipient: Sampled {
  static let full = Self(recipient: "x", suggestion: "x")
  static let bare = Self(recipient: "x", suggestion: nil)
}

extension Control.AmbiguousOccurrence: Sampled {
  static let full = Self(id: "x", occurrences: ["x"])
  static let bare = Self(id: "x", occurrences: [])
}

extension Control.NoSuchOccurrence: Sampled {
  static let full = Self(id: "x", occurrences: ["x"])
  static let bare = Self(id: "x", occurrences: [])
}

extension Control.NoSuchVersion: Sampled {
  static let full = Self(plan: "x", version: 1, latest: 1)
  static let bare = Self(plan: "x", version: 1, latest: 1)
}

extension Control.NotPermitted: Sampled {
  static let full = Self(method: "x", groups: ["x"])
  static let bare = Self(method: "x", groups: [])
}

extension Control.InvalidDate: Sampled {
  static let full = Self(parameter: "x", value: "x", reason: "x")
  static let bare = Self(parameter: "x", value: "x", reason: "x")
}

extension Control.InvalidDeadline: Sampled {
  static let full = Self(text: "x", reason: "x", column: 1, suggestion: "x", days: ["x"])
  static let bare = Self(text: "x", reason: "x", column: nil, suggestion: nil, days: [])
}

extension Control.AlreadyDone: Sampled {
  static let full = Self(occurrence: "x", since: "x", by: "x")
  static let bare = Self(occurrence: "x", since: "x", by: "x")
}

extension Control.WrongState: Sampled {
  static let full = Self(occurrence: "x", state: "x", since: "x", reason: "x")
  static let bare = Self(occurrence: "x", state: "x", since: nil, reason: "x")
}

extension Control.NeverMailed: Sampled {
  static let full = Self(recipient: "x", reason: "x")
  static let bare = Self(recipient: "x", reason: "x")
}

extension Control.NotReloaded: Sampled {
  static let full = Self(problems: [.full])
  static let bare = Self(problems: [])
}

extension Control.ClockSetBack: Sampled {
  static let full = Self(now: "x", lastPass: "x")
  static let bare = Self(now: "x", lastPass: "x")
}

extension Control.Held: Sampled {
  static let full = Self(since: "x", cause: "x", why: "x")
  static let bare = Self(since: "x", cause: "x", why: "x")
}

extension Control.InternalError: Sampled {
  static let full = Self()
  static let bare = Self()
}

extension Control.TooManyConnections: Sampled {
  static let full = Self(limit: 1)
  static let bare = Self(limit: 1)
}

extension Control.ShuttingDown: Sampled {
  static let full = Self()
  static let bare = Self()
}
