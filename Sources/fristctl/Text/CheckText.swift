import FristControl
import FristProgram

/// `fristctl check`: one line and a code for a monitoring system (Monitoring Plugins Development Guidelines).
struct CheckText: Encodable, Hashable {
  enum Level: Int32, Encodable, Comparable {
    case ok = 0
    case warning, critical, unknown

    var word: String { ["OK", "WARNING", "CRITICAL", "UNKNOWN"][Int(rawValue)] }

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  let level: Level
  /// What is wrong, the worst first; what there is where nothing is.
  let reasons: [String]
  /// `overdue=3`, …
  let measures: [Measure]

  struct Measure: Encodable, Hashable {
    let name: String
    let value: Int
  }

  /// A wake-up that is so many minutes past by the wall clock was not made: more than a change of summer time explains.
  static let lateMinutes = 120

  /// A delivery is carried in the second in which it is decided; one that waits so long is late, and then very late.
  static let waitingMinutes = (late: 5, veryLate: 60)

  /// What frist-post is to hand over goes within the minute; it tries again by itself, through outages of a night.
  static let outgoingMinutes = (late: 60, veryLate: 24 * 60)

  /// Held mail, a spool that fails, a clock set back, a pass that was not made, mail that waits for
  /// an hour (a day, where frist-post has it) and mail given up mean that people are not told: CRITICAL. Mail that waits
  /// for less; errors in the files, something is not reminded of as written: WARNING. What is overdue is for the
  /// responsible, not for who runs the machine; and warnings in plans may stay for years: both are only told.
  init(_ status: Control.Status.Reply) {
    var critical: [String] = []
    if status.clockSetBack { critical.append("the clock stands before the last pass, nothing is decided") }
    if let hold = status.hold {
      critical.append(
        "all mail is held since \(hold.since): \(hold.why); \(HoldText.condition(hold.cause)): fristctl release")
    }
    if let error = status.spool.error {
      let since = status.spool.oldest.map { " since \($0)" } ?? ""
      let waiting = "\(counted(status.spool.waiting, "delivery", "deliveries")) waiting\(since): "
      critical.append((status.spool.waiting > 0 ? waiting : "spool ") + error)
    }
    if critical.isEmpty, let wake = status.nextWake, let late = Dates.minutes(from: wake, to: status.now),
      late > Self.lateMinutes
    {
      critical.append("the pass of \(wake) was not made, \(Dates.span(late)) ago")
    }
    let errors = status.problems.filter { $0.severity == "error" }
    var warnings: [String] = []
    let outgoing = status.outgoing
    if outgoing.failed > 0 {
      critical.append("\(counted(outgoing.failed, "message")) given up; when that is put right: frist-post --retry")
    }
    if outgoing.waiting > 0, let oldest = outgoing.oldest, let late = Dates.minutes(from: oldest, to: status.now),
      late >= Self.outgoingMinutes.late
    {
      let waiting =
        "\(counted(outgoing.waiting, "message")) to hand over since \(oldest), \(Dates.span(late)): look at the journal "
        + "of frist-post"
      if late >= Self.outgoingMinutes.veryLate { critical.append(waiting) } else { warnings.append(waiting) }
    }
    if status.hold == nil, status.spool.error == nil, status.spool.waiting > 0, let oldest = status.spool.oldest,
      let late = Dates.minutes(from: oldest, to: status.now), late >= Self.waitingMinutes.late
    {
      let waiting =
        "\(counted(status.spool.waiting, "delivery", "deliveries")) waiting since \(oldest), "
        + "\(Dates.span(late)): look at the journal of fristd"
      if late >= Self.waitingMinutes.veryLate { critical.append(waiting) } else { warnings.append(waiting) }
    }
    if let first = errors.first {
      warnings.append("\(counted(errors.count, "error")) in the files: \(first.text)")
    }
    level = !critical.isEmpty ? .critical : !warnings.isEmpty ? .warning : .ok
    func count(_ state: State) -> Int { status.counts.first { $0.state == state.rawValue }?.count ?? 0 }
    let calm =
      "\(counted(status.obligations, "obligation")) in \(counted(status.plans, "plan")), \(count(.overdue)) overdue, "
      + (status.nextWake.map { "next wake \($0)" } ?? "nothing left to tell")
    reasons = level == .ok ? [calm] : critical + warnings
    measures = [
      Measure(name: "obligations", value: status.obligations), Measure(name: "overdue", value: count(.overdue)),
      Measure(name: "due", value: count(.due)), Measure(name: "waiting", value: status.spool.waiting),
      Measure(name: "outgoing", value: outgoing.waiting), Measure(name: "failed", value: outgoing.failed),
      Measure(name: "errors", value: errors.count),
      Measure(name: "warnings", value: status.problems.count - errors.count),
    ]
  }

  /// No status came. A daemon that does not answer reminds nobody, and the guidelines keep UNKNOWN for what is wrong
  /// with the check itself: CRITICAL. Not permitted or not understood is wrong with the check: UNKNOWN.
  init(_ failure: Failure) {
    level = failure.exit == .unreachable ? .critical : .unknown
    reasons = [failure.sentence]
    measures = []
  }

  /// `FRIST CRITICAL: …|overdue=3`: one line, with the one `|` that begins what is measured.
  var line: String {
    let text = reasons.joined(separator: "; ").harmless.map { $0 == "|" ? "/" : $0 }
    let numbers = measures.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    return "FRIST \(level.word): \(String(text))" + (numbers.isEmpty ? "" : " | \(numbers)")
  }

  private enum Key: String, CodingKey { case code, state, reasons, measures }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(level.rawValue, forKey: .code)
    try container.encode(level.word, forKey: .state)
    try container.encode(reasons, forKey: .reasons)
    try container.encode(
      Dictionary(measures.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), forKey: .measures)
  }
}
