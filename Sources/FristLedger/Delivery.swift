import FristCore

/// A digest on its way into a mailbox of the spool (DESIGN.md 6).
public struct Delivery: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    /// Decided; the spool may have nothing of it, or half a file.
    case pending
    /// The whole file is in the spool's staging directory, or was renamed out of it.
    case staged
    case delivered
    /// Was pending on a later day; its notices are decided anew.
    case withdrawn
  }

  /// `20190628T0730.nes-helse`: unique in the ledger, and the name of the file.
  public let id: String
  /// The moment of the pass that decided it.
  public let at: CivilMoment
  public let recipient: RecipientID
  /// The Maildir below the spool.
  public let mailbox: String
  public var state: State
  /// The message; empty where it is over.
  public var content: [UInt8]

  public init(
    id: String, at: CivilMoment, recipient: RecipientID, mailbox: String, state: State = .pending, content: [UInt8]
  ) {
    self.id = id
    self.at = at
    self.recipient = recipient
    self.mailbox = mailbox
    self.state = state
    self.content = content
  }
}

/// One accepted version of a file, as bytes.
public struct FileVersion: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case configuration, directory, plan }

  public let kind: Kind
  /// A plan's id; `frist.yaml` or `directory.yaml` for the others.
  public let name: String
  /// Nil: gone from then on.
  public let content: [UInt8]?

  public init(kind: Kind, name: String, content: [UInt8]?) {
    self.kind = kind
    self.name = name
    self.content = content
  }
}
