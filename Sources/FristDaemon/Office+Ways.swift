import FristCore
import FristDelivery
import FristLedger
import FristProgram

/// By what way a recipient's mail goes.
struct MailWay {
  let method: DeliveryMethod
  /// The Maildir below the spool.
  let mailbox: String
  private let bounces: String
  /// An address, or a local account.
  let destination: String?

  init(_ method: DeliveryMethod, mailbox: String, bounces: String, destination: String?) {
    self.method = method
    self.mailbox = mailbox
    self.bounces = bounces
    self.destination = destination
  }

  /// A message as it is put into the mailbox: for frist-post under an envelope.
  func enveloped(_ message: [UInt8], for recipient: RecipientID) -> [UInt8] {
    guard let destination, method != .maildir else { return message }
    let envelope = OutgoingEnvelope(
      recipient: recipient, bounces: bounces,
      way: method == .mbox ? .mbox(user: destination) : .sendmail(to: destination))
    do throws(OutgoingEnvelopeError) {
      return try envelope.encoded(message)
    } catch {
      // frist-post does not know it, and says so: it lies in outgoing/failed/.
      return message
    }
  }
}

extension Office {
  /// A replay has a Maildir for everybody; else mail that leaves by other ways waits in `outgoing` for frist-post.
  func way(to recipient: RecipientID) -> MailWay {
    let method = mode == .replay ? .maildir : inventory.deliveryMethod(of: recipient)
    let known = inventory.directory[recipient]
    let destination = method == .sendmail ? known?.mail : method == .mbox ? known?.user : nil
    guard method != .maildir, destination != nil else {
      return MailWay(.maildir, mailbox: recipient, bounces: "", destination: nil)
    }
    return MailWay(
      method, mailbox: OutgoingName.directory, bounces: bounceAddress, destination: destination)
  }

  /// Where what cannot be delivered comes back to.
  var bounceAddress: String {
    let mail = inventory.settings.mail
    return mail.bounces ?? inventory.settings.admin.flatMap { inventory.directory[$0]?.mail } ?? mail.from
  }

  /// Whether any recipient's mail leaves the machine.
  var leavesMachine: Bool {
    inventory.directory.recipients.values.contains { !$0.isExternal && way(to: $0.id).method != .maildir }
  }
}

extension Inventory {
  func deliveryMethod(of recipient: RecipientID) -> DeliveryMethod {
    directory[recipient]?.deliver ?? settings.mail.deliver
  }
}
