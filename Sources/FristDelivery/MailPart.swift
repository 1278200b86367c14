import FristCore

/// A MIME part: its headers, an empty line, its body (RFC 2045).
struct MailPart {
  let bytes: [UInt8]

  private init(_ headers: MailHeaders, _ body: [UInt8]) { bytes = headers.bytes + [.newline] + body }

  /// Plain text, flowed (RFC 3676).
  static func text(_ text: String, in language: Language) throws(MailMessageError) -> MailPart {
    var headers = MailHeaders()
    try headers.add("Content-Type", words: ["text/plain;", "charset=utf-8;", "format=flowed"])
    try headers.add("Content-Transfer-Encoding", words: ["quoted-printable"])
    try headers.add("Content-Language", words: [language.rawValue])
    return MailPart(headers, QuotedPrintable.encoded(text))
  }

  static func html(_ html: String, in language: Language) throws(MailMessageError) -> MailPart {
    var headers = MailHeaders()
    try headers.add("Content-Type", words: ["text/html;", "charset=utf-8"])
    try headers.add("Content-Transfer-Encoding", words: ["quoted-printable"])
    try headers.add("Content-Language", words: [language.rawValue])
    return MailPart(headers, QuotedPrintable.encoded(html))
  }

  static func attachment(_ attachment: MailAttachment) throws(MailMessageError) -> MailPart {
    let name = attachment.fileName
    guard !name.isEmpty, name.utf8.allSatisfy({ Atom.isLetterOrDigit($0) || ".-_".utf8.contains($0) }) else {
      throw .badFileName(name)
    }
    var headers = MailHeaders()
    try headers.add("Content-Type", words: attachment.contentType)
    try headers.add("Content-Transfer-Encoding", words: ["quoted-printable"])
    try headers.add("Content-Disposition", words: ["attachment;", "filename=\"\(name)\""])
    return MailPart(headers, QuotedPrintable.encoded(attachment.text))
  }

  /// - Parameters:
  ///   - kind: `alternative`, of the same in several forms, the plainest first; `mixed`.
  ///   - boundary: which no line of the parts begins with.
  static func multipart(
    _ kind: String, _ boundary: String, _ parts: [MailPart]
  ) throws(MailMessageError) -> MailPart {
    var headers = MailHeaders()
    try headers.add("Content-Type", words: ["multipart/\(kind);", "boundary=\"\(boundary)\""])
    var body: [UInt8] = []
    for part in parts { body += Array("--\(boundary)\n".utf8) + part.bytes + [.newline] }
    return MailPart(headers, body + Array("--\(boundary)--\n".utf8))
  }
}
