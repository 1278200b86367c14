import FristCore

/// A deadline as an all-day event on the day it falls due.
public struct CalendarEvent: Hashable, Sendable {
  /// The same for good, whatever is moved or renamed.
  public let uid: String
  /// One more for every move.
  public let sequence: Int
  public let day: CivilDay
  public let summary: String
  /// Lines separated by LF.
  public let details: String
  /// Where it is to be read about: an http or https address.
  public let link: String?
  public let isCancelled: Bool

  /// - Parameters:
  ///   - directory: for the names of the responsible.
  ///   - isCancelled: it was cancelled, or taken out of the plan.
  public init(
    _ occurrence: Occurrence, of obligation: Obligation, in plan: PlanHeading, directory: Directory,
    language: Language, isCancelled: Bool = false
  ) {
    let words = language.mailWording
    uid = Self.uid(of: occurrence.id)
    sequence = occurrence.arming - 1
    day = occurrence.due
    summary = obligation.heading(label: occurrence.id.label)
    var lines = [plan.fullTitle]
    if !obligation.responsible.isEmpty {
      lines.append(words.responsible(obligation.responsible.map(directory.label(of:))))
    }
    if let start = occurrence.window.start, start != occurrence.due {
      lines.append(words.period(start, occurrence.due))
    }
    if !obligation.isAutomatic, let entry = obligation.entry(of: occurrence), let text = given(entry.text) {
      lines.append(words.planSays(text, means: entry.means.flatMap(given)))
    }
    details = lines.joined(separator: "\n")
    link = plan.document.flatMap(given)
    self.isCancelled = isCancelled
  }

  /// From what makes an occurrence the same one for good: `nes-rus/3.6/2019-06-30@frist`, of several on a day or of a
  /// label with more behind it. ASCII whatever the label.
  private static func uid(of id: OccurrenceID) -> String {
    var parts = [id.root.plan, id.root.obligation, id.originalDue.description]
    if let label = id.label {
      parts.append(
        label.utf8.reduce(into: "") { $0 += isSafe($1) ? String(UnicodeScalar($1)) : "=" + String($1, radix: 16) })
    }
    if id.copy > 1 { parts.append("\(id.copy)") }
    return parts.joined(separator: "/") + "@frist"
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  func write(to lines: inout ContentLines, _ stamp: CalendarStamp) {
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: uid)
    lines.add("DTSTAMP", stamp.text)
    lines.add("SEQUENCE", "\(sequence)")
    lines.add("DTSTART;VALUE=DATE", day.basic)
    // The day after the last (RFC 5545, 3.6.1).
    lines.add("DTEND;VALUE=DATE", day.shifted(byDays: 1).basic)
    lines.add("SUMMARY", text: summary)
    if !details.isEmpty { lines.add("DESCRIPTION", text: details) }
    if let link { lines.add("URL", link) }
    lines.add("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
    // A deadline takes nobody's time.
    lines.add("TRANSP", "TRANSPARENT")
    lines.add("END", "VEVENT")
  }
}

extension CalendarEvent {
  /// What a notice says of a deadline; nil where it is about none, or about one that is no more.
  init?(_ notice: Notice, directory: Directory, language: Language) {
    guard let plan = notice.plan else { return nil }
    switch notice.matter {
    case .deadline(let occurrence, let obligation, _), .dated(let occurrence, let obligation),
      .status(let occurrence, let obligation, _):
      self.init(occurrence, of: obligation, in: plan, directory: directory, language: language)
    case .resolved(let occurrence, let obligation, let ending):
      let isGone =
        switch ending {
        case .cancelled, .undated, .needless: true
        case .done, .moved: false
        }
      self.init(
        occurrence, of: obligation, in: plan, directory: directory, language: language, isCancelled: isGone)
    case .review, .alive, .replaced, .problem, .lost, .orphaned, .withdrawn: return nil
    }
  }
}
