import FristCore
import FristDelivery
import FristRender

/// A digest as the message that goes out: everything in it follows from the digest, its delivery's id and its moment.
struct Letter {
  private let message: MailMessage
  private let recipient: RecipientID

  /// - Parameters:
  ///   - id: of the delivery; the same for good.
  ///   - attachments: what goes along with it beside its own calendar: a report.
  init(
    _ digest: Digest, situation: Situation, id: String, inventory: Inventory, zone: Zone,
    attachments: [MailAttachment] = []
  ) {
    let (directory, mail) = (inventory.directory, inventory.settings.mail)
    let offset = zone.offset(at: zone.instant(of: digest.at))
    let letter = DigestLetter(digest, situation: situation, inventory: inventory, offsetMinutes: offset)
    let domain = mail.from.split(separator: "@").last.map(String.init) ?? "localhost"
    func mailbox(_ id: RecipientID) -> MailAddress? {
      directory[id]?.mail.map { MailAddress($0, name: directory.label(of: id)) }
    }
    recipient = digest.recipient
    message = MailMessage(
      from: MailAddress(mail.from, name: "frist"),
      to: mailbox(recipient).map { .address($0) } ?? .noAddress(name: directory.label(of: recipient)),
      replyTo: letter.replyTo.compactMap(mailbox), subject: letter.subject, text: letter.text, html: letter.html,
      language: letter.language, date: MailDate(digest.at, offsetMinutes: offset),
      messageID: MessageIdentifier.make(id, at: domain),
      references: [MessageIdentifier.make(letter.thread, at: domain)], listID: Self.listID(at: domain),
      attachments: (letter.calendar.map { [.calendar($0, fileName: "frist.ics")] } ?? []) + attachments)
  }

  /// RFC 2919 lets it have 255 characters; nobody is to go without mail for it.
  private static func listID(at domain: String) -> String? {
    let identifier = "frist.\(domain)"
    return identifier.utf8.count <= 255 ? identifier : nil
  }

  var subject: String { message.subject }

  /// - Parameter moment: When it was asked for.
  init(testTo recipient: RecipientID, id: String, at moment: CivilMoment, inventory: Inventory, zone: Zone) {
    let (directory, mail) = (inventory.directory, inventory.settings.mail)
    let letter = TestLetter(to: recipient, at: moment, inventory: inventory)
    let domain = mail.from.split(separator: "@").last.map(String.init) ?? "localhost"
    self.recipient = recipient
    message = MailMessage(
      from: MailAddress(mail.from, name: "frist"),
      to: directory[recipient]?.mail.map { .address(MailAddress($0, name: directory.label(of: recipient))) }
        ?? .noAddress(name: directory.label(of: recipient)),
      subject: letter.subject, text: letter.text, html: letter.html, language: letter.language,
      date: MailDate(moment, offsetMinutes: zone.offset(at: zone.instant(of: moment))),
      messageID: MessageIdentifier.make(id, at: domain), listID: Self.listID(at: domain))
  }

  func encoded() -> [UInt8] {
    do throws(MailMessageError) {
      return try message.encoded()
    } catch {
      // The files were checked for what headers cannot hold. Should something have passed all the same, the text
      // matters more than the header.
      var plain = message
      plain.to = .noAddress(name: recipient)
      plain.replyTo = []
      plain.subject = "frist"
      plain.text = "(\(error))\n\n" + message.text
      // The text alone: what stands in it now must not be missed, and an attachment may be what was refused.
      plain.html = nil
      plain.attachments = []
      do throws(MailMessageError) {
        return try plain.encoded()
      } catch {
        preconditionFailure("a message without names or addresses cannot be written: \(error)")
      }
    }
  }
}
