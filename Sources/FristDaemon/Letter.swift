import FristCore
import FristDelivery
import FristRender

/// A digest as the message that goes out: everything in it follows from the digest, its delivery's id and its moment.
struct Letter {
  private let message: MailMessage
  private let recipient: RecipientID

  init(_ digest: Digest, id: String, inventory: Inventory, zone: Zone) {
    let text = DigestText(digest, inventory: inventory)
    let (directory, mail) = (inventory.directory, inventory.settings.mail)
    let domain = mail.from.split(separator: "@").last.map(String.init) ?? "localhost"
    let reader = directory[digest.recipient]
    let name = directory.name(of: digest.recipient)
    let coordinators = text.replyTo.compactMap { id in
      directory[id]?.mail.map { MailAddress($0, name: directory.name(of: id)) }
    }
    recipient = digest.recipient
    message = MailMessage(
      from: MailAddress(mail.from, name: "frist"),
      to: reader?.mail.map { .address(MailAddress($0, name: name)) } ?? .noAddress(name: name),
      replyTo: coordinators, subject: text.subject, text: text.body, language: text.language,
      date: MailDate(digest.at, offsetMinutes: zone.offset(at: zone.instant(of: digest.at))),
      messageID: "\(id)@\(domain)", references: ["thread.\(digest.recipient)@\(domain)"], listID: "frist.\(domain)")
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
      do throws(MailMessageError) {
        return try plain.encoded()
      } catch {
        preconditionFailure("a message without names or addresses cannot be written: \(error)")
      }
    }
  }
}
