/// What comes beside the text of a message, under a file name: a calendar, a report.
public struct MailAttachment: Hashable, Sendable {
  /// Type, subtype and parameters, each with its semicolon but the last: `["text/calendar;", "method=PUBLISH;", …]`.
  public var contentType: [String]
  /// ASCII letters, digits, full stops, hyphens and underscores.
  public var fileName: String
  public var text: String

  public init(contentType: [String], fileName: String, text: String) {
    self.contentType = contentType
    self.fileName = fileName
    self.text = text
  }

  /// Events to be put into a calendar (RFC 5546, 3.2.1): nobody is asked to answer.
  public static func calendar(_ text: String, fileName: String) -> MailAttachment {
    MailAttachment(
      contentType: ["text/calendar;", "charset=utf-8;", "method=PUBLISH"], fileName: fileName, text: text)
  }

  /// A page to be opened in a browser.
  public static func page(_ html: String, fileName: String) -> MailAttachment {
    MailAttachment(contentType: ["text/html;", "charset=utf-8"], fileName: fileName, text: html)
  }
}
