import FristControl
import FristProgram

/// `fristctl status`: what an administrator sees first, and what to do about what is wrong.
enum StatusText {
  static func lines(_ status: Control.Status.Reply, on terminal: Terminal) -> [String] {
    var sheet = Sheet(terminal)
    sheet.add("Now", "\(Dates.moment(status.now)), \(status.zone); fristd \(status.version)")
    if status.clockSetBack {
      sheet.add(
        "Clock",
        [
          "SET BACK: it stands before the last pass, so nothing is decided",
          "look with: timedatectl; fristd goes on by itself when the clock is right",
          "if it is right now, and was wrong before: fristctl release",
        ], .alarm)
    }
    if let hold = status.hold {
      sheet.add(
        "Mail",
        [
          "HELD since \(Dates.moment(hold.since)): \(hold.why)",
          "\(HoldText.condition(hold.cause)), let it go with: fristctl release",
        ], .alarm)
    }
    sheet.add("Last pass", status.lastPass.map { dated($0, status.now) } ?? "none yet")
    let brings = status.nextDigests.map { $0 == 0 ? "; it brings no mail" : "; it brings \(counted($0, "mail"))" } ?? ""
    sheet.add(
      "Next wake",
      status.nextWake.map { dated($0, status.now) + brings }
        ?? (status.hold == nil ? "none: nothing is left to tell" : "none while mail is held"))
    sheet.add(
      "Plans",
      status.plans == 0
        ? "none: put them into the plans directory, then: fristctl reload"
        : "\(status.plans) with \(counted(status.obligations, "obligation"))")
    sheet.add("Counts", counts(status.counts))
    if status.toConfirm > 0 {
      sheet.add(
        "To confirm",
        "\(counted(status.toConfirm, "deadline")) read as \(status.toConfirm == 1 ? "it is" : "they are") until a planner "
          + "confirms: see fristctl show ID")
    }
    addSpool(status, to: &sheet)
    addOutgoing(status, to: &sheet)
    sheet.add("Problems", problemCount(status.problems), status.problems.isEmpty ? nil : .yellow)
    return sheet.lines + problems(status.problems, on: terminal)
  }

  /// All problems, one under the other, each with its place first.
  static func problems(_ problems: [ProblemMessage], on terminal: Terminal) -> [String] {
    zip(problems, problems.lines).flatMap { problem, line in
      let text = line.harmless
      let lines = terminal.width.map { text.folded(to: max(20, $0 - 4)) } ?? [text]
      return lines.enumerated().map { index, line in
        (index == 0 ? "  " : "    ") + terminal.paint(line, problem.severity == "error" ? .red : nil)
      }
    }
  }

  /// `none`, `2 errors, 1 warning`.
  static func problemCount(_ problems: [ProblemMessage]) -> String {
    let errors = problems.count { $0.severity == "error" }
    let parts = [(errors, "error"), (problems.count - errors, "warning")].filter { $0.0 > 0 }
    return parts.isEmpty ? "none" : parts.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }

  /// `3 overdue, 12 open`: in the order of `State`, those there are.
  static func counts(_ counts: [Control.Status.Count]) -> String {
    let order = State.allCases.map(\.rawValue)
    let present = counts.filter { $0.count > 0 }.sorted {
      (order.firstIndex(of: $0.state) ?? order.count, $0.state) < (
        order.firstIndex(of: $1.state) ?? order.count, $1.state
      )
    }
    let parts = present.map { "\($0.count) \(State.words($0.state))" }
    return parts.isEmpty ? "nothing with a deadline" : parts.joined(separator: ", ")
  }

  private static func dated(_ moment: String, _ now: String) -> String {
    Dates.moment(moment) + (Dates.distance(from: now, to: moment).map { ", \($0)" } ?? "")
  }

  private static func addSpool(_ status: Control.Status.Reply, to sheet: inout Sheet) {
    let spool = status.spool
    var facts = "nothing waits"
    if spool.waiting > 0 {
      facts = "\(counted(spool.waiting, "delivery", "deliveries")) \(spool.waiting == 1 ? "waits" : "wait")"
      if let oldest = spool.oldest {
        let age = Dates.minutes(from: oldest, to: status.now).map { " (\(Dates.span(max(0, $0))))" } ?? ""
        facts += ", the oldest since \(Dates.moment(oldest))\(age)"
      }
    }
    sheet.add("Spool", "\(spool.path): \(facts)", spool.waiting > 0 ? .yellow : nil)
    if let error = spool.error {
      let next = spool.nextTry.map { "; next try \(dated($0, status.now))" } ?? ""
      sheet.add("", [error + next, "put that right; fristd tries again by itself, or now with: fristctl pass"], .alarm)
    }
    if !status.leavesMachine {
      sheet.add("", "mail stays on this machine: no recipient's is sent further")
    }
  }

  /// What frist-post is to hand over; not a word where nothing waits.
  private static func addOutgoing(_ status: Control.Status.Reply, to sheet: inout Sheet) {
    let outgoing = status.outgoing
    if outgoing.waiting > 0 {
      let age = outgoing.oldest.map { ", the oldest since \(dated($0, status.now))" } ?? ""
      sheet.add("Outgoing", "\(counted(outgoing.waiting, "message")) for frist-post to hand over\(age)", .yellow)
    }
    if outgoing.failed > 0 {
      sheet.add(
        outgoing.waiting > 0 ? "" : "Outgoing",
        [
          "\(counted(outgoing.failed, "message")) GIVEN UP: see why with journalctl -u frist-post",
          "when that is put right: frist-post --retry",
        ], .alarm)
    }
  }
}
