import FristCore
import FristDelivery
import FristRender

/// A digest as the message that goes out.
struct Letter {
  private let message: MailMessage
  private let id: String

  /// - Parameter id: The delivery's: Message-ID and Date follow from it and from the digest's moment alone.
  init(_ digest: Digest, id: String, inventory: Inventory, zone: Zone) {
    fatalError()
  }

  func encoded() -> [UInt8] { [] }
}
