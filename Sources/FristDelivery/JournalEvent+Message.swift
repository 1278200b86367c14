import FristCore

extension JournalEvent {
  /// `MESSAGE`: one sentence on one line, which says enough alone; the values stand in the fields once more.
  public var message: String { text.withoutAddresses.onOneLine }

  private var text: String {
    switch self {
    case .told(let telling): Self.text(of: telling)
    case .started(let version, let plans, let obligations, let lastPass):
      "fristd \(version): \(count(plans, "plan")) with \(count(obligations, "obligation")); "
        + (lastPass.map { "last pass \($0)" } ?? "no pass so far")
    case .ready(let next): "ready; \(Self.waking(next))"
    case .reloaded(let plans, let obligations, let problems):
      "files read again: \(count(plans, "plan")) with \(count(obligations, "obligation")), "
        + (problems == 0 ? "no problems" : count(problems, "problem"))
    case .notReloaded(let what): "files read again and not accepted, the versions in force stay: \(what)"
    case .found(let problem): problem.description
    case .passed(let digests, let notices, let next):
      (digests == 0
        ? "pass: nothing to tell" : "pass: \(count(digests, "digest")) with \(count(notices, "notice"))")
        + "; \(Self.waking(next))"
    case .stopping(let cause): "stopping: \(cause)"
    case .stopped: "stopped; everything is recorded"
    case .refused(let what): "fristd does not start: \(what)"
    case .failed(let what): "fristd cannot go on and ends: \(what)"
    case .clockSetBack(let now, let last):
      "the clock says \(now), but \(last) is passed already: nothing is decided before that"
    case .held(let why): "all mail is held: \(why); fristctl release lets it go"
    case .released(let uid): "held mail released by uid \(uid)"
    case .clockRight: "the clock is right again; mail goes on"
    case .spoolFailed(let error, let deliveries, let nextTry):
      "spool \(error); \(count(deliveries, "delivery", "deliveries")) kept, next try \(nextTry)"
    case .spoolRecovered(let path, let seconds, let failures):
      "spool \(path): written again after \(Self.span(seconds)) and \(count(failures, "failure"))"
    case .deliveryWithdrawn(let id, let recipient):
      "delivery \(id) to \(recipient) did not get out on its day: withdrawn, its notices are decided anew"
    case .outcome(let outcome, let plan, let obligation, let occurrence, let uid):
      "\(occurrence ?? "\(plan)/\(obligation)"): \(outcome.rawValue) by uid \(uid)"
    case .clientMisbehaved(let uid, let pid, let what):
      "control client of uid \(uid)\(pid.map { ", pid \($0)" } ?? "") misbehaved and was turned away: \(what)"
    case .entriesLost(let number):
      "\(count(number, "journal entry is", "journal entries are")) lost: nobody read the journal; the ledger has them all"
    }
  }

  /// `nes-rus/3.6@2019-06-30: before-7 told to nes-raadmann`, with what is wrong, and with the reason where it is late.
  private static func text(of telling: Telling) -> String {
    let reader =
      telling.recipient == telling.role ? telling.recipient : "\(telling.recipient), deputy of \(telling.role)"
    let subject = telling.subject.isEmpty ? "configuration" : telling.subject
    let told = "\(subject): \(telling.step) told to \(reader)" + (telling.problem.map { ": \($0)" } ?? "")
    if case .late = telling.reason { return "\(told), \(telling.reason.inWords)" }
    return told
  }

  private static func waking(_ next: CivilMoment?) -> String {
    next.map { "next look \($0)" } ?? "nothing ahead"
  }

  /// The two largest units of a duration: `3 h 5 min`.
  private static func span(_ seconds: Int) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
    let parts = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds % 60, "s")].drop { $0.0 == 0 }.prefix(2)
      .filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}

private func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}

extension String {
  /// This text with a replacement character for each that would break a line or steer a terminal: controls, line
  /// separators, and the marks that turn the direction of writing.
  var onOneLine: String {
    guard unicodeScalars.contains(where: \.steers) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.steers ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var steers: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
