import FristCore

/// A digest as the mail that its reader gets, in the reader's language.
///
/// It follows from its inputs alone: "today" is the day of the digest.
public struct DigestLetter: Sendable {
  /// One line of at most 70 Unicode scalars: the worst and how many, then the plan.
  public let subject: String
  /// Plain text as format=flowed has it (RFC 3676): lines of at most 73 scalars, but for a longer word, separated by LF
  /// and ended by one.
  public let text: String
  /// The same as a page of its own; nil where the settings want text alone.
  public let html: String?
  public let language: Language
  /// Who gets the answers: the coordinators of its plans that have a mail address, each once, in the order of the text.
  public let replyTo: [RecipientID]
  /// The left half of the identifier that all mail of the reader about the plan has as its beginning in a year; of
  /// several plans, or of none, the reader's.
  public let thread: String
  /// The deadlines it is about as a calendar; nil where the settings want none, or it is about none.
  public let calendar: String?

  /// - Parameters:
  ///   - situation: of its reader, whatever it is about (DESIGN.md 5, rule 4).
  ///   - offsetMinutes: of the digest's moment from UTC, east positive.
  ///   - userName: the name of a local account, where it is known.
  public init(
    _ digest: Digest, situation: Situation, inventory: Inventory, offsetMinutes: Int,
    userName: @escaping @Sendable (UInt32) -> String? = { _ in nil }
  ) {
    let context = MailContext(digest, inventory, userName: userName)
    let groups = PlanGroup.all(digest.notices.map { DigestItem($0, on: digest.at.day) })
    var known: Set<RecipientID> = []
    let replyTo = groups.compactMap(\.plan?.coordinator).filter { role in
      inventory.directory[role]?.mail != nil && known.insert(role).inserted
    }
    let subject = Subject.text(groups, context)
    let document = Document(
      title: subject, language: context.language,
      blocks: DigestDocument(groups, replyTo: replyTo, situation: situation, context).blocks)
    self.subject = subject
    self.replyTo = replyTo
    language = context.language
    text = PlainTextWriter(isFlowed: true).text(of: document)
    html = inventory.settings.mail.html ? MailHTMLWriter().html(of: document) : nil
    let plan = groups.count == 1 ? groups[0].id : ""
    thread = ["thread", digest.recipient, plan, "\(digest.at.day.year)"].filter { !$0.isEmpty }.joined(separator: ".")
    calendar =
      inventory.settings.mail.calendar
      ? Self.calendar(digest, context, CalendarStamp(digest.at, offsetMinutes: offsetMinutes)) : nil
  }

  /// Each deadline once.
  private static func calendar(_ digest: Digest, _ context: MailContext, _ stamp: CalendarStamp) -> String? {
    var known: Set<String> = []
    let events = digest.notices
      .compactMap { CalendarEvent($0, directory: context.directory, language: context.language) }
      .filter { known.insert($0.uid).inserted }
    return events.isEmpty ? nil : CalendarFile(events: events, stamp: stamp).text
  }
}
