import FristCore

/// The message that `fristctl test-mail` sends to a recipient, by the way that all its mail goes.
public struct TestLetter: Sendable {
  public let subject: String
  /// Plain text as format=flowed has it (RFC 3676).
  public let text: String
  /// The same as a page of its own; nil where the settings want text alone.
  public let html: String?
  public let language: Language

  /// - Parameter at: when it was asked for, so that one can be told from another.
  public init(to recipient: RecipientID, at moment: CivilMoment, inventory: Inventory) {
    let directory = inventory.directory
    language = directory[recipient]?.language ?? inventory.settings.language
    let words = language.mailWording
    let name = directory.label(of: recipient)
    let admin = inventory.settings.admin.map { id in
      directory.label(of: id) + (directory[id]?.mail.map { " (\($0))" } ?? "")
    }
    subject = words.testSubject
    let lines = words.test(to: name, on: words.weekdayAndDate(moment.day), at: "\(moment.time)", from: admin)
    let document = Document(
      title: subject, language: language,
      blocks: [.heading(Line(subject), level: 1)] + lines.map { .paragraph([Line($0)]) })
    text = PlainTextWriter(isFlowed: true).text(of: document)
    html = inventory.settings.mail.html ? MailHTMLWriter().html(of: document) : nil
  }
}
